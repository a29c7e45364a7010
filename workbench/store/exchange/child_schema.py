"""Whether a stranger's database has the tables of a claims file or of a shared one, and nothing else."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import InputError
from workbench.store import schema
from workbench.store.exchange.child_header import Header

TRUTH = ("journal", "snapshots", "erased")

_STATEMENTS = {schema.APPLICATION_ID: schema.statements(), schema.SHARED_ID: schema.TRUTH}
_NAME = re.compile(r'CREATE (?:VIRTUAL )?(TABLE|INDEX|TRIGGER|VIEW) "?(\w+)"?', re.IGNORECASE)
_VIRTUAL = re.compile(r"\s*CREATE\s+VIRTUAL\b", re.IGNORECASE)
# What SQLite, its full-text search and sqlite-utils make for themselves, in words of their releases.
_THEIRS = re.compile(
    r"sqlite_(stat[14]|sequence)|(idx_)?_sqlite_migrations(_migration_set_name)?"
    r"|(claims|sources|passages)_fts_(data|idx|docsize|config|content)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One row of sqlite_schema; `sql` is "" for what SQLite made by itself."""

    kind: str
    name: str
    table: str
    sql: str


def check(db: sqlite3.Connection, header: Header) -> None:
    """InputError where a table is missing or other than ours, or something is there that no such file has."""
    if header.application not in _STATEMENTS:
        raise InputError("it is a database of another program")
    if header.version > schema.VERSION:
        raise InputError("it was made by a newer workbench; upgrade claims-workbench to merge it")
    found = tuple(_rows(db))
    for table in TRUTH:
        _check_truth(table, [row for row in found if row.name.lower() == table])
    expected = _named(_STATEMENTS[header.application])
    exact = header.version == schema.VERSION
    for row in found:
        if _own(row, expected, exact=exact) or _automatic(row):
            continue
        if (row.kind, row.name) in expected:
            raise InputError(f"its {row.kind} {row.name!r} is not as a workbench makes it")
        raise InputError(f"it has the {row.kind} {row.name!r}, which no claims file has")


def _rows(db: sqlite3.Connection) -> Iterator[Made]:
    for row in db.execute("SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema"):
        if not all(isinstance(value, str) for value in row):
            raise InputError("its schema is damaged")
        yield Made(kind=row[0], name=row[1], table=row[2], sql=row[3])


def _check_truth(table: str, found: list[Made]) -> None:
    ours = _named(schema.TRUTH)["table", table]
    match found:
        case []:
            raise InputError(f"it has no table {table}")
        case [Made(kind="view")]:
            raise InputError(f"the table {table} is a view")
        case [Made(sql=sql)] if _VIRTUAL.match(sql):
            raise InputError(f"the table {table} is a virtual one, made by a program and not of rows")
        case [Made(kind="table", sql=sql)] if _plain(sql) == ours:
            return
        case _:
            raise InputError(f"the table {table} has other columns or rules than ours")


def _own(row: Made, expected: dict[tuple[str, str], str], *, exact: bool) -> bool:
    """Whether this is ours: to the letter, or for projections of an older version, which are not read, by name."""
    ours = expected.get((row.kind, row.name))
    return ours is not None and (_plain(row.sql) == ours or (not exact and row.table not in TRUTH))


def _automatic(row: Made) -> bool:
    if row.kind == "index" and not row.sql:
        return row.name.startswith("sqlite_autoindex_")
    return (
        row.kind in ("table", "index") and bool(_THEIRS.fullmatch(row.name)) and not _VIRTUAL.match(row.sql)
    )


def _named(statements: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Statements by what they make: ("table", "journal")."""
    plain = [_plain(statement) for statement in statements]
    return {(found[1].lower(), found[2]): one for one in plain if (found := _NAME.match(one))}


def _plain(statement: str) -> str:
    return " ".join(statement.replace(" IF NOT EXISTS ", " ").split())
