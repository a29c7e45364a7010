"""The next draft: what is carried over, reopened, brought along, confirmed and undone, at one desk and between two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.desk import Desk, Session, read_article
from workbench.errors import InputError, LookupFailed
from workbench.model import ClaimFilter, Source, article_of
from workbench.store import ClaimsFile

FIRST = """The harbour of Norvik handled 5.0 million tonnes in 2019. It opened in 1949.

One in four ships came from the South, said Ada Lund.

The mayor wants 12 new cranes by 2030."""
SECOND = (
    FIRST.replace("One in four", "One in five")
    .replace("It opened", "It was opened")
    .replace("12 new", "12  new")
)
THIRD = SECOND.replace("by 2030", "by 2031")
OTHER = "A recipe for soup asks for 3 onions, 2 carrots and a litre of water, and takes 40 minutes to cook."


@pytest.fixture
def draft(ann: Desk, tmp_path: Path) -> Callable[[str], str]:
    """A file with a text; what it returns is its path."""

    def written(text: str) -> str:
        path = tmp_path / f"{article_of(text).id[:8]}.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def first(ann: Desk, draft: Callable[[str], str]) -> str:
    ann.articles.keep(read_article(draft(FIRST), language="en"))
    return article_of(FIRST).id


def claim(desk: Desk, words: str, text: str) -> str:
    states = desk.claims.each(ClaimFilter(article=article_of(text).id))
    return next(state.claim.id for state in states if words in state.claim.text)


def statuses(desk: Desk, text: str) -> dict[str, str]:
    states = desk.claims.each(ClaimFilter(article=article_of(text).id))
    return {state.claim.text: state.status for state in states}


def judged(desk: Desk, text: str = FIRST) -> None:
    for words in ("5.0 million tonnes", "One in four", "1949", "12 new cranes"):
        desk.verdicts.give(claim(desk, words, text), "accurate", explanation=f"We saw {words}.")


def test_what_is_in_the_same_sentence_is_carried_and_what_changed_is_reopened(
    ann: Desk, first: str, draft: Callable[[str], str]
) -> None:
    judged(ann)
    ann.filing.tag(claim(ann, "12 new", FIRST), ["cranes"])
    ann.drafts.revise(first, draft(SECOND))
    told = statuses(ann, SECOND)
    assert told["5.0 million tonnes in 2019"] == "carried"
    assert "reopened" in {status for text, status in told.items() if "1949" in text}
    assert next(status for text, status in told.items() if "five" in text) == "reopened"
    state = ann.claims.get(claim(ann, "new cranes", SECOND))
    assert (state.status, state.verdicts) == ("carried", ())
    assert state.before is not None
    assert state.before.state == "kept"
    assert state.before.claim.verdicts[0].explanation == "We saw 12 new cranes."
    assert [getattr(tag, "label", "") for tag in state.before.claim.work["tags"]] == ["cranes"]
    counts = ann.claims.counts(article_of(SECOND).id)
    assert (counts.carried, counts.reopened, counts.done) == (2, counts.reopened, 0)
    assert counts.claims == len(told)


def test_a_verdict_on_the_draft_before_is_carried_when_it_comes_later(
    ann: Desk, first: str, draft: Callable[[str], str]
) -> None:
    ann.drafts.revise(first, draft(SECOND))
    assert set(statuses(ann, SECOND).values()) == {"open"}
    judged(ann)
    assert statuses(ann, SECOND)["5.0 million tonnes in 2019"] == "carried"
    ann.history.undo()
    assert ann.file.verify() == ()


def test_a_tick_goes_along_a_chain_of_drafts_until_its_sentence_changes(
    ann: Desk, first: str, draft: Callable[[str], str]
) -> None:
    judged(ann)
    ann.drafts.revise(first, draft(SECOND))
    ann.drafts.revise(article_of(SECOND).id, draft(THIRD))
    told = statuses(ann, THIRD)
    assert told["5.0 million tonnes in 2019"] == "carried"
    assert next(status for text, status in told.items() if "cranes" in text) == "reopened"
    state = ann.claims.get(claim(ann, "5.0 million", THIRD))
    assert [len(each.verdicts) for each in state.lineage] == [0, 1]
    ann.verdicts.give(claim(ann, "5.0 million", FIRST), "inaccurate")
    assert ann.claims.get(state.claim.id).status == "carried"
    assert ann.file.verify() == ()


def test_what_is_carried_is_confirmed_in_one_step_with_its_evidence(
    ann: Desk, ben: Desk, first: str, draft: Callable[[str], str], memo: Source
) -> None:
    ann.evidence.attach(claim(ann, "5.0 million", FIRST), memo.id, quote="5.0 million tonnes")
    judged(ann)
    ann.drafts.revise(first, draft(SECOND))
    confirmed = ben.drafts.confirm(article_of(SECOND).id)
    assert {state.status for state in confirmed} == {"checked"}
    assert [state.verdicts[0].checker for state in confirmed] == [m.BEN.id] * 2
    state = ben.claims.get(claim(ben, "5.0 million", SECOND))
    assert [piece.quote for piece in state.evidence] == ["5.0 million tonnes"]
    assert state.verdicts[0].evidence_ids == (state.evidence[0].id,)
    with pytest.raises(InputError, match="nothing is carried"):
        ben.drafts.confirm(article_of(SECOND).id)
    ben.history.undo()
    assert statuses(ben, SECOND)["5.0 million tonnes in 2019"] == "carried"


def test_a_persons_claims_come_along_where_their_words_stand(
    ann: Desk, first: str, draft: Callable[[str], str]
) -> None:
    ann.own_claims.add(first, "The harbour of Norvik", claimant="us", wording="Norvik has a harbour.")
    ann.own_claims.add(first, "One in four ships came")
    ann.own_claims.omit(first, "Who pays?")
    ann.verdicts.give(claim(ann, "The harbour of Norvik", FIRST), "accurate")
    ann.drafts.revise(first, draft(SECOND))
    own = ann.claims.get(claim(ann, "The harbour of Norvik", SECOND))
    assert (own.status, own.claim.claimant, own.wording) == ("carried", "us", "Norvik has a harbour.")
    assert ann.claims.get(claim(ann, "Who pays?", SECOND)).status == "open"
    told = ann.drafts.difference(article_of(SECOND).id)
    assert "One in four ships came" in {
        each.before_text for each in told.claims if each.state in ("changed", "gone")
    }
    ann.history.undo()
    assert "The harbour of Norvik" not in statuses(ann, SECOND)


def test_undoing_the_revision_takes_what_was_carried_away(
    ann: Desk, first: str, draft: Callable[[str], str]
) -> None:
    judged(ann)
    ann.drafts.revise(first, draft(SECOND))
    ann.history.undo()
    assert set(statuses(ann, SECOND).values()) == {"open"}
    ann.history.redo()
    assert statuses(ann, SECOND)["5.0 million tonnes in 2019"] == "carried"


def test_dismissals_and_disputes_of_the_draft_before_are_not_lost(
    ann: Desk, ben: Desk, first: str, draft: Callable[[str], str]
) -> None:
    ann.verdicts.dismiss(claim(ann, "12 new", FIRST))
    ann.verdicts.give(claim(ann, "5.0 million", FIRST), "accurate")
    ben.verdicts.give(claim(ben, "5.0 million", FIRST), "inaccurate")
    ann.drafts.revise(first, draft(SECOND))
    told = statuses(ann, SECOND)
    assert told["5.0 million tonnes in 2019"] == "reopened"
    assert next(status for text, status in told.items() if "cranes" in text) == "dismissed"


@pytest.mark.parametrize(
    ("text", "told"),
    [(FIRST, "no draft of itself"), (OTHER, "next to nothing in common .* --force")],
)
def test_what_is_no_draft_is_refused_and_writes_nothing(
    ann: Desk, first: str, draft: Callable[[str], str], text: str, told: str
) -> None:
    before = ann.file.entries()
    with pytest.raises(InputError, match=told):
        ann.drafts.revise(first, draft(text))
    assert ann.file.entries() == before


def test_two_texts_with_nothing_in_common_are_drafts_by_force(
    ann: Desk, first: str, draft: Callable[[str], str]
) -> None:
    judged(ann)
    ann.drafts.revise(first, draft(OTHER), force=True)
    told = ann.drafts.difference(article_of(OTHER).id)
    assert {each.state for each in told.claims} == {"new", "gone"}
    assert set(statuses(ann, OTHER).values()) == {"open"}


def test_a_draft_of_a_later_draft_is_refused(ann: Desk, first: str, draft: Callable[[str], str]) -> None:
    ann.drafts.revise(first, draft(SECOND))
    ann.drafts.revise(article_of(SECOND).id, draft(THIRD))
    with pytest.raises(InputError, match="cannot come after it"):
        ann.drafts.revise(article_of(THIRD).id, draft(FIRST))


def test_a_circle_of_two_desks_hangs_nothing_and_carries_nothing(
    ann: Desk, first: str, draft: Callable[[str], str]
) -> None:
    judged(ann)
    ann.drafts.revise(first, draft(SECOND))
    ann.file.merge([[m.revision(article_of(FIRST), article_of(SECOND), by=m.BEN)]])
    assert set(statuses(ann, SECOND).values()) == {"open"}
    assert ann.file.verify() == ()


def test_two_desks_that_go_on_from_one_draft_make_a_fork_that_shows(
    ann: Desk, first: str, draft: Callable[[str], str], tmp_path: Path
) -> None:
    judged(ann)
    ann.sharing.share(tmp_path / "copy.db")
    with Desk.of(Session(ClaimsFile.open(tmp_path / "theirs.db"), m.BEN)) as theirs:
        theirs.sharing.merge(tmp_path / "copy.db")
        theirs.drafts.revise(first, draft(THIRD))
        ann.drafts.revise(first, draft(SECOND))
        theirs.sharing.share(tmp_path / "back.db")
        ann.sharing.share(tmp_path / "there.db")
        ann.sharing.merge(tmp_path / "back.db")
        theirs.sharing.merge(tmp_path / "there.db")
        for text in (SECOND, THIRD):
            assert statuses(ann, text) == statuses(theirs, text)
    assert set(ann.drafts.neighbours(first).after) == {article_of(SECOND).id, article_of(THIRD).id}
    assert statuses(ann, THIRD)["5.0 million tonnes in 2019"] == "carried"


def test_one_article_goes_out_with_the_drafts_that_its_ticks_come_from(
    ann: Desk, first: str, draft: Callable[[str], str], tmp_path: Path
) -> None:
    judged(ann)
    ann.drafts.revise(first, draft(SECOND))
    ann.sharing.share(tmp_path / "its.db", article=article_of(SECOND).id)
    with Desk.of(Session(ClaimsFile.open(tmp_path / "theirs.db"), m.BEN)) as theirs:
        theirs.sharing.merge(tmp_path / "its.db")
        assert statuses(theirs, SECOND) == statuses(ann, SECOND)


def test_without_the_draft_before_there_is_one_clear_line_and_nothing_is_lost(
    ann: Desk, first: str, draft: Callable[[str], str]
) -> None:
    judged(ann)
    ann.drafts.revise(first, draft(SECOND))
    ann.verdicts.give(claim(ann, "cranes", SECOND), "accurate")
    ann.file.erase(first, why="a court’s order", at=m.AT)
    assert statuses(ann, SECOND)["5.0 million tonnes in 2019"] == "open"
    assert ann.claims.get(claim(ann, "cranes", SECOND)).status == "checked"
    with pytest.raises(LookupFailed, match=r"the draft before it, .*, is not in this file"):
        ann.drafts.difference(article_of(SECOND).id)
    assert ann.file.verify() == ()
