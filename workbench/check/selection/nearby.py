"""Which of a great many dates one is compared with, so that a table of dates takes no more than its length."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence

from workbench.figures.periods import Day, Period, period
from workbench.model import Date

_NEAREST, _LONGEST = 48, 16  # dates; a sentence has fewer
_OPEN = Period(None, None)
_BEFORE_ALL: Day = (-100_000, 1, 1)
_AFTER_ALL: Day = (100_000, 1, 1)


def nearby(dates: Sequence[Date]) -> Callable[[Date], Sequence[Date]]:
    """Of a date those that it may fit: all where they are few, in their order.

    Of many, those with the same days, those that begin next before and after it, and the longest.
    """
    if len(dates) <= _NEAREST:
        return lambda _: dates
    by_start = sorted(dates, key=_start)
    starts = [_start(each) for each in by_start]
    same = {_period(each): each for each in reversed(dates)}
    longest = sorted(dates, key=_length, reverse=True)[:_LONGEST]

    def near(wanted: Date) -> Sequence[Date]:
        exact = same.get(_period(wanted))
        if exact is not None:
            return (exact,)
        at = bisect(starts, _start(wanted))
        return [*by_start[max(0, at - _NEAREST // 2) : at + _NEAREST // 2], *longest]

    return near


def _period(day: Date) -> Period:
    return period(day.edtf) or _OPEN


def _start(day: Date) -> Day:
    return _period(day).first or _BEFORE_ALL


def _length(day: Date) -> tuple[int, ...]:
    """Years, months and days from the first to the last, open ends being far."""
    last = _period(day).last or _AFTER_ALL
    return tuple(end - start for end, start in zip(last, _start(day), strict=True))
