"""What goes out: all of a file, one article with what it rests on, or neither of what is confidential."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.store import material as m
from tests.store.histories import SNAPSHOT
from workbench.errors import FileError, InputError, LookupFailed
from workbench.model import Entry, Erasure, Snapshot, checker_of
from workbench.store import ClaimsFile
from workbench.store.exchange import stranger
from workbench.store.kinds import bodies

_NAMES = ("out.db", "out.jsonl", "out.db.gz", "out.jsonl.gz")
_GONE = Erasure(id="ab" * 20, at=m.AT, why="a court’s order")


def _source(title: str, **fields: object) -> Entry:
    return m.work("source", bodies.SourceBody(title=title, **fields))  # type: ignore[arg-type]


def _evidence(**fields: object) -> Entry:
    made = {"claim_id": m.TONNES.id, **fields}
    return m.work("evidence", bodies.EvidenceBody(**made))  # type: ignore[arg-type]


_RELEASE = _source("Press release", snapshot=SNAPSHOT.sha256)
_REPRINT = _source("Reprint", derived_from=_RELEASE.id)
_INFORMANT = _source("Ottoline Quarrington", confidential=True, snapshot="0" * 64)
_SERIES = m.work(
    "series", bodies.SeriesBody(name="cpi", source=_REPRINT.id, values=(("2024", Decimal("1.0")),))
)
_TOLD = m.work(
    "series", bodies.SeriesBody(name="told", source=_INFORMANT.id, values=(("2024", Decimal("1.0")),))
)
_QUOTE = _evidence(source_id=_INFORMANT.id, quote="nine ships were never counted")
_SUM = _evidence(calculation="e1 * 2", inputs=(f"e1={_QUOTE.id}#0",))
_INDEX = _evidence(calculation="cpi * 2", inputs=(f"cpi={_SERIES.id}#0",))
_BEFORE_ITS_SOURCE = _evidence(source_id="5" * 40, quote="came without its source")
_VERDICT = m.verdict(by=m.BEN)
_UNDO = m.retraction(_VERDICT)
_ELSEWHERE = m.verdict(m.DYKE, by=checker_of("Cleo Nori"))

# What belongs to the article, what it rests on, and what does not belong to it.
_OWN = [m.article(), m.reading(*m.CLAIMS), _INDEX, _SUM, _QUOTE, _BEFORE_ITS_SOURCE, _VERDICT, _UNDO]
_GROUNDS = [_SERIES, _REPRINT, _RELEASE, _INFORMANT, m.checker(m.ANN), m.checker(m.BEN)]
_OTHERS = [m.article(m.OTHER), m.reading(m.DYKE), _ELSEWHERE, m.checker(checker_of("Cleo Nori")), _TOLD]
_UNTOLD = [_INFORMANT, _QUOTE, _SUM, _TOLD, _BEFORE_ITS_SOURCE, m.of_a_newer_version()]


@pytest.fixture
def filled(file: ClaimsFile) -> ClaimsFile:
    file.merge([[*_OWN, *_GROUNDS, *_OTHERS, m.of_a_newer_version(), SNAPSHOT, _GONE]])
    file.carry_out(file.erasure_requests())
    return file


def _shared(file: ClaimsFile, name: str = "out.db", **options: object) -> set[object]:
    out = file.path.parent / name
    file.share(out, **options)  # type: ignore[arg-type]
    return {parcel for batch in stranger.parcels(out) for parcel in batch}


@pytest.mark.parametrize("name", _NAMES)
def test_everything_goes_out_and_comes_in_again(filled: ClaimsFile, name: str) -> None:
    assert _shared(filled, name) == {*filled.entries(), SNAPSHOT, _GONE}


def test_an_article_goes_with_what_its_claims_rest_on(filled: ClaimsFile) -> None:
    assert _shared(filled, article=m.ARTICLE.id[:8]) == {*_OWN, *_GROUNDS, SNAPSHOT, _GONE}


def test_what_rests_on_confidential_sources_stays_and_so_does_what_is_unknown(filled: ClaimsFile) -> None:
    assert _shared(filled, confidential=False) == {*filled.entries(), SNAPSHOT, _GONE} - {*_UNTOLD}
    article = {*_OWN, *_GROUNDS, SNAPSHOT, _GONE} - {*_UNTOLD}
    assert _shared(filled, "one.db", article=m.ARTICLE.id, confidential=False) == article


def test_the_bytes_of_a_confidential_source_stay(file: ClaimsFile) -> None:
    kept = file.put_snapshot(b"nine ships were never counted", "text/plain")
    file.append([_source("Ottoline Quarrington", confidential=True, snapshot=kept)])
    shared = _shared(file)
    assert {one.sha256 for one in shared if isinstance(one, Snapshot)} == {kept}
    assert _shared(file, "open.db", confidential=False) == set()


@pytest.mark.parametrize("confidential", [True, False])
def test_bytes_that_no_shared_entry_names_never_go_out(filled: ClaimsFile, confidential: bool) -> None:
    filled.put_snapshot(b"left by an attempt that failed", "text/plain")
    shared = _shared(filled, confidential=confidential)
    assert {one for one in shared if isinstance(one, Snapshot)} == {SNAPSHOT}


def test_the_bytes_that_an_entry_of_a_newer_version_names_go_out_with_it(file: ClaimsFile) -> None:
    kept = file.put_snapshot(b"the ministry's card", "text/plain")
    file.append([newer := m.of_a_newer_version(snapshot=kept)])
    assert {one.sha256 for one in _shared(file) if isinstance(one, Snapshot)} == {kept}
    assert _shared(file, "open.db", confidential=False) == set()
    file.rebuild()
    assert file.snapshot(kept) == b"the ministry's card"
    assert file.entries() == (newer,)


def test_snapshots_can_be_left_out(filled: ClaimsFile) -> None:
    assert _shared(filled, snapshots=False) == {*filled.entries(), _GONE}


def test_sharing_tells_what_went_and_what_did_not(filled: ClaimsFile) -> None:
    told = filled.share(filled.path.parent / "all.db")
    assert (told.entries["verdict"], told.snapshots, told.erasures) == (2, 1, 1)
    assert (told.confidential, told.withheld) == (1, 0)
    told = filled.share(filled.path.parent / "open.db", confidential=False)
    assert (told.confidential, told.withheld) == (0, len(_UNTOLD))


@pytest.mark.parametrize("name", _NAMES)
def test_the_same_work_gives_the_same_bytes(filled: ClaimsFile, tmp_path: Path, name: str) -> None:
    filled.share(tmp_path / name)
    with ClaimsFile.open(tmp_path / "other.db") as other:
        other.merge([[SNAPSHOT, *reversed(filled.entries())], [_GONE]])
        other.carry_out(other.erasure_requests())
        other.share(tmp_path / f"again-{name}")
    assert (tmp_path / name).read_bytes() == (tmp_path / f"again-{name}").read_bytes()


def test_new_work_is_appended_to_the_lines_that_are_there(filled: ClaimsFile, tmp_path: Path) -> None:
    filled.share(tmp_path / "before.jsonl")
    filled.append([m.verdict(m.SHARE, at=m.AT.replace("2025", "2026"))])
    filled.share(tmp_path / "after.jsonl")
    before, after = (tmp_path / f"{name}.jsonl" for name in ("before", "after"))
    assert after.read_bytes().startswith(before.read_bytes())
    assert len(after.read_bytes().splitlines()) == len(before.read_bytes().splitlines()) + 1


def test_any_file_is_packed_where_that_is_asked_for(filled: ClaimsFile, tmp_path: Path) -> None:
    filled.share(tmp_path / "plain.jsonl")
    filled.share(tmp_path / "packed.jsonl", packed=True)
    packed = gzip.decompress((tmp_path / "packed.jsonl").read_bytes())
    assert packed == (tmp_path / "plain.jsonl").read_bytes()


def test_a_shared_file_has_three_tables_and_says_what_it_is(filled: ClaimsFile, tmp_path: Path) -> None:
    filled.share(tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as db:
        found = db.execute("SELECT name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").fetchall()
    assert [name for (name,) in found] == ["erased", "journal", "snapshots"]
    with pytest.raises(FileError, match=r"shared file.*workbench merge out\.db"):
        ClaimsFile.open(tmp_path / "out.db")


def test_a_file_that_is_there_is_only_replaced_by_force(filled: ClaimsFile, tmp_path: Path) -> None:
    out = tmp_path / "out.db"
    out.write_text("dear diary")
    with pytest.raises(InputError, match=r"there already.*--force"):
        filled.share(out)
    assert out.read_text() == "dear diary"
    filled.share(out, force=True)
    assert out.read_bytes().startswith(b"SQLite format 3")


def test_nothing_is_left_behind_where_sharing_fails(filled: ClaimsFile, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "out.db").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        filled.share(folder / "out.db", force=True)
    assert [path.name for path in folder.iterdir()] == ["out.db"]
    with pytest.raises(InputError, match="there is no folder"):
        filled.share(tmp_path / "nowhere" / "out.db")
    with pytest.raises(InputError, match="claims file itself"):
        filled.share(filled.path, force=True)
    with pytest.raises(LookupFailed):
        filled.share(folder / "other.db", article="beef")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_claims_file_of_an_older_version_is_merged(file: ClaimsFile, tmp_path: Path, version: int) -> None:
    with ClaimsFile.open(tmp_path / "theirs.db") as theirs:
        theirs.append(m.whole_history())
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as db:
        # Older versions had the same three tables, and fewer projections, which a merge does not read.
        for table in ("waivers", "series")[: 4 - version]:
            db.execute(f"DROP TABLE {table}")
        db.execute(f"PRAGMA user_version = {version}")
        db.commit()
    file.merge(stranger.parcels(tmp_path / "theirs.db"))
    assert set(file.entries()) == set(m.whole_history())


def test_a_body_of_a_newer_version_travels_as_it_is(file: ClaimsFile) -> None:
    for body in ('{"a":\n1}', "no object", '{"quote":"“\\u0000”"}', ""):
        new = replace(m.of_a_newer_version(), body=body)
        file.append([replace(new, id=bodies.entry_id(new.kind, body, new.checker, new.at, new.salt))])
    assert _shared(file, "out.jsonl") == set(file.entries())
