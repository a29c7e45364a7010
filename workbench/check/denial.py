"""What a text denies: a figure ("did not win 54 seats"), or what is said of it ("40 percent were not replaced")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from workbench.check import words
from workbench.check.case import Side
from workbench.languages.denial import denials
from workbench.model import Quantity

Denied = Literal["", "the figure", "what is said of it"]
_STOP = re.compile(r"[,;:()\"“”„«»]|(?<=\w\w)\.\s|[–—]")


def denied(side: Side, figure: Quantity) -> Denied:
    """Whether a figure is denied, or what is said of it: by a single denial in its clause, before or after it."""
    start, end = clause(side, figure)
    spans = [span for span in denials(side.text, side.language) if start <= span[0] < end]
    outside = [
        span
        for span in spans
        if (span[1] <= figure.start or span[0] >= figure.end) and not words.between(side, "no_denial", *span)
    ]
    if len(outside) != 1:
        return ""
    return "the figure" if outside[0][1] <= figure.start else "what is said of it"


def clause(side: Side, figure: Quantity) -> tuple[int, int]:
    """The half-open stretch of a figure's clause: from stop to stop, or to a word that joins clauses."""
    cuts = [found.span() for found in _STOP.finditer(side.text)]
    cuts += words.places(side, "joins")
    start = max((last for _, last in cuts if last <= figure.start), default=0)
    end = min((first for first, _ in cuts if first >= figure.end), default=len(side.text))
    return start, end


def without_denied(side: Side) -> Side:
    """The side without the figures that it names only to deny them: "not 200 but 340 homes"."""
    kept = tuple(one for one in side.quantities if denied(side, one) != "the figure")
    return replace(side, quantities=kept) if 0 < len(kept) < len(side.quantities) else side
