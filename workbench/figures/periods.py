"""Dates as EDTF expressions: what days they cover, and whether two agree at their own grain."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

Day = tuple[int, int, int]  # year (0 is 1 BC), month, day: also of years that `datetime.date` does not know

_YEAR = re.compile(r"(-?\d{4})")
_PARTS = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?(?P<mark>[~?%]*)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_ROUND, _PLAIN = (
    5,
    1,
)  # years that "around" reaches from a year that ends in zero, and from another; of this house


class Period(NamedTuple):
    """The days from first to last; None where a side is open."""

    first: Day | None
    last: Day | None

    def contains(self, other: Period) -> bool:
        """Whether every day of the other is in this one."""
        from_ok = self.first is None or (other.first is not None and self.first <= other.first)
        to_ok = self.last is None or (other.last is not None and other.last <= self.last)
        return from_ok and to_ok

    def overlaps(self, other: Period) -> bool:
        """Whether they share a day."""
        apart = (self.last is not None and other.first is not None and self.last < other.first) or (
            other.last is not None and self.first is not None and other.last < self.first
        )
        return not apart


@cache
def period(edtf: str) -> Period | None:
    """The days of an EDTF level 1 expression; None for "" and for what is none."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _single(edtf)
    low = Period(None, None) if first in ("", "..") else _single(first)
    high = Period(None, None) if last in ("", "..") else _single(last)
    return Period(low.first, high.last) if low and high else None


def _single(edtf: str) -> Period | None:
    found = _PARTS.fullmatch(edtf)
    if found is None:
        return None
    low, high = (int(found["year"].replace("X", digit)) for digit in "09")
    if low < 0:
        low, high = min(low, high), max(low, high)
    made = _within(low, high, found["month"], found["day"])
    return _widened(made, low) if made and "~" in found["mark"] else made


def _within(low: int, high: int, month: str | None, day: str | None) -> Period | None:
    if month is None or "X" in month:
        return Period((low, 1, 1), (high, 12, 31))
    number = int(month)
    if number in _SEASONS:
        first, last = _SEASONS[number]
        end = high + (last < first)
        return Period((low, first, 1), (end, last, days_in(end, last)))
    if not 1 <= number <= 12:
        return None
    if day is None or "X" in day:
        return Period((low, number, 1), (high, number, days_in(high, number)))
    return Period((low, number, int(day)), (high, number, int(day)))


def _widened(made: Period, year: int) -> Period:
    reach = _PLAIN if year % 10 else _ROUND
    first, last = made.first or (year, 1, 1), made.last or (year, 12, 31)
    return Period((first[0] - reach, *first[1:]), (last[0] + reach, *last[1:]))


def days_in(year: int, month: int) -> int:
    """The days of a month, by the Gregorian calendar also where it was not yet in use."""
    return monthrange(year % 400 + 2000, month)[1]


def one_day(edtf: str) -> date | None:
    """The day that an expression names; None where it names more than one, or one before the year 1."""
    found = period(edtf)
    if found is None or found.first is None or found.first != found.last or not 1 <= found.first[0] <= 9999:
        return None
    try:
        return date(*found.first)
    except ValueError:
        return None


def grain(edtf: str) -> str:
    """How fine an expression is: "day", "month", "year", "span"."""
    if "/" in edtf or "X" in edtf:
        return "span"
    dashes = edtf.lstrip("-").rstrip("~?%").count("-")
    return ("year", "month", "day")[min(dashes, 2)]


def year_of(edtf: str) -> int | None:
    """The first year of an expression; None for an empty one."""
    found = _YEAR.match(edtf.replace("X", "0"))
    return int(found[1]) if found else None
