"""Productions that make dates: what a rule's match says as an EDTF level 1 expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from workbench.extract.figures import Match, single
from workbench.model import Date, Quantity

_QUARTER_MONTHS = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)}
_HALF_MONTHS = {1: (1, 6), 2: (7, 12)}


Made = tuple[Date | Quantity, ...]
Production = Callable[[Match], Made | None]


def day(match: Match) -> Made | None:
    """A day, month or year, as far as it is given: "3 May 1987", "May 1987", "1987", "3 May"."""
    year, month, number = _year(match), _month(match), _day(match, "day")
    if not year and month:
        year = _meant_year(match, month, number or 15)
    if not _exists(year, month, number):
        return None
    return (_date(match, _edtf(year, month, number), relative=not match.has("year")),)


def days(match: Match) -> Made | None:
    """From one day to another: "3 to 5 May 1987", "30 April to 2 May 1987", "February 14 to 16"."""
    year, month = _year(match), _month(match)
    last_month = _month(match, "lastmonth") or month
    first, last = _day(match, "day"), _day(match, "lastday")
    if not year:
        year = _meant_year(match, month, first)
    if not (_exists(year, month, first) and _exists(year, last_month, last)):
        return None
    if (month, first) >= (last_month, last):
        return None
    text = f"{_edtf(year, month, first)}/{_edtf(year, last_month, last)}" if year else ""
    return (_date(match, text, relative=not match.has("year")),)


def years(match: Match) -> Made | None:
    """From one year to another: "between 1987 and 1990", "the 1987-88 season"."""
    reader = match.reader
    first = reader.tokens.word(match.found.start("year"))
    last = reader.tokens.word(match.found.start("lastyear"))
    last = first[: 4 - len(last)] + last
    if last <= first:
        return None
    return (_date(match, f"{first}/{last}"),)


def part(match: Match) -> Made | None:
    """A quarter or half of a year: "first quarter of 1987" is 1987-01/1987-03."""
    reader = match.reader
    year = _year(match) or (match.published.year if match.published else 0)
    if match.has("day"):
        number = _day(match, "day")
    else:
        number = int(reader.value(match.found.start("ordinal"), "ordinal"))
    months = (_QUARTER_MONTHS if match.value == "quarter" else _HALF_MONTHS).get(number)
    if months is None:
        return None
    text = f"{year}-{months[0]:02}/{year}-{months[1]:02}" if year else ""
    return (_date(match, text, relative=not match.has("year")),)


def season(match: Match) -> Made | None:
    """A season of a year by EDTF's codes: "summer 1987" is 1987-22."""
    code = match.reader.value(match.found.start("season"), "season")
    year = _year(match) or (match.published.year if match.published else 0)
    return (_date(match, f"{year}-{code}" if year else "", relative=not match.has("year")),)


def decade(match: Match) -> Made | None:
    """Ten years: "the 1980s" is 198X; a word for them has it as its value."""
    if match.has("decade"):
        return (_date(match, match.reader.value(match.found.start("decade"), "decade")),)
    written = match.reader.tokens.word(match.found.start("year"))
    if not written.endswith("0"):
        return None
    full = written if len(written) == 4 else "19" + written
    return (_date(match, full[:3] + "X"),)


def century(match: Match) -> Made | None:
    """A hundred years: "the 19th century" is 18XX."""
    reader = match.reader
    number = _day(match, "day") or int(reader.value(match.found.start("ordinal"), "ordinal") or "0")
    return (_date(match, f"{number - 1:02}XX"),) if number else None


def before_christ(match: Match) -> Made | None:
    """A year before the common era: "50 BC" is -0049, since EDTF has a year 0."""
    number = int(match.amount("amount").number.value)
    return (_date(match, f"-{number - 1:04}{_doubt(match)}"),) if 0 < number < _MOST_YEARS else None


def after_christ(match: Match) -> Made | None:
    """A year of the common era said to be one: "AD 69" is 0069."""
    number = int(match.amount("amount").number.value)
    return (_date(match, f"{number:04}"),) if 0 < number < _MOST_YEARS else None


def approximate(match: Match) -> Made | None:
    """A year that the text gives as about right: "around 1850" is 1850~."""
    first = match.found.start("hedge") if match.has("hedge") else -1
    if first >= 0 and match.reader.hedge(first, first + 1) != "~":
        return None
    return (_date(match, f"{_year(match):04}~"),)


def iso(match: Match) -> Made | None:
    """A date already written as EDTF: "1987-05-03"."""
    word = match.reader.tokens.word(match.found.start())
    year, month, number = (int(piece) for piece in word.split("-"))
    return (_date(match, word),) if _exists(year, month, number) else None


def written(match: Match) -> Made | None:
    """A date in figures by day, month, year: "3/5/1987", "03.05.87"."""
    word = match.reader.tokens.word(match.found.start("date"))
    number, month, year = (int(piece) for piece in re.split(r"\D", word))
    if year < 100:  # of the hundred years that end with the next decade
        year += 1900 if year > _LAST_SHORT_YEAR else 2000
    return (_date(match, _edtf(year, month, number)),) if _exists(year, month, number) else None


def weekday(match: Match) -> Made | None:
    """A day of the week: the last one up to the day of publication, or the next where the text says so."""
    number = int(match.reader.value(match.found.start("weekday"), "weekday"))
    if match.published is None:
        return (_date(match, "", relative=True),)
    back = (match.published.weekday() - number) % 7
    day_meant = match.published - timedelta(days=back)
    if match.value == "next" or (not match.value and back and _is_future(match)):
        day_meant += timedelta(days=7)
    elif match.value == "last" and back == 0:
        day_meant -= timedelta(days=7)
    return (_date(match, day_meant.isoformat(), relative=True),)


def around(match: Match) -> Made | None:
    """A period reckoned from the day of publication: "last year", "this month", "yesterday"."""
    reader = match.reader
    step = int(reader.value(match.found.start("step"), "step")) if match.has("step") else 0
    if match.has("relative"):
        unit, step = "day", int(reader.value(match.found.start("relative"), "relative"))
    else:
        unit = reader.value(match.found.end("unit") - 1, "calendar")
    return (_date(match, _stepped(match.published, unit, step), relative=True),)


def ago(match: Match) -> Made | None:
    """A time before the day of publication, and how long it is: "three years ago"."""
    amount = match.amount("amount")
    steps = amount.number.value
    if steps != steps.to_integral_value() or amount.unit not in _STEPS or abs(steps) > _MOST_STEPS:
        return None
    edtf = _stepped(match.published, amount.unit, -int(steps))
    return (_date(match, edtf, relative=True), *(single(match) or ()))


def event(match: Match) -> Made | None:
    """A date that the text leaves to the reader to reckon: "the third anniversary"; read, not resolved."""
    return (_date(match, "", relative=True),)


PRODUCTIONS: dict[str, Production] = {
    "day": day,
    "days": days,
    "years": years,
    "part": part,
    "season": season,
    "decade": decade,
    "century": century,
    "before_christ": before_christ,
    "after_christ": after_christ,
    "approximate": approximate,
    "iso": iso,
    "written": written,
    "weekday": weekday,
    "around": around,
    "ago": ago,
    "event": event,
}

_STEPS = frozenset({"day", "week", "month", "year"})
_MOST_STEPS = 2000
_LAST_SHORT_YEAR = 39  # two digits up to it are of this century
_MOST_YEARS = 10_000  # EDTF level 1 writes years in four digits
_LOOK = 14  # tokens on either side in which a word tells past from future
_NEAR_DAYS = 45  # a day of the year so near to publication is the nearest one, whatever the tense


def _date(match: Match, edtf: str, *, relative: bool = False) -> Date:
    """The date over the group `date` of the match, or over all of it."""
    first, last = match.found.span("date" if match.has("date") else 0)
    start, end = match.reader.tokens.span(first, last)
    text = match.reader.tokens.text[start:end]
    return Date(start=start, end=end, text=text, edtf=edtf, relative=relative, rule=match.rule)


def _year(match: Match) -> int:
    return int(match.reader.tokens.word(match.found.start("year"))) if match.has("year") else 0


def _month(match: Match, group: str = "month") -> int:
    if not match.has(group):
        return 0
    return int(match.reader.value(match.found.start(group), "month"))


def _day(match: Match, group: str) -> int:
    """A day's number, in figures or as a word: "le trois mai"; 0 where none is given."""
    if not match.has(group):
        return 0
    index = match.found.start(group)
    word = match.reader.tokens.word(index)
    if word.isdecimal():
        return int(word)
    return int(match.reader.value(index, "cardinal") or match.reader.value(index, "ordinal") or 0)


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


def _meant_year(match: Match, month: int, number: int) -> int:
    """The year of a day given without one: the nearest, or the last one or next one by what the text speaks of."""
    published = match.published
    if published is None:
        return 0
    days = {
        year: date(year, month, min(number, 28)) for year in range(published.year - 1, published.year + 2)
    }
    nearest = min(days, key=lambda year: abs((published - days[year]).days))
    if abs((published - days[nearest]).days) <= _NEAR_DAYS:
        return nearest
    if _is_future(match):
        return min(year for year, day_meant in days.items() if day_meant >= published)
    return max(year for year, day_meant in days.items() if day_meant <= published)


def _is_future(match: Match) -> bool:
    """Whether a word of the future stands in the sentence."""
    reader = match.reader
    steps = ((range(match.found.start() - 1, -1, -1)), (range(match.found.end(), len(reader.classes))))
    for side in steps:
        for index in side[:_LOOK]:
            if reader.is_a(index, "stop") or reader.is_a(index, "gap"):
                break
            if reader.is_a(index, "future"):
                return True
    return False


def _doubt(match: Match) -> str:
    """EDTF's sign for an approximate date where the text hedges it."""
    return "~" if match.has("hedge") else ""


def _stepped(published: date | None, unit: str, step: int) -> str:
    """The day, week (as its first and last day), month or year so many steps from the day of publication."""
    if published is None:
        return ""
    if unit == "day":
        return (published + timedelta(days=step)).isoformat()
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}"
    year = published.year + step
    return f"{year:04}" if year > 0 else ""
