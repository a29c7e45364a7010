"""The stems of a language's words, by Snowball, and its words without content."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Protocol

import msgspec

from workbench.languages import code_of, read_table

_POSSESSIVE = re.compile(r"['’]s?$")


class _WordTable(msgspec.Struct, forbid_unknown_fields=True):
    """`stemmer` is Snowball's name of the language, `telltale` a word that any longer text of it has.

    Words without content and endings are parted by white space.
    """

    stemmer: str = ""
    stop: str = ""
    endings: str = ""
    telltale: str = ""


class _Stemmer(Protocol):
    """The one method of a Snowball stemmer that is used."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802 the library's name


def stem(word: str, language: str) -> str:
    """A small-lettered word, or phrase joined by "_", without its endings; as it is in a language without a table."""
    return _stem(word, code_of(language))


def fold(text: str) -> str:
    """A text in small letters without accents, as a search index keeps words: "élève" is "eleve"."""
    parts = unicodedata.normalize("NFD", text).lower()
    return parts if parts.isascii() else "".join(filter(_is_no_mark, parts))


def _is_no_mark(char: str) -> bool:
    return not unicodedata.category(char).startswith("M")


@cache
def stop_words(language: str) -> frozenset[str]:
    """The small-lettered words that carry no content; none in a language without a table."""
    return frozenset(_table(code_of(language)).stop.split())


@cache
def endings(language: str) -> tuple[str, ...]:
    """What may follow a stem, without accents, in forms of a word; nothing in a language without a table."""
    return tuple(_table(code_of(language)).endings.split())


def telltale(language: str) -> str:
    """A word that any longer text of the language has; "" of a language without a table."""
    return _table(code_of(language)).telltale


@cache
def _table(language: str) -> _WordTable:
    text = read_table(language, "words")
    return _WordTable() if text is None else msgspec.toml.decode(text, type=_WordTable)


@cache
def _stemmer(language: str) -> _Stemmer | None:
    """Snowball's stemmer, kept without its cache; it holds the interpreter's lock, so that threads may share it."""
    from Stemmer import Stemmer

    name = _table(language).stemmer
    return Stemmer(name, 0) if name else None


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    plain = _POSSESSIVE.sub("", word)
    if stemmer is None:
        return plain
    return "_".join(stemmer.stemWord(part) for part in plain.split("_"))
