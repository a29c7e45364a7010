"""Ways of saying who says it: expressions over the classes of a sentence's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from workbench.extract.telling import Telling, VoiceRow, expanded
from workbench.extract.word_classes import LETTERS
from workbench.languages import ROOT, read_file

# What the rows are written with, beside the names of classes. Somebody is a noun phrase: an article or a number,
# plain words (an occupation), words with capitals (a name), and what is joined to them ("of Kolm", "for Health").
_PARTS: Mapping[str, str] = {
    "joint": "(?:k[ar]?|r)",
    "noun": "[lgd]",
    "caps": "C{1,6}(?:v{1,2}C{1,3})?",
    "more": "<noun>{0,2}",
    "tail": "(?:<joint>n?<noun>{0,3}(?:<caps>)?<noun>?(?:jC+)?(?<=[lgdC])){0,4}",
    "somebody": "(?=[arnClgd])(?:[ar]|^C(?=l))?n?<noun>{0,4}(?:<caps>)?<more>(?:<caps>)?(?<=[lgdC])<tail>",
    "person": "(?:[ar]|^C(?=l))?n?<noun>{0,4}(?:<joint><noun>{1,2})?<caps>",
    "aside": "(?:,(?:9l?|[^,OQ9][^,OQ]{0,24}),)?",
    "time": "(?:[ak]?m|h){0,2}",
    "did": "y?x?h?[sel]",
    "end": "(?=[.,|:OQfkarjwmh9xt]|$)",
}
# Where every noun has a capital, a plain word is none: it stands before a noun, never behind.
_NOUNS_WITH_CAPITALS: Mapping[str, str] = {
    "more": "",
    "tail": "(?:<joint>n?<noun>{0,3}(?:<caps>|[gd])(?:jC+)?){0,4}",
    "somebody": "(?=[arnClgd])[ar]?n?(?:<noun>{0,4}<caps>|g)<tail>",
    "person": "[ar]?n?<noun>{0,4}<caps>(?:<joint><noun>{0,2}C)?C{0,3}",
}
_MARKS: Mapping[str, str] = {"open": "O", "close": "Q"}


class Voice(NamedTuple):
    """A way of saying who says it; without a group "who", whoever spoke last still speaks."""

    name: str
    expression: re.Pattern[str]
    cues: frozenset[str]
    inside: bool
    again: bool
    oblique: bool


class _Shared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    voice: tuple[VoiceRow, ...]


@cache
def shared() -> tuple[VoiceRow, ...]:
    """The ways that all languages share."""
    return msgspec.toml.decode(read_file(ROOT, "voices"), type=_Shared).voice


def voices(table: Telling) -> tuple[Voice, ...]:
    """The ways of saying of a language, those that all share first."""
    rows: Sequence[VoiceRow] = (*shared(), *table.voice)
    parts = {**_PARTS, **_NOUNS_WITH_CAPITALS} if table.speech.compounds else _PARTS
    letters = {**LETTERS, **_MARKS}
    return tuple(
        Voice(
            row.name,
            compiled(row.pattern, parts),
            frozenset(letters[cue] for cue in row.cues),
            row.inside,
            row.again,
            row.oblique,
        )
        for row in rows
    )


def compiled(pattern: str, parts: Mapping[str, str] = _PARTS) -> re.Pattern[str]:
    """A row's pattern with the characters for each <class> and <part> in it."""
    return re.compile(
        expanded(pattern, {**LETTERS, **_MARKS, **{name: f"(?:{part})" for name, part in parts.items()}})
    )
