"""A table's words and phrases, ready for looking up: each spelling with its classes, and a character for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from workbench.extract.patterns import Alphabet
from workbench.extract.spelling import token_expression, words_of
from workbench.extract.tables import Table
from workbench.extract.tokens import Lexeme, Lexicon, Phrase

# What a token is by its shape alone, before any table is asked. A figure's shapes say what else it may be.
SHAPES: Mapping[str, frozenset[str]] = {
    "figure": frozenset({"figure"}),
    "dotted": frozenset({"figure", "dotted"}),
    "two_digits": frozenset({"figure", "two_digits", "short_figure"}),
    "three_digits": frozenset({"figure", "three_digits", "short_figure"}),
    "four_digits": frozenset({"figure", "short_figure"}),
    "five_digits": frozenset({"figure", "five_digits"}),
    "day": frozenset({"figure", "two_digits", "day", "short_figure"}),
    "padded_day": frozenset({"day"}),
    "year": frozenset({"figure", "year"}),
    "name": frozenset({"name"}),
    "power": frozenset({"figure"}),
    "fraction": frozenset({"fraction"}),
    "iso": frozenset({"iso"}),
    "slashed": frozenset({"slashed"}),
    "clock": frozenset({"clock"}),
    "phone": frozenset({"phone"}),
    "lower": frozenset({"lower", "word"}),
    "proper": frozenset({"proper", "word"}),
    "numbered": frozenset({"proper", "numbered", "word"}),
    "acronym": frozenset({"proper", "acronym", "word"}),
    "genitive": frozenset({"proper", "genitive", "word"}),
    "lower_genitive": frozenset({"lower", "genitive", "word"}),
    "lower_plural": frozenset({"lower", "plural", "word"}),
    "proper_plural": frozenset({"proper", "plural", "word"}),
    "gap": frozenset({"gap"}),
    "mark": frozenset({"mark"}),
    "sign": frozenset({"sign", "mark"}),
}
MARKS: Mapping[str, str] = {
    "-": "hyphen",
    "\u2010": "hyphen",
    "\u2011": "hyphen",
    "–": "dash",
    "—": "long_dash",
    "−": "minus",
    "/": "slash",
    ",": "comma",
    ".": "stop",
    "!": "stop",
    "?": "stop",
    ";": "semicolon",
    ":": "colon",
    "(": "bracket",
    ")": "bracket",
    "“": "quote",
    "”": "quote",
    '"': "quote",
    "'": "quote",
    "‘": "quote",
    "’": "quote",
    "«": "quote",
    "»": "quote",
    "„": "quote",
    "+": "plus",
    "~": "tilde",
}
_CAPITALISED = "cardinal"  # number words that are marked where they begin with a capital: "the Six Nations"
_NO_NOUNS = frozenset({"function", "hedge", "unit", "money", "times"})
# The classes of words that are nouns, names or adjectives like any other beside; and of verbs like any other.
_PLAIN = {
    "numbered",
    "passing",
    "level",
    "milestone",
    "expectancy",
    "person",
    "comparative",
    "in_doubt",
}
_VERBS = frozenset({"flight", "entitled", "paying"})
_SHORTEST_PLURAL = 4  # letters, where it is no acronym


def lexicon(table: Table, quoted: Iterable[str], alphabet: Alphabet) -> Lexicon:
    """The words of a table and those that its patterns name in quotes."""
    values = _values(table, quoted)
    classes = {spelling: _classes(spelling, found, table) for spelling, found in values.items()}
    lexemes = {s: Lexeme(alphabet.character(classes[s]), values[s]) for s in values}
    single = {s: lexeme for s, lexeme in lexemes.items() if len(words_of(s)) == 1}
    phrases = _phrases({s: lexeme for s, lexeme in lexemes.items() if s not in single})
    return Lexicon(
        words=single,
        phrases=phrases,
        seen={},
        shapes={name: alphabet.character(classes) for name, classes in SHAPES.items()},
        marks={mark: alphabet.character(frozenset({name, "mark"})) for mark, name in MARKS.items()},
        prefixes=frozenset(table.prefixes),
        looks_plural=partial(_looks_plural, table),
        numbered=table.noun.numbered,
        glued=_glued(table, alphabet),
        phrased_signs=frozenset(s for s in lexemes if s not in single and not s[0].isalpha()),
        numeral=token_expression(table.number, table.spelling),
    )


def _values(table: Table, quoted: Iterable[str]) -> dict[str, dict[str, str]]:
    """Spelling -> class -> value; a word that a pattern quotes has itself, in quotes, as a class."""
    values: dict[str, dict[str, str]] = {}
    for name, rows in table.words.items():
        for value, spellings in rows.items():
            for spelling in spellings:
                values.setdefault(spelling, {})[name] = value
    for word in quoted:
        values.setdefault(word, {})[f"'{word}'"] = word
    for word in [word for word, found in values.items() if _CAPITALISED in found and word.islower()]:
        values[word.capitalize()] = {**values[word], "capitalised": ""}
    return values


def _classes(spelling: str, found: Mapping[str, str], table: Table) -> frozenset[str]:
    """The classes of a spelling, with those that its form adds."""
    if mark := MARKS.get(spelling):
        return frozenset(found) | {mark, "mark"}
    if not any(character.isalpha() for character in spelling):
        return frozenset(found) | {"mark"}
    plural = _looks_plural(table, spelling)
    small = spelling.islower() and (not table.noun.capital or found.keys() <= _VERBS)
    form = {"lower" if small else "proper"} if found.keys() <= _PLAIN | _VERBS else set()
    return (
        frozenset(found)
        | form
        | {"word"}
        | ({"plural"} if plural and not _NO_NOUNS & found.keys() else set())
    )


def _looks_plural(table: Table, word: str) -> bool:
    """Whether a noun spelled so would be more than one: ships, not gas, glass, virus, analysis."""
    form = table.noun
    ends = word.endswith(form.endings) and not word.endswith((*form.not_endings, "'s", "’s"))
    long = len(word) >= _SHORTEST_PLURAL or (len(word) > len("Is") and word[:-1].isupper())
    return (ends and long) or word.lower() in table.irregular_plurals


def _glued(table: Table, alphabet: Alphabet) -> Mapping[str, Lexeme]:
    return {
        spelling: Lexeme(alphabet.character(frozenset({name, "glued", "word"})), {name: value})
        for name, rows in table.glued.items()
        for value, spellings in rows.items()
        for spelling in spellings
    }


def _phrases(lexemes: Mapping[str, Lexeme]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their first word in lower case, longest first."""
    found: dict[str, list[Phrase]] = {}
    for spelling, lexeme in lexemes.items():
        first, *rest = words_of(spelling)
        exact = spelling != spelling.lower()
        found.setdefault(first.lower(), []).append(Phrase(first, exact, tuple(rest), lexeme))
    return {first: tuple(sorted(ones, key=lambda one: -len(one.rest))) for first, ones in found.items()}
