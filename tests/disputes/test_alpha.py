"""Krippendorff's alpha beside the package that many use for it, and where it is undefined."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import krippendorff
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.desk.alpha import Level, alpha

CATEGORIES = "abcdef"
LEVELS: tuple[Level, ...] = ("nominal", "ordinal")

# A row a unit: what each observer gave it, "" where one gave nothing.
tables = st.integers(2, 5).flatmap(
    lambda observers: st.lists(
        st.lists(st.sampled_from(["", "", *CATEGORIES]), min_size=observers, max_size=observers), max_size=12
    )
)


def values(table: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[value for value in row if value] for row in table]


def by_the_package(units: Sequence[Sequence[str]], level: Level) -> float:
    counts = [[unit.count(category) for category in CATEGORIES] for unit in units]
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement=level))


@pytest.mark.parametrize("level", LEVELS)
@given(table=tables)
def test_alpha_is_that_of_the_package(level: Level, table: list[list[str]]) -> None:
    units = values(table)
    assume(len({value for unit in units if len(unit) > 1 for value in unit}) > 1)
    exact = alpha(units, CATEGORIES, level)
    assert exact is not None
    assert float(exact) == pytest.approx(by_the_package(units, level), abs=1e-9, rel=1e-9)


@pytest.mark.parametrize("level", LEVELS)
@given(table=tables)
def test_a_unit_with_one_value_and_an_unused_category_change_nothing(
    level: Level, table: list[list[str]]
) -> None:
    units = values(table)
    assert alpha([*units, ["f"], []], (*CATEGORIES, "unused"), level) == alpha(units, CATEGORIES, level)


@pytest.mark.parametrize("level", LEVELS)
@given(table=tables)
def test_neither_the_order_of_units_and_observers_nor_that_of_the_scale_read_backwards_matters(
    level: Level, table: list[list[str]]
) -> None:
    units = values(table)
    turned = [unit[::-1] for unit in reversed(units)]
    assert alpha(turned, CATEGORIES[::-1], level) == alpha(units, CATEGORIES, level)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([], None),
        ([["a"]], None),
        ([["a"], ["b"], []], None),  # nothing pairs
        ([["a", "a"]], None),
        ([["a", "a"], ["a", "a", "a"], ["b"]], None),  # nothing varies among what pairs
        ([["a", "b"]], Fraction(0)),
        ([["a", "a"], ["b", "b"]], Fraction(1)),
        ([["a", "b"], ["a", "b"]], Fraction(-1, 2)),
    ],
    ids=str,
)
def test_alpha_of_few_values(units: list[list[str]], expected: Fraction | None, level: Level) -> None:
    assert alpha(units, CATEGORIES, level) == expected


def test_a_step_that_is_further_weighs_more_on_an_ordinal_scale_alone() -> None:
    near = [["a", "a"], ["b", "b"], ["c", "c"], ["a", "b"]]
    far = [["a", "a"], ["b", "b"], ["c", "c"], ["a", "c"]]
    assert alpha(near, CATEGORIES, "nominal") == alpha(far, CATEGORIES, "nominal")
    ordinal_near, ordinal_far = alpha(near, CATEGORIES, "ordinal"), alpha(far, CATEGORIES, "ordinal")
    assert ordinal_near is not None
    assert ordinal_far is not None
    assert ordinal_far < ordinal_near
