"""A changed byte anywhere in the journal or its projections is found, and finding it alters nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store import material as m
from tests.store.histories import LAW, database
from workbench.store import ClaimsFile, journal, schema
from workbench.store.connection import transaction
from workbench.store.kinds import bodies
from workbench.store.verify import verify

pytestmark = pytest.mark.slow

_JOURNAL = ("id", "kind", "body", "checker", "at", "salt")


def _columns() -> list[tuple[str, str]]:
    with closing(database()) as db:
        return [
            (table, row[1])
            for table in schema.tables()
            for row in db.execute(f"PRAGMA table_info({table})").fetchall()
        ]


@cache
def _image() -> bytes:
    with closing(database([[*m.whole_history(), *m.draft_history()]])) as db:
        return db.serialize()


def _whole() -> sqlite3.Connection:
    """A database in memory that has a row in every projection."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.deserialize(_image())
    return db


@pytest.fixture
def worked_on(file: ClaimsFile) -> ClaimsFile:
    file.append([*m.whole_history(), *m.draft_history()])
    return file


def test_a_sound_file_has_no_problems(worked_on: ClaimsFile) -> None:
    kept = worked_on.put_snapshot(b"<p>5.04 million tonnes</p>", "text/html")
    worked_on.append([m.work("source", bodies.SourceBody(title="Port statistics", snapshot=kept))])
    assert worked_on.verify() == ()


def test_every_projection_has_rows_to_try_these_tests_on(worked_on: ClaimsFile) -> None:
    with closing(sqlite3.connect(worked_on.path)) as db:
        assert all(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in schema.tables())


@LAW
@given(data=st.data())
def test_a_changed_byte_in_any_column_of_any_entry_is_found(data: st.DataObject) -> None:
    with closing(_whole()) as db:
        column = data.draw(st.sampled_from(_JOURNAL))
        rows = db.execute(
            f"SELECT rowid, CAST({column} AS BLOB) FROM journal WHERE length({column})"
        ).fetchall()
        rowid, value = data.draw(st.sampled_from(rows))
        at = data.draw(st.integers(0, len(value) - 1))
        byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != value[at]))
        changed = value[:at] + bytes([byte]) + value[at + 1 :]
        cast = "?" if column in {"id", "salt"} else "CAST(? AS TEXT)"
        db.execute(f"UPDATE journal SET {column} = {cast} WHERE rowid = ?", (changed, rowid))
        assert any("entry" in problem.message for problem in verify(db, "claims.db"))


@pytest.mark.parametrize("column", _JOURNAL)
def test_a_column_of_another_type_is_found(column: str) -> None:
    with closing(database([[m.verdict(salt="s")]])) as db:
        cast = "TEXT" if column in {"id", "salt"} else "BLOB"
        db.execute(f"UPDATE journal SET {column} = CAST({column} AS {cast})")
        (problem,) = verify(db, "claims.db")
        assert "column of another type" in problem.message


@pytest.mark.parametrize(("table", "column"), _columns())
def test_a_changed_byte_in_any_column_of_a_projection_is_found_and_a_rebuild_mends_it(
    table: str, column: str
) -> None:
    with closing(_whole()) as db:
        row = db.execute(
            f'SELECT rowid, typeof("{column}"), "{column}" FROM {table} ORDER BY 1 LIMIT 1'
        ).fetchone()
        rowid, kind, value = row
        changed = value + 1000 if kind in {"integer", "real"} else f"{value or ''}\x7f"
        db.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (changed, rowid))
        problems = verify(db, "claims.db")
        assert problems
        assert all("workbench rebuild" in problem.message for problem in problems)
        with transaction(db):
            journal.rebuild(db)
        assert verify(db, "claims.db") == ()


@pytest.mark.parametrize("table", schema.tables())
def test_a_row_too_few_or_too_many_is_found(table: str) -> None:
    with closing(_whole()) as db:
        db.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
        assert any(problem.message.startswith(f"{table} differ") for problem in verify(db, "claims.db"))


@pytest.mark.parametrize("index", schema.SEARCHED)
def test_a_search_index_that_lacks_something_is_found(index: str) -> None:
    with closing(_whole()) as db:
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
        assert any(index in problem.message for problem in verify(db, "claims.db"))


@pytest.mark.parametrize(
    "statement",
    [
        "DROP VIEW disputes",
        "DROP TRIGGER claims_changed",
        "DROP INDEX claims_order",
        "DROP TABLE notes",
        "ALTER TABLE notes ADD COLUMN colour TEXT",
    ],
)
def test_a_table_that_is_not_as_it_was_made_is_found_and_mended(file: ClaimsFile, statement: str) -> None:
    file.append(m.whole_history())
    with closing(sqlite3.connect(file.path)) as db:
        db.execute(statement)
        db.commit()
    problems = file.verify()
    assert problems
    assert all(
        "is not as this version makes it; run `workbench rebuild`" in problem.message for problem in problems
    )
    file.rebuild()
    assert file.verify() == ()


def test_a_damaged_projection_is_mended_by_a_rebuild(worked_on: ClaimsFile) -> None:
    with closing(sqlite3.connect(worked_on.path)) as db:
        db.execute("UPDATE claims SET status = 'checked', sentence = 'x'")
        db.execute("DELETE FROM verdicts")
        db.execute("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')")
        db.commit()
    assert len(worked_on.verify()) == 3
    worked_on.rebuild()
    assert worked_on.verify() == ()


@pytest.mark.parametrize("change", ["data = zeroblob(9)", "sha256 = zeroblob(32)"])
def test_a_snapshot_that_is_not_what_its_name_says_is_found(file: ClaimsFile, change: str) -> None:
    kept = file.put_snapshot(b"as retrieved", "text/plain")
    file.append([m.work("source", bodies.SourceBody(title="Port statistics", snapshot=kept))])
    with closing(sqlite3.connect(file.path)) as db:
        db.execute(f"UPDATE snapshots SET {change}")
        db.commit()
    (problem,) = file.verify()
    assert "snapshot" in problem.message


def test_a_byte_changed_on_the_disk_is_found(worked_on: ClaimsFile, tmp_path: Path) -> None:
    good = worked_on.path.read_bytes()
    worked_on.close()
    places = [at for at in range(len(good)) if good.startswith(b"a figure of speech", at)]
    assert len(places) >= 2
    for at in places:
        damaged = tmp_path / f"{at}.db"
        damaged.write_bytes(good[:at] + b"A" + good[at + 1 :])
        with ClaimsFile.open(damaged) as file:
            assert file.verify()


def test_damaged_pages_are_found(worked_on: ClaimsFile, tmp_path: Path) -> None:
    good = worked_on.path.read_bytes()
    worked_on.close()
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(good[: len(good) // 2] + b"\xff" * 4096 + good[len(good) // 2 + 4096 :])
    with ClaimsFile.open(damaged) as file:
        assert any("damaged" in problem.message for problem in file.verify())


def test_looking_alters_nothing(worked_on: ClaimsFile) -> None:
    before = hashlib.sha256(worked_on.path.read_bytes()).digest()
    worked_on.verify()
    assert hashlib.sha256(worked_on.path.read_bytes()).digest() == before


def test_a_problem_names_the_file(worked_on: ClaimsFile) -> None:
    with closing(sqlite3.connect(worked_on.path)) as db:
        db.execute("UPDATE journal SET body = '{}' WHERE kind = 'note'")
        db.commit()
    (problem,) = worked_on.verify()
    assert problem.location == str(worked_on.path)
    assert "is not what its id says" in problem.message
