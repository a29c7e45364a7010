"""The claims file's side of an exchange: what the hub lacks of it, and what it lacks of the hub's.

The ids that a hub lists are kept in temporary tables of this connection, at some 80 bytes of memory each, and SQL does
the comparing. No lock is held on the file while the network is waited for.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from workbench.model import Merged, Parcel
from workbench.store.exchange.selection import select
from workbench.store.hub.travels import ENTRIES, SNAPSHOTS, Row, Table

Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]
Listed = tuple[bytes, int]  # the id of a row on the hub, and how many bytes it has
Lacking = tuple[int, bytes, int]  # the same, after its place in the list

# How much is on its way, and in memory, at a time; a larger row goes alone.
ROWS, BYTES = 10_000, 16 * 2**20


def _untold(done: str, rows: int) -> None:
    """Nobody is waiting to see how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """What an exchange needs of a claims file: transactions on it, merging into it, and whether others wrote to it.

    `progress` is told "sent" or "fetched", and how many rows of a table have been looked at so far.
    """

    reading: Transaction
    writing: Transaction
    merge: Callable[[Iterable[Sequence[Parcel]]], Merged]
    data_version: Callable[[], int]
    progress: Callable[[str, int], object] = _untold


def note(db: sqlite3.Connection, table: Table, listed: Iterable[Listed]) -> None:
    """Keeps the ids that the hub lists of a table, in their order, in place of what it listed before."""
    db.execute(
        f"CREATE TEMP TABLE IF NOT EXISTS listed_{table.name} (id BLOB PRIMARY KEY NOT NULL, size INTEGER NOT NULL)"
    )
    db.execute(f"DELETE FROM temp.listed_{table.name}")
    # A hub may list one id twice only where its key was taken away; the first will do.
    insert = f"INSERT INTO temp.listed_{table.name} (id, size) VALUES (?, ?) ON CONFLICT (id) DO NOTHING"
    db.executemany(insert, listed)


def withhold(db: sqlite3.Connection) -> int:
    """Keeps what rests on confidential sources from being sent, and returns how much that is.

    It counts as if the hub had listed it, so only after `note`; what the hub does have by now is not counted.
    """
    chosen = select(db, confidential=False)
    stored = (name for (name,) in db.execute("SELECT sha256 FROM snapshots").fetchall())
    snapshots = [name for name in stored if not chosen.has_snapshot(name.hex())]
    return _withhold(db, ENTRIES, map(bytes.fromhex, chosen.withheld)) + _withhold(db, SNAPSHOTS, snapshots)


def lacking(db: sqlite3.Connection, table: Table, after: int) -> list[Lacking]:
    """Rows that the hub lists and this file neither has nor has erased: their place in the list, id and size.

    At most ROWS of them, from behind the place `after` in the list.
    """
    return db.execute(
        f"""SELECT rowid, id, size FROM temp.listed_{table.name} AS listed WHERE rowid > ?
            AND NOT EXISTS (SELECT 1 FROM {table.local} AS known WHERE known.{table.key} = listed.id)
            AND NOT EXISTS (SELECT 1 FROM erased WHERE erased.id = listed.id)
            ORDER BY rowid LIMIT {ROWS}""",
        (after,),
    ).fetchall()


def last_row(db: sqlite3.Connection, table: Table) -> int:
    """The number of the newest row of a table; 0 where it is empty."""
    return int(db.execute(f"SELECT coalesce(max(rowid), 0) FROM {table.local}").fetchone()[0])


def unsent(db: sqlite3.Connection, table: Table, after: int, last: int) -> tuple[int, list[Row]]:
    """Rows from behind `after` to `last` that the hub has not listed, and the number of the last one looked at.

    As many as may be on their way at a time; when there are none left, the number is `last`.
    """
    columns = ", ".join(f"CAST({name} AS BLOB)" for name in table.columns)
    rows = db.execute(
        f"""SELECT rowid, {columns} FROM {table.local} WHERE rowid > ? AND rowid <= ?
            AND {table.key} NOT IN (SELECT id FROM temp.listed_{table.name}) ORDER BY rowid""",
        (after, last),
    )
    return _some(rows, last)


def unsent_kinds(db: sqlite3.Connection, table: Table, after: int, last: int) -> Counter[str]:
    """How many rows of each kind `unsent` would give in all."""
    kind = table.counted or f"'{table.singular}'"
    return Counter(
        dict(
            db.execute(
                f"""SELECT {kind}, count(*) FROM {table.local} WHERE rowid > ? AND rowid <= ?
                    AND {table.key} NOT IN (SELECT id FROM temp.listed_{table.name}) GROUP BY 1""",
                (after, last),
            )
        )
    )


def _withhold(db: sqlite3.Connection, table: Table, names: Iterable[bytes]) -> int:
    insert = f"INSERT INTO temp.listed_{table.name} (id, size) VALUES (?, 0) ON CONFLICT (id) DO NOTHING"
    return max(0, db.executemany(insert, ((name,) for name in names)).rowcount)


def _some(rows: Iterator[tuple[int, *tuple[bytes, ...]]], last: int) -> tuple[int, list[Row]]:
    batch: list[Row] = []
    size = 0
    for row, *columns in rows:
        batch.append(tuple(columns))
        size += sum(map(len, columns))
        if len(batch) == ROWS or size >= BYTES:
            return row, batch
    return last, batch
