"""The lines of a text: which line breaks end a sentence, and which only fold a paragraph."""

from __future__ import annotations

import itertools
import re

_PARAGRAPH = re.compile(r"^[^\n]+(?:\n(?=[^\n]*\S)[^\n]+)+", re.MULTILINE)
_FOLDED = range(45, 131)  # characters of the longest line of a paragraph that is folded to a width
_ANY = 10_000  # characters: no line is so long that the next word would not fit
_ENDED = re.compile(r"[.!?…:][”\"’»«“)\]]*\s*$")
_BULLET = re.compile(r"\s*(?:[•·▪‣*–—-]\s|\d{1,2}[.)]\s)")


def plain(text: str) -> str:
    """The text with spaces that do not break as plain ones, so that an expression fits both; offsets stay."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def flat(text: str) -> str:
    """The text with each line break inside a folded paragraph as a space; offsets stay.

    What is left of line breaks ends a sentence: headings, bylines, lists and paragraphs of one line each.
    """
    text = plain(text)
    return _PARAGRAPH.sub(lambda found: _unfolded(found.group()), text)


def _unfolded(paragraph: str) -> str:
    lines = paragraph.split("\n")
    width = max(map(len, lines))
    width = width if width in _FOLDED else _ANY
    joints = (" " if _is_fold(line, after, width) else "\n" for line, after in itertools.pairwise(lines))
    return "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)


def _is_fold(line: str, after: str, width: int) -> bool:
    """Whether a sentence goes on in the next line: the next word would not have fitted, or has a small letter."""
    word = after.split(maxsplit=1)[0]
    goes_on = word[0].islower() or len(line.rstrip()) + 1 + len(word) > width
    return goes_on and not _ENDED.search(line) and not _BULLET.match(after)
