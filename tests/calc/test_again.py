"""A stored calculation is made anew once something it rests on was taken back, and that is one step."""

from __future__ import annotations

import pytest

from workbench.desk import Desk
from workbench.errors import InputError, LookupFailed
from workbench.model import ClaimState, Source


@pytest.fixture
def claim(desk: Desk) -> str:
    """The id of the claim, with two quotes of one figure each, and their difference as e3."""
    name = next(desk.claims.each()).claim.id
    source = desk.sources.add(Source(id="", title="Budget book"))
    desk.evidence.attach(name, source.id, quote="It began at €40.2 million.")
    desk.evidence.attach(name, source.id, quote="It ended at €50.1 million.")
    desk.calculations.attach(name, "e2 - e1")
    return name


def _formulas(state: ClaimState) -> list[str]:
    return [one.calculation.partition(";")[0] for one in state.evidence if one.calculation]


def _take_back(desk: Desk, evidence: str) -> None:
    desk.session.take_back(evidence)


def _calculation(desk: Desk, claim: str) -> str:
    return next(one.id for one in desk.claims.get(claim).evidence if one.calculation)


def test_a_figure_that_was_corrected_takes_the_place_of_the_old_one(desk: Desk, claim: str) -> None:
    first, *_ = desk.claims.get(claim).evidence
    _take_back(desk, first.id)
    desk.evidence.attach(claim, first.source_id, quote="It began at €41.2 million.")
    assert [one.names for one in desk.calculations.stale(claim)] == [("e1",)]
    state = desk.calculations.recalculate(_calculation(desk, claim))
    assert _formulas(state) == ["e1 - e3 = €50.1 million − €41.2 million = 8,900,000 EUR"]
    assert desk.calculations.stale(claim) == ()


def test_making_it_anew_is_one_step_to_undo_and_redo(desk: Desk, claim: str) -> None:
    before = desk.claims.get(claim)
    desk.calculations.recalculate(_calculation(desk, claim), "e2 / e1")
    after = desk.claims.get(claim)
    assert _formulas(after) == ["e2 / e1 = €50.1 million / €40.2 million = 1.24627 (124.627 percent)"]
    desk.history.undo()
    assert desk.claims.get(claim) == before
    desk.history.redo()
    assert desk.claims.get(claim) == after
    desk.history.undo()
    assert desk.claims.get(claim) == before
    assert desk.upkeep.verify() == ()


def test_the_result_of_a_calculation_is_a_figure_for_the_next(desk: Desk, claim: str) -> None:
    desk.calculations.attach(claim, "e3 / e1")
    assert (
        _formulas(desk.claims.get(claim))[1]
        == "e3 / e1 = 9,900,000 EUR / €40.2 million = 0.246269 (24.6269 percent)"
    )
    desk.upkeep.rebuild()
    assert desk.calculations.run("e3 * 2", claim).result == "19,800,000 EUR"


def test_what_rests_on_a_calculation_without_its_inputs_is_stale_too(desk: Desk, claim: str) -> None:
    state = desk.calculations.attach(claim, "e3 / e1")
    _take_back(desk, state.evidence[1].id)
    assert [one.names for one in desk.calculations.stale(claim)] == [("e2",), ("e3",)]


@pytest.mark.parametrize(
    ("quotes", "says"),
    [
        ((), "e1 (“€40.2 million”) was taken back, and nothing stands in its place yet"),
        (("It began with 41 staff.",), "nothing stands in its place yet"),
        (("It began at €41 million.", "It was €42 million."), "e3 and e4 may stand in its place"),
    ],
)
def test_it_is_not_guessed_what_takes_the_place_of_a_figure(
    desk: Desk, claim: str, quotes: tuple[str, ...], says: str
) -> None:
    first, *_ = desk.claims.get(claim).evidence
    _take_back(desk, first.id)
    for quote in quotes:
        desk.evidence.attach(claim, first.source_id, quote=quote)
    before = desk.claims.get(claim)
    with pytest.raises(InputError) as error:
        desk.calculations.recalculate(_calculation(desk, claim))
    assert says in str(error.value)
    assert desk.claims.get(claim) == before


def test_a_calculation_made_anew_does_not_rest_on_itself(desk: Desk, claim: str) -> None:
    with pytest.raises(InputError, match="no figure e3; there are: c1, c2, e1, e2"):
        desk.calculations.recalculate(_calculation(desk, claim), "e3 * 2")


def test_a_passage_is_not_calculated_anew(desk: Desk, claim: str) -> None:
    with pytest.raises(InputError, match="is a passage of a source"):
        desk.calculations.recalculate(desk.claims.get(claim).evidence[0].id)
    with pytest.raises(LookupFailed, match="no evidence begins with 'ffff'"):
        desk.calculations.recalculate("ffff")
