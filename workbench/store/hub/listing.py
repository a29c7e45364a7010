"""What a hub has: its rows since a transaction, by id, as one snapshot of it shows them.

Transactions are numbered when they begin to write and may commit in another order. So the next listing begins at the
oldest one that is still running now, not behind the newest one seen: what commits late is listed then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.hub import local
from workbench.store.hub.remembered import Remembered
from workbench.store.hub.travels import ERASED, TABLES, Row, Table

if TYPE_CHECKING:
    from psycopg import Connection

_STANDING = """SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
    (SELECT count(*) FROM workbench.entries) + (SELECT count(*) FROM workbench.snapshots)
        + (SELECT count(*) FROM workbench.erased)"""
_MOST_ERASED = 100_000  # bytes of an erasure's time and reason
_ERASED = f"""SELECT sent_by::text, {ERASED.column_names} FROM workbench.erased WHERE xid >= %s::text::xid8
    AND octet_length(at) + octet_length(why) < {_MOST_ERASED} ORDER BY xid, id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How a hub stands: where the next listing begins, and how many rows it has; `whole` where all of it was listed.

    `erased` are the rows that came to the table of this name, each after the role that sent it.
    """

    cursor: int
    held: int
    whole: bool
    erased: list[tuple[str, Row]]


def listing(connection: Connection, db: sqlite3.Connection, memory: Remembered | None = None) -> Listing:
    """Notes in temporary tables of `db` the ids of the hub's rows: those that came since what is known, or all.

    All where nothing is known, or where the hub has fewer rows than it is known to have held: it has lost some.
    """
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        standing = connection.execute(_STANDING).fetchone()
        cursor, held = standing or (0, 0)
        still = memory if memory and held >= memory.held else None
        since, own = (still.cursor, still.own) if still else (0, ())
        for table in TABLES:
            local.note(db, table, _rows(connection, table, since, own))
        erased_rows = connection.execute(_ERASED.encode(), (str(since),), binary=True).fetchall()
    erased = [(str(by), tuple(map(bytes, row))) for by, *row in erased_rows]
    return Listing(cursor=cursor, held=held, erased=erased, whole=still is None)


def _rows(connection: Connection, table: Table, since: int, own: Sequence[int]) -> Iterator[local.Listed]:
    """Ids and sizes of a table's rows, but those that this file's own transactions brought."""
    size = " + ".join(f"octet_length({name})::bigint" for name in table.columns)
    query = f"""COPY (SELECT {table.key}, {size} FROM workbench.{table.name}
        WHERE xid >= '{since:d}'::xid8 AND xid <> ALL ('{{{",".join(map(str, own))}}}'::xid8[])
        ORDER BY xid, {table.key}) TO STDOUT (FORMAT BINARY)"""
    with connection.cursor() as cursor, cursor.copy(query.encode()) as copy:
        copy.set_types(["bytea", "int8"])
        for name, octets in copy.rows():
            yield bytes(name), int(octets)
