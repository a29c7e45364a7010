"""What a text denies: a figure ("did not win 54 seats"), or what is said of it ("40 percent were not replaced")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from workbench.check import words
from workbench.check.case import Side
from workbench.languages.denial import denials
from workbench.model import Quantity

Span = tuple[int, int]
Denied = Literal["", "the figure", "what is said of it"]
_MOST = 300  # figures of a text of which each is looked at for a denial
_KEPT = 64  # texts whose clauses are kept: rules ask of the figures of one comparison again and again
_STOP = re.compile(r"[,;:()\"“”„«»]|(?<=\w\w)\.\s|[–—]")


def denied(side: Side, figure: Quantity) -> Denied:
    """Whether a figure is denied, or what is said of it: by a single denial in its clause, before or after it."""
    spans = _denials(side.language, side.text)
    if not spans:
        return ""
    start, end = clause(side, figure)
    outside = [
        span
        for span in spans
        if start <= span[0] < end and (span[1] <= figure.start or span[0] >= figure.end)
    ]
    if len(outside) != 1:
        return ""
    return "the figure" if outside[0][1] <= figure.start else "what is said of it"


@lru_cache(maxsize=_KEPT)
def _denials(language: str, text: str) -> tuple[Span, ...]:
    """The denials of a text that are of what it says, not of what something lacks: "without power" denies no figure."""
    side = Side(text=text, language=language)
    return tuple(span for span in denials(text, language) if not words.between(side, "no_denial", *span))


def clause(side: Side, figure: Quantity) -> Span:
    """The half-open stretch of a figure's clause: from stop to stop, or to a word that joins clauses."""
    return clause_at(side, figure.start, figure.end)


def clause_at(side: Side, first: int, last: int) -> Span:
    """The half-open stretch of the clause around a stretch of a side's text."""
    begins, ends = _cuts(side.language, side.text)
    before, after = bisect_right(ends, first), bisect_left(begins, last)
    return (ends[before - 1] if before else 0), (begins[after] if after < len(begins) else len(side.text))


@lru_cache(maxsize=_KEPT)
def _cuts(language: str, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where what parts the clauses of a text begins, and where it ends, each in text order."""
    spans = [found.span() for found in _STOP.finditer(text)]
    spans += words.places(Side(text=text, language=language), "joins")
    return tuple(sorted(start for start, _ in spans)), tuple(sorted(end for _, end in spans))


def without_denied(side: Side) -> Side:
    """The side without the figures that it names only to deny them: "not 200 but 340 homes"."""
    if not 1 < len(side.quantities) <= _MOST:
        return side
    kept = tuple(one for one in side.quantities if denied(side, one) != "the figure")
    return replace(side, quantities=kept) if 0 < len(kept) < len(side.quantities) else side
