"""What something went from and to: found among the figures of a side, in the order of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from workbench.check import say, words
from workbench.check.case import Side
from workbench.figures.conversion import comparable, converted
from workbench.figures.intervals import ABOUT, is_multiple, is_point, reach, value
from workbench.model import Quantity

_BETWEEN = re.compile(r"\s*(?:\bto\b|\band\b|[–—→-])\s*")
_BEFORE = re.compile(r"(?:from|between)\s+", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_FAR = 8  # characters in which "from" and a space stand
_BESIDE = 24  # characters after a figure in which "last year" tells its time
_PAIR = 2
_ZERO, _ONE = Decimal(0), Decimal(1)


class Ends(NamedTuple):
    """What something went from and to, in one unit."""

    old: Quantity
    new: Quantity

    @property
    def step(self) -> Decimal:
        """The new value less the old."""
        return value(self.new) - value(self.old)

    @property
    def told(self) -> str:
        """ "from 17% to 44%"."""
        return f"from {_bare(self.old)} to {_bare(self.new)}"

    @property
    def begins(self) -> str:
        """ "From 40 to 50": the two ends as a sentence begins with them."""
        return f"F{self.told[1:]}"

    def within(self, unit: str) -> Ends | None:
        """Both in another unit; None where that measures something else."""
        old, new = converted(self.old, unit), converted(self.new, unit)
        return Ends(old, new) if old and new else None


def _bare(quantity: Quantity) -> str:
    return say.quoted(quantity).removeprefix("from ").removeprefix("to ")


def split(quantities: Sequence[Quantity], text: str, *, every_range: bool = False) -> tuple[Quantity, ...]:
    """The figures of a text, each "from … to …" as two with roles, since it may be a change.

    So is every other range where that is asked for, as when the other side has two values too.
    """
    made: list[Quantity] = []
    for one in quantities:
        is_range = not is_point(one) and one.lower is not None and one.upper is not None
        if is_range and (every_range or one.text.casefold().startswith("from ")):
            made += _halves(one)
        elif made and _are_ends(made[-1], one, text):
            made[-1:] = [replace(made[-1], role="from"), replace(one, role="to")]
        else:
            made.append(one)
    return tuple(made)


def _are_ends(first: Quantity, second: Quantity, text: str) -> bool:
    """Whether two figures stand as "from 44% to 17%", which is no range because it falls."""
    return (
        not first.role
        and not second.role
        and _FROM.search(text, max(0, first.start - _FAR), first.start) is not None
        and text[first.end : second.start].strip().casefold() == "to"
    )


def _halves(quantity: Quantity) -> tuple[Quantity, Quantity]:
    """Both ends of a range, each with its part of the text, or told anew where the parts cannot be told apart."""
    parts = _BETWEEN.split(_BEFORE.sub("", quantity.text, count=1))
    ends = [end or _ZERO for end in (quantity.lower, quantity.upper)]
    texts = parts if len(parts) == len(ends) else [say.like(end, quantity) for end in ends]
    return (
        replace(quantity, upper=quantity.lower, role="from", text=texts[0].strip()),
        replace(quantity, lower=quantity.upper, role="to", text=texts[1].strip()),
    )


def ends(side: Side) -> Iterator[Ends]:
    """What something may have gone from and to on this side: figures with these roles, else two of one unit."""
    figures = [one for one in split(side.quantities, side.text) if is_point(one)]
    starts = [one for one in figures if one.role == "from"]
    stops = [one for one in figures if one.role == "to"]
    for old in starts:
        near = sorted(stops, key=lambda new, old=old: abs(new.start - old.start))  # type: ignore[misc]
        yield from (made for new in near[:1] if (made := _in_one_unit(old, new)))
    if starts and stops:
        return
    levels = [one for one in figures if one.role != "by" and not is_multiple(one)]
    for unit in dict.fromkeys(one.unit for one in levels):
        pair = [
            one for one in levels if one.unit == unit or (len(levels) == _PAIR and comparable(one, levels[0]))
        ]
        if len(pair) == _PAIR and (made := _in_one_unit(*_in_order(side, *pair))):
            yield made


def _in_one_unit(old: Quantity, new: Quantity) -> Ends | None:
    """Both ends in the unit of the new; "€8 per square metre" says what the "€10" beside it is for."""
    if new.unit and old.unit.startswith(f"{new.unit} / "):
        new = replace(new, unit=old.unit)
    elif old.unit and new.unit.startswith(f"{old.unit} / "):
        old = replace(old, unit=new.unit)
    there = converted(old, new.unit) if comparable(old, new) else None
    return Ends(there, new) if there is not None else None


def _in_order(side: Side, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Old and new: by role, by the dates beside them, by words such as "compared with", else as they stand."""
    if first.role == "to" or second.role == "from":
        return second, first
    if len(side.dates) == _PAIR and all(date.edtf for date in side.dates):
        one, other = (date.edtf for date in sorted(side.dates, key=lambda date: date.start))
        return (second, first) if one > other and not other.startswith("-") else (first, second)
    if words.between(side, "earlier_after", first.end, second.start):
        return second, first
    if words.between(side, "earlier", second.end, second.end + _BESIDE):
        return second, first
    return first, second


def rough(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The least and largest value that an end may have by its rounding; a bare whole number is exact."""
    half = _ZERO if quantity.precision == _ONE else min(reach(quantity), ABOUT * abs(value(quantity)))
    return value(quantity) - half, value(quantity) + half
