"""A second reader sees what to check and where to look, and the others' verdicts only once theirs is in."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.disputes.conftest import source_at
from tests.store import material as m
from tests.tui.material import desk_at
from workbench import export
from workbench.desk import Desk
from workbench.desk.sides import lot
from workbench.errors import InputError, LookupFailed
from workbench.model import ClaimState, Dispute, Exhibit, SecondView

CLAIM = m.TONNES.id


def queue(desk: Desk, article: str = "", by: str = "", sample: int = 0, seed: int = 0) -> list[str]:
    rows = desk.reviews.second_queue(article, by, sample=sample, seed=seed)
    return [view.claim.text for view in desk.reviews.second_views(rows)]


def test_only_what_others_checked_and_they_did_not_is_handed_out(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate")
    ann.verdicts.give(m.SHARE.id, "mixed")
    ben.verdicts.give(m.SHARE.id, "accurate")
    ben.verdicts.give(m.OPENED.id, "accurate")
    assert queue(ben) == ["5.0 million tonnes"]
    assert queue(ann) == ["3 May 1987"]


def test_a_dispute_of_others_is_handed_to_a_third_reader(ann: Desk, ben: Desk, cleo: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    ben.verdicts.give(CLAIM, "mixed")
    assert queue(cleo) == ["5.0 million tonnes"]


def test_what_was_settled_over_ones_own_verdict_is_not_handed_back(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    ben.verdicts.give(CLAIM, "mixed", resolve=True)
    assert queue(ann) == []


def test_what_one_took_back_is_handed_out_again(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    ben.verdicts.give(CLAIM, "mixed")
    assert queue(ben) == []
    ben.history.undo()
    assert queue(ben) == ["5.0 million tonnes"]


def test_dismissed_claims_are_not_handed_out(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    ann.verdicts.dismiss(CLAIM)
    assert queue(ben) == []
    with pytest.raises(InputError, match="is dismissed, so there is no verdict"):
        ben.reviews.second_view(CLAIM)


def test_the_queue_narrows_to_an_article_and_to_what_one_person_checked(
    ann: Desk, ben: Desk, cleo: Desk
) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate")
    ann.verdicts.give(m.DYKE.id, "accurate")
    ben.verdicts.give(m.SHARE.id, "accurate")
    assert queue(cleo, m.OTHER.id[:8]) == ["7 km"]
    assert queue(cleo, m.ARTICLE.id[:8], "Ben Osei") == ["One in four"]
    assert queue(cleo, by="bo") == queue(cleo, by=m.BEN.id[:10]) == ["One in four"]


def test_a_checker_who_is_not_there_is_refused_with_those_who_are(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    with pytest.raises(LookupFailed, match=r"no checker is called 'Nobody'; there are: .*Ann Ekberg \(AE\)"):
        ben.reviews.second_queue(by="Nobody")


@pytest.mark.parametrize("named", ["  ", "\0", "a", "%", m.ANN.id[:3]])
def test_what_names_nobody_finds_nobody(ben: Desk, named: str) -> None:
    with desk_at(ben.file.path, replace(m.ANN, initials="")) as nameless:
        nameless.verdicts.give(CLAIM, "accurate")
    with pytest.raises(LookupFailed, match="no checker is called"):
        ben.reviews.checker_called(named)


def test_ones_own_work_cannot_be_asked_for(ann: Desk) -> None:
    with pytest.raises(InputError, match="what somebody else checked"):
        ann.reviews.second_queue(by="AE")


def test_two_people_with_the_same_initials_are_told_apart_by_name(ann: Desk) -> None:
    with desk_at(ann.file.path, replace(m.BEN, initials="AE")) as twin:
        twin.verdicts.give(CLAIM, "accurate")
    ann.verdicts.give(CLAIM, "mixed")
    with pytest.raises(LookupFailed, match="'ae' fits 2 checkers"):
        ann.reviews.checker_called("ae")
    assert ann.reviews.checker_called(" ben osei ").id == m.BEN.id


# Blindness


def test_the_view_has_no_place_for_anything_that_tells_the_verdict() -> None:
    assert {field.name for field in fields(SecondView)} == {
        "claim",
        "number",
        "sentence",
        "scale",
        "exhibits",
    }
    assert {field.name for field in fields(Exhibit)} == {"source_id", "title", "locator", "quote"}


def test_the_view_keeps_passages_and_hides_what_was_made_of_them(ann: Desk, ben: Desk) -> None:
    source = source_at(ann)
    ann.evidence.attach(
        CLAIM, source, quote="5.04 million", locator="p. 4", stance="refutes", note="SECRET note"
    )
    ann.calculations.attach(CLAIM, "41 + 1")
    ann.evidence.waive(CLAIM, "SECRET waiver")
    ann.verdicts.give(CLAIM, "mostly_inaccurate", explanation="SECRET why")
    view = ben.reviews.second_view(CLAIM[:8])
    assert view.exhibits == (
        Exhibit(source_id=source, title="Port statistics", locator="p. 4", quote="5.04 million"),
    )
    assert (view.claim, view.number) == (m.TONNES, 1)
    told = export.json.dumps(export.json.plain(view))
    assert not [word for word in ("SECRET", "refutes", "inaccurate", "41 + 1", m.ANN.id) if word in told]


def test_one_passage_for_and_against_is_handed_out_once(ann: Desk, ben: Desk) -> None:
    source = source_at(ann)
    ann.evidence.attach(CLAIM, source, quote="5.04 million", stance="supports")
    ann.evidence.attach(CLAIM, source, quote="5.04 million", stance="refutes")
    ann.verdicts.give(CLAIM, "mixed")
    assert len(ben.reviews.second_view(CLAIM).exhibits) == 1


@pytest.mark.parametrize("rating", ["accurate", "inaccurate", "unproven"])
@pytest.mark.parametrize("stance", ["supports", "refutes", "context"])
def test_the_view_is_the_same_whatever_the_verdict(ann: Desk, ben: Desk, rating: str, stance: str) -> None:
    ann.evidence.attach(CLAIM, source_at(ann), quote="5.04 million", stance=stance)  # type: ignore[arg-type]
    ann.verdicts.give(CLAIM, rating, explanation=rating)
    view = ben.reviews.second_view(CLAIM)
    assert [(one.title, one.quote) for one in view.exhibits] == [("Port statistics", "5.04 million")]
    assert (view.scale, view.sentence) == (
        "accuracy",
        "The harbour of Norvik handled 5.0 million tonnes in 2019",
    )


# Giving it


def test_two_that_agree_confirm_the_claim(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    given_ = ben.reviews.give_second(CLAIM, "accurate", "Counted again.")
    assert isinstance(given_, ClaimState)
    assert (given_.status, {one.checker for one in given_.verdicts}) == ("confirmed", {m.ANN.id, m.BEN.id})


def test_two_that_differ_are_a_dispute(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    made = ben.reviews.give_second(CLAIM, "mixed", "Counted again.")
    assert isinstance(made, Dispute)
    assert {side.label for side in made.sides} == {"Accurate", "Mixed"}
    assert not any(side.verdict.supersedes for side in made.sides)


def test_a_second_verdict_rests_on_what_its_author_was_shown(ann: Desk, ben: Desk) -> None:
    ann.evidence.attach(CLAIM, source_at(ann), quote="5.04 million")
    ann.calculations.attach(CLAIM, "1 + 1")
    ann.verdicts.give(CLAIM, "accurate")
    made = ben.reviews.give_second(CLAIM, "mixed")
    assert isinstance(made, Dispute)
    shown = {side.checker.name: [(one.title[:4], one.shared) for one in side.grounds] for side in made.sides}
    assert shown == {"Ann Ekberg": [("Port", True), ("1 + ", False)], "Ben Osei": [("Port", True)]}


def test_a_second_verdict_is_on_the_scale_of_the_first(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "cut", scale="sign_off")
    assert ben.reviews.second_view(CLAIM).scale == "sign_off"
    with pytest.raises(InputError, match="unknown rating 'accurate' on the scale Sign-off"):
        ben.reviews.give_second(CLAIM, "accurate")
    given_ = ben.reviews.give_second(CLAIM, "cut")
    assert isinstance(given_, ClaimState)
    assert given_.status == "confirmed"


def test_a_claim_that_one_checked_oneself_is_no_second_reading(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    ben.reviews.give_second(CLAIM, "mixed")
    for desk in (ann, ben):
        with pytest.raises(InputError, match=r"you have checked claim .* already, so"):
            desk.reviews.give_second(CLAIM, "accurate")
        with pytest.raises(InputError, match="you have checked claim"):
            desk.reviews.second_view(CLAIM)


def test_a_claim_that_nobody_checked_is_no_second_reading(ben: Desk) -> None:
    with pytest.raises(InputError, match="is open, so there is no verdict to read it against"):
        ben.reviews.give_second(CLAIM, "accurate")


def test_a_second_verdict_can_be_undone_and_given_anew(ann: Desk, ben: Desk) -> None:
    ann.verdicts.give(CLAIM, "accurate")
    ben.reviews.give_second(CLAIM, "mixed")
    ben.history.undo()
    given_ = ben.reviews.give_second(CLAIM, "accurate")
    assert isinstance(given_, ClaimState)
    assert given_.status == "confirmed"


# Samples


@pytest.fixture
def checked(ann: Desk) -> Desk:
    for claim in (*m.CLAIMS, m.DYKE):
        ann.verdicts.give(claim.id, "accurate")
    return ann


def test_a_sample_is_in_text_order_and_the_same_for_its_seed(checked: Desk, ben: Desk) -> None:
    whole = queue(ben)
    drawn = queue(ben, sample=3, seed=7)
    assert len(drawn) == 3
    assert drawn == [text for text in whole if text in drawn] == queue(ben, sample=3, seed=7)
    assert {tuple(queue(ben, sample=3, seed=seed)) for seed in range(20)} > {tuple(drawn)}
    assert queue(ben, sample=99) == whole


def test_a_sample_is_the_same_on_a_copy_that_received_its_entries_in_another_order(
    checked: Desk, ben: Desk, path: Path, tmp_path: Path
) -> None:
    with desk_at(tmp_path / "other.db", m.BEN) as other:
        other.file.append(reversed(ben.file.entries()))
        assert queue(other, sample=2, seed=3) == queue(ben, sample=2, seed=3)


def test_giving_one_verdict_leaves_the_rest_of_the_sample_as_it_was(checked: Desk, ben: Desk) -> None:
    drawn = ben.reviews.second_views(ben.reviews.second_queue(sample=3, seed=1))
    ben.reviews.give_second(drawn[0].claim.id, "accurate")
    assert {view.claim.id for view in drawn[1:]} <= {
        view.claim.id for view in ben.reviews.second_views(ben.reviews.second_queue(sample=3, seed=1))
    }


@given(seed=st.integers(-(2**70), 2**70), other=st.integers(0, 9))
def test_lots_depend_on_seed_and_claim_alone(seed: int, other: int) -> None:
    assert lot(seed, CLAIM) == lot(seed, CLAIM)
    assert (lot(seed, CLAIM) == lot(other, CLAIM)) == (seed == other)
