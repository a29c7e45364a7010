"""Who and what a report that is shown to others names: all who worked on its claims, and nobody else of the file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.export.reports import ANNA, BEN, claim, report, state
from workbench.export import FORMATS
from workbench.export.redact import redacted
from workbench.model import AddedClaim, ClaimState, Evidence, Note, Verdict, Waiver, checker_of

CLAIM = claim("Three in five berths", "quantity")
NOTE = Note(id="f3" * 20, claim_id=CLAIM.id, text="Ring the port", checker=BEN.id, at="2026-02-01T09:00:00Z")
STRANGER = checker_of("Someone of another article")


@pytest.mark.parametrize(
    "worked_on",
    [
        state(
            CLAIM, 4, verdicts=(Verdict(id="d1", claim_id=CLAIM.id, scale="a", rating="b", checker=BEN.id),)
        ),
        state(
            CLAIM,
            4,
            evidence=(Evidence(id="e1", claim_id=CLAIM.id, calculation="1 + 1 = 2", checker=BEN.id),),
        ),
        state(CLAIM, 4, waivers=(Waiver(id="f1", claim_id=CLAIM.id, reason="counted", checker=BEN.id),)),
        state(CLAIM, 4, notes=(NOTE,)),
        state(CLAIM, 4, added_claims=(AddedClaim(id="f4", claim_id=CLAIM.id, text="a", checker=BEN.id),)),
        state(CLAIM, 4, work={"a kind to come": (NOTE,)}),
    ],
    ids=["verdict", "evidence", "waiver", "note", "added claim", "a kind to come"],
)
def test_who_worked_on_a_claim_in_any_way_is_named_and_nobody_else(worked_on: ClaimState) -> None:
    people = {person.id: person for person in (STRANGER, BEN, ANNA)}
    whole = replace(report(), claims=(worked_on,), checkers=people)
    assert redacted(whole).checkers == {BEN.id: BEN}
    assert [who["name"] for who in json.loads(FORMATS["json"]([whole]))[0]["checkers"]] == [BEN.name]


def test_a_checker_whose_name_has_not_come_yet_is_left_out() -> None:
    assert redacted(replace(report(), claims=(state(CLAIM, 4, notes=(NOTE,)),), checkers={})).checkers == {}
