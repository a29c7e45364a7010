"""The clause of a figure: where it begins and ends, and whether it takes up what was told before.

`clause` is the stretch between two stops. `clause_of` knows more, for figures of one article that are set against each
other: what a sentence begins with, and what a relative clause is of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from workbench.check import words
from workbench.check.case import Side
from workbench.model import Date, Quantity

Span = tuple[int, int]
_STOP = re.compile(r"[,;:()\"“”„«»]|(?<=\w\w)\.\s|[–—]")
_KEPT = 64  # texts whose stops are kept: rules ask of the figures of one comparison again and again
_SIGN = re.compile(r"[,;:(]\s|[(–—]|\)|\s-\s")
_LONGEST = 4  # words before the figure: "the sharp rise of 9 percent"
_FRONTED = 24  # characters of what a sentence begins with, where no comma ends it
_BESIDE = 16  # characters after a figure in which a word marks it


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


class Clause(NamedTuple):
    """Where the clause of a figure begins and ends, and where what marks it does.

    What a sentence begins with before a comma, "In the north, ...", is said of what comes next: `fronted` is its end.
    """

    start: int
    end: int
    marked: tuple[int, int]
    fronted: int = 0
    definite: bool = False


def clause_of(side: Side, figure: Quantity | Date) -> Clause:
    """It ends at signs and at words that join; a word such as "that" begins one, and what follows it is of it.

    "The 40 boats that sank" names what was told before: what its sentence says before that is of something else.
    """
    signs = [one.span() for one in _SIGN.finditer(side.text)]
    joins, relative = words.places(side, "joins"), words.places(side, "relative")
    end = min((begin for begin, _ in (*signs, *joins) if begin >= figure.end), default=len(side.text))
    before = [stop for _, stop in signs if stop <= figure.start]
    fronted = before[-1] if before and words.begins(side, "leading") else 0
    definite = _definite(side, figure)
    if definite is not None:
        return Clause(definite, end, (definite, min(end, figure.end + _BESIDE)), fronted, definite=True)
    if fronted and len(before) == 1:
        before = []
    if not before and not fronted and words.begins(side, "leading"):
        fronted = min(figure.start, _FRONTED)
    marked = max(
        (stop for stop in (*before, *(stop for _, stop in relative)) if stop <= figure.start), default=0
    )
    start = max((stop for stop in (marked, *(stop for _, stop in joins)) if stop <= figure.start), default=0)
    antecedent = (
        [one.start for one in side.terms if one.end <= start] if start in {at for _, at in relative} else []
    )
    marked_end = min((begin for begin, _ in relative if begin >= figure.end), default=end)
    return Clause(max(antecedent, default=start), end, (marked, min(end, marked_end)), fronted)


def _definite(side: Side, figure: Quantity | Date) -> int | None:
    """Where the phrase of a figure begins that names what is known: "the 40 boats", "the fine of 80 euros"."""
    name = "possessive" if isinstance(figure, Date) else "definite"
    starts = [start for start, stop in words.places(side, name) if stop <= figure.start]
    gap = side.text[starts[-1] : figure.start] if starts else ""
    if not gap or len(gap.split()) > _LONGEST or _SIGN.search(gap):
        return None
    if isinstance(figure, Date):
        return starts[-1]
    bare = words.ends_with(side, "definite", gap)
    return starts[-1] if bare or words.ends_with(side, "genitive", gap) else None
