"""A language's grammar as it is written: its own table and what all languages share."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import msgspec

from workbench.extract.spelling import NumberForm, Spelling
from workbench.languages import ROOT, read_file
from workbench.model import Doubt

Row = dict[str, tuple[str, ...]]
Words = dict[str, Row]


class NounForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the noun that a number counts is told: by a plural's endings, or by its capital.

    `numbered` are the endings of nouns whose number is a name, as in "Lindenstraße 8", "Buslinie 42".
    """

    endings: tuple[str, ...] = ("s",)
    not_endings: tuple[str, ...] = ("ss", "us", "is")
    capital: bool = False
    numbered: tuple[str, ...] = ()


class RuleRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of saying something: its pattern over word classes and the production that makes sense of it."""

    name: str
    pattern: str
    make: str
    value: str = ""


class ReadingRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A preference: which class words have between what stands before and after them. The first row that fits holds.

    Without a class the words keep all they have; `value` is what they stand for in the class, if not as the table says.
    `glued` asks that nothing stand between the word and what precedes it. With a `doubt` it decides for want of better.
    """

    name: str
    words: tuple[str, ...]
    reading: str = msgspec.field(name="class", default="")
    value: str = ""
    glued: bool = False
    before: str = ""
    after: str = ""
    doubt: Doubt = ""


class ContextRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Signs or words that mean another currency where the text near them has one of the words, or part of one.

    A row without a unit only says that they might: what they stand for is in doubt, unless the text has one of
    `unless`.
    """

    signs: tuple[str, ...]
    words: tuple[str, ...]
    unit: str = ""
    unless: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. `glued` has words that are of a class only right before a figure, written together with it."""

    number: NumberForm
    prefixes: tuple[str, ...]
    words: Words
    macros: dict[str, str]
    rule: tuple[RuleRow, ...]
    reading: tuple[ReadingRow, ...]
    context: tuple[ContextRow, ...]
    compound: dict[str, dict[str, int]]
    irregular_plurals: tuple[str, ...]
    glued: Words = {}
    spelling: Spelling = Spelling()
    noun: NounForm = NounForm()


class Shared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is the same in every language: symbols of units and currencies, names by their shape."""

    words: Words = {}
    macros: dict[str, str] = {}
    rule: tuple[RuleRow, ...] = ()
    reading: tuple[ReadingRow, ...] = ()


def load(folder: Traversable) -> Table:
    """The table of the language in a folder, with what all languages share; msgspec's errors name what is wrong."""
    table = own(folder)
    for name in ("symbols", "shapes"):
        table = _with(table, shared(name))
    return table


def own(folder: Traversable) -> Table:
    """The table of the language in a folder alone."""
    return msgspec.toml.decode(read_file(folder, "figures"), type=Table)


def shared(name: str) -> Shared:
    """The symbols or the shapes that all languages share."""
    return msgspec.toml.decode(read_file(ROOT, name), type=Shared)


def _with(table: Table, more: Shared) -> Table:
    """A table with shared rows: its own spellings, macros and preferences go first, its rules last."""
    words = {
        name: _merged(table.words.get(name, {}), more.words.get(name, {}))
        for name in table.words | more.words
    }
    return msgspec.structs.replace(
        table,
        words=words,
        macros=more.macros | table.macros,
        rule=more.rule + table.rule,
        reading=table.reading + more.reading,
    )


def _merged(mine: Row, more: Row) -> Row:
    """The rows of one class of words; a shared spelling that the language has for another value is left out."""
    taken = {spelling for spellings in mine.values() for spelling in spellings}
    return {
        value: mine.get(value, ()) + tuple(word for word in more.get(value, ()) if word not in taken)
        for value in mine | more
    }
