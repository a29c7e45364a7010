"""Comparisons of ready figures: single ones, rows of them, and what is given beside them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from workbench.check import Rate, compare
from workbench.model import Date, Quantity


def _figure(text: str, value: str, unit: str = "", **fields: object) -> Quantity:
    number = Decimal(value)
    made = {"lower": number, "upper": number, "precision": Decimal(1).scaleb(int(number.as_tuple().exponent))}
    return Quantity(start=40, end=40 + len(text), text=text, unit=unit, **{**made, **fields})  # type: ignore[arg-type]


def _date(edtf: str) -> Date:
    return Date(start=7, end=7 + len(edtf), text=edtf, edtf=edtf)


def test_single_figures_need_no_text_around_them() -> None:
    made = compare(_figure("7 percent", "7", "percent"), _figure("6.8%", "6.8", "percent"))

    assert (made.outcome, made.claimed, made.found) == ("consistent", "7 percent", "6.8%")


def test_rows_of_figures_are_told_one_after_the_other() -> None:
    claimed = [_figure("40 ships", "40", counted="ships"), _figure("3 km", "3", "kilometer")]
    found = [_figure("3 km", "3", "kilometer"), _figure("41 ships", "41", counted="ships")]

    made = compare(claimed, found)

    assert made.outcome == "consistent"
    assert made.claimed == "40 ships; 3 km"


def test_one_wrong_figure_among_several_decides() -> None:
    claimed = [_figure("3 km", "3", "kilometer"), _figure("12 ships", "12", counted="ships")]
    found = [_figure("3 km", "3", "kilometer"), _figure("19 ships", "19", counted="ships")]

    assert compare(claimed, found).outcome == "inconsistent"


@pytest.mark.parametrize(
    ("found", "outcome"),
    [("1949", "consistent"), ("1949-04-04", "consistent"), ("1947", "inconsistent"), ("", "incomparable")],
)
def test_dates_are_held_to_their_own_grain(found: str, outcome: str) -> None:
    assert compare(_date("1949"), _date(found)).outcome == outcome


def test_roles_make_two_figures_a_change() -> None:
    found = [_figure("17%", "17", "percent", role="from"), _figure("44%", "44", "percent", role="to")]

    made = compare(_figure("27 points", "27", "percentage_point", role="by"), found)

    assert (made.outcome, made.finding) == ("consistent", "exact")


def test_a_figure_against_a_date_has_nothing_to_compare_with() -> None:
    assert compare(_figure("7 ships", "7", counted="ships"), _date("1949")).finding == "missing_figure"


def test_nothing_at_all_is_missing() -> None:
    assert compare(_figure("7 ships", "7", counted="ships"), ()).finding == "missing_figure"


def test_the_source_of_a_rate_stands_in_the_sentence() -> None:
    rate = Rate(base="USD", quote="EUR", value=Decimal("0.5"), day=date(2024, 3, 1), source="central bank")

    made = compare(_figure("€5", "5", "EUR"), _figure("$10", "10", "USD"), rate=rate)

    assert made.outcome == "consistent"
    assert "central bank, 1 March 2024" in made.explanation


def test_of_several_figures_the_one_of_the_same_unit_is_taken_before_a_nearer_one() -> None:
    found = [_figure("6,200 m", "6200", "meter"), _figure("9 km", "9", "kilometer")]

    assert "9 km" in compare(_figure("6 km", "6", "kilometer"), found).explanation


def test_of_several_figures_of_one_unit_the_nearest_is_taken() -> None:
    found = [_figure("2 km", "2", "kilometer"), _figure("6.1 km", "6.1", "kilometer")]

    assert compare(_figure("6 km", "6", "kilometer"), found).outcome == "consistent"
