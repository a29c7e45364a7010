"""A file of the version before opens, and has what this version makes of its journal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store import material as m
from workbench.desk import Desk
from workbench.model import Source, checker_of
from workbench.store import schema

INA = checker_of("Ina Voss")

# The tables of the first version that differ from today's.
_FIRST = (
    *(f"DROP TABLE {table}" for table in (*schema.TEXTS, "waivers", "sources_fts", "sources", "evidence")),
    """CREATE TABLE sources (
        row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
        url TEXT NOT NULL, published TEXT NOT NULL, accessed TEXT NOT NULL, kind TEXT NOT NULL,
        archive_url TEXT NOT NULL, snapshot TEXT NOT NULL, derived_from TEXT NOT NULL,
        confidential INTEGER NOT NULL, checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL)""",
    "DELETE FROM _sqlite_migrations WHERE name LIKE '2 %'",
    "PRAGMA user_version = 1",
)
# Before short names were kept.
_FOURTH = (
    "DROP TABLE source_numbers",
    *(f"ALTER TABLE sources DROP COLUMN {column}" for column in ("given", "short_name")),
    "DELETE FROM _sqlite_migrations WHERE name LIKE '5 %'",
    "PRAGMA user_version = 4",
)


@pytest.mark.parametrize("older", [_FIRST, _FOURTH], ids=["first", "fourth"])
def test_an_older_file_is_made_anew_on_opening_and_keeps_all(tmp_path: Path, older: tuple[str, ...]) -> None:
    path = tmp_path / "claims.db"
    (tmp_path / "report.txt").write_text("The harbour handled 5.04 million tonnes.", encoding="utf-8")
    with Desk.open(path, checker=INA) as desk:
        desk.file.append(m.whole_history())
        desk.sources.add(Source(id="", title="Report"), file=str(tmp_path / "report.txt"))
        before = desk.sources.all(), tuple(desk.claims.each())
    with closing(sqlite3.connect(path)) as db:
        for statement in older:
            db.execute(statement)
        db.commit()
    with Desk.open(path, checker=INA) as desk:
        assert (desk.sources.all(), tuple(desk.claims.each())) == before
        assert {one.title: one.short_name for one in desk.sources.all()} == {
            "Port statistics": "s1",
            "Report": "s2",
        }
        assert [one.title for one in desk.sources.search("tonnes")] == ["Report"]
        assert desk.upkeep.verify() == ()
