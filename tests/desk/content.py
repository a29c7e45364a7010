"""What a claims file has in it, to be compared before and after."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_TABLES = ("journal", "snapshots", "erased", "passages")
_KEYS = {"journal": "id", "snapshots": "sha256", "erased": "id", "passages": "snapshot, ordinal"}


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Whole rows of all that a file keeps, by table."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
        return {
            table: db.execute(f"SELECT * FROM {table} ORDER BY {_KEYS[table]}").fetchall()
            for table in _TABLES
        }


def kinds(path: Path) -> list[str]:
    """The kinds of the journal's entries, in the order in which the file received them."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as db:
        return [str(kind) for (kind,) in db.execute("SELECT kind FROM journal ORDER BY rowid")]
