"""However a verdict comes to be given, it rests on the same and leaves the claim in the same status."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.store import material as m
from workbench.desk import Desk
from workbench.model import Source, Verdict
from workbench.store import bodies


def _with_a_stale_calculation(ann: Desk, ben: Desk, memo: Source) -> str:
    """A disputed claim with a passage, and a calculation on another passage that was taken back."""
    kept = ann.evidence.attach(m.TONNES.id, memo.id, quote="5.0 million tonnes").evidence[0].id
    gone = ann.evidence.attach(m.TONNES.id, memo.id, quote="Ships came. 7 of them").evidence[1].id
    ann.calculations.attach(m.TONNES.id, "e2 * 2")
    ann.verdicts.give(m.TONNES.id, "accurate")
    ben.verdicts.give(m.TONNES.id, "inaccurate")
    ann.session.take_back(gone)
    assert len(ann.calculations.stale(m.TONNES.id)) == 1
    return kept


def _by_verdict(desk: Desk) -> None:
    desk.verdicts.give(m.TONNES.id, "accurate", resolve=True)


def _by_settling(desk: Desk) -> None:
    desk.verdicts.resolve(desk.disputes.get(m.TONNES.id), "accurate")


@pytest.mark.parametrize("give", [_by_verdict, _by_settling])
def test_a_verdict_rests_on_no_stale_calculation_and_the_claim_is_checked(
    ann: Desk, ben: Desk, memo: Source, give: Callable[[Desk], None]
) -> None:
    kept = _with_a_stale_calculation(ann, ben, memo)
    give(ann)
    state = ann.claims.get(m.TONNES.id)
    assert state.status == "checked"
    assert [verdict.evidence_ids for verdict in state.verdicts] == [(kept,)]


def test_verdicts_by_three_ways_differ_only_in_what_they_replace_and_whether_they_are_blind(
    ann: Desk, ben: Desk
) -> None:
    first = ann.verdicts.give(m.TONNES.id, "accurate", explanation="It is so.").verdicts[0]
    ben.reviews.give_second(m.TONNES.id, "inaccurate", "It is not.")
    ann.verdicts.resolve(ann.disputes.get(m.TONNES.id), "accurate", explanation="It is.")
    written = [
        bodies.decode(entry, bodies.VerdictBody) for entry in ann.file.entries() if entry.kind == "verdict"
    ]
    assert [(body.blind, len(body.supersedes)) for body in written] == [(False, 0), (True, 0), (False, 2)]
    assert first.id in written[-1].supersedes
    assert isinstance(ann.claims.get(m.TONNES.id).verdicts[0], Verdict)
