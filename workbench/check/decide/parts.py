"""Which figures of a text are parts of one whole, so that they may be added: never a part of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workbench.check import words
from workbench.check.case import Case, Side
from workbench.check.nouns import stem
from workbench.check.selection import subjects
from workbench.check.selection.belonging import stretches
from workbench.figures.intervals import value
from workbench.model import Quantity

_MOST = 50  # parts that somebody adds
_NEAR = 14  # characters beside a figure in which a word says that it is the total, or one of those before it
_TOP = 24  # characters before a figure in which "the richest" makes it the name of a group


def addends(case: Case, figure: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """Those of some figures of the source that may be added to make the claimed one; empty where they may not be."""
    side = case.found
    if len(parts) > _MOST:
        return []
    kept = [one for one in parts if not _names_a_group(side, one) and not _is_the_total(side, one, parts)]
    if len(kept) < 2 or any(_is_among(side, one, other) for one, other in pairwise(kept)):
        return []
    return kept if _whole_is_claimed(case, figure, kept) else []


def _names_a_group(side: Side, one: Quantity) -> bool:
    """Whether a figure says how large a group at the top or bottom is: "the richest 10 percent"."""
    return one.unit == "percent" and words.between(side, "top_share", max(0, one.start - _TOP), one.start)


def _is_the_total(side: Side, one: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a figure is the largest and called the total: "a total of 60", "60 in all"."""
    others = [part for part in parts if part is not one]
    is_largest = bool(others) and value(one) > max(map(value, others))
    # In "3 here, 5 there, 8 in all" the word is of the last.
    is_of_a_later = any(
        words.between(side, "total", one.end, part.start) for part in others if one.end <= part.start
    )
    return (
        is_largest
        and not is_of_a_later
        and words.between(side, "total", max(0, one.start - _NEAR), one.end + _NEAR)
    )


def _is_among(side: Side, one: Quantity, other: Quantity) -> bool:
    """Whether the later of two figures is a part of the earlier: "60 people, 45 of them minors", "130, 80 abroad"."""
    if words.between(side, "among_them", one.end, other.end + _NEAR):
        return True
    gap = side.text[one.end : other.start]
    return (
        value(other) < value(one)
        and not other.counted
        and gap.rstrip().endswith((",", "("))
        and one.unit == ""
    )


def _whole_is_claimed(case: Case, figure: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the claim speaks of all parts: it names something of each, or of none, and of shares it names each."""
    spans = dict(zip(case.found.quantities, stretches(case.found), strict=True))
    own = subjects.own_words(case.found, parts, [spans[one] for one in parts])
    counted = {stem(word, case.found.language) for one in (figure, *parts) for word in one.counted.split()}
    claimed = subjects.words_of(case.claimed) - counted
    named = [bool(claimed & names) for names in own]
    if words.has(case.claimed, "total") or all(named):
        return True
    if figure.unit == "percent" or _counts_some(case, figure, parts):
        return False
    # Where only some are named, each must have something else of its own: "38 died in the north, 23 in the south".
    left = [bool(names - claimed - counted) for names in own]
    return not any(named) or all(left) or not any(left)


def _counts_some(case: Case, figure: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the claim counts what one part does and another does not: "54 men" against "31 men and 23 women"."""
    things = {stem(one.counted, case.found.language) for one in parts if one.counted}
    return stem(figure.counted, case.claimed.language) in things and len(things) > 1
