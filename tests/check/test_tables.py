"""Every row of the tables behind the rules does what it is there for."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from workbench import check, extract
from workbench.check import words
from workbench.check.decide import slips
from workbench.languages import read_table
from workbench.model import Quantity
from workbench.units import is_unit, kind, unit_names

TABLE: dict[str, Any] = tomllib.loads(read_table("en", "comparing") or "")
PAIRS = [pair for row in slips.TWINS for pair in permutations(row, 2)]
WAYS = [
    (word.replace("*", ""), way) for name, way in (("up", 1), ("down", -1)) for word in TABLE["classes"][name]
]
NAMED = [
    (name, word)
    for name in (
        *("total", "per_head", "born", "anniversary", "step", "real", "nominal", "plus", "minus"),
        *("in_quarter", "as_much", "persons", "earlier", "consists_of"),
        *("other_case", "part_of", "stage", "other_time", "now"),
        *("definite", "genitive", "possessive", "joins", "relative", "leading"),
    )
    for word in TABLE["classes"][name]
]


def _figure(unit: str) -> Quantity:
    number = Decimal(43)
    return Quantity(start=0, end=2, text=f"43 {unit}", lower=number, upper=number, unit=unit)


@pytest.mark.parametrize(("claimed", "found"), PAIRS)
def test_the_same_number_in_a_twin_unit_is_named_as_a_slip(claimed: str, found: str) -> None:
    made = check.compare(_figure(claimed), _figure(found))

    assert (made.outcome, "unit_slip" in made.flags) == ("inconsistent", True)


@pytest.mark.parametrize(
    "unit", sorted({unit for row in slips.TWINS for unit in row} | set(unit_names._NAMES))
)
def test_every_unit_of_the_tables_is_one_of_the_registry(unit: str) -> None:
    assert is_unit(unit)


@pytest.mark.parametrize("row", slips.OTHER_KINDS, ids=lambda row: row[1])
def test_kinds_that_are_mixed_up_are_kinds_as_the_registry_names_them(
    row: tuple[frozenset[str], str],
) -> None:
    assert {kind(name.replace("radian", "degree")) for name in row[0]} == row[0]


@pytest.mark.parametrize(("word", "way"), WAYS)
def test_a_word_of_direction_tells_the_way(word: str, way: int) -> None:
    text = f"Fares {word} 5 percent"
    start = text.index("5")
    figure = Quantity(
        start=start, end=len(text), text="5 percent", lower=Decimal(5), upper=Decimal(5), unit="percent"
    )

    assert words.direction(check.Side(text=text, quantities=(figure,)), figure) == way


@pytest.mark.parametrize("word", TABLE["classes"]["no_direction"])
def test_a_bound_or_a_base_tells_no_way(word: str) -> None:
    text = f"Fares were {word} 5 percent"
    figure = Quantity(
        start=text.index("5"), end=len(text), text="5 percent", lower=Decimal(5), upper=Decimal(5)
    )

    assert words.direction(check.Side(text=text, quantities=(figure,)), figure) == 0


@pytest.mark.parametrize(("name", "word"), NAMED)
def test_a_word_is_found_as_a_whole_word_only(name: str, word: str) -> None:
    spelt = word.replace("*", "")

    assert words.has(check.Side(text=f"it was {spelt}, he said"), name)
    assert not words.has(check.Side(text=f"it was x{spelt}x, he said"), name)


@pytest.mark.parametrize("row", TABLE["measures"], ids=lambda row: f"{row['level'][0]}, {row['growth'][0]}")
def test_a_level_is_not_set_against_its_growth(row: dict[str, Any]) -> None:
    sides = []
    for word in (row["level"][0], row["growth"][0]):
        text = f"The {word} was put at 40 million euros."
        sides.append(check.Side(text=text, quantities=extract.quantities(text)))
    made = check.compare(*sides)

    assert made.flags == ("growth_vs_level",)
    assert row["why"] in made.explanation


@pytest.mark.parametrize(
    ("name", "word"), [(name, word) for name, row in TABLE["bases"].items() for word in row]
)
def test_the_time_over_which_growth_is_told_is_read(name: str, word: str) -> None:
    assert name in words.bases(check.Side(text=f"It grew 2 percent {word}."))


@pytest.mark.parametrize(
    ("name", "word"), [(name, word) for name, row in TABLE["spans"].items() for word in row]
)
def test_the_part_of_a_year_that_a_figure_is_for_is_read(name: str, word: str) -> None:
    text = f"It earned 2 million {word.replace('*', '')}."

    assert words.named(check.Side(text=text), "spans", (0, len(text))) == {name}


def test_a_language_without_a_table_has_no_words() -> None:
    assert not words.has(check.Side(text="a total of 5", language="xx"), "total")
