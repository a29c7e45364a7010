"""What is known of the words of a language: its table of matching, made ready."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from workbench.languages import code_of, read_table
from workbench.languages.words import stem, stop_words

_STEM = "~"  # before a stem in the table of poles, which has words as written too


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    """A table as it is written: rows of words with spaces between them; in a phrase "_" stands for a space."""

    common: str
    negation: str
    synonyms: dict[str, str]
    contrasts: dict[str, dict[str, str]]
    scopes: dict[str, dict[str, str]]
    undone: dict[str, str] = {}
    relations: dict[str, dict[str, str]] = {}
    symmetric: str = ""
    passive: str = ""
    agents: str = ""
    turning: str = ""
    modal: str = ""
    perfect: str = ""
    prepositions: str = ""
    denied: dict[str, str] = {}
    affirmed: list[str] = []
    acts: str = ""
    routes: dict[str, str] = {}
    elided: str = ""
    before_names: str = ""
    inflected: bool = False
    particles: str = ""
    numbered: str = ""
    reasons: str = ""
    answers: str = ""
    deciders: str = ""


_NO_TABLE = _Table(common="", negation="", synonyms={}, contrasts={}, scopes={})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """A table made ready: each word or stem with what it stands for. One for a language without a table is empty.

    `poles` has for each word the rows of opposites it is in, by name, and its pole there; `scopes` are the names of
    those rows that narrow what stands beside them, `undone` of those of them that undo it. `relations` has for each
    word that stands between two the relation, and whether the first of them acts: "beat" and "lost to" are one, told
    from both ends. Words of `symmetric` say the same of both; `passive` and `agents` are the words before a verb and
    before who acts where the other comes first; `turning` are small words that make another claim of it in each
    other's place: for, against, and `modal` ones do where one has more,
    or has it for a word of `perfect`: will, has. What `prepositions` begin may stand
    anywhere. `denied` has the word that another denies: "unsafe" is "not safe". `phrases` has the words that begin a
    phrase with those that may follow. `before_names` is filled where every noun is written large: the words after
    which a noun is a name; `particles` where a verb is parted: "nahm ... fest". `numbered` are nouns that a number
    or a letter tells apart: line 3. What comes after a word of `reasons` is what a row of `answers` is for: a fine, a
    prize; a row of `deciders` is who gives it. Rows have the same names in all languages.
    """

    language: str
    stop: frozenset[str]
    common: frozenset[str]
    negation: frozenset[str]
    synonyms: Mapping[str, frozenset[str]]
    poles: Mapping[str, tuple[tuple[str, str], ...]]
    scopes: frozenset[str]
    undone: frozenset[str]
    relations: Mapping[str, tuple[str, bool]]
    symmetric: frozenset[str]
    passive: frozenset[str]
    agents: frozenset[str]
    turning: frozenset[str]
    modal: frozenset[str]
    perfect: frozenset[str]
    prepositions: frozenset[str]
    denied: Mapping[str, str]
    affirmed: re.Pattern[str] | None
    acts: frozenset[str]
    routes: Mapping[str, str]
    elided: frozenset[str]
    before_names: frozenset[str]
    particles: frozenset[str]
    numbered: frozenset[str]
    reasons: frozenset[str]
    answers: frozenset[str]
    deciders: frozenset[str]
    phrases: Mapping[str, frozenset[str]]

    def stem(self, word: str) -> str:
        """A small-lettered word or phrase without its endings."""
        return stem(word, self.language)

    def stands(self, word: str) -> tuple[tuple[str, str], ...]:
        """The rows of opposites that a small-lettered word is in, as written or by its stem, each with its pole."""
        return self.poles.get(word) or self.poles.get(_STEM + self.stem(word), ())


def lexicon(language: str) -> Lexicon:
    """The words of a language, told by its tag such as "de" or "pt-BR"."""
    return _lexicon(code_of(language))


@cache
def _lexicon(language: str) -> Lexicon:
    table = _table(language)
    known = {form for row in _rows(table) for form in row.split()}
    return Lexicon(
        language=language,
        stop=stop_words(language),
        common=frozenset(stem(word, language) for word in table.common.split()),
        negation=frozenset(table.negation.split()),
        synonyms=_synonyms({**table.synonyms, **_both_ends(table)}, language),
        poles=_poles(table, language),
        scopes=frozenset([*table.scopes, *table.undone]),
        undone=frozenset(table.undone),
        relations=_relations(table.relations),
        symmetric=frozenset(table.symmetric.split()),
        passive=frozenset(table.passive.split()),
        agents=frozenset(table.agents.split()),
        turning=frozenset(table.turning.split()),
        modal=frozenset(table.modal.split()),
        perfect=frozenset(table.perfect.split()),
        prepositions=frozenset(table.prepositions.split()),
        denied={word: name for name, word in _by_row(table.denied)},
        affirmed=re.compile("|".join(table.affirmed), re.IGNORECASE) if table.affirmed else None,
        acts=frozenset(table.acts.split()),
        routes={word: name for name, word in _by_row(table.routes)},
        elided=frozenset(table.elided.split()),
        before_names=frozenset(table.before_names.split()),
        particles=frozenset(table.particles.split()),
        numbered=frozenset(table.numbered.split()),
        reasons=frozenset(table.reasons.split()),
        answers=frozenset(table.answers.split()),
        deciders=frozenset(table.deciders.split()),
        phrases=_phrases(known),
    )


@cache
def _table(language: str) -> _Table:
    text = read_table(language, "matching")
    return _NO_TABLE if text is None else msgspec.toml.decode(text, type=_Table)


def _rows(table: _Table) -> Iterable[str]:
    yield table.negation
    yield table.reasons
    yield from (words.replace("-", "_") for words in table.synonyms.values())
    yield from table.denied.values()
    yield from table.undone.values()
    for opposites in (*table.contrasts.values(), *table.scopes.values(), *table.relations.values()):
        yield from opposites.values()


def _by_row(rows: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((name, word) for name, words in rows.items() for word in words.split())


def _synonyms(rows: Mapping[str, str], language: str) -> dict[str, frozenset[str]]:
    """Words as written and their stems with their rows; what a word is goes before what it may be a form of."""
    written, stems = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for name, hyphened in _by_row(rows):
        word = hyphened.replace("-", "_")  # a text is cut at hyphens, too
        written[word].add(name)
        stems[stem(word, language)].add(name)
    return {word: frozenset(names) for word, names in (stems | written).items()}


def _both_ends(table: _Table) -> dict[str, str]:
    """The words of each relation as a row of synonyms: which of two acts is told by where they stand."""
    return {name: " ".join(ends.values()) for name, ends in table.relations.items()}


def _single(rows: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {name: {name: words} for name, words in rows.items()}


def _relations(rows: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, bool]]:
    return {
        word: (name, end == "active")
        for name, ends in rows.items()
        for end, words in ends.items()
        for word in words.split()
    }


def _poles(table: _Table, language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Words with the poles they stand at, and stems of those that exclude each other: a form goes before a stem."""
    written, stems = (defaultdict[str, dict[tuple[str, str], None]](dict) for _ in range(2))
    for row, poles in (table.contrasts | table.scopes | _single(table.undone)).items():
        for pole, word in _by_row(poles):
            written[word][row, pole] = None
            if table.inflected:
                stems[_STEM + stem(word, language)][row, pole] = None
    return {word: tuple(stands) for word, stands in (stems | written).items()}


def _phrases(known: Iterable[str]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, space, rest in (word.partition("_") for word in known):
        if space:
            found[first].add(rest)
    return {first: frozenset(rest) for first, rest in found.items()}
