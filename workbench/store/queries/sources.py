"""Sources, and the evidence from them by its id."""

from __future__ import annotations

import sqlite3

from workbench.model import (
    Evidence,
    Source,
)
from workbench.store.derive import short_names
from workbench.store.queries import lookups
from workbench.store.rows import record_of, selected


def source(db: sqlite3.Connection, prefix: str) -> Source:
    """The source with this id, the live one with this short name, or the only live one whose id begins so."""
    name = short_names.id_called(db, prefix) or lookups.id_of(db, "sources", prefix)
    return record_of(
        Source, db.execute(f"SELECT {selected(Source)} FROM sources WHERE id = ?", (name,)).fetchone()
    )


def sources(db: sqlite3.Connection) -> tuple[Source, ...]:
    """All sources but those taken back that no live evidence rests on, by title and id."""
    rests = "EXISTS (SELECT 1 FROM evidence WHERE evidence.source_id = sources.id AND evidence.live)"
    rows = db.execute(f"SELECT {selected(Source)} FROM sources WHERE live OR {rests} ORDER BY title, id")
    return tuple(record_of(Source, row) for row in rows)


def piece(db: sqlite3.Connection, prefix: str) -> Evidence:
    """The evidence with this id, or the only live one whose id begins so."""
    name = lookups.id_of(db, "evidence", prefix)
    return record_of(
        Evidence, db.execute(f"SELECT {selected(Evidence)} FROM evidence WHERE id = ?", (name,)).fetchone()
    )
