"""The parcels of a stranger's database, read from a private copy that SQLite may neither write nor trust."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from workbench.errors import InputError
from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.store.exchange import child_header, child_schema
from workbench.store.exchange.bounds import LARGEST_BODY, LARGEST_SNAPSHOT, MB

# https://www.sqlite.org/security.html: nothing that a claims file needs comes near these.
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST_SNAPSHOT + MB,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
}
_SETTINGS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "query_only = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
)
# Steps of SQLite's machine: each row of a few dozen bytes takes about ten.
_STEPS, _OFTEN = 10_000_000, 100_000

_WORDS = {
    sqlite3.SQLITE_TOOBIG: f"it has a row of more than {LARGEST_SNAPSHOT // MB} MB",
    sqlite3.SQLITE_INTERRUPT: "reading it takes far longer than its size explains",
    sqlite3.SQLITE_NOTADB: child_header.DAMAGED,
    sqlite3.SQLITE_CORRUPT: child_header.DAMAGED,
    sqlite3.SQLITE_CANTOPEN: "it changed while it was read; try again",
}


def parcels(path: Path) -> Iterator[Parcel]:
    """Entries, snapshots and erasures in the order of the file, typed; InputError where it is damaged or hostile."""
    header = child_header.examine(path)
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as db:
            guard(db, path.stat().st_size)
            child_schema.check(db, header)
            for table in child_schema.TRUTH:
                _check_pages(db, table)
                _check_lengths(db, table)
            for table in _TABLES:
                yield from _rows(db, table)
    except UnicodeDecodeError as error:
        # SQLite's own message names what it found in the schema, and that need not be a text.
        raise InputError(child_header.DAMAGED) from error
    except sqlite3.Error as error:
        raise InputError(_in_words(error)) from error


def guard(db: sqlite3.Connection, size: int) -> None:
    """Holds a connection to a stranger's database of so many bytes to what a claims file needs, for good."""
    for kind, most in _LIMITS.items():
        db.setlimit(kind, most)
    left = (_STEPS + size) // _OFTEN

    def used_up() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    # Before the settings, some of which read the schema.
    db.set_progress_handler(used_up, _OFTEN)
    for setting in _SETTINGS:
        db.execute(f"PRAGMA {setting}")


def _check_pages(db: sqlite3.Connection, table: str) -> None:
    """Refuses damaged pages and those that come twice, so that what follows takes no longer than the file is large."""
    (finding, *_) = db.execute(f"PRAGMA quick_check({table})").fetchone()
    if finding != "ok":
        raise InputError(child_header.DAMAGED)


def _check_lengths(db: sqlite3.Connection, table: str) -> None:
    """Refuses what is too long before anything reads it; SQLite knows the length of bytes without them."""
    column, most = _LONGEST[table]
    (longest,) = db.execute(f"SELECT max(length({column})) FROM {table}").fetchone()
    if (longest or 0) > most:
        raise InputError(f"its {table} has a {column} of more than {most // MB} MB")


def _rows(db: sqlite3.Connection, table: str) -> Iterator[Parcel]:
    columns, types, made = _TABLES[table]
    count = 0
    for row in db.execute(f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED"):
        count += 1
        if tuple(map(type, row)) != types:
            raise InputError(f"row {count} of its {table} has {_wrong(row, columns, types)}")
        yield made(row)
    # A damaged page may leave rows out of the table without a trace, but not out of its index as well.
    if db.execute(f"SELECT count(*) FROM {table} INDEXED BY sqlite_autoindex_{table}_1").fetchone() != (
        count,
    ):
        raise InputError(child_header.DAMAGED)


def _wrong(row: tuple[object, ...], columns: tuple[str, ...], types: tuple[type, ...]) -> str:
    for value, column, expected in zip(row, columns, types, strict=True):
        if type(value) is not expected:
            return f"{_TYPE_WORDS.get(type(value), 'something else')} for its {column}"
    return "another number of columns"


def _entry(row: tuple[bytes, str, str, str, str, bytes]) -> Entry:
    name, kind, body, checker, at, salt = row
    return Entry(id=name.hex(), kind=kind, body=body, checker=checker, at=at, salt=salt)


def _snapshot(row: tuple[bytes, str, bytes]) -> Snapshot:
    return Snapshot(sha256=row[0].hex(), media_type=row[1], data=row[2])


def _erasure(row: tuple[bytes, str, str]) -> Erasure:
    return Erasure(id=row[0].hex(), at=row[1], why=row[2])


def _in_words(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # The sqlite3 module's own errors have no code: a text that cannot be decoded is the only one left here.
        return "it has a text that is not UTF-8"
    return _WORDS.get(code & 0xFF, f"SQLite cannot read it: {error}")


_TYPE_WORDS = {bytes: "bytes", str: "text", int: "a number", float: "a number", type(None): "nothing"}
_LONGEST = {
    "journal": ("body", LARGEST_BODY),
    "snapshots": ("data", LARGEST_SNAPSHOT),
    "erased": ("why", MB),
}
_TABLES: dict[str, tuple[tuple[str, ...], tuple[type, ...], Callable[..., Parcel]]] = {
    "journal": (
        ("id", "kind", "body", "checker", "at", "salt"),
        (bytes, str, str, str, str, bytes),
        _entry,
    ),
    "snapshots": (("sha256", "media_type", "data"), (bytes, str, bytes), _snapshot),
    "erased": (("id", "at", "why"), (bytes, str, str), _erasure),
}
