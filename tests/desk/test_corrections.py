"""Corrections: proposed in a sentence, decided by somebody, carried out by the next draft or shown as ignored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.desk import Desk, Session, read_article
from workbench.errors import InputError, LookupFailed, WorkbenchError
from workbench.model import ClaimFilter, CorrectionState, Fate, article_of
from workbench.store import ClaimsFile

CLAIM, ARTICLE = m.TONNES.id, m.ARTICLE.id
FIRST = (
    "The harbour handled 5.0 million tonnes in 2019. It opened in 1949.\n\nThe mayor wants 12 cranes by 2030."
)


def proposed(desk: Desk, after: str = "4.8 million tonnes") -> CorrectionState:
    return desk.corrections.propose(CLAIM, after, because="The report says so.")


def test_a_correction_shows_its_sentence_before_and_after(ann: Desk) -> None:
    state = proposed(ann)
    assert state.sentence == "The harbour of Norvik handled 5.0 million tonnes in 2019"
    assert state.corrected == "The harbour of Norvik handled 4.8 million tonnes in 2019"
    assert (state.fate, state.is_open, ann.claims.get(CLAIM).status) == ("proposed", True, "open")
    other = ann.corrections.propose(CLAIM, "2018", because="A slip.", instead_of="2019")
    assert other.corrected == "The harbour of Norvik handled 5.0 million tonnes in 2018"


def test_it_is_decided_anew_by_others_and_undone(ann: Desk, ben: Desk) -> None:
    name = proposed(ann).correction.id
    other = ann.corrections.propose(CLAIM, "2018", because="A slip.", instead_of="2019").correction.id
    assert ben.corrections.decide(name, "accepted").fate == "accepted"
    state = ann.corrections.decide(name, "stet", because="The author insists.")
    assert [(each.decided, each.checker) for each in state.decisions] == [("stet", m.ANN.id)]
    assert ann.corrections.get(other).fate == "proposed"
    ann.history.undo()
    assert ann.corrections.get(name).fate == "accepted"
    assert ann.claims.get(CLAIM).status == "open"


def test_two_desks_that_decide_differently_are_told_so(ann: Desk, tmp_path: Path) -> None:
    name = proposed(ann).correction.id
    ann.sharing.share(tmp_path / "copy.db")
    with Desk.of(Session(ClaimsFile.open(tmp_path / "theirs.db"), m.BEN)) as theirs:
        theirs.sharing.merge(tmp_path / "copy.db")
        theirs.corrections.decide(name, "rejected")
        theirs.sharing.share(tmp_path / "back.db")
    ann.corrections.decide(name, "accepted")
    ann.sharing.merge(tmp_path / "back.db")
    assert ann.corrections.get(name).fate == "contested"
    assert ann.corrections.decide(name, "rejected").fate == "rejected"


@pytest.mark.parametrize(
    ("changes", "fate"),
    [
        ({"5.0 million": "4.8 million"}, "carried_out"),
        ({"5.0 million": "4.8 million", "The harbour handled": "The port handled"}, "carried_out"),
        ({"12 cranes": "13 cranes"}, "ignored"),
        ({"The harbour handled": "The port handled"}, "ignored"),
        ({"5.0 million": "4.9 million"}, "ignored"),
        ({"The harbour handled 5.0 million tonnes in 2019. ": ""}, "cut"),
    ],
)
def test_the_next_draft_closes_what_it_carries_out_and_shows_what_it_ignores(
    ann: Desk, tmp_path: Path, changes: dict[str, str], fate: Fate
) -> None:
    second = FIRST
    for before, after in changes.items():
        second = second.replace(before, after)
    for name, text in (("first", FIRST), ("second", second)):
        (tmp_path / name).with_suffix(".txt").write_text(text, encoding="utf-8")
    ann.articles.keep(read_article(str(tmp_path / "first.txt"), language="en"))
    first = article_of(FIRST).id
    states = ann.claims.each(ClaimFilter(article=first))
    claim = next(state.claim.id for state in states if "5.0 million" in state.claim.text)
    words = {"instead_of": "5.0 million"}
    name = ann.corrections.propose(claim, "4.8 million", because="See p. 7.", **words).correction.id
    ann.drafts.revise(first, str(tmp_path / "second.txt"))
    assert ann.corrections.get(name).fate == "proposed"
    state = ann.corrections.decide(name, "accepted")
    assert (state.fate, state.draft) == (fate, article_of(second).id)
    assert [each.fate for each in ann.corrections.of(article_of(second).id)] == (
        [fate] if fate == "ignored" else []
    )


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (
            lambda desk: desk.corrections.propose(CLAIM, "x", because="y", instead_of="7 km"),
            "not in the claim's",
        ),
        (lambda desk: desk.corrections.propose(CLAIM, "x", because=" "), "needs its reason"),
        (lambda desk: desk.corrections.propose(CLAIM, m.TONNES.text, because="y"), "nothing would change"),
        (lambda desk: desk.corrections.decide("abcd", "stet"), "`workbench corrections ARTICLE`"),
    ],
)
def test_what_cannot_be_corrected_is_refused_in_a_line(
    ann: Desk, act: Callable[[Desk], object], told: str
) -> None:
    before = ann.file.entries()
    with pytest.raises(WorkbenchError, match=told) as raised:
        act(ann)
    assert isinstance(raised.value, InputError | LookupFailed)
    assert ann.file.entries() == before


def test_a_correction_goes_out_and_is_erased_with_its_article(ann: Desk, tmp_path: Path) -> None:
    name = proposed(ann, "a secret figure").correction.id
    ann.corrections.decide(name, "accepted")
    shared = ann.sharing.share(tmp_path / "its.db", article=ARTICLE).entries
    assert (shared["correction"], shared["decision"]) == (1, 1)
    ann.file.erase(ARTICLE, why="a court’s order", at=m.AT)
    assert b"a secret figure" not in ann.file.path.read_bytes()
    assert ann.file.verify() == ()
