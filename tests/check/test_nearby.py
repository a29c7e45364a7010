"""Of a great many dates each is compared with a few, and says what it would say beside all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workbench.check.selection.nearby import nearby
from workbench.desk import text_comparison
from workbench.model import Date

_DAYS = [date(1990, 1, 2) + timedelta(days=5 * number) for number in range(400)]


def _date(edtf: str) -> Date:
    return Date(start=0, end=len(edtf), text=edtf, edtf=edtf)


def test_a_few_dates_are_all_looked_at_in_their_order_and_of_many_a_few() -> None:
    many = [_date(day.isoformat()) for day in _DAYS]
    assert nearby(many[:48])(many[0]) == many[:48]
    for wanted in ("1990-01-03", "1993-02", "1871", "2041-07-06", "1980/..", "../2050"):
        near = nearby(many)(_date(wanted))
        assert 0 < len(near) <= 64, wanted
    between = nearby(many)(_date("1993-05-03"))
    assert len(between) == 64
    assert sum(day.edtf < "1993-05-03" for day in between[:48]) == 24


@pytest.mark.parametrize(
    ("wanted", "finding"),
    [
        ("2 January 1990", "exact"),
        ("12 January 1990", "exact"),
        ("3 May 1993", "outside"),
        ("1994", "within_grain"),
        ("June 1995", "within_grain"),
        ("5 May 1889", "outside"),
    ],
)
def test_a_date_beside_many_is_held_against_the_one_that_it_fits(wanted: str, finding: str) -> None:
    found = ", ".join(f"{day.day} {day:%B %Y}" for day in _DAYS)
    comparison = text_comparison.compare(f"It met on {wanted}.", f"It met on {found}.", language="en")
    assert comparison.finding == finding


def test_a_period_without_end_is_among_those_that_a_date_is_held_against() -> None:
    many = [_date(day.isoformat()) for day in _DAYS]
    for period in ("1900/..", "../1994", "1989/1996"):
        assert _date(period) in nearby([*many, _date(period)])(_date("1993-05-03"))
