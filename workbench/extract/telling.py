"""How a language tells what is claimed: its table of words of saying, statements, relations and worth."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from workbench.errors import InputError
from workbench.model import Kind


class SpeechRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a text says who claims something."""

    verbs: tuple[str, ...]
    asides: tuple[str, ...]
    sources: tuple[str, ...]
    groups: tuple[str, ...]
    pronouns: tuple[str, ...]
    articles: tuple[str, ...]
    titles: tuple[str, ...]
    not_names: tuple[str, ...]
    portfolios: tuple[str, ...]
    offices: tuple[str, ...]
    demonyms: tuple[str, ...]


class StatementRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of claiming something without a figure: an expression over a sentence, with <name> and <title> in it.

    Where there are cues, one of them is in every sentence that the expression fits: the rest need not be tried.
    """

    name: str
    kind: Kind
    pattern: str
    cues: tuple[str, ...] = ()


class WorthRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A feature of a sentence, or a kind of claim, and how much it tells for or against checking."""

    reason: str
    weight: float
    pattern: str = ""
    kind: str = ""


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table as it is written."""

    clause_words: tuple[str, ...]
    date_leads: tuple[str, ...]
    no_statement: str
    speech: SpeechRow
    statement: tuple[StatementRow, ...]
    worth: tuple[WorthRow, ...]


@cache
def telling(language: str) -> Telling:
    """The table for a BCP 47 tag, by its first part. InputError where there is none for it."""
    name = language.split("-")[0].lower()
    table = resources.files("workbench.extract").joinpath("telling_tables", f"{name}.toml")
    if not table.is_file():
        raise InputError(f"no grammar for the language {language!r}; give --language with one that there is")
    return msgspec.toml.decode(table.read_text(encoding="utf-8"), type=Telling)
