"""The tables of a hub, made on first use, and whether those that are there are a hub's."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from workbench.errors import HubError
from workbench.store.hub.travels import ERASED, TABLES

if TYPE_CHECKING:
    from psycopg import Connection

VERSION = 1
_OLDEST = 130000  # PostgreSQL 13 is the first with xid8
_LOCK = 0x57424348  # "WBCH": one desk at a time makes the tables
_EXPECTED = {(table.name, column, "bytea") for table in (*TABLES, ERASED) for column in table.columns}
_CLUSTER = "SELECT system_identifier, timeline_id FROM pg_control_system(), pg_control_checkpoint()"
_LAYOUT = """SELECT relation.relname, part.attname, type.typname
    FROM pg_attribute AS part JOIN pg_class AS relation ON relation.oid = part.attrelid
        JOIN pg_namespace AS place ON place.oid = relation.relnamespace JOIN pg_type AS type ON type.oid = part.atttypid
    WHERE place.nspname = 'workbench' AND relation.relkind = 'r' AND part.attnum > 0 AND NOT part.attisdropped"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """Which hub this is. `epoch` changes where it was restored, moved or promoted."""

    identity: str
    epoch: str


def roles() -> str:
    """SQL that makes roles with the least rights, for the hub's owner to run."""
    return _sql("roles.sql")


def create_or_open(connection: Connection) -> Hub:
    """The hub in this database, made where there is none.

    HubError where the server is too old, the hub a newer one's, or its tables are others.
    """
    hub = opened(connection)
    if hub:
        return hub
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        # Another desk may have been first while this one waited for the lock.
        if not _is_made(connection):
            connection.execute(_sql("tables.sql").encode())
            connection.execute("INSERT INTO workbench.hub (version) VALUES (%s)", (VERSION,))
    return _checked(connection)


def opened(connection: Connection) -> Hub | None:
    """The same, but None where there is none."""
    version = connection.info.server_version
    if version < _OLDEST:
        raise HubError(f"the hub runs PostgreSQL {version // 10000}; it must be 13 or newer")
    return _checked(connection) if _is_made(connection) else None


def _is_made(connection: Connection) -> bool:
    # A query on the catalogue sees what another has just made; to_regclass may remember that it was not there.
    row = connection.execute(
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'workbench' AND tablename = 'hub'"
    ).fetchone()
    return row is not None and row[0] > 0


def _checked(connection: Connection) -> Hub:
    row = connection.execute("SELECT identity::text, version FROM workbench.hub").fetchone()
    if row is None:
        raise HubError("the hub's tables are half made; drop the schema workbench there and sync again")
    if row[1] > VERSION:
        raise HubError("the hub was made by a newer workbench; upgrade claims-workbench to use it")
    missing = _EXPECTED - {
        (str(table), str(name), str(of)) for table, name, of in connection.execute(_LAYOUT)
    }
    if missing:
        table, column, _ = min(missing)
        raise HubError(
            f"the schema workbench there is no hub's, whose {table} would have a column {column}; use another database"
        )
    return Hub(identity=str(row[0]), epoch=_epoch(connection))


def _epoch(connection: Connection) -> str:
    """The cluster and its timeline, where the server tells, and the tables' files, which a restored hub has anew."""
    allowed = "has_function_privilege('pg_control_{}()', 'EXECUTE')"
    all_allowed = " AND ".join(map(allowed.format, ("system", "checkpoint")))
    files_of = "SELECT string_agg(pg_relation_filenode(oid)::text, '.' ORDER BY relname) FROM pg_class"
    row = connection.execute(
        f"SELECT {all_allowed}, ({files_of} WHERE relnamespace = 'workbench'::regnamespace AND relkind = 'r')".encode()
    ).fetchone()
    may_read, kept = row or (False, "")
    row = connection.execute(_CLUSTER).fetchone() if may_read else None
    return "/".join(map(str, (*(row or ()), kept)))


def _sql(name: str) -> str:
    return files("workbench.store.hub").joinpath(name).read_text(encoding="utf-8")
