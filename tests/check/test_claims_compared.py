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


@pytest.mark.parametrize(
    ("text", "found", "outcome"),
    [
        ("The council pays €90 for each pupil.", "The council pays €90 for each class.", "incomparable"),
        ("The budget deficit rose by €2 billion.", "The deficit fell by €2 billion.", "inconsistent"),
        ("The party did not win 54 seats.", "The party won 54 seats.", "inconsistent"),
        (
            "The party won 54 seats, the Greens 12.",
            "The Greens have 12 seats and the party 54.",
            "consistent",
        ),
    ],
)
def test_a_claim_is_compared_in_its_sentence(text: str, found: str, outcome: str) -> None:
    assert text_comparison.compare_claim(first(text), found, sentence=text).outcome == outcome
