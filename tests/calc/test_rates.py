"""The ECB's reference rates: the day that was used is said, and nothing before the first is made up."""

from __future__ import annotations

import pytest

from workbench.calc import calculate
from workbench.errors import InputError


@pytest.mark.parametrize(
    ("expression", "result", "note"),
    [
        (
            "€100 in USD at ecb on 2025-02-14",
            "104.78 USD",
            "ECB reference rate of 2025-02-14: 1 EUR = 1.0478 USD",
        ),
        (
            "€100 in USD at ecb on 2025-02-16",
            "104.78 USD",
            "ECB reference rate of 2025-02-14: 1 EUR = 1.0478 USD; there is none of 2025-02-16, so the last one before"
            " it was used",
        ),
        (
            "$104.78 in EUR at ecb on 2025-02-14",
            "100 EUR",
            "ECB reference rate of 2025-02-14: 1 USD = 0.954381 EUR",
        ),
        (
            "€100 in USD at ecb on 1999-01-04",
            "117.89 USD",
            "ECB reference rate of 1999-01-04: 1 EUR = 1.1789 USD",
        ),
    ],
)
def test_a_rate_is_part_of_the_working(expression: str, result: str, note: str) -> None:
    made = calculate(expression)
    assert (made.result, made.notes) == (result, (note,))


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("€5 in USD at ecb on 1999-01-03", "begin on 1999-01-04"),
        ("€5 in USD at ecb on 9999-12-31", "reference rates here end on"),
        ("€5 in KPW at ecb on 2025-02-14", "no reference rate for KPW"),
        ("€5 in EEK at ecb on 2025-02-14", "EEK"),
    ],
)
def test_a_rate_that_there_is_not_is_refused_with_a_way_out(expression: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        calculate(expression)
