"""The work is shared out: tags, notes and assignments on claims and on articles, at one desk and between two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.desk import Desk, Session
from workbench.errors import InputError, LookupFailed
from workbench.model import ArticleWork, Checker, ClaimFilter, WorkRecord
from workbench.store import ClaimsFile

CLAIM, ARTICLE = m.TONNES.id, m.ARTICLE.id


def labels(desk: Desk, name: str) -> list[object]:
    return [getattr(record, "label", None) for record in desk.filing.on(name).work["tags"]]


def assignees(desk: Desk, name: str) -> list[object]:
    records: tuple[WorkRecord, ...] = desk.filing.on(name).work["assignments"]
    return [getattr(record, "assignee", None) for record in records]


def listed(desk: Desk, wanted: ClaimFilter) -> set[str]:
    return {state.claim.text for state in desk.claims.each(wanted)}


@pytest.mark.parametrize("name", [CLAIM, ARTICLE])
def test_a_tag_is_put_on_once_and_taken_off_by_anyone_and_undone(ann: Desk, ben: Desk, name: str) -> None:
    ann.filing.tag(name, ["ports", "  ask  the port "])
    ann.filing.tag(name, ["ports"])
    assert labels(ann, name) == ["ask the port", "ports"] or labels(ann, name) == ["ports", "ask the port"]
    ben.filing.untag(name, ["ports"])
    assert labels(ben, name) == ["ask the port"]
    ben.history.undo()
    assert set(labels(ben, name)) == {"ports", "ask the port"}
    assert ben.claims.get(CLAIM).status == "open"


@pytest.mark.parametrize("name", [CLAIM, ARTICLE])
def test_an_assignment_replaces_those_that_were_seen_and_can_be_undone(
    ann: Desk, ben: Desk, name: str
) -> None:
    ann.filing.assign(name, "me")
    ben.filing.assign(name, "me")
    assert assignees(ben, name) == [m.BEN.id]
    ben.history.undo()
    assert assignees(ben, name) == [m.ANN.id]
    ben.history.redo()
    ann.filing.assign(name, "")
    assert assignees(ann, name) == []


def test_a_claims_own_assignment_goes_before_that_of_its_article(ann: Desk, ben: Desk) -> None:
    ben.filing.assign(CLAIM, "me")
    ann.filing.assign(ARTICLE, "me")
    rest = {claim.text for claim in m.CLAIMS if claim.id != CLAIM}
    assert listed(ann, ClaimFilter(assigned=m.ANN.id)) == rest
    assert listed(ann, ClaimFilter(assigned=m.BEN.id)) == {m.TONNES.text}
    assert listed(ann, ClaimFilter(unassigned=True)) == {m.DYKE.text}
    (work,) = [each for each in ann.filing.overview() if each.head.id == ARTICLE]
    assert (work.assigned, work.head.counts.unfinished) == (4, 4)


def test_claims_are_listed_by_their_tag(ann: Desk) -> None:
    ann.filing.tag(CLAIM, ["ports"])
    ann.filing.tag(m.DYKE.id, ["dykes"])
    assert listed(ann, ClaimFilter(tag="ports")) == {m.TONNES.text}


def test_a_note_is_on_a_claim_or_on_an_article(ann: Desk) -> None:
    ann.filing.note(CLAIM, "ring the port")
    ann.filing.note(ARTICLE, "the editor wants it by noon")
    assert [note.text for note in ann.claims.get(CLAIM).notes] == ["ring the port"]
    article = ann.filing.on(ARTICLE)
    assert isinstance(article, ArticleWork)
    assert [getattr(note, "text", "") for note in article.work["notes"]] == ["the editor wants it by noon"]


@pytest.mark.parametrize(
    ("act", "error", "told"),
    [
        (
            lambda desk: desk.filing.assign(CLAIM, "Nobody Here"),
            LookupFailed,
            "no checker of this file is called",
        ),
        (lambda desk: desk.filing.tag(CLAIM, [" "]), InputError, "a word at least"),
        (lambda desk: desk.filing.tag(CLAIM, ["x" * 61]), InputError, "60 characters"),
        (lambda desk: desk.filing.untag(CLAIM, ["ports"]), InputError, "not filed under ports"),
        (lambda desk: desk.filing.note(CLAIM, " "), InputError, "says nothing"),
        (lambda desk: desk.filing.tag("zz", ["x"]), LookupFailed, "no claim and no article"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line_and_writes_nothing(
    ann: Desk, act: Callable[[Desk], None], error: type[Exception], told: str
) -> None:
    before = ann.file.entries()
    with pytest.raises(error, match=told):
        act(ann)
    assert ann.file.entries() == before


def test_two_who_assign_at_the_same_time_both_show_until_a_third_replaces_both(
    ann: Desk, tmp_path: Path, at: Callable[[Checker], Desk]
) -> None:
    ann.sharing.share(tmp_path / "copy.db")
    with Desk.of(Session(ClaimsFile.open(tmp_path / "theirs.db"), m.BEN)) as theirs:
        theirs.sharing.merge(tmp_path / "copy.db")
        theirs.filing.assign(CLAIM, "me")
        ann.filing.assign(CLAIM, "me")
        theirs.sharing.share(tmp_path / "back.db")
    merged = ann.sharing.merge(tmp_path / "back.db")
    assert merged.new["assignment"] == 1
    assert set(assignees(ann, CLAIM)) == {m.ANN.id, m.BEN.id}
    assert ann.claims.get(CLAIM).status == "open"
    ann.filing.assign(CLAIM, "BO")
    assert assignees(ann, CLAIM) == [m.BEN.id]


def test_work_on_an_article_goes_out_and_is_erased_with_it(ann: Desk, tmp_path: Path) -> None:
    ann.filing.note(ARTICLE, "the editor wants it by noon")
    ann.filing.tag(ARTICLE, ["front page"])
    assert ann.sharing.share(tmp_path / "its.db", article=ARTICLE).entries["tag"] == 1
    assert "tag" not in ann.sharing.share(tmp_path / "another.db", article=m.OTHER.id).entries
    ann.file.erase(ARTICLE, why="a court’s order", at=m.AT)
    assert b"front page" not in ann.file.path.read_bytes()
    assert ann.file.verify() == ()
