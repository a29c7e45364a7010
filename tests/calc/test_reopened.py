"""A claim is reopened, and says so everywhere, when something its verdict rests on was taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli.group import workbench
from workbench.desk import Desk
from workbench.errors import LookupFailed
from workbench.model import Source, checker_of
from workbench.sources import independence


@pytest.fixture
def claim(desk: Desk) -> str:
    """The id of a claim with a passage, a calculation from it, and a verdict that rests on both."""
    name = next(desk.claims.each()).claim.id
    source = desk.sources.add(Source(id="", title="Budget book"))
    desk.evidence.attach(name, source.id, quote="It ended at €50.1 million.", locator="p. 4")
    desk.calculations.attach(name, "e1 - c1")
    desk.verdicts.give(name, "accurate")
    return name


def _take_back(desk: Desk, claim: str, place: int) -> None:
    desk.session.take_back(desk.claims.get(claim).evidence[place].id)


def _run(desk: Desk, *args: str) -> str:
    return CliRunner().invoke(workbench, ["--db", str(desk.file.path), *args], catch_exceptions=False).output


def test_evidence_taken_back_reopens_the_claim_and_every_list_says_why(desk: Desk, claim: str) -> None:
    _take_back(desk, claim, 0)
    state = desk.claims.get(claim)
    assert state.status == "reopened"
    why = "reopened: evidence it rested on was taken back or erased"
    assert independence.lines(state, {})[0].startswith(why)
    assert why in _run(desk, "show", claim)
    assert why in desk.reports.render("markdown")
    assert "calculate it anew" in desk.reports.render("markdown")
    assert "1 reopened" in _run(desk)
    listed = _run(desk, "list", "--status", "reopened")
    assert claim[:8] in listed
    assert "was taken back or erased (e1); anew: workbench calc --again" in listed
    desk.history.redo()
    assert desk.claims.get(claim).status == "checked"


def test_an_input_taken_back_reopens_the_claim(desk: Desk, claim: str) -> None:
    desk.calculations.add_series("2010,80\n", "cpi", "Statistics Norvik")
    desk.calculations.attach(claim, "c1 * cpi(2010) / 80")
    desk.verdicts.give(claim, "mixed")
    desk.session.take_back(desk.calculations.series()[0].id)
    state = desk.claims.get(claim)
    assert state.status == "reopened"
    assert "an input of a calculation it rested on" in independence.lines(state, {})[0]


def test_evidence_that_was_erased_reopens_the_claim_too(desk: Desk, claim: str) -> None:
    desk.upkeep.erase(desk.claims.get(claim).evidence[0].id, why="asked to")
    assert desk.claims.get(claim).status == "reopened"
    shown = _run(desk, "show", claim)
    assert "reopened: evidence it rested on was taken back or erased; a new verdict settles it" in shown
    desk.upkeep.rebuild()
    assert desk.claims.get(claim).status == "reopened"
    desk.verdicts.give(claim, "unproven")
    assert desk.claims.get(claim).status == "checked"


def test_a_calculation_on_what_another_desk_erased_says_so(desk: Desk, claim: str, tmp_path: Path) -> None:
    """The other desk never had the calculation, so its erasure does not take it."""
    quote, calculated = desk.claims.get(claim).evidence
    with Desk.open(tmp_path / "other.db", checker=checker_of("Bo Lind")) as other:
        other.file.append([entry for entry in desk.file.entries() if entry.id != calculated.id])
        other.upkeep.erase(quote.id, why="asked to")
    assert desk.sharing.merge(tmp_path / "other.db").requested == 1
    desk.erasures.carry_out(desk.erasures.pending())
    assert [one.id for one in desk.claims.get(claim).evidence] == [calculated.id]
    assert [one.names for one in desk.calculations.stale(claim)] == [("e1",)]
    assert "was taken back or erased (e1)" in _run(desk, "list", "--status", "reopened")
    with pytest.raises(LookupFailed, match=r"was erased on .*: asked to"):
        desk.calculations.again(calculated.id)
    assert desk.file.verify() == ()


def test_a_new_verdict_settles_it(desk: Desk, claim: str) -> None:
    _take_back(desk, claim, 0)
    desk.verdicts.give(claim, "unproven")
    assert desk.claims.get(claim).status == "checked"
    desk.upkeep.rebuild()
    assert desk.claims.get(claim).status == "checked"
