"""A kind of entry is a row: with nothing but one, flags are stored, undone, erased, shared, checked and shown.

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
class Flag:
    """A word that a person files a claim under."""

    id: str
    claim_id: str
    label: str
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagBody:
    """A word to file a claim under."""

    claim_id: Id
    label: Name


FLAG = EntryKind(
    name="flag",
    body=FlagBody,
    about="claim",
    record=Flag,
    carries_work=True,
    table=on_claim(FlagBody, "flags"),
)
WITH_FLAGS = KINDS.extended(FLAG)


def flag(label: str = "harbours", *, salt: str = "") -> Entry:
    body = FlagBody(claim_id=m.TONNES.id, label=label)
    return bodies.entry("flag", body, checker=m.ANN.id, at=m.AT, salt=salt.encode(), kinds=WITH_FLAGS)


_FLAG = flag()
_RECORD = Flag(id=_FLAG.id, claim_id=m.TONNES.id, label="harbours", checker=m.ANN.id, at=m.AT)
_BEFORE = [m.article(), m.reading(*m.CLAIMS), m.checker()]
_HEARSAY = m.work("source", bodies.SourceBody(title="An informant", confidential=True))
_QUOTE = m.evidence(source=_HEARSAY.id)


@pytest.fixture
def flagged(tmp_path: Path) -> Iterator[ClaimsFile]:
    with ClaimsFile.open(tmp_path / "claims.db", kinds=WITH_FLAGS) as file:
        file.append([*_BEFORE, _FLAG])
        yield file


def _opened(path: Path) -> ClaimsFile:
    return ClaimsFile.open(path, kinds=WITH_FLAGS)


def _flags(file: ClaimsFile) -> tuple[object, ...]:
    return file.claim(m.TONNES.id).work["flags"]


def _rows(file: ClaimsFile) -> list[tuple[object, ...]]:
    with file._access.reading() as db:
        return db.execute("SELECT id, claim_id, label, checker, at, live FROM flags").fetchall()


def test_a_flag_is_stored_and_projected_into_a_table_of_its_own(flagged: ClaimsFile) -> None:
    assert flagged.entry(_FLAG.id) == _FLAG
    assert _rows(flagged) == [(_FLAG.id, m.TONNES.id, "harbours", m.ANN.id, m.AT, 1)]
    assert _flags(flagged) == (_RECORD,)
    assert flagged.claim(m.SHARE.id).work["flags"] == ()


@pytest.mark.parametrize(
    "body", [FlagBody(claim_id="no id", label="x"), FlagBody(claim_id=m.TONNES.id, label=""), m.NOTE]
)
def test_a_flag_that_cannot_be_is_refused(body: bodies.Body) -> None:
    with pytest.raises(InputError):
        bodies.entry("flag", body, checker=m.ANN.id, at=m.AT, kinds=WITH_FLAGS)


def test_a_flag_needs_its_author() -> None:
    with pytest.raises(InputError, match="needs a checker"):
        bodies.entry("flag", FlagBody(claim_id=m.TONNES.id, label="x"), kinds=WITH_FLAGS)


def test_a_flag_keeps_its_claim_on_the_list(flagged: ClaimsFile) -> None:
    flagged.append([m.reading(m.SHARE, extractor="2.0")])
    listed = {state.claim.id for state in flagged.states(flagged.find(ClaimFilter()))}
    assert listed == {m.TONNES.id, m.SHARE.id}


def test_a_flag_is_undone_and_redone(flagged: ClaimsFile) -> None:
    assert flagged.undoable(m.ANN.id) == _FLAG
    flagged.append([undo := m.retraction(_FLAG)])
    assert _flags(flagged) == ()
    assert flagged.undoable(m.ANN.id) is None
    assert flagged.redoable(m.ANN.id) == undo
    flagged.append([m.retraction(undo, salt="redo")])
    assert _flags(flagged) == (_RECORD,)


def test_a_flag_that_arrives_after_its_retraction_is_undone(tmp_path: Path) -> None:
    with _opened(tmp_path / "other.db") as file:
        file.append([*_BEFORE, m.retraction(_FLAG)])
        file.append([_FLAG])
        assert _flags(file) == ()


def test_a_flag_is_merged_from_a_shared_file(flagged: ClaimsFile, tmp_path: Path) -> None:
    shared = flagged.share(tmp_path / "shared.db")
    assert shared.entries["flag"] == 1
    with _opened(tmp_path / "other.db") as other:
        merged = other.merge(stranger.parcels(tmp_path / "shared.db"))
        assert (merged.new["flag"], merged.unknown) == (1, ())
        assert _flags(other) == (_RECORD,)
        assert other.merge(stranger.parcels(tmp_path / "shared.db")).known == 4


def test_a_flag_goes_out_with_its_article_and_stays_where_that_does(
    flagged: ClaimsFile, tmp_path: Path
) -> None:
    flagged.append([m.article(m.OTHER), m.reading(m.DYKE)])
    assert flagged.share(tmp_path / "its.db", article=m.ARTICLE.id).entries["flag"] == 1
    assert "flag" not in flagged.share(tmp_path / "another.db", article=m.OTHER.id).entries


def test_a_flag_rests_on_nothing_confidential_and_goes_out_without_what_does(
    flagged: ClaimsFile, tmp_path: Path
) -> None:
    flagged.append([_HEARSAY, _QUOTE])
    shared = flagged.share(tmp_path / "open.jsonl", confidential=False)
    assert (shared.entries["flag"], shared.withheld) == (1, 2)
    assert _FLAG in {parcel for batch in stranger.parcels(tmp_path / "open.jsonl") for parcel in batch}


def test_a_flag_is_erased_alone(flagged: ClaimsFile) -> None:
    plan = flagged.erase(_FLAG.id[:8], why="a wish", at=m.AT)
    assert (plan.kinds, plan.ids) == ({"flag": 1}, (_FLAG.id,))
    assert (_flags(flagged), _rows(flagged)) == ((), [])
    assert b"harbours" not in flagged.path.read_bytes()
    with pytest.raises(InputError, match="was erased"):
        flagged.append([_FLAG])
    assert flagged.verify() == ()


def test_a_flag_is_erased_with_its_article(flagged: ClaimsFile) -> None:
    plan = flagged.erase(m.ARTICLE.id, why="a court’s order", at=m.AT)
    assert _FLAG.id in plan.ids
    assert _rows(flagged) == []
    assert flagged.verify() == ()


def test_flags_survive_a_rebuild_and_are_verified(flagged: ClaimsFile) -> None:
    assert flagged.verify() == ()
    flagged.rebuild()
    assert _flags(flagged) == (_RECORD,)
    with flagged._access.writing() as db:
        db.execute("UPDATE flags SET label = 'another'")
    (problem,) = flagged.verify()
    assert problem.message.startswith("flags differ from the journal")
    flagged.rebuild()
    assert flagged.verify() == ()


def test_flags_are_in_the_json_of_lists_and_reports_and_in_what_show_prints(flagged: ClaimsFile) -> None:
    state = flagged.claim(m.TONNES.id)
    record = {"id": _FLAG.id, "claim_id": m.TONNES.id, "label": "harbours", "checker": m.ANN.id, "at": m.AT}
    assert json.loads(export.json.dumps(export.json.state_json(state)))["flags"] == [record]
    report = Report(
        article=m.ARTICLE,
        counts=flagged.counts(),
        claims=(state,),
        sources={},
        checkers=flagged.checkers(),
    )
    (told,) = json.loads(export.FORMATS["json"]([report]))
    assert told["claims"][0]["flags"] == [record]
    assert [one["name"] for one in told["checkers"]] == ["Ann Ekberg"]
    assert "- Flag, AE, 2025-02-14: harbours" in export.FORMATS["markdown"]([report])
    assert "flag, Ann Ekberg, 2025-02-14: harbours" in "\n".join(state_lines(state, {}, flagged.checkers()))


def test_a_file_without_the_table_gets_it_and_what_it_kept_of_flags(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with ClaimsFile.open(path) as file:
        assert file.merge([[*_BEFORE, _FLAG]]).unknown == ("flag",)
        assert "flags" not in file.claim(m.TONNES.id).work
    with _opened(path) as file:
        assert _flags(file) == (_RECORD,)
        assert file.verify() == ()
    with pytest.raises(FileError, match="newer workbench"):
        ClaimsFile.open(path)
