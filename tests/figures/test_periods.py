"""EDTF expressions as the days they cover."""

from __future__ import annotations

import pytest

from workbench.figures.periods import Period, one_day, period


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1987", (1987, 1, 1), (1987, 12, 31)),
        ("1987-05", (1987, 5, 1), (1987, 5, 31)),
        ("1988-02", (1988, 2, 1), (1988, 2, 29)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("1987-05-03", (1987, 5, 3), (1987, 5, 3)),
        ("198X", (1980, 1, 1), (1989, 12, 31)),
        ("18XX", (1800, 1, 1), (1899, 12, 31)),
        ("1987-01/1987-03", (1987, 1, 1), (1987, 3, 31)),
        ("1987/1990", (1987, 1, 1), (1990, 12, 31)),
        ("-0049", (-49, 1, 1), (-49, 12, 31)),
        ("1987-22", (1987, 6, 1), (1987, 8, 31)),
        ("1987-24", (1987, 12, 1), (1988, 2, 29)),
        ("1850~", (1845, 1, 1), (1855, 12, 31)),
        ("1987~", (1986, 1, 1), (1988, 12, 31)),
        ("1987/..", (1987, 1, 1), None),
        ("../1987", None, (1987, 12, 31)),
    ],
)
def test_an_expression_covers_its_days(edtf: str, first: object, last: object) -> None:
    assert period(edtf) == Period(first, last)  # type: ignore[arg-type]


@pytest.mark.parametrize("edtf", ["", "soon", "1987-13", "87", "1987-05-03-01"])
def test_what_is_no_expression_covers_nothing(edtf: str) -> None:
    assert period(edtf) is None


@pytest.mark.parametrize("edtf", ["1987", "1987-02-30", "-0049-03-15", "198X", ""])
def test_what_is_more_or_less_than_a_day_is_none(edtf: str) -> None:
    assert one_day(edtf) is None
