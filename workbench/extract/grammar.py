"""A language's grammar: its table of words, phrases and rules, made ready to run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import NamedTuple

import msgspec

from workbench.errors import InputError
from workbench.extract.patterns import Alphabet, Compiler, bracket, literals
from workbench.extract.spelling import NumberForm, Spelling, token_expression, words_of
from workbench.extract.tokens import Lexeme, Lexicon, Phrase

# What a token is by its shape alone, before any table is asked. A figure's shapes say what else it may be.
SHAPES: Mapping[str, frozenset[str]] = {
    "figure": frozenset({"figure"}),
    "dotted": frozenset({"figure", "dotted"}),
    "two_digits": frozenset({"figure", "two_digits"}),
    "day": frozenset({"figure", "two_digits", "day"}),
    "year": frozenset({"figure", "year"}),
    "name": frozenset({"name"}),
    "iso": frozenset({"iso"}),
    "slashed": frozenset({"slashed"}),
    "clock": frozenset({"clock"}),
    "phone": frozenset({"phone"}),
    "lower": frozenset({"lower", "word"}),
    "proper": frozenset({"proper", "word"}),
    "gap": frozenset({"gap"}),
    "mark": frozenset({"mark"}),
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


class NounForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the noun that a number counts is told: by a plural's endings, or by its capital."""

    endings: tuple[str, ...] = ("s",)
    not_endings: tuple[str, ...] = ("ss", "us", "is")
    capital: bool = False


class RuleRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of saying something: its pattern over word classes and the production that makes sense of it."""

    name: str
    pattern: str
    make: str
    value: str = ""


class ReadingRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A preference: which class a word has between what stands before and after it. The first row that fits holds."""

    name: str
    word: str
    reading: str = msgspec.field(name="class")
    before: str = ""
    after: str = ""


class ContextRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sign that means another currency where the text has one of the words."""

    sign: str
    unit: str
    words: tuple[str, ...]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A grammar file as it is written."""

    number: NumberForm
    prefixes: tuple[str, ...]
    words: dict[str, dict[str, tuple[str, ...]]]
    macros: dict[str, str]
    rule: tuple[RuleRow, ...]
    reading: tuple[ReadingRow, ...]
    context: tuple[ContextRow, ...]
    compound: dict[str, dict[str, int]]
    irregular_plurals: tuple[str, ...]
    spelling: Spelling = Spelling()
    noun: NounForm = NounForm()


@dataclass(frozen=True)
class Rule:
    """A rule ready to run; its expression, with the pattern's named groups, is compiled on first use."""

    row: RuleRow
    written: str

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern over class characters."""
        return re.compile(self.written)


class Reading(NamedTuple):
    """A preference ready to run; `before` is anchored at the word's left edge, `after` at its right."""

    name: str
    character: str
    before: re.Pattern[str]
    after: re.Pattern[str]


class Grammar(NamedTuple):
    """Everything the reader needs for one language; `starts` has the rules that may begin with a character, in order."""

    table: Table
    lexicon: Lexicon
    starts: Mapping[str, tuple[Rule, ...]]
    starter: re.Pattern[str]
    amount: re.Pattern[str]
    readings: Mapping[str, tuple[Reading, ...]]
    ambiguous: re.Pattern[str]
    classes: Mapping[str, frozenset[str]]

    def is_a(self, character: str, name: str) -> bool:
        """Whether a token's character includes a class."""
        return name in self.classes[character]


def languages() -> tuple[str, ...]:
    """The languages that have a grammar table."""
    files = resources.files("workbench.extract").joinpath("grammar").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


@cache
def grammar(language: str) -> Grammar:
    """The grammar for a BCP 47 tag, by its first part. InputError where there is no table for it."""
    name = language.split("-")[0].lower()
    if name not in languages():
        raise InputError(f"no grammar for the language {language!r}; there are: {', '.join(languages())}")
    raw = resources.files("workbench.extract").joinpath("grammar", f"{name}.toml").read_text(encoding="utf-8")
    return build(msgspec.toml.decode(raw, type=Table))


def build(table: Table) -> Grammar:
    """Compiles a table. ValueError names a pattern that cannot be read."""
    alphabet = Alphabet()
    lexicon = _lexicon(table, literals(_patterns(table)), alphabet)
    for row in table.reading:
        alphabet.character(frozenset({row.reading, "word"}))
    compiler = Compiler(table.macros, alphabet)
    starts = _starts(table.rule, compiler)
    return Grammar(
        table=table,
        lexicon=lexicon,
        starts=starts,
        starter=re.compile(bracket(starts)),
        amount=re.compile(compiler.compile(table.macros["AMOUNT"]).expression),
        readings=_readings(table, alphabet, compiler),
        ambiguous=re.compile(bracket(lexicon.words[row.word].character for row in table.reading)),
        classes=alphabet.classes(),
    )


def _patterns(table: Table) -> list[str]:
    patterns = [row.pattern for row in table.rule] + list(table.macros.values())
    return patterns + [side for row in table.reading for side in (row.before, row.after)]


def _starts(rows: Iterable[RuleRow], compiler: Compiler) -> Mapping[str, tuple[Rule, ...]]:
    """Character -> the rules that a match beginning with it may have, in the table's order."""
    found: dict[str, list[Rule]] = {}
    for row in rows:
        compiled = compiler.compile(row.pattern)
        if compiled.may_be_empty:
            raise ValueError(f"the rule {row.name!r} fits where nothing stands")
        rule = Rule(row, compiled.expression)
        for character in compiled.starts:
            found.setdefault(character, []).append(rule)
    return {character: tuple(rules) for character, rules in found.items()}


def _lexicon(table: Table, quoted: frozenset[str], alphabet: Alphabet) -> Lexicon:
    values = _values(table, quoted)
    sets = {spelling: frozenset(found) | {"word"} for spelling, found in values.items()}
    for mark, name in MARKS.items():
        if mark in sets:
            sets[mark] = (sets[mark] - {"word"}) | {name, "mark"}
    lexemes = {s: Lexeme(alphabet.character(sets[s]), values[s]) for s in values}
    single = {s: lexeme for s, lexeme in lexemes.items() if len(words_of(s)) == 1}
    return Lexicon(
        words=single,
        phrases=_phrases({s: lexeme for s, lexeme in lexemes.items() if s not in single}),
        seen={},
        shapes={name: alphabet.character(classes) for name, classes in SHAPES.items()},
        marks={mark: alphabet.character(frozenset({name, "mark"})) for mark, name in MARKS.items()},
        prefixes=frozenset(table.prefixes),
        numeral=token_expression(table.number, table.spelling),
    )


def _values(table: Table, quoted: frozenset[str]) -> dict[str, dict[str, str]]:
    """Spelling -> class -> value; a word that a pattern quotes has itself, in quotes, as a class."""
    values: dict[str, dict[str, str]] = {}
    for name, rows in table.words.items():
        for value, spellings in rows.items():
            for spelling in spellings:
                values.setdefault(spelling, {})[name] = value
    for word in quoted:
        values.setdefault(word, {})[f"'{word}'"] = word
    return values


def _phrases(lexemes: Mapping[str, Lexeme]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their first word in lower case, longest first."""
    found: dict[str, list[Phrase]] = {}
    for spelling, lexeme in lexemes.items():
        first, *rest = words_of(spelling)
        exact = spelling != spelling.lower()
        found.setdefault(first.lower(), []).append(Phrase(first, exact, tuple(rest), lexeme))
    return {first: tuple(sorted(ones, key=lambda one: -len(one.rest))) for first, ones in found.items()}


def _readings(table: Table, alphabet: Alphabet, compiler: Compiler) -> Mapping[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}
    for row in table.reading:
        before, after = (compiler.compile(side, groups=False).expression for side in (row.before, row.after))
        character = alphabet.character(frozenset({row.reading, "word"}))
        made = Reading(row.name, character, re.compile(f"(?:{before})$"), re.compile(after))
        found.setdefault(row.word, []).append(made)
    return {word: tuple(rows) for word, rows in found.items()}
