"""A kind of entry is a row: with nothing but one, tags are stored, undone, erased, shared, checked and shown.

This module is the worked example of docs/dev/journal.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.store import material as m
from workbench import export
from workbench.cli.printing import state_lines
from workbench.errors import FileError, InputError
from workbench.model import ClaimFilter, Entry, Report
from workbench.store import ClaimsFile
from workbench.store.exchange import stranger
from workbench.store.kinds import bodies
from workbench.store.kinds.body_types import Id, Name
from workbench.store.kinds.registry import EntryKind
from workbench.store.kinds.table import KINDS, on_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word that a person files a claim under."""

    id: str
    claim_id: str
    label: str
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagBody:
    """A word to file a claim under."""

    claim_id: Id
    label: Name


TAG = EntryKind(
    name="tag", body=TagBody, about="claim", record=Tag, carries_work=True, table=on_claim(TagBody, "tags")
)
WITH_TAGS = KINDS.extended(TAG)


def tag(label: str = "harbours", *, salt: str = "") -> Entry:
    body = TagBody(claim_id=m.TONNES.id, label=label)
    return bodies.entry("tag", body, checker=m.ANN.id, at=m.AT, salt=salt.encode(), kinds=WITH_TAGS)


_TAG = tag()
_RECORD = Tag(id=_TAG.id, claim_id=m.TONNES.id, label="harbours", checker=m.ANN.id, at=m.AT)
_BEFORE = [m.article(), m.reading(*m.CLAIMS), m.checker()]
_HEARSAY = m.work("source", bodies.SourceBody(title="An informant", confidential=True))
_QUOTE = m.evidence(source=_HEARSAY.id)


@pytest.fixture
def tagged(tmp_path: Path) -> Iterator[ClaimsFile]:
    with ClaimsFile.open(tmp_path / "claims.db", kinds=WITH_TAGS) as file:
        file.append([*_BEFORE, _TAG])
        yield file


def _opened(path: Path) -> ClaimsFile:
    return ClaimsFile.open(path, kinds=WITH_TAGS)


def _tags(file: ClaimsFile) -> tuple[object, ...]:
    return file.claim(m.TONNES.id).work["tags"]


def _rows(file: ClaimsFile) -> list[tuple[object, ...]]:
    with file._access.reading() as db:
        return db.execute("SELECT id, claim_id, label, checker, at, live FROM tags").fetchall()


def test_a_tag_is_stored_and_projected_into_a_table_of_its_own(tagged: ClaimsFile) -> None:
    assert tagged.entry(_TAG.id) == _TAG
    assert _rows(tagged) == [(_TAG.id, m.TONNES.id, "harbours", m.ANN.id, m.AT, 1)]
    assert _tags(tagged) == (_RECORD,)
    assert tagged.claim(m.SHARE.id).work == {"tags": ()}


@pytest.mark.parametrize(
    "body", [TagBody(claim_id="no id", label="x"), TagBody(claim_id=m.TONNES.id, label=""), m.NOTE]
)
def test_a_tag_that_cannot_be_is_refused(body: bodies.Body) -> None:
    with pytest.raises(InputError):
        bodies.entry("tag", body, checker=m.ANN.id, at=m.AT, kinds=WITH_TAGS)


def test_a_tag_needs_its_author() -> None:
    with pytest.raises(InputError, match="needs a checker"):
        bodies.entry("tag", TagBody(claim_id=m.TONNES.id, label="x"), kinds=WITH_TAGS)


def test_a_tag_keeps_its_claim_on_the_list(tagged: ClaimsFile) -> None:
    tagged.append([m.reading(m.SHARE, extractor="2.0")])
    listed = {state.claim.id for state in tagged.states(tagged.find(ClaimFilter()))}
    assert listed == {m.TONNES.id, m.SHARE.id}


def test_a_tag_is_undone_and_redone(tagged: ClaimsFile) -> None:
    assert tagged.undoable(m.ANN.id) == _TAG
    tagged.append([undo := m.retraction(_TAG)])
    assert _tags(tagged) == ()
    assert tagged.undoable(m.ANN.id) is None
    assert tagged.redoable(m.ANN.id) == undo
    tagged.append([m.retraction(undo, salt="redo")])
    assert _tags(tagged) == (_RECORD,)


def test_a_tag_that_arrives_after_its_retraction_is_undone(tmp_path: Path) -> None:
    with _opened(tmp_path / "other.db") as file:
        file.append([*_BEFORE, m.retraction(_TAG)])
        file.append([_TAG])
        assert _tags(file) == ()


def test_a_tag_is_merged_from_a_shared_file(tagged: ClaimsFile, tmp_path: Path) -> None:
    shared = tagged.share(tmp_path / "shared.db")
    assert shared.entries["tag"] == 1
    with _opened(tmp_path / "other.db") as other:
        merged = other.merge(stranger.parcels(tmp_path / "shared.db"))
        assert (merged.new["tag"], merged.unknown) == (1, ())
        assert _tags(other) == (_RECORD,)
        assert other.merge(stranger.parcels(tmp_path / "shared.db")).known == 4


def test_a_tag_goes_out_with_its_article_and_stays_where_that_does(
    tagged: ClaimsFile, tmp_path: Path
) -> None:
    tagged.append([m.article(m.OTHER), m.reading(m.DYKE)])
    assert tagged.share(tmp_path / "its.db", article=m.ARTICLE.id).entries["tag"] == 1
    assert "tag" not in tagged.share(tmp_path / "another.db", article=m.OTHER.id).entries


def test_a_tag_rests_on_nothing_confidential_and_goes_out_without_what_does(
    tagged: ClaimsFile, tmp_path: Path
) -> None:
    tagged.append([_HEARSAY, _QUOTE])
    shared = tagged.share(tmp_path / "open.jsonl", confidential=False)
    assert (shared.entries["tag"], shared.withheld) == (1, 2)
    assert _TAG in {parcel for batch in stranger.parcels(tmp_path / "open.jsonl") for parcel in batch}


def test_a_tag_is_erased_alone(tagged: ClaimsFile) -> None:
    plan = tagged.erase(_TAG.id[:8], why="a wish", at=m.AT)
    assert (plan.kinds, plan.ids) == ({"tag": 1}, (_TAG.id,))
    assert (_tags(tagged), _rows(tagged)) == ((), [])
    assert b"harbours" not in tagged.path.read_bytes()
    with pytest.raises(InputError, match="was erased"):
        tagged.append([_TAG])
    assert tagged.verify() == ()


def test_a_tag_is_erased_with_its_article(tagged: ClaimsFile) -> None:
    plan = tagged.erase(m.ARTICLE.id, why="a court’s order", at=m.AT)
    assert _TAG.id in plan.ids
    assert _rows(tagged) == []
    assert tagged.verify() == ()


def test_tags_survive_a_rebuild_and_are_verified(tagged: ClaimsFile) -> None:
    assert tagged.verify() == ()
    tagged.rebuild()
    assert _tags(tagged) == (_RECORD,)
    with tagged._access.writing() as db:
        db.execute("UPDATE tags SET label = 'another'")
    (problem,) = tagged.verify()
    assert problem.message.startswith("tags differ from the journal")
    tagged.rebuild()
    assert tagged.verify() == ()


def test_tags_are_in_the_json_of_lists_and_reports_and_in_what_show_prints(tagged: ClaimsFile) -> None:
    state = tagged.claim(m.TONNES.id)
    record = {"id": _TAG.id, "claim_id": m.TONNES.id, "label": "harbours", "checker": m.ANN.id, "at": m.AT}
    assert json.loads(export.json.dumps(export.json.state_json(state)))["tags"] == [record]
    report = Report(
        article=m.ARTICLE,
        counts=tagged.counts(),
        claims=(state,),
        sources={},
        checkers=tagged.checkers(),
    )
    (told,) = json.loads(export.FORMATS["json"]([report]))
    assert told["claims"][0]["tags"] == [record]
    assert [one["name"] for one in told["checkers"]] == ["Ann Ekberg"]
    assert "- Tag, AE, 2025-02-14: harbours" in export.FORMATS["markdown"]([report])
    assert "tag, Ann Ekberg, 2025-02-14: harbours" in "\n".join(state_lines(state, {}, tagged.checkers()))


def test_a_file_without_the_table_gets_it_and_what_it_kept_of_tags(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with ClaimsFile.open(path) as file:
        assert file.merge([[*_BEFORE, _TAG]]).unknown == ("tag",)
        assert file.claim(m.TONNES.id).work == {}
    with _opened(path) as file:
        assert _tags(file) == (_RECORD,)
        assert file.verify() == ()
    with pytest.raises(FileError, match="newer workbench"):
        ClaimsFile.open(path)
