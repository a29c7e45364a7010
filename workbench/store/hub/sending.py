"""Sending to a hub: in batches, each its own transaction, so that a break leaves what was sent and a retry the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model import Erasure
from workbench.store.hub import local
from workbench.store.hub.local import Local
from workbench.store.hub.travels import ERASED, Row, Table

if TYPE_CHECKING:
    from psycopg import Connection

CHANNEL = "workbench"
_TELL = f"SELECT pg_notify('{CHANNEL}', '')"


@dataclass(slots=True)
class Sent:
    """What was new on the hub so far, by kind, and the transactions that brought it there."""

    kinds: Counter[str] = field(default_factory=Counter)
    transactions: set[int] = field(default_factory=set)


def may_send(connection: Connection, table: Table) -> bool:
    """Whether this role may add rows to a table of the hub."""
    row = connection.execute(
        "SELECT has_any_column_privilege(%s, 'INSERT')", (f"workbench.{table.name}",)
    ).fetchone()
    return row is not None and bool(row[0])


def send(connection: Connection, here: Local, table: Table, after: int, last: int, sent: Sent) -> None:
    """Sends a table's rows behind `after` up to `last` that the hub has not listed, and notes what was new there."""
    count = 0
    while after < last:
        with here.reading() as db:
            after, rows = local.unsent(db, table, after, last)
        if rows:
            _put(connection, table, rows, sent)
            here.progress("sent", count := count + len(rows))


def send_erasures(connection: Connection, erasures: Sequence[Erasure], sent: Sent) -> None:
    """Sends what was erased, in one transaction, and notes how much the hub did not know of it.

    They are few, so all are offered each time; what it knows keeps no one waiting.
    """
    rows = [(bytes.fromhex(erasure.id), erasure.at.encode(), erasure.why.encode()) for erasure in erasures]
    names = ERASED.column_names
    delete_known = f"DELETE FROM pg_temp.incoming WHERE ({names}) IN (SELECT {names} FROM workbench.erased)"
    insert = (
        f"INSERT INTO workbench.erased ({names}) SELECT {names} FROM pg_temp.incoming ON CONFLICT DO NOTHING"
    )
    with connection.transaction():
        _copy(connection, ERASED.columns, rows)
        if connection.execute(delete_known.encode()).rowcount < len(rows):
            sent.kinds["erasure"] += connection.execute(insert.encode()).rowcount
            connection.execute(_TELL)


def _put(connection: Connection, table: Table, rows: Sequence[Row], sent: Sent) -> None:
    names = table.column_names
    insert = f"""WITH added AS (
        INSERT INTO workbench.{table.name} ({names}) SELECT {names} FROM pg_temp.incoming
            WHERE {table.key} NOT IN (SELECT id FROM workbench.erased)
            ON CONFLICT DO NOTHING RETURNING {table.kind} AS kind)
        SELECT kind, count(*), pg_current_xact_id()::text::bigint FROM added GROUP BY kind"""
    with connection.transaction():
        _copy(connection, table.columns, rows)
        added = connection.execute(insert.encode(), binary=True).fetchall()
        if added:
            connection.execute(_TELL)
    for kind, count, transaction in added:
        sent.kinds[bytes(kind).decode()] += int(count)
        sent.transactions.add(int(transaction))


def _copy(connection: Connection, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Puts rows into the transaction's own table `incoming`."""
    types = ", ".join(f"{name} bytea" for name in columns)
    connection.execute(f"CREATE TEMPORARY TABLE incoming ({types}) ON COMMIT DROP".encode())
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY pg_temp.incoming FROM STDIN (FORMAT BINARY)") as copy,
    ):
        copy.set_types(["bytea"] * len(columns))
        for row in rows:
            copy.write_row(row)
