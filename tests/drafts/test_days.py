"""A claim in the same words is another one where its "last year" is another year."""

from __future__ import annotations

from datetime import date

import pytest

from workbench import drafts, extract
from workbench.model import article_of

_TEXT = "Last year the builder Norbro lost 9 percent of its staff. The bridge opened on 3 May 1987."


@pytest.mark.parametrize(
    ("published", "states"),
    [
        (date(2025, 2, 13), {"kept"}),
        (date(2024, 2, 12), {"kept", "changed"}),
        (None, {"kept", "changed"}),
    ],
)
def test_a_tick_stays_only_where_the_days_do(published: date | None, states: set[str]) -> None:
    before = article_of(_TEXT, published=date(2025, 2, 12))
    after = article_of(f"Norbro shrinks\n\n{_TEXT}", published=published)
    claims = extract.claims(before), extract.claims(after)

    pairs = drafts.pairs(drafts.align(before.text, after.text), *claims)

    assert {pair.state for pair in pairs} == states
    told = {
        pair.state for pair in pairs for claim in claims[1] if claim.id == pair.after and "1987" in claim.text
    }
    assert told == {"kept"}
