"""What others propose on a claim is answered under a key, and the answer can be taken back."""

from __future__ import annotations

from tests.store import material as m
from tests.tui.screen import current, desk_screen, press, settled, shown, text, toasts
from tests.tui.screens.test_disputes import claim
from workbench.desk import Desk
from workbench.model import checker_of
from workbench.store.kinds import bodies

EVE = checker_of("Eve Nott")


async def test_a_proposal_is_declined_or_agreed_to_and_a_verdict_is_only_settled(desk: Desk) -> None:
    claims = [claim(desk, number) for number in (1, 2, 3)]
    verdicts = [desk.verdicts.give(each, "accurate").verdicts[0] for each in claims]
    undone = [m.retraction(desk.file.entry(verdict.id), by=EVE) for verdict in verdicts[:2]]
    body = bodies.VerdictBody(
        claim_id=claims[2], scale="accuracy", rating="mixed", supersedes=(verdicts[2].id,)
    )
    desk.file.merge([[m.checker(EVE), *undone, m.work("verdict", body, by=EVE)]])
    async with shown(desk) as pilot:

        def standing() -> tuple[str, str]:
            return current(pilot).claim.id, current(pilot).status

        assert "y agrees, n says no" in " ".join(text(pilot).replace("│", " ").split())
        await press(pilot, "n")
        assert "Declined: proposed by Eve Nott, 2025-02-14: take back 1 verdict of " in toasts(pilot)[-1]
        assert toasts(pilot)[-1].endswith("u takes that back.")
        assert standing() == (claims[0], "checked")
        await press(pilot, "u")
        assert toasts(pilot)[-1] == "Undone: your no to another's entry. U redoes it."
        assert standing() == (claims[0], "disputed")
        await press(pilot, "U")
        assert standing() == (claims[0], "checked")
        await press(pilot, "n")
        assert toasts(pilot)[-1] == "Nothing is proposed on this claim."
        await press(pilot, "j", "y")
        assert toasts(pilot)[-1].startswith("Accepted: proposed by Eve Nott")
        assert toasts(pilot)[-1].endswith("u takes that back.")
        assert standing() == (claims[1], "open")
        await press(pilot, "u")
        assert standing() == (claims[1], "disputed")
        await press(pilot, "j", "n")
        assert toasts(pilot)[-1] == "A verdict is its author's to take back; 0 and Tab settle the dispute."
        assert standing() == (claims[2], "disputed")
        await press(pilot, "y")
        assert [verdict.rating for verdict in current(pilot).verdicts] == ["mixed"]


async def test_what_is_proposed_before_it_is_shown_is_not_answered(desk: Desk) -> None:
    verdict = desk.verdicts.give(claim(desk), "accurate").verdicts[0]
    undo = m.retraction(desk.file.entry(verdict.id), by=EVE)
    more = m.dismissal(desk.claims.get(claim(desk)).claim, by=EVE)
    desk.file.merge([[m.checker(EVE), undo]])
    async with shown(desk) as pilot:
        desk.file.merge([[more]])
        await press(pilot, "y")
        assert toasts(pilot)[-1].startswith("More was proposed on this claim meanwhile")
        assert len(desk.disputes.proposals()) == 2
        desk_screen(pilot).listing.show_written()
        await settled(pilot)
        await press(pilot, "n")
        assert desk.disputes.proposals() == ()
