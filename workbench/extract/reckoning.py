"""Dates reckoned from the day of publication: last year, on Wednesday, three years ago, on 3 May."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from workbench.extract.figures import period as years_of
from workbench.extract.figures import single
from workbench.extract.matches import Made, Match, Production, Quantities
from workbench.model import Date, DateForm, Doubt

QUARTER_MONTHS = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)}
HALF_MONTHS = {1: (1, 6), 2: (7, 12)}
_SEASON_ENDS = {
    21: 5,
    22: 8,
    23: 11,
    24: 14,
}  # EDTF's code -> the last month, of the north; winter ends next year
_NONE = Decimal(0)
_STEPS = frozenset({"day", "week", "month", "year"})
_MOST_STEPS = 2000
_LOOK = 14  # tokens on either side in which a word tells past from future
_NEAR_DAYS = 45  # a day of the year so near to publication is the nearest one, whatever the tense


def dated(match: Match, edtf: str, *, form: DateForm = "given", doubt: Doubt = "") -> Date:
    """The date over the group `date` of the match, or over all of it; relative where it is not given in full."""
    first, last = match.found.span("date" if match.has("date") else 0)
    start, end = match.reader.tokens.span(first, last)
    text = match.reader.tokens.text[start:end]
    return Date(
        start=start,
        end=end,
        text=text,
        edtf=edtf,
        relative=form != "given",
        rule=match.rule,
        form=form,
        doubt=doubt,
    )


def weekday(match: Match) -> Made | None:
    """A day of the week: the last one up to the day of publication, or the next where the text says so."""
    number = int(match.reader.value(match.found.start("weekday"), "weekday"))
    form: DateForm = "reckoned" if match.value in ("next", "last") else "weekday"
    if match.published is None:
        return (dated(match, "", form=form),)
    back = (match.published.weekday() - number) % 7
    day_meant = match.published - timedelta(days=back)
    if match.value == "next" or (not match.value and back and _is_future(match)):
        day_meant += timedelta(days=7)
    elif match.value == "last" and back == 0:
        day_meant -= timedelta(days=7)
    return (dated(match, day_meant.isoformat(), form=form),)


def around(match: Match) -> Made | None:
    """A period reckoned from the day of publication: "last year", "this month", "yesterday", "last quarter"."""
    reader = match.reader
    step = int(reader.value(match.found.start("step"), "step")) if match.has("step") else 0
    if match.has("relative"):
        unit, step = "day", int(reader.value(match.found.start("relative"), "relative"))
    else:
        unit = reader.value(match.found.end("unit") - 1, "calendar")
    return (dated(match, _stepped(match.published, unit, step), form="reckoned"),)


def ago(match: Match) -> Made | None:
    """A time before the day of publication, and how long it is: "three years ago", "a decade ago"."""
    return _away(match, -1)


def ahead(match: Match) -> Made | None:
    """A time after the day of publication, and how long it is: "in five years' time"."""
    return _away(match, 1)


def _away(match: Match, sign: int) -> Made | None:
    if match.has("unit"):
        edtf = _stepped(match.published, match.reader.unit(match.found.end("unit") - 1), sign)
        return (dated(match, edtf, form="reckoned"),)
    length: Quantities = (years_of(match) if match.has("period") else single(match)) or ()
    for one in length:
        steps = one.lower or one.upper or _NONE
        if one.unit not in _STEPS or abs(steps) > _MOST_STEPS or steps % 1:
            return None
        away = [replace(each, form="distance") for each in length] if sign < 0 else length
        return (dated(match, _stepped(match.published, one.unit, sign * int(steps)), form="reckoned"), *away)
    return None


def event(match: Match) -> Made | None:
    """A date that the text leaves to the reader to reckon: "the third anniversary"; read, not resolved."""
    return (dated(match, "", form="reckoned"),)


PRODUCTIONS: dict[str, Production] = {
    "weekday": weekday,
    "around": around,
    "ago": ago,
    "ahead": ahead,
    "event": event,
}


def meant_year(match: Match, month: int, number: int) -> int:
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


def meant_season(match: Match, code: int, step: int) -> int:
    """The year of a season given without one: this year's, or the last or next one; 0 without a day of publication."""
    published = match.published
    if published is None:
        return 0
    over = _SEASON_ENDS[code] < published.month
    if step > 0:
        return published.year + over
    return published.year - (step < 0 and not over)


def last_part(match: Match, months: tuple[int, int]) -> str:
    """A quarter or half given without its year: of this year, or of the last where it has not begun; "" if unknown."""
    published = match.published
    if published is None:
        return ""
    year = published.year
    if months[0] > published.month and not _is_future(match):
        year -= 1
    return f"{year}-{months[0]:02}/{year}-{months[1]:02}"


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


def _stepped(published: date | None, unit: str, step: int) -> str:
    """The day, week (as its first and last day), month, quarter or year so many steps from the day of publication."""
    if published is None:
        return ""
    if unit == "day":
        return (published + timedelta(days=step)).isoformat()
    if unit == "week":
        return week(published + timedelta(weeks=step))
    if unit == "fortnight":
        return (published + timedelta(weeks=2 * step)).isoformat()
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit == "quarter":
        quarters = published.year * 4 + (published.month - 1) // 3 + step
        first, last = QUARTER_MONTHS[quarters % 4 + 1]
        return f"{quarters // 4}-{first:02}/{quarters // 4}-{last:02}"
    year = published.year + step
    return f"{year:04}" if unit == "year" and year > 0 else ""


def week(day: date) -> str:
    """The week of a day, from its Monday to its Sunday."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
