"""A claimed date against a found one, each at its own grain; weekdays against days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.check import words
from workbench.check.case import Case, Result, Side, placed
from workbench.check.say import told_date
from workbench.check.selection.nearby import nearby
from workbench.figures.periods import Day, Period, grain, one_day, period
from workbench.model import Date

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = 12  # months
_EVER: Day = (-9999, 1, 1)  # where a date that is open begins
_TWO_YEARS, _TWO_DAYS = len("1914/1918"), len("2024-07-03/2024-07-09")
_ORDER = ("exact", "within_grain", "overlapping", "outside")


def compare(case: Case) -> Result | None:
    """Every claimed date against the found one it fits best, and of these the worst; None where a side has none."""
    claimed, found = placed(case.claimed), placed(case.found)
    if not claimed or not found:
        return None
    near = nearby(_distinct(found))
    best = (min((_compare(one, other) for other in near(one)), key=_rank) for one in _distinct(claimed))
    return max(best, key=_rank)


def _distinct(dates: Sequence[Date]) -> list[Date]:
    """The first of those that a comparison cannot tell apart."""
    distinct: dict[tuple[str, str], Date] = {}
    for one in dates:
        distinct.setdefault((one.edtf, told_date(one)), one)
    return list(distinct.values())


def _rank(result: Result) -> tuple[int, int]:
    return _ORDER.index(result.finding), len(result.difference)


def _compare(claimed: Date, found: Date) -> Result:
    mine, theirs = (period(one.edtf) or Period(None, None) for one in (claimed, found))
    told, other = _named(claimed), _named(found)
    if mine == theirs:
        return Result("consistent", "exact", f"Both say {told}.")
    other_end = _one_end_shared(claimed, found)
    if mine.contains(theirs) and not other_end:
        return Result("consistent", "within_grain", f"{_capital(other)} lies in {told}.")
    if theirs.contains(mine) and not other_end:
        says = f"{_capital(told)} lies in {other}; the source is less exact than the claim."
        return Result("consistent", "within_grain", says, flags=("coarser_source",))
    if mine.overlaps(theirs):
        says = f"{_capital(told)} and {other} share only a part of their days."
        return Result("inconsistent", "overlapping", says)
    gap = _gap(mine, theirs, claimed, found)
    says = (
        f"The claim says {told}, and the source {other}, {gap} {_later(mine, theirs)}; dates are not rounded."
    )
    return Result("inconsistent", "outside", says, gap)


def _one_end_shared(claimed: Date, found: Date) -> bool:
    """Whether both tell two ends by days or by years, of which one differs: 3 to 9 July against 3 to 10 July."""
    if len(claimed.edtf) != len(found.edtf) or len(claimed.edtf) not in (_TWO_YEARS, _TWO_DAYS):
        return False
    mine, theirs = claimed.edtf.split("/"), found.edtf.split("/")
    return len(mine) == len(theirs) == 2 and (mine[0] == theirs[0]) != (mine[1] == theirs[1])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _later(mine: Period, theirs: Period) -> str:
    return "later" if (theirs.first or (0, 0, 0)) > (mine.first or (0, 0, 0)) else "earlier"


def _named(one: Date) -> str:
    """A date as a sentence names it; one of two ends between quotes, whose words may be "1987 and 1990"."""
    told = told_date(one)
    return f"“{told}”" if "/" in one.edtf else told


def _gap(mine: Period, theirs: Period, claimed: Date, found: Date) -> str:
    """How far two dates without a common day are apart: in days where both tell days, else in months or years."""
    first, second = _ends(mine, theirs, spans="span" in (grain(claimed.edtf), grain(found.edtf)))
    grains = {_finest(one.edtf) for one in (claimed, found)}
    days = [one_day(f"{year:04}-{month:02}-{day:02}") for year, month, day in (first, second)]
    if grains == {"day"} and days[0] is not None and days[1] is not None:
        return _counted(abs((days[0] - days[1]).days), "day")
    months = abs(_months(first) - _months(second))
    is_month = "month" in grains or (months < _YEAR and grains != {"year"})
    if is_month and months % _YEAR:
        return _counted(months, "month")
    return _counted(abs(first[0] - second[0]), "year")


def _ends(mine: Period, theirs: Period, *, spans: bool) -> tuple[Day, Day]:
    """The days between which is counted: where a span is longer than the other date, those that face each other."""
    begun = mine.first or mine.last or _EVER, theirs.first or theirs.last or _EVER
    before, after = sorted((mine, theirs), key=lambda one: one.first or _EVER)
    if not spans or before.last is None or after.first is None or _lasts(mine) == _lasts(theirs) != 0:
        return begun
    return before.last, after.first


def _lasts(one: Period) -> int | None:
    """How many months end after the one it begins in; None for one that is open."""
    return _months(one.last) - _months(one.first) if one.first and one.last else None


def _finest(edtf: str) -> str:
    """How fine the ends of an expression are: "day", "month", "year"."""
    return grain(edtf.strip("./").partition("/")[0].replace("X", "0"))


def _months(day: Day) -> int:
    return day[0] * 12 + day[1]


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def weekday(case: Case) -> Result | None:
    """A claimed weekday against the day that is found, or that the claim names itself."""
    named = words.weekday(case.claimed)
    if named is None or (words.has(case.found, "born") and not words.has(case.claimed, "born")):
        return None
    day = next((day for side in (case.found, case.claimed) for day in _days(side)), None)
    if day is None or (
        not _days(case.claimed) and words.weekday(case.found) is not None and not _days(case.found)
    ):
        return None
    told = f"{day.day} {day:%B} {day.year}"
    if day.weekday() == named:
        return None if _days(case.claimed) else Result("consistent", "exact", f"{told} was a {_DAYS[named]}.")
    says = f"{told} is a {_DAYS[day.weekday()]}, not a {_DAYS[named]}."
    return Result("inconsistent", "outside", says, flags=("weekday",))


def _days(side: Side) -> list[date]:
    """The days of a side that a date gives in full, none that was reckoned from a weekday."""
    found = [one_day(one.edtf) for one in side.dates if not one.relative]
    return [day for day in found if day is not None]
