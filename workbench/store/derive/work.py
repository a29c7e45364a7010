"""What people did as rows of its kinds' tables: written many at once, by statements that follow from the registry."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache

from workbench.store.kinds.columns import Row
from workbench.store.kinds.registry import EntryKind
from workbench.store.rows import chunks, marks


def put_work(db: sqlite3.Connection, kind: EntryKind, rows: Sequence[Row]) -> set[str]:
    """Writes entries of a kind: id, columns of its table, author and time. Each lives for now.

    Returns the ids of those that retractions name which were here before: these are yet to be settled.
    """
    has_retractions = db.execute("SELECT 1 FROM retractions LIMIT 1").fetchone() is not None
    db.executemany(_insertion(kind), rows)
    return _named(db, rows) if has_retractions else set()


def _named(db: sqlite3.Connection, rows: Sequence[Row]) -> set[str]:
    query = "SELECT entry FROM retractions WHERE entry IN ({places})"
    return {
        name
        for some in chunks(str(row[0]) for row in rows)
        for (name,) in db.execute(query.format(places=marks(some)), some)
    }


@cache
def _insertion(kind: EntryKind) -> str:
    names = ["id", *kind.table.names, "checker", "at", "live"]
    values = ["?"] * (len(names) - 1) + ["1"]
    if kind.replaceable:
        names.append("retracted")
        values.append("0")
    return f"INSERT INTO {kind.table.name} ({', '.join(names)}) VALUES ({', '.join(values)})"


@cache
def carries_work(kinds: tuple[EntryKind, ...]) -> str:
    """SQL for whether a row of `claims` has work of any of these kinds, live or not."""
    return " OR ".join(
        f"EXISTS (SELECT 1 FROM {kind.table.name} AS work WHERE work.claim_id = claims.id)" for kind in kinds
    )
