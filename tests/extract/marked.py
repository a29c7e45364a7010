"""Short articles in which a checker has marked what they would check, who says it, and what they would look at first.

A text begins with "=== name". [words|who] is a claim with its claimant, [words] one without, [*words|who] one to look
at first, {words} what may be marked or not. A claimant "?" is one of two people, and must be left open; "~" may be
given or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from workbench import extract
from workbench.model import Claim, article_of

FOLDER = Path(__file__).with_name("marked_texts")
LANGUAGES = ("de", "en", "es", "fr")
PUBLISHED = date(2026, 6, 10)
_PIECE = re.compile(r"\[(?P<first>\*?)(?P<claim>[^\[\]]*)\]|\{(?P<free>[^{}]*)\}|(?P<plain>[^\[\]{}]+)")
_SHORTEST = 3  # characters that a claim and what is marked must share


class Mark(NamedTuple):
    """A stretch that a checker marked; without a claimant (None) it may be marked or not."""

    start: int
    end: int
    who: str | None
    first: bool

    def meets(self, claim: Claim) -> bool:
        """Whether a claim says what is marked: more of it than a date or an office."""
        shared = min(claim.end, self.end) - max(claim.start, self.start)
        beside = claim.kind == "role" or (claim.kind == "date" and 3 * shared < self.end - self.start)
        return shared >= _SHORTEST and not beside


class MarkedText(NamedTuple):
    """A text without its marks, the marks, and the claims that are read."""

    name: str
    text: str
    marks: Sequence[Mark]
    claims: Sequence[Claim]

    @property
    def wanted(self) -> list[Mark]:
        """What a checker would check."""
        return [mark for mark in self.marks if mark.who is not None]

    def is_first(self, claim: Claim) -> bool:
        """Whether a checker would look at a claim first."""
        return any(mark.first and mark.meets(claim) for mark in self.marks)


@cache
def marked_texts(language: str) -> tuple[MarkedText, ...]:
    """The texts of a language."""
    blocks = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").split("=== ")[1:]
    return tuple(_parsed(block, language) for block in blocks)


def _parsed(block: str, language: str) -> MarkedText:
    name, _, body = block.partition("\n")
    words: list[str] = []
    marks: list[Mark] = []
    position = 0
    for piece in _PIECE.finditer(body.strip("\n")):
        said, _, who = (piece["claim"] or "").partition("|")
        text = piece["plain"] or piece["free"] or said
        if piece["plain"] is None:
            who_or_none = who if piece["claim"] is not None else None
            marks.append(Mark(position, position + len(text), who_or_none, bool(piece["first"])))
        words.append(text)
        position += len(text)
    whole = "".join(words)
    found = extract.claims(article_of(whole, language=language, published=PUBLISHED))
    return MarkedText(name, whole, marks, found)
