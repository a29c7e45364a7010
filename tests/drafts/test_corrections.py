"""What the next draft made of a correction: carried out only where its own words stand, whole."""

from __future__ import annotations

import pytest

from workbench import drafts
from workbench.model import Span

BEFORE = (
    "The bridge cost 84 million euros. About 12,000 cars cross it every day. It lost 9 percent of its staff."
)


@pytest.mark.parametrize(
    ("old", "new", "sentence", "now", "became"),
    [
        ("84 million", "8 million", 0, "The bridge cost 8 million euros.", "carried_out"),
        ("84 million", "8 million", 0, "The bridge cost 88 million euros.", "ignored"),
        ("84 million", "8 million", 0, "The bridge cost 84 million euros.", "ignored"),
        ("12,000 cars", "2,000 cars", 1, "About 2,000 cars cross it every day.", "carried_out"),
        ("12,000 cars", "2,000 cars", 1, "About 42,000 cars cross it every day.", "ignored"),
        ("12,000 cars", "000 cars", 1, "About 14,000 cars cross it every day.", "ignored"),
        ("About ", "", 1, "12,000 cars cross it every day.", "carried_out"),
        ("About 12,000 cars", "", 1, "About 13,000 cars would cross it every day.", "ignored"),
        ("9 percent of its staff", "9 percent", 2, "It lost 9 percent.", "carried_out"),
        ("9 percent of its staff", "9 percent", 2, "It lost 9 percent of its staff and trucks.", "ignored"),
        ("9 percent", "8 percent", 2, "Later it lost 8 percent of its staff, too.", "carried_out"),
    ],
)
def test_a_correction_is_carried_out_only_by_its_own_words(
    old: str, new: str, sentence: int, now: str, became: str
) -> None:
    told = [f"{each}." for each in BEFORE.removesuffix(".").split(". ")]
    start = BEFORE.index(told[sentence])
    at = BEFORE.index(old)
    after = BEFORE.replace(told[sentence], now)

    made = drafts.outcome(
        drafts.align(BEFORE, after), Span(start, start + len(told[sentence])), Span(at, at + len(old)), new
    )

    assert made == became
