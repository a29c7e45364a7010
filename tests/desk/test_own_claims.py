"""What a person marks: found by its words, kept through later readings, taken apart, put together and undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.desk import Desk, Session
from workbench.errors import InputError
from workbench.model import ClaimFilter, Span, claim_id
from workbench.store import ClaimsFile

ARTICLE = m.ARTICLE.id


def texts(desk: Desk, article: str = ARTICLE) -> list[str]:
    """The listed claims of an article that nobody dismissed, in order."""
    states = desk.claims.each(ClaimFilter(article=article))
    return [state.claim.text for state in states if state.status != "dismissed"]


WORDS = [claim.text for claim in m.CLAIMS]


def test_words_of_the_text_become_a_claim_with_what_is_read_in_them(ann: Desk) -> None:
    state = ann.own_claims.add(
        ARTICLE, "in 2019", claimant="the port", wording="Norvik handled 5 million tonnes."
    )
    claim = state.claim
    assert (claim.text, claim.kind, claim.claimant) == ("in 2019", "date", "the port")
    assert [day.edtf for day in claim.dates] == ["2019"]
    assert state.sentence == "The harbour of Norvik handled 5.0 million tonnes in 2019."
    assert (state.wording, state.status) == ("Norvik handled 5 million tonnes.", "open")
    assert [added.checker for added in state.added_claims] == [m.ANN.id]


def test_typographic_marks_and_spaces_do_not_matter(ann: Desk) -> None:
    assert ann.own_claims.add(ARTICLE, '"We expect  €40 billion,"').claim.text == "“We expect €40 billion,”"


def test_words_that_stand_there_twice_are_told_apart(ann: Desk) -> None:
    with pytest.raises(InputError, match="stands there 2 times; say which one with --nth"):
        ann.own_claims.add(ARTICLE, "The")
    assert ann.own_claims.add(ARTICLE, "The", nth=2).claim.start == m.TEXT.index("The mayor")


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (
            lambda own: own.add(ARTICLE, "handled 5.0 million tons in 2019"),
            "closest is “handled 5.0 million tonnes",
        ),
        (lambda own: own.add(ARTICLE, "5.0 million tonnes"), "is claim .* already; workbench claim edit"),
        (lambda own: own.add(ARTICLE, "The", nth=9), "2 times, not 9"),
        (lambda own: own.add(ARTICLE, "  "), "does not stand in"),
        (lambda own: own.omit(ARTICLE, " "), "say what the article leaves out"),
        (lambda own: own.edit(m.TONNES.id), "nothing of the claim would change"),
        (lambda own: own.edit(m.TONNES.id, words="the mayor"), "does not stand in the claim's sentence"),
        (lambda own: own.split(m.TONNES.id, ["5.0 million tonnes"]), "two parts at least"),
        (
            lambda own: own.split(m.TONNES.id, ["5.0 million", "The mayor"]),
            "does not stand in the claim's sentence",
        ),
        (lambda own: own.join([m.TONNES.id]), "two claims at least"),
        (lambda own: own.join([m.TONNES.id, m.DYKE.id]), "all of one article"),
    ],
)
def test_what_cannot_be_marked_is_refused_in_a_line_and_writes_nothing(
    ann: Desk, act: Callable[[object], None], told: str
) -> None:
    before = ann.file.entries()
    with pytest.raises(InputError, match=told):
        act(ann.own_claims)
    assert ann.file.entries() == before


def test_an_omission_comes_last_and_two_of_them_are_two(ann: Desk) -> None:
    ann.own_claims.omit(ARTICLE, "It does not say who paid.")
    state = ann.own_claims.omit(ARTICLE, "Nothing of the second trial.")
    assert (state.claim.kind, state.sentence) == ("omission", "")
    assert len(texts(ann)) == 6
    assert {state.number for state in ann.claims.each(ClaimFilter(article=ARTICLE))} == set(range(1, 7))
    ann.verdicts.give(state.claim.id, "accurate")
    assert ann.claims.get(state.claim.id).status == "checked"


def test_who_says_it_is_mended_without_a_loss(ann: Desk) -> None:
    ann.verdicts.give(m.BILLIONS.id, "accurate")
    state = ann.own_claims.edit(m.BILLIONS.id, claimant="Ada Lind")
    assert (state.claim.id, state.claim.claimant, state.status) == (m.BILLIONS.id, "Ada Lind", "checked")
    assert ann.own_claims.edit(m.BILLIONS.id, wording="It expects 40 billion.").claim.claimant == "Ada Lind"
    ann.history.undo()
    ann.history.undo()
    assert ann.claims.get(m.BILLIONS.id).claim.claimant == "Ada Lund"


def test_other_words_are_a_new_claim_whose_parent_keeps_its_work(ann: Desk) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate")
    state = ann.own_claims.edit(m.TONNES.id, words="5.0 million tonnes in 2019")
    assert state.claim.text == "5.0 million tonnes in 2019"
    (parent,) = ann.own_claims.parents(state)
    assert (parent.claim.id, parent.status, len(parent.verdicts)) == (m.TONNES.id, "dismissed", 1)
    assert texts(ann) == ["5.0 million tonnes in 2019", *WORDS[1:]]
    ann.history.undo()
    assert texts(ann) == WORDS
    assert ann.claims.get(m.TONNES.id).status == "checked"


def test_a_claim_is_split_and_joined_again_a_step_each(ann: Desk) -> None:
    parts = ann.own_claims.split(m.TONNES.id, ["5.0 million tonnes in 2019", "The harbour of Norvik"])
    assert texts(ann)[:2] == ["The harbour of Norvik", "5.0 million tonnes in 2019"]
    whole = ann.own_claims.join([part.claim.id for part in parts])
    assert texts(ann)[0] == "The harbour of Norvik handled 5.0 million tonnes in 2019"
    assert {parent.claim.id for parent in ann.own_claims.parents(whole)} == {part.claim.id for part in parts}
    ann.history.undo()
    ann.history.undo()
    assert texts(ann) == WORDS


def test_a_later_reading_neither_drops_nor_doubles_what_a_person_marked(ann: Desk) -> None:
    own = ann.own_claims.add(ARTICLE, "the naïve South")
    start = m.TEXT.index("from the naïve South")
    near = replace(
        m.SHARE,
        id=claim_id(ARTICLE, start, start + 20),
        start=start,
        end=start + 20,
        text="from the naïve South",
        sentence=Span(*m.SHARE.sentence),
    )
    ann.file.append([m.reading(m.TONNES, near, extractor="2.0")])
    assert texts(ann) == [m.TONNES.text, own.claim.text]
    ann.history.undo()
    assert texts(ann) == [m.TONNES.text, "from the naïve South"]


def test_marks_of_two_desks_merge_in_either_order_to_the_same(ann: Desk, tmp_path: Path) -> None:
    ann.sharing.share(tmp_path / "copy.db")
    with Desk.of(Session(ClaimsFile.open(tmp_path / "theirs.db"), m.BEN)) as theirs:
        theirs.sharing.merge(tmp_path / "copy.db")
        theirs.own_claims.add(ARTICLE, "the naïve South")
        theirs.own_claims.omit(ARTICLE, "Who paid?")
        ann.own_claims.split(m.TONNES.id, ["5.0 million tonnes in 2019", "The harbour of Norvik"])
        theirs.sharing.share(tmp_path / "back.db")
        ann.sharing.share(tmp_path / "there.db")
        theirs.sharing.merge(tmp_path / "there.db")
        ann.sharing.merge(tmp_path / "back.db")
        assert texts(theirs) == texts(ann)
        assert len(texts(ann)) == len(WORDS) + 3
    assert ann.file.verify() == ()


def test_a_claim_that_is_one_of_its_parts_stays_with_the_work_on_it(ann: Desk) -> None:
    ann.verdicts.give(m.TONNES.id, "accurate", explanation="The register says so.")

    whole, part = ann.own_claims.split(m.TONNES.id, [m.TONNES.text, "in 2019"])

    assert (whole.claim.id, part.claim.text) == (m.TONNES.id, "in 2019")
    assert ann.claims.get(m.TONNES.id).status == "checked"
    assert {m.TONNES.text, "in 2019"} <= set(texts(ann))
