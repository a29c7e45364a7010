"""A claim is compared as its article was read: a change by its two ends, though its own words leave "from" out."""

import pytest

from workbench import extract
from workbench.desk import text_comparison
from workbench.errors import InputError
from workbench.model import Claim, article_of

GREW = "The fund grew from €40 billion to €50 billion."


def first(text: str) -> Claim:
    return extract.claims(article_of(text))[0]


@pytest.mark.parametrize(
    ("text", "found", "outcome"),
    [
        (GREW, "2023: 40.2 billion euros; 2024: 50.1 billion euros", "consistent"),
        (GREW, "from €40.2 billion to €60 billion", "inconsistent"),
        ("Exports rose 5 percent.", "rose 5.2 percent", "consistent"),
        ("Exports rose 5 percent.", "from 80 to 96", "inconsistent"),
        ("About 70 ships lay there.", "74 ships", "consistent"),
    ],
)
def test_a_claim_keeps_the_roles_it_was_read_with(text: str, found: str, outcome: str) -> None:
    comparison = text_comparison.compare_claim(first(text), found)
    assert comparison.outcome == outcome
    assert comparison.explanation


def test_a_claim_without_a_figure_is_not_compared() -> None:
    with pytest.raises(InputError, match="no figure"):
        text_comparison.compare_claim(first("Engineers closed the old lock on the canal."), "5 km")
