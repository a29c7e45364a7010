"""What a text denies: a figure ("did not win 54 seats"), or what is said of it ("40 percent were not replaced")."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Literal

from workbench.check import words
from workbench.check.case import Side
from workbench.check.clauses import Span, clause
from workbench.languages.denial import denials
from workbench.model import Quantity

Denied = Literal["", "the figure", "what is said of it"]
_MOST = 300  # figures of a text of which each is looked at for a denial
_KEPT = 64  # texts whose denials are kept: rules ask of the figures of one comparison again and again


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


def without_denied(side: Side) -> Side:
    """The side without the figures that it names only to deny them: "not 200 but 340 homes"."""
    if not 1 < len(side.quantities) <= _MOST:
        return side
    kept = tuple(one for one in side.quantities if denied(side, one) != "the figure")
    return replace(side, quantities=kept) if 0 < len(kept) < len(side.quantities) else side
