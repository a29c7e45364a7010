"""Productions that make dates: what a rule's match says as an EDTF level 1 expression."""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.extract.matches import Made, Match, Production
from workbench.extract.reckoning import (
    HALF_MONTHS,
    QUARTER_MONTHS,
    dated,
    last_part,
    meant_season,
    meant_year,
    week,
)
from workbench.model import DateForm

_MOST_YEARS = 10_000  # EDTF level 1 writes years in four digits
_LEAST_YEAR = 100
_SPOKEN = range(1100, 2100)
_NEAR_MONTHS = (
    200  # days on either side of publication in which a weekday and a day of the month are looked for
)
_LAST_SHORT_YEAR = 39  # two digits up to it are of this century
_ATTRIBUTED = range(1800, 2100)  # years that stand before a noun without a preposition: "the 1949 treaty"


def day(match: Match) -> Made | None:
    """A day, month or year, as far as it is given: "3 May 1987", "May 1987", "1987", "3 May"."""
    year, month, number = _year(match), _month(match), _day(match, "day")
    if not year and month:
        year = meant_year(match, month, number or 15)
    if not _exists(year, month, number):
        return None
    yearless: DateForm = "day" if number else "month"
    return (dated(match, _edtf(year, month, number), form="given" if match.has("year") else yearless),)


def days(match: Match) -> Made | None:
    """From one day to another: "3 to 5 May 1987", "30 April to 2 May 1987", "February 14 to 16"."""
    year, month = _year(match), _month(match)
    last_month = _month(match, "lastmonth") or month
    first, last = _day(match, "day"), _day(match, "lastday")
    if not year:
        year = meant_year(match, month, first)
    if not (_exists(year, month, first) and _exists(year, last_month, last)):
        return None
    if (month, first) >= (last_month, last):
        return None
    text = f"{_edtf(year, month, first)}/{_edtf(year, last_month, last)}" if year else ""
    return (dated(match, text, form="given" if match.has("year") else "day"),)


def months(match: Match) -> Made | None:
    """From one month to another: "May to July 1987", "from December 1999 to March 2000", "May to July"."""
    month, last_month = _month(match), _month(match, "lastmonth")
    last_year = _year(match, "lastyear") or meant_year(match, last_month, 15)
    year = _year(match) or (last_year - (month > last_month) if last_year else 0)
    if (year, month) >= (last_year, last_month) and last_year:
        return None
    text = f"{_edtf(year, month, 0)}/{_edtf(last_year, last_month, 0)}" if last_year else ""
    return (dated(match, text, form="given" if match.has("lastyear") else "reckoned"),)


def years(match: Match) -> Made | None:
    """From one year to another: "between 1987 and 1990", "the 1987-88 season"."""
    reader = match.reader
    first = reader.tokens.word(match.found.start("year"))
    last = reader.tokens.word(match.found.start("lastyear"))
    last = first[: 4 - len(last)] + last
    if last <= first:
        return None
    return (dated(match, f"{first}/{last}"),)


def part(match: Match) -> Made | None:
    """A quarter or half of a year: "first quarter of 1987" is 1987-01/1987-03."""
    number = _number(match, match.value)
    months_meant = (QUARTER_MONTHS if match.value == "quarter" else HALF_MONTHS).get(number)
    if months_meant is None:
        return None
    if not match.has("year"):
        return (dated(match, last_part(match, months_meant), form="reckoned"),)
    year = _year(match)
    return (dated(match, f"{year}-{months_meant[0]:02}/{year}-{months_meant[1]:02}"),)


def _number(match: Match, name: str) -> int:
    """Which quarter or half it is, by a figure or a word; "final" is the last of them."""
    if match.has("day"):
        return _day(match, "day")
    index = match.found.start("ordinal")
    return int(match.reader.value(index, f"which_{name}") or match.reader.value(index, "ordinal") or 0)


def season(match: Match) -> Made | None:
    """A season of a year by EDTF's codes: "summer 1987" is 1987-22; "last summer" by the day of publication."""
    code = match.reader.value(match.found.start("season"), "season")
    step = match.reader.value(match.found.start("step"), "step") if match.has("step") else "0"
    year = _year(match) or meant_season(match, int(code), int(step))
    return (
        dated(match, f"{year}-{code}" if year else "", form="given" if match.has("year") else "reckoned"),
    )


def decade(match: Match) -> Made | None:
    """Ten years: "the 1980s" is 198X, "the eighties" too; "the 1800s" are a hundred: 18XX."""
    if match.has("decade"):
        return (dated(match, match.reader.value(match.found.start("decade"), "decade")),)
    word = match.reader.value(match.found.start("year"), "decade_word")
    written = word or match.reader.tokens.word(match.found.start("year"))
    if not written.endswith("0"):
        return None
    full = written if len(written) == len("1980") else "19" + written
    if full.endswith("00") and not full.endswith("000"):
        return (dated(match, full[:2] + "XX"),)
    return (dated(match, full[:3] + "X"),)


def century(match: Match) -> Made | None:
    """A hundred years: "the 19th century" is 18XX."""
    reader = match.reader
    number = _day(match, "day") or int(reader.value(match.found.start("ordinal"), "ordinal") or "0")
    before = "-" if match.has("era") else ""
    return (dated(match, f"{before}{number - 1:02}XX"),) if number else None


def before_christ(match: Match) -> Made | None:
    """A year before the common era: "50 BC" is -0049, since EDTF has a year 0."""
    number = int(match.amount("amount").number.value)
    return (dated(match, f"-{number - 1:04}{_doubt(match)}"),) if 0 < number <= _MOST_YEARS else None


def after_christ(match: Match) -> Made | None:
    """A year of the common era said to be one, or of three figures: "AD 69" is 0069, "in 914" 0914."""
    number = int(match.amount("amount").number.value)
    return (dated(match, f"{number:04}"),) if 0 < number < _MOST_YEARS else None


def approximate(match: Match) -> Made | None:
    """A year that the text gives as about right: "around 1850" is 1850~."""
    if match.has("hedge") and match.reader.hedge(*match.found.span("hedge")) != "~":
        return None
    return (dated(match, f"{_year(match):04}~"),)


def attribute(match: Match) -> Made | None:
    """A year before a noun: "the 1949 treaty", "the 2006 elections"."""
    return (dated(match, f"{_year(match):04}"),) if _year(match) in _ATTRIBUTED else None


def fiscal(match: Match) -> Made | None:
    """A fiscal year by its letters: "FY2024", "FY24"."""
    written = match.reader.tokens.word(match.found.start("year"))
    return (dated(match, written if len(written) == len("2024") else "20" + written),)


def iso(match: Match) -> Made | None:
    """A date already written as EDTF: "1987-05-03"."""
    word = match.reader.tokens.word(match.found.start())
    year, month, number = (int(piece) for piece in word.split("-"))
    return (dated(match, word),) if _exists(year, month, number) else None


def written(match: Match) -> Made | None:
    """A date in figures by day, month, year: "3/5/1987", "03.05.87"; the month first where it cannot be the other.

    Where the language has both orders and both may be meant, only the year is certain.
    """
    word = match.reader.tokens.word(match.found.start("date"))
    first, second, year = (int(piece) for piece in re.split(r"\D", word))
    year = full_year(year)
    orders = [
        (month, number)
        for month, number in ((second, first), (first, second))
        if _exists(year, month, number)
    ]
    if not orders:
        return None
    if match.value == "either order" and len(set(orders)) > 1:
        return (dated(match, _edtf(year, 0, 0), doubt="order"),)
    return (dated(match, _edtf(year, *orders[0])),)


def full_year(year: int) -> int:
    """A year of two digits is of the hundred years that end with the next decade: 87 is 1987."""
    if year >= _LEAST_YEAR:
        return year
    return year + (1900 if year > _LAST_SHORT_YEAR else 2000)


def year_in_words(match: Match) -> Made | None:
    """A year as it is spoken: "nineteen ninety-nine" is 1999, "two thousand and eighteen" 2018."""
    reader = match.reader
    if match.has("hundreds"):
        hundreds, _ = reader.words(*match.found.span("hundreds"))
        below, _ = reader.words(*match.found.span("below"))
        year = int(hundreds.value) * 100 + int(below.value)
    else:
        number, scale = reader.words(*match.found.span("year"))
        year = int(number.value * scale)
    return (dated(match, f"{year:04}"),) if year in _SPOKEN else None


def nth_weekday(match: Match) -> Made | None:
    """A weekday of a month by its number: "the first Monday of May 2020" is 2020-05-04."""
    reader, month = match.reader, _month(match)
    number, weekday = _day(match, "ordinal"), int(reader.value(match.found.start("weekday"), "weekday"))
    year = _year(match) or meant_year(match, month, 15)
    if not year:
        return (dated(match, "", form="day"),)
    first = date(year, month, 1).weekday()
    day_meant = 1 + (weekday - first) % 7 + 7 * (number - 1)
    if not _exists(year, month, day_meant):
        return None
    return (dated(match, _edtf(year, month, day_meant), form="given" if match.has("year") else "day"),)


def week_of(match: Match) -> Made | None:
    """The week that has a day: "the week of 4 February 2019", from Monday to Sunday."""
    month, number = _month(match), _day(match, "day")
    year = _year(match) or meant_year(match, month, number)
    if not _exists(year, month, number):
        return None
    form: DateForm = "given" if match.has("year") else "day"
    return (dated(match, week(date(year, month, number)) if year else "", form=form),)


def stepped_month(match: Match) -> Made | None:
    """A month or quarter of a year by steps: "June next year", "Q3 this year"."""
    published = match.published
    step = int(match.reader.value(match.found.start("step"), "step"))
    if published is None:
        return (dated(match, "", form="reckoned"),)
    year = published.year + step
    if match.has("month"):
        return (dated(match, _edtf(year, _month(match), 0), form="reckoned"),)
    months_meant = QUARTER_MONTHS.get(_day(match, "day"))
    if months_meant is None:
        return None
    first, last = months_meant
    return (dated(match, f"{year}-{first:02}/{year}-{last:02}", form="reckoned"),)


def weekday_of_month(match: Match) -> Made | None:
    """A weekday with its day alone: "Friday the 15th", in the month nearest to publication in which they meet."""
    published, number = match.published, _day(match, "day")
    if published is None:
        return (dated(match, "", form="reckoned"),)
    weekday = int(match.reader.value(match.found.start("weekday"), "weekday"))
    near = [published + timedelta(days=away) for away in range(-_NEAR_MONTHS, _NEAR_MONTHS)]
    fits = [each for each in near if each.day == number and each.weekday() == weekday]
    if not fits:
        return None
    return (dated(match, min(fits, key=lambda each: abs(each - published)).isoformat(), form="reckoned"),)


def before_christ_range(match: Match) -> Made | None:
    """From one year before Christ to another: "480 to 323 BC"."""
    first, last = (int(match.amount(group).number.value) for group in ("first", "amount"))
    if not 0 < last < first <= _MOST_YEARS:
        return None
    return (dated(match, f"-{first - 1:04}/-{last - 1:04}"),)


PRODUCTIONS: dict[str, Production] = {
    "day": day,
    "days": days,
    "months": months,
    "years": years,
    "part": part,
    "season": season,
    "decade": decade,
    "century": century,
    "before_christ": before_christ,
    "after_christ": after_christ,
    "approximate": approximate,
    "attribute": attribute,
    "fiscal": fiscal,
    "iso": iso,
    "written": written,
    "year_in_words": year_in_words,
    "nth_weekday": nth_weekday,
    "week_of": week_of,
    "stepped_month": stepped_month,
    "weekday_of_month": weekday_of_month,
    "before_christ_range": before_christ_range,
}


def _year(match: Match, group: str = "year") -> int:
    if not match.has(group):
        return 0
    return full_year(int(match.reader.tokens.word(match.found.end(group) - 1)))


def _month(match: Match, group: str = "month") -> int:
    if not match.has(group):
        return 0
    return int(match.reader.value(match.found.start(group), "month"))


def _day(match: Match, group: str) -> int:
    """A day, or other small number, in figures or as an ordinal in words; 0 where it is not given."""
    if not match.has(group):
        return 0
    index = match.found.start(group)
    word = match.reader.tokens.word(index)
    if word.isdecimal():
        return int(word)
    tens = int(match.reader.value(match.found.start("tens"), "tens")) if match.has("tens") else 0
    ones = match.reader.value(index, "cardinal") or match.reader.value(index, "ordinal") or 0
    return tens + int(ones)


def _exists(year: int, month: int, number: int) -> bool:
    """Whether the calendar has the day; a missing year is taken as a leap year."""
    try:
        date(year or 2000, month or 1, number or 1)
    except ValueError:
        return False
    return True


def _edtf(year: int, month: int, number: int) -> str:
    if not year:
        return ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{number:02}" if month and number else "")


def _doubt(match: Match) -> str:
    """EDTF's sign for an approximate date where the text hedges it."""
    return "~" if match.has("hedge") or match.value == "about" else ""
