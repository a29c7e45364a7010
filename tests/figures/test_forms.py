"""Figures and dates of readings kept before extraction said their form compare as they did."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from workbench.extract import dates, quantities
from workbench.figures.forms import date_form, form
from workbench.model import Date, Quantity


def kept(text: str, rule: str, *, lower: str = "2", unit: str = "") -> Quantity:
    """A figure as a claims file of an earlier version has it."""
    value = Decimal(lower)
    return Quantity(start=0, end=len(text), text=text, lower=value, upper=value, unit=unit, rule=rule)


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("doubled", "multiple, in words", "multiple"),
        ("verdreifacht", "multiple, in words", "multiple"),
        ("three times", "how many times", "times"),
        ("trois fois", "times as much", "times"),
        ("half as many", "multiple, in words", "times"),
        ("30-year-old", "age, hyphenated", "age"),
        ("71", "age in brackets", "age"),
        ("three years", "time ago", "distance"),
        ("12.5 per 100,000", "amount", "ratio"),
        ("12 ships", "amount", "amount"),
    ],
)
def test_the_form_of_a_figure_that_does_not_say_is_told_by_its_rule_and_words(
    text: str, rule: str, expected: str
) -> None:
    assert form(kept(text, rule)) == expected


@pytest.mark.parametrize(
    ("rule", "expected"), [("weekday", "weekday"), ("month alone", "month"), ("day", "given")]
)
def test_the_form_of_a_date_that_does_not_say_is_told_by_its_rule(rule: str, expected: str) -> None:
    assert date_form(Date(start=0, end=3, text="May", edtf="", rule=rule)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It doubled.",
        "It is three times as large.",
        "One in four left.",
        "It killed 3 per 1,000.",
        "Ada Holm, 71, left.",
    ],
)
def test_a_figure_without_its_form_has_the_one_it_would_say(text: str) -> None:
    for figure in quantities(text):
        bare = form(replace(figure, form=""))
        assert bare == figure.form or {bare, figure.form} == {"amount", "share"}


def test_a_date_without_its_form_has_the_one_it_would_say_where_it_matters() -> None:
    for text in ("It opened in May.", "It opened on Friday."):
        (read,) = dates(text)
        assert date_form(replace(read, form="")) == read.form
