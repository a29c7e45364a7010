"""Verdicts that differ stand side by side until somebody settles them, and nobody settles what they have not seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.disputes.conftest import source_at
from tests.store import material as m
from tests.tui.material import desk_at
from workbench.desk import Desk
from workbench.errors import InputError, LookupFailed
from workbench.model import ClaimState, Dispute

CLAIM = m.TONNES.id


@pytest.fixture
def disputed(ann: Desk, ben: Desk) -> Dispute:
    """Ann and Ben differ; Ben had a second source, and changed his mind once."""
    ann.evidence.attach(CLAIM, source_at(ann), quote="5.04 million", locator="p. 4", stance="supports")
    ann.verdicts.give(CLAIM, "accurate", explanation="The port says so.")
    ben.evidence.attach(CLAIM, source_at(ben, "Customs"), quote="4.1 million", stance="refutes")
    ben.verdicts.give(CLAIM, "mixed")
    ben.verdicts.give(CLAIM, "inaccurate", explanation="Customs counted fewer.")
    return ann.disputes.get(CLAIM)


def test_a_dispute_shows_who_said_what_when_and_why(disputed: Dispute) -> None:
    told = [
        (side.checker.name, side.label, side.verdict.explanation, side.verdict.at[:10])
        for side in disputed.sides
    ]
    assert told == [
        ("Ann Ekberg", "Accurate", "The port says so.", "2025-02-14"),
        ("Ben Osei", "Inaccurate", "Customs counted fewer.", "2025-02-14"),
    ]
    assert disputed.remark == ""


def test_each_side_names_its_evidence_and_what_only_it_rests_on(disputed: Dispute) -> None:
    ann, ben = disputed.sides
    assert [(one.title, one.evidence.quote, one.shared) for one in ann.grounds] == [
        ("Port statistics", "5.04 million", True)
    ]
    assert [(one.title, one.evidence.stance, one.shared) for one in ben.grounds] == [
        ("Port statistics", "supports", True),
        ("Customs", "refutes", False),
    ]


def test_a_side_names_the_verdicts_that_it_replaced(disputed: Dispute) -> None:
    assert [[one.rating for one in side.replaced] for side in disputed.sides] == [[], ["mixed"]]


def test_evidence_that_was_taken_back_is_still_told_and_marked(ann: Desk, ben: Desk) -> None:
    ann.evidence.attach(CLAIM, source_at(ann), quote="5.04 million")
    ben.verdicts.give(CLAIM, "mixed")
    ann.history.undo()
    ann.verdicts.give(CLAIM, "accurate")
    sides = {side.checker.name: side for side in ann.disputes.get(CLAIM).sides}
    assert [one.taken_back for one in sides["Ben Osei"].grounds] == [True]
    assert sides["Ann Ekberg"].grounds == ()


def test_a_calculation_is_told_by_its_expression(ann: Desk, ben: Desk) -> None:
    ann.calculations.attach(CLAIM, "1 + 1")
    ann.verdicts.give(CLAIM, "accurate")
    ben.verdicts.give(CLAIM, "mixed")
    assert ann.disputes.get(CLAIM).sides[0].grounds[0].title.startswith("1 + 1")


def test_disputes_are_listed_in_text_order_and_by_article(ann: Desk, ben: Desk) -> None:
    for claim in (m.DYKE, m.SHARE, m.TONNES):
        ann.verdicts.give(claim.id, "accurate")
        ben.verdicts.give(claim.id, "mixed")
    ben.verdicts.give(m.OPENED.id, "mixed")
    assert {each.state.claim.text for each in ann.disputes.all()} == {
        "5.0 million tonnes",
        "One in four",
        "7 km",
    }
    assert [each.state.claim.text for each in ann.disputes.all(m.ARTICLE.id[:8])] == [
        "5.0 million tonnes",
        "One in four",
    ]
    with pytest.raises(LookupFailed, match="no article begins with 'zz'"):
        ann.disputes.all("zz")


def test_without_disputes_there_is_none(ann: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    assert ann.disputes.all() == ()
    with pytest.raises(InputError, match=r"is not in dispute, it is checked; `workbench disputes` lists"):
        ann.disputes.get(CLAIM)


@pytest.mark.parametrize(
    ("scale", "rating", "remark"),
    [
        (
            "sign_off",
            "cut",
            "on different scales, Accuracy and Sign-off, so their words cannot be set against",
        ),
        ("politifact", "accurate", "the same step on different scales, Accuracy and PolitiFact"),
    ],
)
def test_a_dispute_across_scales_is_said_in_words(
    ann: Desk, ben: Desk, scale: str, rating: str, remark: str
) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    ben.verdicts.give(CLAIM, rating, scale=scale)
    assert remark in ann.disputes.get(CLAIM).remark


def test_settling_replaces_all_that_was_seen(ann: Desk, disputed: Dispute) -> None:
    settled = ann.verdicts.resolve(disputed, "mostly_inaccurate", explanation="Both count other goods.")
    assert isinstance(settled, ClaimState)
    assert (settled.status, [one.rating for one in settled.verdicts]) == ("checked", ["mostly_inaccurate"])
    assert set(settled.verdicts[0].supersedes) == {side.verdict.id for side in disputed.sides}
    assert settled.verdicts[0].evidence_ids == tuple(one.id for one in disputed.state.evidence)


def test_a_verdict_that_came_in_meanwhile_is_not_settled_unseen(
    ann: Desk, cleo: Desk, disputed: Dispute
) -> None:
    cleo.verdicts.give(CLAIM, "outdated")
    left = ann.verdicts.resolve(disputed, "mixed")
    assert isinstance(left, Dispute)
    assert {side.verdict.rating for side in left.sides} == {"outdated", "mixed"}


def test_a_settlement_can_be_undone_and_the_dispute_is_back(ann: Desk, disputed: Dispute) -> None:
    ann.verdicts.resolve(disputed, "mixed")
    ann.history.undo()
    assert ann.disputes.get(CLAIM) == disputed


def test_settled_on_two_desks_in_different_ways_it_is_a_dispute_again(
    path: Path, tmp_path: Path, disputed: Dispute
) -> None:
    shutil.copy(path, tmp_path / "copy.db")
    with desk_at(path, m.ANN) as here, desk_at(tmp_path / "copy.db", m.BEN) as there:
        here.verdicts.resolve(here.disputes.get(CLAIM), "mixed")
        there.verdicts.resolve(there.disputes.get(CLAIM), "outdated")
        here.file.append(there.file.entries())
        there.file.append(here.file.entries())
        assert {side.verdict.rating for side in here.disputes.get(CLAIM).sides} == {"mixed", "outdated"}
        assert here.disputes.get(CLAIM).sides == there.disputes.get(CLAIM).sides


def test_settling_across_scales_needs_to_be_told_the_scale(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    ben.verdicts.give(CLAIM, "cut", scale="sign_off")
    with pytest.raises(InputError, match=r"different scales \(accuracy, sign_off\); say which"):
        ann.verdicts.resolve(ann.disputes.get(CLAIM), "cut")
    assert isinstance(ann.verdicts.resolve(ann.disputes.get(CLAIM), "cut", scale="sign_off"), ClaimState)


def test_settling_is_on_the_scale_of_the_dispute(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "confirmed", scale="sign_off")
    ben.verdicts.give(CLAIM, "cut", scale="sign_off")
    settled = ann.verdicts.resolve(ann.disputes.get(CLAIM), "cut")
    assert isinstance(settled, ClaimState)
    assert settled.verdicts[0].scale == "sign_off"


def test_an_unknown_rating_settles_nothing(ann: Desk, disputed: Dispute) -> None:
    with pytest.raises(InputError, match="unknown rating 'wrong'"):
        ann.verdicts.resolve(disputed, "wrong")
    assert ann.disputes.get(CLAIM) == disputed
