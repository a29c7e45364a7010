"""Six pairs of drafts: every claim becomes what a desk says it is, and no tick is carried to what is not the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drafts.drafts import PAIRS, outcome, read


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_each_claim_becomes_what_it_is_to_become(path: Path) -> None:
    pair = read(path)
    told = outcome(pair)
    wrong = {
        (row.before, row.after): told.get((row.before, row.after))
        for row in pair.expected
        if told.get((row.before, row.after)) not in row.states
    }
    assert wrong == {}
    assert len(told) == len(pair.expected)


def test_there_are_six_pairs_with_sixty_outcomes() -> None:
    assert len(PAIRS) == 6
    assert sum(len(read(path).expected) for path in PAIRS) >= 60
