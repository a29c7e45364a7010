"""The arithmetic stands beside each quotation that is shown or reported, unless its source is confidential."""

from __future__ import annotations

import pytest

from tests.sources.conftest import Add
from workbench.desk import Desk
from workbench.model import Claim


@pytest.fixture
def claim(desk: Desk, tonnes: str) -> Claim:
    return desk.claims.get(tonnes).claim


def test_a_quotation_is_compared_with_its_claim(desk: Desk, add: Add, claim: Claim) -> None:
    desk.evidence.attach(claim.id, add().id, quote=claim.text)
    (evidence,) = desk.evidence.compared(desk.claims.get(claim.id)).evidence
    assert evidence.comparison is not None
    assert evidence.comparison.outcome == "consistent"
    assert evidence.comparison.explanation in desk.reports.render("json")
    assert "Working: " in desk.reports.render("markdown")


def test_a_quotation_without_a_figure_is_left_as_it_is(desk: Desk, add: Add, claim: Claim) -> None:
    state = desk.evidence.attach(claim.id, add().id, quote="The harbour was busy.")
    assert desk.evidence.compared(state) == state


@pytest.mark.parametrize("form", ["markdown", "json", "csv"])
def test_what_a_confidential_source_says_is_not_told_by_arithmetic(
    desk: Desk, add: Add, claim: Claim, form: str
) -> None:
    desk.evidence.attach(claim.id, add(confidential=True).id, quote="It was 987.6 tonnes.")
    assert desk.evidence.compared(desk.claims.get(claim.id)).evidence[0].comparison is not None
    assert "987.6" not in desk.reports.render(form)
