"""Fragments of text one of which is in whatever an expression fits: to look for them costs far less than it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GROUP = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_OUTER = re.compile(rf"\\b\(\?:(?P<inner>(?:[^()]|{_GROUP})*)\)\\b", re.DOTALL)
_CLASS = re.compile(r"\[(?P<members>[^\]\\^-]+)\]")
_REPEATED = r"(?:[?*+]|\{[^}]*\})"
# What in an alternative is no literal: a group, a class, an escape, each perhaps repeated; a letter that is repeated.
_OPEN = re.compile(rf"(?:{_GROUP}|\[[^\]]*\]|\\.){_REPEATED}?|[^\\]{_REPEATED}|[.^$]")
_LEAST = 2  # characters of a fragment: one letter is in every text


def cues_of(pattern: str) -> tuple[str, ...]:
    """The fragments; none where there is an alternative of which no literal can be told."""
    found = list(_fragments(pattern))
    return () if "" in found else tuple(dict.fromkeys(found))


def has_cue(cues: Sequence[str], text: str) -> bool:
    """Whether one of the fragments is there, or there are none to look for. A plain loop: it runs in each sentence."""
    for cue in cues:
        if cue in text:
            return True
    return not cues


def _fragments(pattern: str) -> Iterator[str]:
    """For each alternative one fragment, "" where it has none; each member of a class that stands alone."""
    for alternative in _alternatives(pattern):
        outer = _OUTER.fullmatch(alternative)
        if outer:
            yield from _fragments(outer["inner"])
        elif alone := _CLASS.fullmatch(alternative):
            yield from alone["members"]
        else:
            literals = _OPEN.sub("\n", alternative).split("\n")
            longest = max(literals, key=len)
            yield longest if len(longest) >= _LEAST or not longest.isalnum() else ""


def _alternatives(pattern: str) -> Iterator[str]:
    """What the bars outside of brackets part."""
    depth, start = 0, 0
    for index, character in enumerate(pattern):
        if pattern[index - 1 : index] == "\\":
            continue
        depth += (character in "([") - (character in ")]")
        if character == "|" and not depth:
            yield pattern[start:index]
            start = index + 1
    yield pattern[start:]
