"""Times that do not go together: a weekday and its date, an anniversary and a founding, a span and its ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from workbench.check import words
from workbench.check.coherence.statements import Incoherence, Statement
from workbench.figures.periods import one_day
from workbench.model import Date, Quantity

_SPAN = re.compile(r"(\d{4})/(\d{4})")
_YEAR = re.compile(r"\d{4}")
_BEFORE = re.compile(r"([^\W\d_]+),?\s+(?:le\s+|der\s+|den\s+|dem\s+|el\s+|the\s+)?$", re.IGNORECASE)
_BETWEEN = 25  # characters between a span of years and its ends
_SLACK = 1  # years that a span may be counted otherwise


def weekdays(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """A date with another weekday than it has: "Sunday, 5 March 2024"."""
    for place, statement in enumerate(statements):
        language = statement.side.language
        for day in statement.side.dates:
            named, told = _weekday_at(statement.text, day, language), one_day(day.edtf)
            if told is None or named is None or not any(map(str.isdigit, day.text)):
                continue
            if told.weekday() != named:
                actual, said_day = (words.weekday_name(each, language) for each in (told.weekday(), named))
                said = f"{day.edtf} is a {actual}"
                yield Incoherence(place, place, (day.text, said), f"{said}, not a {said_day}.")


def _weekday_at(text: str, day: Date, language: str) -> int | None:
    """The weekday that a date is told with, before it or within, 0 for Monday."""
    before = _BEFORE.search(text[: day.start])
    told = [*re.findall(r"[^\W\d_]+", day.text), *([before[1]] if before else [])]
    return next((number for word in told if (number := words.weekday_of(word, language)) is not None), None)


def spans(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """So many years from one to another that are not so many: "18 years, from 2012 to 2024"."""
    for place, statement in enumerate(statements):
        for figure, day in product(statement.side.quantities, statement.side.dates):
            span = _SPAN.fullmatch(day.edtf)
            if not span or not _is_count_of_years(figure) or not _are_side_by_side(figure, day):
                continue
            years = int(span[2]) - int(span[1])
            if abs(years - int(figure.lower or 0)) > _SLACK and day.start > figure.start:
                said = f"{day.text} is {years} years"
                yield Incoherence(place, place, (figure.text, said), f"{said}, not “{figure.text}”.")


def _is_count_of_years(figure: Quantity) -> bool:
    return (
        figure.unit == "year" and figure.modifier == "=" and figure.lower == figure.upper and not figure.role
    )


def _are_side_by_side(figure: Quantity, day: Date) -> bool:
    return 0 <= max(day.start - figure.end, figure.start - day.end) <= _BETWEEN


def anniversaries(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """An anniversary that the year of the founding does not make: "75th anniversary", "founded in 1961"."""
    for first, celebrated in enumerate(statements):
        years = _anniversary(celebrated)
        if years is None or celebrated.published is None:
            continue
        for second, statement in enumerate(statements):
            founded = _year_of(statement, statement.words.founded)
            if founded is None or not (first == second or celebrated.keys & statement.keys):
                continue
            actual = celebrated.published.year - founded
            if abs(actual - int(years["years"])) > _SLACK:
                explanation = (
                    f"What was founded in {founded} is {actual} years old in {celebrated.published.year}."
                )
                yield Incoherence(first, second, (years[0], str(founded)), explanation)


def _anniversary(statement: Statement) -> re.Match[str] | None:
    found = (re.search(pattern, statement.text) for pattern in statement.words.anniversary)
    return next((match for match in found if match), None)


def _year_of(statement: Statement, pattern: str) -> int | None:
    """The one year of a sentence with a word of the pattern; None where it has several or none."""
    years = {day.edtf for day in statement.side.dates if _YEAR.fullmatch(day.edtf)}
    return int(years.pop()) if len(years) == 1 and re.search(pattern, statement.text, re.IGNORECASE) else None


def year_born(statement: Statement) -> int | None:
    """The year in which a sentence says that somebody was born; None where it says none, or several."""
    return _year_of(statement, statement.words.born)
