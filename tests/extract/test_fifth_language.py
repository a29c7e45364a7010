"""A language is a folder of tables: ten rows of words and two rules read Swedish, with the symbols that all share."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.extract.grammar import build
from workbench.extract.reading import made_of
from workbench.extract.tables import load
from workbench.model import Date, Quantity

SWEDISH = build(load(Path(__file__).with_name("fifth") / "sv"))


@pytest.mark.parametrize(
    ("text", "lower", "unit", "modifier"),
    [
        ("Priset steg 5 procent.", 5, "percent", "="),
        ("Bron är ungefär 340 meter.", 340, "meter", "~"),
        ("Det kostar mer än 12 500 kronor.", 12500, "SEK", ">"),
        ("Det kostar tre miljoner euro.", 3000000, "EUR", "="),
        ("Det kostar €2,5.", 2.5, "EUR", "="),
        ("Andelen är 12,5 %.", 12.5, "percent", "="),
        ("Det väger 4 kg.", 4, "kilogram", "="),
    ],
)
def test_figures_are_read(text: str, lower: float, unit: str, modifier: str) -> None:
    (read,) = made_of(text, SWEDISH)
    assert isinstance(read, Quantity)
    assert (float(read.lower or 0), read.unit, read.modifier) == (lower, unit, modifier)


def test_what_is_counted_is_told_by_the_endings_of_a_plural() -> None:
    (read,) = made_of("Hamnen har tre stora båtar.", SWEDISH)
    assert isinstance(read, Quantity)
    assert read.counted == "båtar"


def test_a_year_is_read_as_a_date() -> None:
    (read,) = made_of("Det var år 1987.", SWEDISH)
    assert isinstance(read, Date)
    assert read.edtf == "1987"
