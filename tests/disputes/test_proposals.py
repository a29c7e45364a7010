"""What came from elsewhere and would set aside another's work is shown, and accepted or declined here."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.store import material as m
from workbench.cli.group import workbench
from workbench.desk import Desk
from workbench.errors import InputError, LookupFailed
from workbench.model import checker_of

EVE = checker_of("Eve Nott")
CLAIM = m.TONNES.id


@pytest.fixture
def proposed(ann: Desk) -> Desk:
    """Ann's desk, where Eve's file was merged: she takes back Ann's verdict, and dismisses another claim of hers."""
    verdict = ann.verdicts.give(CLAIM, "accurate").verdicts[0]
    ann.verdicts.give(m.SHARE.id, "accurate")
    undo = m.retraction(ann.file.entry(verdict.id), by=EVE)
    ann.file.merge([[m.checker(EVE), undo, m.dismissal(m.SHARE, by=EVE)]])
    return ann


def _run(desk: Desk, *arguments: str) -> Result:
    return CliRunner().invoke(workbench, ["--db", str(desk.file.path), *arguments], standalone_mode=False)


def test_proposals_are_disputes_and_are_told_with_who_and_what(proposed: Desk) -> None:
    shown = _run(proposed, "disputes").output
    assert "proposed by Eve Nott, 2025-02-14: take back 1 verdict of Ann Ekberg" in shown
    assert "proposed by Eve Nott, 2025-02-14: this is no claim" in shown
    assert "To agree or not: workbench accept ID, workbench decline ID" in shown
    assert "2 claims are in dispute" in shown
    assert "take back 1 verdict of Ann Ekberg" in _run(proposed, "show", CLAIM).output
    assert [each.kind for each in proposed.disputes.get(m.SHARE.id).proposals] == ["dismissal"]
    assert '"proposals": [' in _run(proposed, "disputes", "--format", "json").output


def test_what_is_accepted_counts_and_can_be_undone(proposed: Desk) -> None:
    proposed.disputes.accept(proposed.disputes.proposals())
    assert [proposed.claims.get(each).status for each in (CLAIM, m.SHARE.id)] == ["open", "dismissed"]
    assert proposed.disputes.proposals() == ()
    proposed.history.undo()
    assert [proposed.claims.get(each).status for each in (CLAIM, m.SHARE.id)] == ["disputed", "disputed"]
    proposed.history.redo()
    assert proposed.claims.get(CLAIM).status == "open"


def test_what_is_declined_is_shown_no_longer(proposed: Desk) -> None:
    proposed.disputes.decline(proposed.disputes.proposals())
    assert [proposed.claims.get(each).status for each in (CLAIM, m.SHARE.id)] == ["checked", "checked"]


def test_what_is_declined_is_proposed_again_where_that_is_undone(proposed: Desk) -> None:
    before = proposed.disputes.proposals()
    for each in before:
        proposed.disputes.decline([each])
    for _ in before:
        undone = proposed.history.undo()
        assert undone
        assert undone.kind == "retraction"
    assert proposed.disputes.proposals() == before
    assert [proposed.claims.get(each).status for each in (CLAIM, m.SHARE.id)] == ["disputed", "disputed"]
    proposed.history.redo()
    assert len(proposed.disputes.proposals()) == 1


def test_a_dismissal_that_hides_nothing_can_be_taken_back_or_repeated(proposed: Desk) -> None:
    assert proposed.verdicts.dismiss(m.SHARE.id).status == "dismissed"
    assert proposed.verdicts.restore(m.SHARE.id).status == "checked"


def test_by_commands_it_is_the_same(proposed: Desk) -> None:
    (undo,) = (each for each in proposed.disputes.proposals() if each.kind == "retraction")
    assert _run(proposed, "decline", undo.id[:6]).output.startswith("Declined: proposed by Eve Nott")
    assert _run(proposed, "accept", "--all").output.startswith("Accepted: proposed by Eve Nott")
    assert _run(proposed, "accept", "--all").output == "Nothing is proposed.\n"
    assert "Say which" in str(_run(proposed, "accept").exception)


def test_a_verdict_is_not_declined_but_settled(proposed: Desk) -> None:
    (mine,) = proposed.claims.get(CLAIM).verdicts
    later = m.verdict(rating="mixed", by=EVE, replaces=(proposed.file.entry(mine.id),))
    proposed.disputes.decline(proposed.disputes.proposals())
    proposed.file.merge([[later]])
    (proposal,) = proposed.disputes.proposals()
    with pytest.raises(InputError, match=r"settle the dispute instead: workbench resolve"):
        proposed.disputes.decline([proposal])
    seen = proposed.disputes.get(CLAIM)
    assert [side.replaced for side in seen.sides] == [(), ()]
    proposed.verdicts.resolve(seen, "accurate")
    assert proposed.claims.get(CLAIM).status == "checked"


def test_where_there_is_no_verdict_there_is_nothing_to_settle(ann: Desk) -> None:
    ann.evidence.waive(CLAIM, "seen by two of us")
    ann.file.merge([[m.dismissal(by=EVE)]])
    with pytest.raises(InputError, match="workbench accept ID, or workbench decline ID"):
        ann.verdicts.resolve(ann.disputes.get(CLAIM), "accurate")
    ann.verdicts.give(CLAIM, "accurate")
    left = _run(ann, "resolve", CLAIM, "mixed", "--because", "counted again").output
    assert left.startswith("Your verdict stands; what is proposed on the claim is still open:")


def test_a_proposal_is_named_by_how_it_begins(ann: Desk) -> None:
    with pytest.raises(LookupFailed, match="is no proposal; `workbench disputes` shows those that are open"):
        ann.disputes.proposal("ffff")


def test_a_settlement_of_one_desk_is_a_proposal_at_the_other_until_its_author_agrees(
    ann: Desk, ben: Desk, tmp_path: Path
) -> None:
    ben.verdicts.give(CLAIM, "mixed")
    with Desk.open(tmp_path / "ben.db", checker=m.BEN) as there:
        there.file.merge([ben.file.entries()])
        ann.verdicts.give(CLAIM, "accurate")
        ann.verdicts.resolve(ann.disputes.get(CLAIM), "outdated")
        assert ann.claims.get(CLAIM).status == "checked"
        there.file.merge([ann.file.entries()])
        assert there.claims.get(CLAIM).status == "disputed"
        there.disputes.accept(there.disputes.proposals())
        assert there.claims.get(CLAIM) == ann.claims.get(CLAIM)
        with Desk.open(tmp_path / "third.db", checker=EVE) as third:
            third.file.merge([there.file.entries()])
            assert third.claims.get(CLAIM).status == "checked"
