"""Ages, years since, anniversaries: whole years between a date that is found and the day they are reckoned at."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from workbench.check import say, words
from workbench.check.case import Case, Result, Side, placed
from workbench.check.say import told_date
from workbench.figures.intervals import Interval, is_age, is_point, meant, plain, value
from workbench.figures.periods import Day, Period, one_day, period, year_of
from workbench.model import Date, Quantity

_PAIR = 2
_ORDINAL = re.compile(
    r"(\d+)(?:(?:st|nd|rd|th|e|ème|ᵉ)\b|\.[ºª]|[ºª]|\.(?=\s+(?:\w*tag|jubiläum)\b))", re.IGNORECASE
)


class _End(NamedTuple):
    """The days that years are reckoned to, from first to last, and how a sentence names them: "on 3 May 2024"."""

    first: Day
    last: Day
    told: str


def compare(case: Case) -> Result | None:
    """A claimed age or number of years against the date that is found; None where it is neither."""
    figure = _years(case)
    of_birth = figure is not None and is_age(figure) and words.has(case.found, "born")
    if figure is None or (case.found.quantities and not of_birth) or any(map(is_age, case.found.quantities)):
        return None
    dates = sorted(placed(case.found), key=lambda one: period(one.edtf) or Period(None, None))
    if not dates:
        return None
    span = _span(figure, dates[0]) if len(dates) == 1 else None
    if span is not None:
        return span
    end = _reckoned_at(case, dates)
    if end is None:
        says = f"How many years it is since {told_date(dates[0])} depends on the day: give the date of publication."
        return Result("incomparable", "missing_date", says)
    return _held(figure, dates[0], end, is_birth=is_age(figure) or words.has(case.found, "born"))


def _years(case: Case) -> Quantity | None:
    """The claim's only figure, where it is in years, or a bare number of which the source gives the birth."""
    if len(case.claimed.quantities) != 1:
        return None
    figure = case.claimed.quantities[0]
    if figure.unit == "year":
        return figure
    return figure if not figure.unit and not figure.counted and words.has(case.found, "born") else None


def _reckoned_at(case: Case, dates: list[Date]) -> _End | None:
    """The later of two dates that are found, else a date of the claim's own, else the day of publication."""
    own = [one for one in case.claimed.dates if not one.relative]
    for one in [dates[-1]] if len(dates) > 1 else own[:1]:
        days = period(one.edtf)
        if days and days.first and days.last:
            return _End(days.first, days.last, _at(one_day(one.edtf)) or f"in {told_date(one)}")
    day = case.published
    return _End(_ymd(day), _ymd(day), _at(day)) if day else None


def _at(day: date | None) -> str:
    return f"on {day.day} {day:%B} {day.year}" if day else ""


def _ymd(day: date) -> Day:
    return day.year, day.month, day.day


def _held(figure: Quantity, since: Date, end: _End, *, is_birth: bool) -> Result:
    """Whole years against the figure: one from day to day, several where only years are told."""
    low, high = between(since, end.first, end.last, is_birth=is_birth)
    told = f"{low}" if low == high else f"{low} or {high}" if high - low == 1 else f"{low} to {high}"
    lead = (
        f"Whoever was born {_on(since)} is {told} {end.told}"
        if is_birth
        else f"From {told_date(since)} to {end.told.partition(' ')[2]} it is {told} years"
    )
    return _counted(figure, (low, high), lead)


def _counted(figure: Quantity, years: tuple[int, int], lead: str) -> Result:
    wanted = meant(plain(figure))
    if any(wanted.contains(Interval(Decimal(n), Decimal(n))) for n in range(years[0], years[1] + 1)):
        if figure.modifier == "=":
            return Result("consistent", "exact", f"{lead}, as the claim says.")
        return Result("consistent", "within_hedge", f"{lead}; the claim says {say.quoted(figure)}.")
    off = min((Decimal(n) - value(figure) for n in years), key=abs)
    gap = f"{'+' if off > 0 else '−'}{say.amount(abs(off), 'year')}"
    told = say.number(value(figure)) if is_age(figure) and is_point(figure) else say.quoted(figure)
    result = Result("inconsistent", "outside", f"{lead}, not {told}.", gap)
    return result.flagged("off_by_one") if is_point(figure) and abs(off) == 1 else result


def _span(figure: Quantity, one: Date) -> Result | None:
    """Years against a span of years: "20 years" against "from 2005 to 2025"."""
    first, slash, last = one.edtf.partition("/")
    years = (year_of(first), year_of(last))
    if not slash or years[0] is None or years[1] is None:
        return None
    passed = years[1] - years[0]
    return _counted(figure, (passed, passed), f"From {years[0]} to {years[1]} it is {passed} years")


def passed(figure: Quantity, side: Side) -> bool:
    """Whether a number of years is that between the two years which a side names."""
    years = [year for one in placed(side) if (year := year_of(one.edtf)) is not None]
    if figure.unit != "year" or not is_point(figure) or len(years) != len(set(years)) or len(years) != _PAIR:
        return False
    return abs(years[0] - years[1]) == value(figure)


def _on(one: Date) -> str:
    return f"on {told_date(one)}" if one_day(one.edtf) else f"in {told_date(one)}"


def between(since: Date, first: Day, last: Day, *, is_birth: bool) -> tuple[int, int]:
    """The least and most whole years from a date to the days from first to last.

    From a year to a day, they may also be told by the years alone.
    """
    covered = period(since.edtf)
    if covered is None or covered.first is None or covered.last is None:
        return 0, 0
    low, high = _whole(covered.last, first), _whole(covered.first, last)
    if is_birth or covered.first == covered.last:
        return low, high
    return low, max(high, last[0] - covered.first[0])


def _whole(start: Day, end: Day) -> int:
    return end[0] - start[0] - (end[1:] < start[1:])


def anniversary(case: Case) -> Result | None:
    """ "The 50th anniversary" against the year it began: the years between must be just so many."""
    ordinal = _anniversary(case.claimed)
    dates = placed(case.found)
    if ordinal is None or not dates:
        return None
    own = [
        found.first[0]
        for one in placed(case.claimed)
        if not _ORDINAL.search(one.text) and (found := period(one.edtf)) and found.first
    ]
    year = own[0] if own else case.published.year if case.published else None
    if year is None:
        says = "Which anniversary it is depends on the year: give the date of publication."
        return Result("incomparable", "missing_date", says)
    first = period(dates[0].edtf)
    began = first.first[0] if first and first.first else year
    passed = year - began
    lead = f"From {began} to {year} it is {passed} years"
    if passed == ordinal:
        return Result("consistent", "exact", f"{lead}, as the claim says.")
    gap = f"{'+' if passed > ordinal else '−'}{say.amount(Decimal(abs(passed - ordinal)), 'year')}"
    result = Result("inconsistent", "outside", f"{lead}, not {ordinal}.", gap)
    return result.flagged("off_by_one") if abs(passed - ordinal) == 1 else result


def _anniversary(side: Side) -> int | None:
    if not words.has(side, "anniversary"):
        return None
    found = _ORDINAL.search(side.text)
    return int(found[1]) if found else None
