"""Sending to a hub: in batches, each its own transaction, so that a break leaves what was sent and a retry the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model import Erasure
from workbench.store.hub import local
from workbench.store.hub.local import Local
from workbench.store.hub.travels import ERASED, Row, Table

if TYPE_CHECKING:
    from psycopg import Connection

CHANNEL = "workbench"
_TELL = f"SELECT pg_notify('{CHANNEL}', '')"


def may_send(connection: Connection, table: Table) -> bool:
    """Whether this role may add rows to a table of the hub."""
    row = connection.execute(
        "SELECT has_any_column_privilege(%s, 'INSERT')", (f"workbench.{table.name}",)
    ).fetchone()
    return row is not None and bool(row[0])


def send(connection: Connection, here: Local, table: Table, after: int, last: int) -> Counter[str]:
    """Sends a table's rows behind `after` up to `last` that the hub has not listed; the new ones there by kind."""
    sent: Counter[str] = Counter()
    while after < last:
        with here.reading() as db:
            after, rows = local.unsent(db, table, after, last)
        if rows:
            sent += _put(connection, table, rows)
    return sent


def send_erasures(connection: Connection, erasures: Sequence[Erasure]) -> int:
    """Sends what was erased, in one transaction; returns how many the hub did not know.

    They are few, so all are offered each time.
    """
    rows = [(bytes.fromhex(one.id), one.at.encode(), one.why.encode()) for one in erasures]
    names = ERASED.column_names
    with connection.transaction():
        _copy(connection, ERASED.columns, rows)
        connection.execute(
            f"""DELETE FROM pg_temp.incoming WHERE ({names}) IN
            (SELECT {names} FROM workbench.erased)""".encode()
        )
        row = connection.execute("SELECT count(*) FROM pg_temp.incoming").fetchone()
        if not row or not row[0]:
            return 0
        connection.execute(
            f"""INSERT INTO workbench.erased ({names}) SELECT {names} FROM pg_temp.incoming
            ON CONFLICT DO NOTHING""".encode()
        )
        connection.execute(_TELL)
    return int(row[0])


def _put(connection: Connection, table: Table, rows: Sequence[Row]) -> Counter[str]:
    names = table.column_names
    insert = f"""WITH added AS (
        INSERT INTO workbench.{table.name} ({names}) SELECT {names} FROM pg_temp.incoming
            WHERE {table.key} NOT IN (SELECT id FROM workbench.erased)
            ON CONFLICT DO NOTHING RETURNING {table.kind} AS kind)
        SELECT kind, count(*) FROM added GROUP BY kind"""
    with connection.transaction():
        _copy(connection, table.columns, rows)
        added = connection.execute(insert.encode(), binary=True).fetchall()
        if added:
            connection.execute(_TELL)
    return Counter({bytes(kind).decode(): int(count) for kind, count in added})


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
