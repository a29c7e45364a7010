"""A language's grammar file as it is written."""

from __future__ import annotations

import msgspec

from workbench.extract.spelling import NumberForm, Spelling

Words = dict[str, dict[str, tuple[str, ...]]]


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
    `glued` asks that nothing stand between the word and what precedes it.
    """

    name: str
    words: tuple[str, ...]
    reading: str = msgspec.field(name="class", default="")
    value: str = ""
    glued: bool = False
    before: str = ""
    after: str = ""


class ContextRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Signs or words that mean another currency where the text near them has one of the words, or part of one."""

    signs: tuple[str, ...]
    unit: str
    words: tuple[str, ...]


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
