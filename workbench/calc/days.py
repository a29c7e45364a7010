"""Days and months: what lies between them, and a day so long after another."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from workbench.calc.values import Day, Number, Value, Words
from workbench.errors import InputError

_WEEKEND = (5, 6)  # as date.weekday counts
_MOST_DAYS = 200_000  # business days are counted one by one
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


def shifted(day: date, by: Number) -> Day:
    """The day so many days, weeks, months, years or business days later. InputError for what is no such time."""
    unit = dict(by.unit)
    name = next(iter(unit), "")
    if not unit:
        raise InputError(f"{day} is a day, not a number; add days, weeks, months or years: {day} + 90 days")
    if by.number != by.number.to_integral_value() or unit != {name: 1}:
        raise InputError(
            "to a day whole days, weeks, months or years are added; write, say: 2025-02-14 + 90 days"
        )
    count = int(by.number)
    try:
        if name in _DAYS:
            return Day(day=day + timedelta(days=count * _DAYS[name]))
        if name in _MONTHS:
            return Day(day=_months_later(day, count * _MONTHS[name]))
        if name == "business_day":
            return Day(day=_business_later(day, count))
    except (OverflowError, ValueError) as error:
        raise InputError("this leads to no day of the calendar; check the figure") from error
    raise InputError(f"{name} is not added to a day; write days, weeks, months or years")


def business_days(arguments: Sequence[Value]) -> Value:
    """The weekdays after the first day up to the second, without the holidays that follow."""
    first, last, *others = (_day(value) for value in arguments)
    holidays = frozenset(others)
    if last < first:
        raise InputError(f"{last} is before {first}; put the earlier day first")
    if (last - first).days > _MOST_DAYS:
        raise InputError("these days are too far apart to count; check the years")
    span = (first + timedelta(days=each + 1) for each in range((last - first).days))
    return Number(number=Decimal(sum(day.weekday() not in _WEEKEND and day not in holidays for day in span)))


def months(arguments: Sequence[Value]) -> Value:
    """The full months from one day or month to another."""
    (first, first_day), (last, last_day) = map(_month, arguments)
    full = last - first - (last_day < first_day if last >= first else 0)
    return Number(number=Decimal(full), unit=(("month", 1),))


def weeks(arguments: Sequence[Value]) -> Value:
    """The weeks from one day to another, with their part."""
    first, last = (_day(value) for value in arguments)
    return Number(number=Decimal((last - first).days) / 7, unit=(("week", 1),))


def _month(value: Value) -> tuple[int, int]:
    """A month as a count since year 0, with the day in it; a month alone begins with its first."""
    if isinstance(value, Day):
        return value.day.year * 12 + value.day.month, value.day.day
    if isinstance(value, Words) and value.text[4:5] == "-":
        return int(value.text[:4]) * 12 + int(value.text[5:7]), 1
    raise InputError("this wants days or months; write months(2019-05, 2024-02)")


def _day(value: Value) -> date:
    if not isinstance(value, Day):
        raise InputError(
            "this wants days; write business_days(2025-02-14, 2025-03-14), and holidays after them"
        )
    return value.day


def _months_later(day: date, months: int) -> date:
    """The same day of another month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _business_later(day: date, count: int) -> date:
    if abs(count) > _MOST_DAYS:
        raise OverflowError(count)
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= day.weekday() not in _WEEKEND
    return day
