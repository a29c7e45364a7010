"""The journal itself: entries in, entries out, and the projections made from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from workbench.errors import InputError
from workbench.model import Entry
from workbench.store import schema
from workbench.store.derive import consent
from workbench.store.derive.projections import project, write
from workbench.store.derive.settlement import settle
from workbench.store.derive.touched import Touched
from workbench.store.kinds import bodies
from workbench.store.kinds.connection import kinds_of
from workbench.store.kinds.registry import Registry
from workbench.store.kinds.table import KINDS
from workbench.store.rows import ENTRY, chunks, entry_of, entry_row, marks

Checked = list[tuple[Entry, bodies.Body | None]]

# Bodies of a whole article with its claims can be large, so few are held at a time.
_BATCH = 256


def checked(entries: Iterable[Entry], kinds: Registry = KINDS) -> Checked:
    """Each entry with its body, None for a kind that is not among these; InputError at the first that is not sound."""
    return [(entry, bodies.admitted(entry, kinds)) for entry in entries]


def append(db: sqlite3.Connection, entries: Checked, *, here: bool = False) -> int:
    """Adds what is new and projects it; returns how many were new. The caller holds the write transaction.

    `here` says that people at this desk wrote them, so that they may set aside what others did.
    """
    refuse_erased(db, "entry", (bytes.fromhex(entry.id) for entry, _ in entries))
    insert = f"INSERT INTO journal ({ENTRY}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
    if here:
        kinds = kinds_of(db)
        consent.note_written(
            db, (entry.id for entry, body in entries if body and kinds[entry.kind].sets_aside)
        )
    new = [(entry, body) for entry, body in entries if db.execute(insert, entry_row(entry)).rowcount]
    project(db, ((entry, body) for entry, body in new if body is not None))
    return len(new)


def entries(db: sqlite3.Connection) -> Iterator[Entry]:
    """The journal in the order in which this file received it."""
    return map(entry_of, db.execute(f"SELECT {ENTRY} FROM journal ORDER BY rowid"))


def rebuild(db: sqlite3.Connection, *, texts: bool = True) -> tuple[str, ...]:
    """Makes every projection anew, and with `texts` empties those of sources, which the Desk reads again.

    The caller holds the write transaction. Returns the ids of entries whose bodies cannot be read: they stay in the
    journal and are shown nowhere; `verify` says what is wrong with each.
    """
    schema.remake(db, texts=texts)
    kinds, touched = kinds_of(db), Touched()
    unreadable: list[str] = []
    for some in chunks(entries(db), _BATCH):
        write(db, _readable(some, kinds, unreadable), touched)
    settle(db, touched)
    return tuple(unreadable)


def _readable(
    some: Iterable[Entry], kinds: Registry, unreadable: list[str]
) -> Iterator[tuple[Entry, bodies.Body]]:
    """The entries of these kinds with their bodies; the ids of those that cannot be read go to `unreadable`."""
    for entry in some:
        try:
            body = bodies.checked(entry, kinds)
        except InputError:
            unreadable.append(entry.id)
        else:
            if body is not None:
                yield entry, body


def refuse_erased(db: sqlite3.Connection, what: str, names: Iterable[bytes]) -> None:
    """InputError where one of these ids was erased from this file; `what` is the kind of thing they name."""
    for some in chunks(names):
        row = db.execute(f"SELECT id, at, why FROM erased WHERE id IN ({marks(some)})", some).fetchone()
        if row:
            raise InputError(
                f"{what} {row[0].hex()[:8]} was erased from this file on {row[1][:10]} ({row[2]}) and stays out of it"
            )
