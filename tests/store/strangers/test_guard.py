"""What a connection to a stranger's database is held to: each limit and setting stops what goes without it."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from workbench.store.exchange.child_database import guard

PAGE = 4096
_UNION = " UNION ALL ".join(["SELECT 1"] * 4)
_DEEP = "1" + " + 1" * 60


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("SELECT length(zeroblob(210000000))", "too big"),
        (f"SELECT '{'x' * 100_000}'", "too big"),
        (f"SELECT {', '.join(['1'] * 101)}", "too many columns"),
        (f"SELECT {_DEEP}", "too large"),
        (_UNION, "too many terms in compound SELECT"),
        (f"SELECT 1 IN ({', '.join(['random()'] * 9_000)})", "^$"),
        (f"SELECT max({', '.join(['1'] * 9)})", "too many arguments on function max"),
        ("ATTACH ':memory:' AS other", "too many attached databases"),
        (f"SELECT 'a' LIKE '{'%a' * 30}'", "pattern too complex"),
    ],
    ids=["length", "statement", "columns", "depth", "union", "steps", "arguments", "attach", "pattern"],
)
def test_no_statement_is_larger_than_ours(db: sqlite3.Connection, statement: str, words: str) -> None:
    db.execute(statement).fetchall()
    if statement.startswith("ATTACH"):
        db.execute("DETACH other")
    guard(db, 0)
    with pytest.raises((sqlite3.Error, MemoryError), match=words):
        db.execute(statement).fetchall()


def test_a_statement_has_no_more_values_than_ours(db: sqlite3.Connection) -> None:
    statement, values = f"SELECT {' + '.join('?' * 11)}", (1,) * 11
    assert db.execute(statement, values).fetchone() == (11,)
    guard(db, 0)
    with pytest.raises(sqlite3.OperationalError, match="too many SQL variables"):
        db.execute(statement, values)


def test_a_view_reaches_no_function_that_is_not_known_as_harmless(db: sqlite3.Connection) -> None:
    db.create_function("reach", 0, lambda: "reached")
    db.execute("CREATE VIEW journal AS SELECT reach() AS body")
    assert db.execute("SELECT body FROM journal").fetchone() == ("reached",)
    guard(db, 0)
    with pytest.raises(sqlite3.OperationalError, match="unsafe use of reach"):
        db.execute("SELECT body FROM journal")


def test_a_view_reaches_no_virtual_table(db: sqlite3.Connection) -> None:
    db.execute("CREATE VIRTUAL TABLE words USING fts5(body)")
    db.execute("CREATE VIEW journal AS SELECT body FROM words")
    assert db.execute("SELECT body FROM journal").fetchall() == []
    guard(db, 0)
    with pytest.raises(sqlite3.OperationalError, match="unsafe use of virtual table"):
        db.execute("SELECT body FROM journal")


def test_a_cell_that_lies_in_the_head_of_its_page_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "their.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE journal (id)")
        db.commit()
    # A leaf of one cell, which the page says begins where its list of cells does: an empty row with the number 8.
    page = struct.pack(">BHHHBH", 13, 0, 1, PAGE, 0, 8).ljust(PAGE, b"\0")
    path.write_bytes(path.read_bytes()[:PAGE] + page)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM journal").fetchone() == (1,)
    with closing(sqlite3.connect(path)) as db:
        guard(db, PAGE)
        with pytest.raises(sqlite3.DatabaseError, match="malformed"):
            db.execute("SELECT count(*) FROM journal").fetchone()


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE mine (n)", "CREATE TEMP TABLE mine (n)", "DELETE FROM journal"]
)
def test_nothing_is_written_whatever_is_asked_for(db: sqlite3.Connection, statement: str) -> None:
    db.execute("CREATE TABLE journal (n)")
    guard(db, 0)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute(statement)


def test_what_is_read_is_not_mapped_so_that_a_file_cut_off_meanwhile_ends_no_process(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "their.db")) as db:
        db.execute("CREATE TABLE journal (n)")
        assert db.execute("PRAGMA mmap_size = 1000000").fetchone() == (1_000_000,)
        guard(db, 0)
        assert db.execute("PRAGMA mmap_size").fetchone() == (0,)


def test_nothing_that_is_read_is_set_down_on_the_disk(db: sqlite3.Connection) -> None:
    in_memory = 2
    guard(db, 0)
    assert db.execute("PRAGMA temp_store").fetchone() == (in_memory,)


def test_a_query_without_end_is_stopped(db: sqlite3.Connection) -> None:
    guard(db, 0)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        ).fetchone()
