"""The tables of a version never change under its number, and a file of an earlier version or shape opens whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.errors import FileError
from workbench.model import ClaimFilter, ClaimState
from workbench.store import ClaimsFile, schema
from workbench.store.exchange import stranger

# What the tables of each version are, by `schema.digest`. A change of a table needs a new version in
# store/kinds/table.py, by which files of the one before are projected anew, and a line here.
DIGESTS = {15: "6fdd91117f74ad5f3fac8aa540640209d47f0603361d1024f5126123ad8a2dd0"}
_FIFTH = (Path(__file__).parent / "schemas" / "version_5.sql").read_text(encoding="utf-8")
_BLIND = "blind INTEGER NOT NULL,\n"
# Version 5 had two shapes: a column came without a new number.
SHAPES = {"earlier": _FIFTH.replace(_BLIND, ""), "later": _FIFTH}


def test_the_tables_of_this_version_are_those_that_its_number_stands_for() -> None:
    assert DIGESTS.get(schema.VERSION) == schema.digest()


def test_the_two_shapes_of_version_5_differ_in_one_column() -> None:
    assert SHAPES["later"].count(_BLIND) == 1
    assert _BLIND not in SHAPES["earlier"]


@pytest.fixture
def current(tmp_path: Path) -> Path:
    path = tmp_path / "current.db"
    with ClaimsFile.open(path) as file:
        file.append(m.whole_history())
    return path


def _fifth(path: Path, statements: str, *, like: Path) -> None:
    """A file of version 5 with everything that another file has, as far as its tables hold it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(statements)
        db.execute("ATTACH ? AS other", (str(like),))
        ours, theirs = _columns(db, "main"), _columns(db, "other")
        for table in ours.keys() & theirs.keys():
            names = ", ".join(f'"{name}"' for name in theirs[table] if name in ours[table])
            db.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM other.{table}")
        (made,) = db.execute(
            "SELECT sql FROM other.sqlite_schema WHERE name = '_sqlite_migrations'"
        ).fetchone()
        db.execute(made)
        db.execute("INSERT INTO main._sqlite_migrations SELECT * FROM other._sqlite_migrations")
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        db.execute("PRAGMA user_version = 5")


def _columns(db: sqlite3.Connection, name: str) -> dict[str, list[str]]:
    """The columns of the tables of rows in a database, by table."""
    tables = db.execute(
        f"SELECT name FROM {name}.sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
        r" AND name NOT LIKE '%\_fts\_%' ESCAPE '\' AND name NOT LIKE '\_sqlite%' ESCAPE '\'"
    ).fetchall()
    return {
        table: [row[1] for row in db.execute(f"PRAGMA {name}.table_info({table})").fetchall()]
        for (table,) in tables
    }


def _shown(file: ClaimsFile) -> tuple[ClaimState, ...]:
    return file.states(file.find(ClaimFilter()))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_of_either_shape_of_version_5_is_made_anew_and_keeps_all(
    current: Path, tmp_path: Path, shape: str
) -> None:
    path = tmp_path / "fifth.db"
    _fifth(path, SHAPES[shape], like=current)
    with ClaimsFile.open(current) as file, ClaimsFile.open(path) as older:
        assert older.entries() == file.entries()
        assert _shown(older) == _shown(file)
        assert older.sources() == file.sources()
        assert older.verify() == ()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_of_either_shape_of_version_5_is_merged(current: Path, tmp_path: Path, shape: str) -> None:
    path = tmp_path / "fifth.db"
    _fifth(path, SHAPES[shape], like=current)
    with ClaimsFile.open(tmp_path / "ours.db") as ours, ClaimsFile.open(current) as file:
        ours.merge(stranger.parcels(path))
        assert _shown(ours) == _shown(file)


@pytest.mark.parametrize(
    "damage",
    [
        "ALTER TABLE verdicts DROP COLUMN blind",
        "DROP TABLE notes",
        "ALTER TABLE waivers RENAME COLUMN reason TO why",
    ],
)
def test_a_column_or_table_that_is_missing_is_told_with_what_mends_it(current: Path, damage: str) -> None:
    with closing(sqlite3.connect(current)) as db:
        db.execute(damage)
        db.commit()
    with ClaimsFile.open(current) as file:
        with pytest.raises(FileError, match="run `workbench rebuild`"):
            _shown(file)
        with pytest.raises(FileError, match="run `workbench rebuild`"):
            file.append(
                [
                    m.verdict(salt="new"),
                    m.work("note", m.NOTE, salt="n"),
                    m.work("waiver", m.WAIVER, salt="n"),
                ]
            )
        file.rebuild()
        assert _shown(file)
