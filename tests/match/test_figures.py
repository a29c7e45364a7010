"""When figures and dates of two claims agree."""

from __future__ import annotations

import pytest

from workbench import extract
from workbench.match.figures import dates, figures


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("€7bn", "seven billion euros", "agree"),
        ("€7bn", "€7.2bn", "agree"),
        ("€7.0bn", "€7.2bn", "differ"),
        ("$7bn", "€7bn", "differ"),
        ("€900 a month", "€900 a year", "differ"),
        ("1.2 km", "1,200 metres", "agree"),
        ("1.2 km", "1,200 kg", "none"),
        ("20 square kilometres", "2,000 hectares", "agree"),
        ("one in five", "20 percent", "agree"),
        ("20 percent", "one in four", "differ"),
        ("about 1,000 people", "1,050 people", "agree"),
        ("1,000 people", "1,050 people", "differ"),
        ("more than 300 firms", "over 300 firms", "agree"),
        ("more than 300 firms", "fewer than 300 firms", "differ"),
        ("3 to 4 km", "between 3 and 4 km", "agree"),
        ("3 to 4 km", "3 to 5 km", "differ"),
        ("rose from 3 km to 4 km", "rose to 4 km", "agree"),
        ("rose from 3 km to 4 km", "fell from 4 km to 3 km", "differ"),
        ("rose to 3 percent", "rose by 3 percent", "none"),
        ("no figure", "9 km", "none"),
    ],
)
def test_figures_agree_within_the_precision_they_state(one: str, other: str, expected: str) -> None:
    first, second = extract.quantities(one), extract.quantities(other)
    assert figures(first, second) == figures(second, first) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("in March 2021", "in 2021", "agree"),
        ("in March 2021", "on 4 March 2021", "agree"),
        ("in March 2021", "in April 2021", "differ"),
        ("in the 1980s", "in 1985", "agree"),
        ("in the 1980s", "in 1995", "differ"),
        ("between 1987 and 1990", "from 1987 to 1990", "agree"),
        ("between 1987 and 1990", "in 1987", "differ"),
        ("last year", "in 1987", "none"),
    ],
)
def test_dates_agree_at_the_coarser_grain(one: str, other: str, expected: str) -> None:
    first, second = extract.dates(one), extract.dates(other)
    assert dates(first, second) == dates(second, first) == expected
