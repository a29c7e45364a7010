"""The stems of a language's words, by Snowball, and its words without content."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Protocol

import msgspec

from workbench.languages import code_of, read_table

_POSSESSIVE = re.compile(r"['’]s?$")


class _WordTable(msgspec.Struct, forbid_unknown_fields=True):
    """`stemmer` is Snowball's name of the language, `stop` its words without content, parted by white space."""

    stemmer: str = ""
    stop: str = ""


class _Stemmer(Protocol):
    """The one method of a Snowball stemmer that is used."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802 the library's name


def stem(word: str, language: str) -> str:
    """A small-lettered word, or phrase joined by "_", without its endings; as it is in a language without a table."""
    return _stem(word, code_of(language))


@cache
def stop_words(language: str) -> frozenset[str]:
    """The small-lettered words that carry no content; none in a language without a table."""
    return frozenset(_table(code_of(language)).stop.split())


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
