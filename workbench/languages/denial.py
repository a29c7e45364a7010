"""Where a text denies: its negations and verbs of denial, but for those that deny nothing ("no fewer than")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import msgspec

from workbench.languages import code_of, read_table

_NEVER = re.compile(r"(?!)")
_WORD = re.compile(r"[^\W\d_]+")


class _Undone(msgspec.Struct, frozen=True):
    denied: str = ""


class _DenialTable(msgspec.Struct, frozen=True):
    """Of a language's table of matching: words that negate, patterns that deny nothing, verbs that deny."""

    negation: str = ""
    affirmed: tuple[str, ...] = ()
    undone: _Undone = _Undone()


class _Denials(NamedTuple):
    first_words: frozenset[str]
    words: re.Pattern[str]
    affirmed: re.Pattern[str]


def denials(text: str, language: str) -> list[tuple[int, int]]:
    """The half-open stretches of the words that deny, in text order; none in a language without a table."""
    known = _denials(code_of(language))
    if known.first_words.isdisjoint(_WORD.findall(text.casefold())):
        return []
    affirmed = [found.span() for found in known.affirmed.finditer(text)]
    spans = [found.span() for found in known.words.finditer(text)]
    return [span for span in spans if not any(first <= span[0] < last for first, last in affirmed)]


@cache
def _denials(language: str) -> _Denials:
    text = read_table(language, "matching")
    if text is None:
        return _Denials(frozenset(), _NEVER, _NEVER)
    table = msgspec.toml.decode(text, type=_DenialTable)
    words = [word.replace("_", " ") for word in f"{table.negation} {table.undone.denied}".split()]
    return _Denials(
        frozenset(_WORD.findall(word)[0] for word in words),
        _any_of(words),
        re.compile("|".join(table.affirmed) or _NEVER.pattern, re.IGNORECASE),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    written = "|".join(re.escape(word).replace("'", "['’]") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)
