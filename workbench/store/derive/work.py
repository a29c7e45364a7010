"""What people did as rows of its kinds' tables: written many at once, by statements that follow from the registry."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache

from workbench.store.kinds.columns import Row
from workbench.store.kinds.registry import EntryKind

# Whether the entry was taken back by a retraction that was here before it and stands: its id is bound once more.
_RETRACTED = "EXISTS (SELECT 1 FROM retractions WHERE entry = ? AND live)"


def put_work(db: sqlite3.Connection, kind: EntryKind, rows: Sequence[Row]) -> None:
    """Writes entries of a kind: id, columns of its table, author and time. Each lives unless it is taken back."""
    has_retractions = db.execute("SELECT 1 FROM retractions LIMIT 1").fetchone() is not None
    statement = _insertion(kind, has_retractions=has_retractions and kind.origin != "notice")
    ids_again = statement.count(_RETRACTED)
    db.executemany(statement, ((*row, *row[:1] * ids_again) for row in rows))


@cache
def _insertion(kind: EntryKind, *, has_retractions: bool) -> str:
    names = ["id", *kind.table.names, "checker", "at"]
    places = ["?"] * len(names)
    retracted = _RETRACTED if has_retractions else "0"
    names.append("live")
    places.append(f"NOT {retracted}")
    if kind.replaceable:
        names.append("retracted")
        places.append(retracted)
    return f"INSERT INTO {kind.table.name} ({', '.join(names)}) VALUES ({', '.join(places)})"


@cache
def carries_work(kinds: tuple[EntryKind, ...]) -> str:
    """SQL for whether a row of `claims` has work of any of these kinds, live or not."""
    return " OR ".join(
        f"EXISTS (SELECT 1 FROM {kind.table.name} AS work WHERE work.claim_id = claims.id)" for kind in kinds
    )
