"""What is known of each language: a folder of tables a language, and symbols.toml and shapes.toml for all of them.

`figures.toml` has the words and rules of figures and dates, `claims.toml` those of who claims what, `comparing.toml`
how a figure is meant, `matching.toml` synonyms and opposites, `coherence.toml` by what sentences of an article can be
set against each other, `words.toml` the stemmer and the words without content.
A language is a folder; what it lacks a table for is not known of it.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

ROOT: Traversable = resources.files(__package__)


def code_of(tag: str) -> str:
    """The language of a BCP 47 tag, without its region: "de" for "de-CH"."""
    return tag.partition("-")[0].casefold()


@cache
def languages(table: str = "figures") -> tuple[str, ...]:
    """The languages that have a table of this name, in alphabetical order."""
    return tuple(sorted(each.name for each in ROOT.iterdir() if each.joinpath(f"{table}.toml").is_file()))


def read_table(tag: str, table: str) -> str | None:
    """The text of a language's table; None where the language has none."""
    code = code_of(tag)
    return read_file(ROOT.joinpath(code), table) if code in languages(table) else None


def read_file(folder: Traversable, table: str) -> str:
    """The text of a table in a folder."""
    return folder.joinpath(f"{table}.toml").read_text(encoding="utf-8")
