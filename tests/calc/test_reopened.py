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
    name = next(desk.claims()).claim.id
    source = desk.add_source(Source(id="", title="Budget book"))
    desk.attach(name, source.id, quote="It ended at €50.1 million.", locator="p. 4")
    desk.attach_calculation(name, "e1 - c1")
    desk.give_verdict(name, "accurate")
    return name


def _take_back(desk: Desk, claim: str, place: int) -> None:
    desk._retract(desk.file.entry(desk.claim(claim).evidence[place].id))


def _run(desk: Desk, *args: str) -> str:
    return CliRunner().invoke(workbench, ["--db", str(desk.file.path), *args], catch_exceptions=False).output


def test_evidence_taken_back_reopens_the_claim_and_every_list_says_why(desk: Desk, claim: str) -> None:
    _take_back(desk, claim, 0)
    state = desk.claim(claim)
    assert state.status == "reopened"
    why = "reopened: evidence it rested on was taken back or erased"
    assert independence.lines(state, {})[0].startswith(why)
    assert why in _run(desk, "show", claim)
    assert why in desk.report("markdown")
    assert "calculate it anew" in desk.report("markdown")
    assert "1 reopened" in _run(desk)
    listed = _run(desk, "list", "--status", "reopened")
    assert claim[:8] in listed
    assert "was taken back or erased (e1); anew: workbench calc --again" in listed
    desk.redo()
    assert desk.claim(claim).status == "checked"


def test_an_input_taken_back_reopens_the_claim(desk: Desk, claim: str) -> None:
    desk.add_series("2010,80\n", "cpi", "Statistics Norvik")
    desk.attach_calculation(claim, "c1 * cpi(2010) / 80")
    desk.give_verdict(claim, "mixed")
    desk._retract(desk.file.entry(desk.series()[0].id))
    state = desk.claim(claim)
    assert state.status == "reopened"
    assert "an input of a calculation it rested on" in independence.lines(state, {})[0]


def test_evidence_that_was_erased_reopens_the_claim_too(desk: Desk, claim: str) -> None:
    desk.erase(desk.claim(claim).evidence[0].id, why="asked to")
    assert desk.claim(claim).status == "reopened"
    shown = _run(desk, "show", claim)
    assert "reopened: evidence it rested on was taken back or erased; a new verdict settles it" in shown
    desk.rebuild()
    assert desk.claim(claim).status == "reopened"
    desk.give_verdict(claim, "unproven")
    assert desk.claim(claim).status == "checked"


def test_a_calculation_on_what_another_desk_erased_says_so(desk: Desk, claim: str, tmp_path: Path) -> None:
    """The other desk never had the calculation, so its erasure does not take it."""
    quote, calculated = desk.claim(claim).evidence
    with Desk.open(tmp_path / "other.db", checker=checker_of("Bo Lind")) as other:
        other.file.append([entry for entry in desk.file.entries() if entry.id != calculated.id])
        other.erase(quote.id, why="asked to")
    desk.merge(tmp_path / "other.db")
    assert [one.id for one in desk.claim(claim).evidence] == [calculated.id]
    assert [one.names for one in desk.stale(claim)] == [("e1",)]
    assert "was taken back or erased (e1)" in _run(desk, "list", "--status", "reopened")
    with pytest.raises(LookupFailed, match=r"was erased on .*: asked to"):
        desk.again(calculated.id)
    assert desk.file.verify() == ()


def test_a_new_verdict_settles_it(desk: Desk, claim: str) -> None:
    _take_back(desk, claim, 0)
    desk.give_verdict(claim, "unproven")
    assert desk.claim(claim).status == "checked"
    desk.rebuild()
    assert desk.claim(claim).status == "checked"
