"""What a claims file remembers of a hub, so that an exchange without news costs next to nothing.

Rows of the journal have no number that lasts: a VACUUM may give them others. SQLite raises the schema's version with
each VACUUM, so a place in a table counts only while that version stands and the same row is in it. Otherwise everything
is compared anew, by id, which is always right.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

import msgspec

from workbench.store.hub.travels import Table

_BEYOND = 2**63 - 1  # SQLite's largest integer


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row of a table: all up to it are on the hub. Row 0, with no id, is the table's beginning."""

    schema: int
    row: int
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """How far the exchange with a hub has come.

    All rows of transactions before `cursor` are known here, and those of `own`, which this file sent. `held` is how
    many rows the hub had, which only grow. `places` are by the name of the hub's table.
    """

    epoch: str
    cursor: int
    held: int
    own: tuple[int, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)


def recall(db: sqlite3.Connection, identity: str) -> Remembered | None:
    """What is remembered of the hub with this identity; None where that is nothing, or cannot be read."""
    row = db.execute("SELECT remembered FROM hubs WHERE identity = ?", (identity,)).fetchone()
    if row is None:
        return None
    try:
        return msgspec.json.decode(row[0], type=Remembered)
    except msgspec.DecodeError:
        return None


def keep(db: sqlite3.Connection, identity: str, what: Remembered) -> None:
    """Remembers it; the caller holds the write transaction."""
    text = msgspec.json.encode(what).decode()
    db.execute("REPLACE INTO hubs (identity, remembered) VALUES (?, ?)", (identity, text))


def sent_before(db: sqlite3.Connection, table: Table, place: Place | None) -> int | None:
    """The row of its table that a place stands for, 0 for the table's beginning; None where it counts no more."""
    if place is None or place.schema != schema_version(db):
        return None
    row = db.execute(f"SELECT {table.key} FROM {table.local} WHERE rowid = ?", (place.row,)).fetchone()
    return place.row if (row[0].hex() if row else "") == place.id else None


def schema_version(db: sqlite3.Connection) -> int:
    """A number that changes with every VACUUM and every change of a table."""
    return int(db.execute("PRAGMA schema_version").fetchone()[0])


def place(db: sqlite3.Connection, table: Table, sent: int) -> Place:
    """The last row up to which all were sent, as those to `sent` were, or are among what the hub has listed."""
    first_unsent = f"""SELECT min(rowid) FROM {table.local} WHERE rowid > ?
        AND {table.key} NOT IN (SELECT id FROM temp.listed_{table.name})"""
    last = db.execute(
        f"""SELECT rowid, {table.key} FROM {table.local}
            WHERE rowid < coalesce(({first_unsent}), {_BEYOND}) ORDER BY rowid DESC LIMIT 1""",
        (sent,),
    ).fetchone()
    row, name = last or (0, b"")
    return Place(schema=schema_version(db), row=row, id=name.hex())
