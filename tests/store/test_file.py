"""Opening what is a claims file and what is not, writing all or nothing, snapshots, and other programs' eyes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store import material as m
from tests.waiting import PATIENCE
from workbench.errors import FileError, InputError, LookupFailed
from workbench.model import ClaimFilter
from workbench.store import ClaimsFile, schema
from workbench.store.connection import Connections, in_words


def _make(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def _another_programs(path: Path) -> None:
    _make(path, "CREATE TABLE bookmarks (url TEXT)")


def _another_applications(path: Path) -> None:
    _make(path, "PRAGMA application_id = 12345")


def _of_another_schema(path: Path) -> None:
    _make(path, "PRAGMA user_version = 7")


def _newer(path: Path) -> None:
    ClaimsFile.open(path).close()
    _make(path, f"PRAGMA user_version = {schema.VERSION + 1}")


_BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a text": (lambda path: path.write_text("These are no claims.\n" * 99), "is no claims file; name another"),
    "junk": (lambda path: path.write_bytes(bytes(range(256)) * 9), "is no claims file"),
    "a beginning like SQLite's": (lambda path: path.write_bytes(b"SQLite format 3\0" + b"x" * 4096), "claims.db "),
    "a folder": (lambda path: path.mkdir(), "is a folder or a device"),
    "another program's tables": (_another_programs, "is a database of another program"),
    "another program's id": (_another_applications, "is a database of another program"),
    "another program's version": (_of_another_schema, "is a database of another program"),
    "a newer workbench's": (_newer, "was written by a newer workbench; upgrade"),
}  # fmt: skip


@pytest.mark.parametrize("create", [True, False], ids=["create", "open"])
@pytest.mark.parametrize(("make", "message"), _BAD.values(), ids=_BAD)
def test_what_is_no_claims_file_is_refused_untouched(
    tmp_path: Path, make: Callable[[Path], object], message: str, create: bool
) -> None:
    path = tmp_path / "claims.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(FileError) as refused:
        ClaimsFile.open(path, create=create)
    assert message in str(refused.value)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert os.listdir(tmp_path) == ["claims.db"]


def test_a_missing_file_is_made_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with pytest.raises(FileError, match="does not exist; `workbench add FILE` begins one"):
        ClaimsFile.open(path, create=False)
    assert not path.exists()
    ClaimsFile.open(path).close()
    ClaimsFile.open(path, create=False).close()


def test_an_empty_file_becomes_a_claims_file_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.touch()
    with pytest.raises(FileError, match="is empty"):
        ClaimsFile.open(path, create=False)
    assert path.stat().st_size == 0
    ClaimsFile.open(path).close()
    assert path.stat().st_size > 0


@pytest.mark.parametrize("where", ["missing/claims.db", "file/claims.db"])
def test_a_file_in_no_folder_is_refused(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match=r"make its folder first|cannot be opened"):
        ClaimsFile.open(tmp_path / where)


@pytest.mark.parametrize("name", ["a b.db", "ä?mode=ro#x%20.db", "'quoted\".db", "-", "…"])
def test_any_name_a_file_can_have_will_do(tmp_path: Path, name: str) -> None:
    with ClaimsFile.open(tmp_path / name) as file:
        assert file.append([m.article()]) == 1
    assert os.listdir(tmp_path) == [name]


def test_a_file_that_no_one_may_write_is_read(file: ClaimsFile) -> None:
    file.append(m.whole_history())
    file.close()
    file.path.chmod(0o444)
    with ClaimsFile.open(file.path) as again:
        assert again.claim(m.TONNES.id).status == "disputed"
        assert again.verify() == ()
        with pytest.raises(FileError, match="cannot be written; copy it"):
            again.append([m.verdict(salt="new")])
        with pytest.raises(FileError, match="cannot be written"):
            again.rebuild()
        assert again.find(ClaimFilter())


def test_a_file_in_use_by_another_program_says_so(file: ClaimsFile) -> None:
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileError, match="in use by another program; try again"):
            ClaimsFile.open(file.path, timeout=0.01)
        other.execute("ROLLBACK")
    ClaimsFile.open(file.path, timeout=0.01).close()


def test_a_writer_in_the_way_leaves_the_file_usable(tmp_path: Path) -> None:
    with ClaimsFile.open(tmp_path / "claims.db", timeout=0.01) as file:
        with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(FileError, match="in use"):
                file.append([m.article()])
            assert file.articles() == ()
            other.execute("ROLLBACK")
        assert file.append([m.article()]) == 1


def test_a_closed_file_says_so(file: ClaimsFile) -> None:
    file.close()
    file.close()
    with pytest.raises(FileError, match="is closed; open it again"):
        file.articles()


# Writing


def test_appending_tells_how_many_were_new(file: ClaimsFile) -> None:
    assert file.append([m.article(), m.reading(*m.CLAIMS)]) == 2
    assert file.append([m.article(), m.verdict()]) == 1
    assert file.append([m.verdict(salt="twice"), m.verdict(salt="twice")]) == 1
    assert file.append([]) == 0


def test_an_unsound_entry_keeps_the_whole_batch_out(file: ClaimsFile) -> None:
    forged = replace(m.verdict(), at="2025-01-01T00:00:00Z")
    with pytest.raises(InputError, match="not what its id says"):
        file.append([m.article(), forged])
    assert file.entries() == ()
    assert file.articles() == ()


def test_a_kind_of_a_newer_version_is_kept_as_it_is(file: ClaimsFile) -> None:
    unknown = m.of_a_newer_version()
    assert file.append([unknown]) == 1
    file.rebuild()
    assert file.entry(unknown.id) == unknown
    assert file.undoable(m.ANN.id) is None


def test_what_was_erased_does_not_come_back(file: ClaimsFile) -> None:
    with closing(sqlite3.connect(file.path)) as db:
        name = bytes.fromhex(m.verdict().id)
        db.execute("INSERT INTO erased VALUES (?, ?, ?)", (name, m.AT, "a court order"))
        db.commit()
    with pytest.raises(
        InputError, match=r"was erased from this file on .* \(a court order\) and stays out of it"
    ):
        file.append([m.article(), m.verdict()])
    assert file.entries() == ()


def test_a_damaged_row_says_how_to_mend_it(file: ClaimsFile) -> None:
    file.append(m.whole_history())
    with closing(sqlite3.connect(file.path)) as db:
        db.execute("UPDATE quantities SET lower = 'five'")
        db.execute("UPDATE claims SET status = 'splendid'")
        db.commit()
    with pytest.raises(FileError, match="run `workbench rebuild`"):
        file.claim(m.TONNES.id)
    with pytest.raises(FileError, match="'splendid'; run `workbench rebuild`"):
        file.counts()
    file.rebuild()
    assert file.claim(m.TONNES.id).status == "disputed"


@pytest.mark.parametrize("data", [b"", b"<p>5.04</p>", bytes(100_000)], ids=len)
def test_a_snapshot_comes_back_as_it_was(file: ClaimsFile, data: bytes) -> None:
    name = file.put_snapshot(data, "text/html")
    assert file.put_snapshot(data, "text/html") == name
    assert file.snapshot(name) == file.snapshot(name.upper()) == data


@pytest.mark.parametrize("name", ["", "zz", "0" * 64])
def test_a_snapshot_that_is_not_there_says_so(file: ClaimsFile, name: str) -> None:
    with pytest.raises(LookupFailed, match="no snapshot"):
        file.snapshot(name)


# Threads


def test_each_thread_reads_what_another_wrote(file: ClaimsFile) -> None:
    seen: list[int] = []
    before = file.data_version()
    writer = threading.Thread(target=lambda: seen.append(file.append([m.article(), m.reading(*m.CLAIMS)])))
    writer.start()
    writer.join(timeout=PATIENCE)
    assert seen == [2]
    assert file.data_version() != before
    assert len(file.find(ClaimFilter())) == 4


def test_a_long_question_can_be_interrupted(tmp_path: Path) -> None:
    connections = Connections(tmp_path / "claims.db", create=True, timeout=1.0)
    asked, answers = threading.Event(), []
    endless = "WITH RECURSIVE n(i) AS (SELECT ready() UNION ALL SELECT 1 FROM n) SELECT count(i) FROM n"

    def ask() -> None:
        db = connections.get()
        db.create_function("ready", 0, asked.set)
        try:
            with in_words(connections.path):
                db.execute(endless).fetchone()
        except FileError as error:
            answers.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    asked.wait(timeout=PATIENCE)
    connections.interrupt()
    thread.join(timeout=PATIENCE)
    connections.close()
    assert "interrupted; ask again" in answers[0]


# Other programs


def test_sqlite_utils_reads_tables_and_views(file: ClaimsFile) -> None:
    file.append(m.whole_history())
    command = [sys.executable, "-m", "sqlite_utils"]
    counts = subprocess.run(
        [*command, "tables", str(file.path), "--counts", "--csv"],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    assert {f"journal,{len(m.whole_history())}", "claims,6", "verdicts,3"} <= set(counts.stdout.splitlines())
    for view in ("claim_status", "disputes", "live_verdicts"):
        rows = subprocess.run(
            [*command, "rows", str(file.path), view, "--csv"],
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        assert "5.0 million tonnes" in rows.stdout


def test_sqlite_utils_searches_claims(file: ClaimsFile) -> None:
    file.append(m.whole_history())
    command = [sys.executable, "-m", "sqlite_utils", "search", str(file.path), "claims", "norvik", "--csv"]
    found = subprocess.run(
        [*command, "-c", "text"], capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    assert found.stdout.splitlines() == ["text", "5.0 million tonnes"]


def test_datasette_shows_the_disputes(file: ClaimsFile) -> None:
    pytest.importorskip("datasette")
    file.append(m.whole_history())
    answer = subprocess.run(
        [sys.executable, "-m", "datasette", str(file.path), "--get", "/claims/disputes.json?_shape=array"],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    assert "5.0 million tonnes" in answer.stdout


def _in_wal_mode(path: Path) -> sqlite3.Connection:
    """Another program that has switched the file to WAL mode and has it open."""
    other = sqlite3.connect(path, isolation_level=None)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    return other


def test_a_file_that_was_switched_to_wal_mode_is_taken_back_with_all_that_was_written(
    file: ClaimsFile,
) -> None:
    file.append([m.article(), m.reading(*m.CLAIMS)])
    file.close()
    with closing(_in_wal_mode(file.path)) as other:
        other.execute("INSERT INTO erased VALUES (x'00', '', '')")
    with ClaimsFile.open(file.path) as again:
        again.append([m.verdict()])
        assert os.listdir(file.path.parent) == ["claims.db"]
    with closing(sqlite3.connect(file.path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert db.execute("SELECT count(*) FROM erased").fetchone() == (1,)


def test_a_file_that_another_program_has_open_in_wal_mode_is_refused(file: ClaimsFile) -> None:
    file.close()
    refused = pytest.raises(FileError, match="is in WAL mode, and another program has it open; close that")
    with closing(_in_wal_mode(file.path)) as other:
        other.execute("SELECT * FROM journal").fetchall()
        with refused:
            ClaimsFile.open(file.path, timeout=0.01)
    ClaimsFile.open(file.path).close()
