"""Whether a claims file is what it should be: sound pages, true entries, and projections that follow from them."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from itertools import zip_longest

from workbench.errors import InputError
from workbench.model import Entry, Problem
from workbench.store import journal, schema
from workbench.store.connection import transaction
from workbench.store.erasure import removal
from workbench.store.kinds import bodies
from workbench.store.kinds.connection import connect, kinds_of
from workbench.store.kinds.registry import Registry

_ENTRY_TYPES = b"blob text text text text blob"
_ENTRY_COLUMNS = ("id", "kind", "body", "checker", "at", "salt")


def verify(db: sqlite3.Connection, location: str) -> tuple[Problem, ...]:
    """The problems of a file, found on temporary copies of it; the file itself is neither altered nor kept waiting.

    Where pages, entries or tables are damaged, what follows from them is not looked at.
    """
    with _copy_of(db) as copy:
        for check in (_pages, _tables, _entries, _derived):
            problems = tuple(Problem(message=message, location=location) for message in check(copy))
            if problems:
                return problems
    return ()


@contextmanager
def _copy_of(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    # The empty name is a temporary database that SQLite keeps in memory while it is small.
    with closing(connect("", kinds=kinds_of(db))) as copy:
        db.backup(copy)
        yield copy


def _pages(copy: sqlite3.Connection) -> Iterator[str]:
    try:
        rows = [str(row[0]) for row in copy.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        rows = [str(error)]
    for finding in rows:
        if finding != "ok":
            yield f"damaged pages: {' '.join(finding.split())}; restore a copy of the file"


def _tables(copy: sqlite3.Connection) -> Iterator[str]:
    """Tables, indexes, triggers and views that are not as this version makes them."""
    actual = _statements(copy)
    for name, statement in _expected(kinds_of(copy)).items():
        if actual.get(name) != statement:
            yield f"{name} is not as this version makes it; run `workbench rebuild`"


@cache
def _expected(kinds: Registry) -> dict[str, str]:
    """What SQLite keeps as the statement of each table, index, trigger and view of this version."""
    with closing(connect(":memory:", kinds=kinds)) as fresh:
        schema.migrate(fresh)
        return _statements(fresh)


def _statements(db: sqlite3.Connection) -> dict[str, str]:
    # What FTS5 and SQLite make for themselves may differ from release to release.
    return dict(
        db.execute(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
            r" AND name NOT LIKE '%\_fts\_%' ESCAPE '\' AND name NOT LIKE '%sqlite\_%' ESCAPE '\'"
        ).fetchall()
    )


def _entries(copy: sqlite3.Connection) -> Iterator[str]:
    types = " || ' ' || ".join(f"typeof({name})" for name in _ENTRY_COLUMNS)
    with _as_bytes(copy):
        for *columns, actual in copy.execute(f"SELECT {', '.join(_ENTRY_COLUMNS)}, {types} FROM journal"):
            name = columns[0].hex()[:8]
            if actual != _ENTRY_TYPES:
                yield f"journal entry {name} has a column of another type; restore a copy of the file"
                continue
            try:
                bodies.checked(_entry(columns), kinds_of(copy))
            except UnicodeDecodeError:
                yield f"journal entry {name} is not UTF-8; restore a copy of the file"
            except InputError as error:
                yield (
                    f"journal: {error}; it is kept here, shown nowhere, and left out of what is shared. Restore a copy"
                    f" of the file, or take it out: workbench erase {name} --why TEXT"
                )


def _entry(columns: list[bytes]) -> Entry:
    name, kind, body, checker, at, salt = columns
    return Entry(
        id=name.hex(),
        kind=kind.decode(),
        body=body.decode(),
        checker=checker.decode(),
        at=at.decode(),
        salt=salt,
    )


def _derived(copy: sqlite3.Connection) -> Iterator[str]:
    yield from _snapshots(copy)
    yield from _search(copy)
    yield from _signatures(copy)
    if not removal.is_clean(copy):
        yield "bytes of what was erased may still be in the file; close what else uses it, and open it again"
    with _copy_of(copy) as rebuilt:
        with transaction(rebuilt):
            journal.rebuild(rebuilt)
        with _as_bytes(copy), _as_bytes(rebuilt):
            yield from _projections(copy, rebuilt)


def _snapshots(copy: sqlite3.Connection) -> Iterator[str]:
    for digest, data in copy.execute("SELECT sha256, data FROM snapshots"):
        if not _is_whole(digest, data):
            yield f"snapshot {digest.hex()[:8]} is not what its SHA-256 says; restore a copy of the file"


def _is_whole(digest: bytes, data: bytes) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(data)).digest() == digest
    except zlib.error:
        return False


def _signatures(copy: sqlite3.Connection) -> Iterator[str]:
    rows = copy.execute("SELECT id, key, count(*) FROM signatures WHERE NOT valid GROUP BY id ORDER BY id")
    for name, key, count in rows:
        entries = "an entry" if count == 1 else f"{count} entries"
        yield (
            f"signature {name[:8]} was not made with the key {key[:8]} over {entries}; ask whose work it is,"
            f" or erase it: workbench erase {name[:8]} --why TEXT"
        )


def _search(copy: sqlite3.Connection) -> Iterator[str]:
    for index in (*schema.SEARCHED, "passages_fts"):
        try:
            copy.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield f"the search index {index} differs from what it indexes; run `workbench rebuild`"


def _projections(copy: sqlite3.Connection, rebuilt: sqlite3.Connection) -> Iterator[str]:
    for table in schema.tables(kinds_of(copy)):
        for actual, expected in zip_longest(rows(copy, table), rows(rebuilt, table)):
            if actual != expected:
                name = (expected or actual)[0]
                yield f"{table} differ from the journal, first at {_name(name)}; run `workbench rebuild`"
                break


def rows(db: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    """The rows of a projection by primary key, without the numbers of the rows."""
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    columns = ", ".join(f'"{_name(name)}"' for name in names if _name(name) != "row")
    return iter(db.execute(f"SELECT {columns} FROM {table} ORDER BY {schema.tables(kinds_of(db))[table]}"))


def _name(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


@contextmanager
def _as_bytes(db: sqlite3.Connection) -> Iterator[None]:
    """Reads texts as they are, since a damaged one need not be UTF-8."""
    before = db.text_factory
    db.text_factory = bytes
    try:
        yield
    finally:
        db.text_factory = before
