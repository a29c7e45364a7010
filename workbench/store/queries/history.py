"""Entries of the journal, the people in it, and what each of them did last: undo and redo."""

from __future__ import annotations

import sqlite3
import string
from collections.abc import Callable, Iterator

from workbench.errors import LookupFailed
from workbench.model import (
    Checker,
    Entry,
)
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import ENTRY, chunks, entry_of, marks


def checkers(db: sqlite3.Connection) -> dict[str, Checker]:
    """Everyone who has worked on the file, by id."""
    rows = db.execute("SELECT id, name, initials, organization, url FROM checkers ORDER BY id")
    return {
        name: Checker(id=name, name=called, initials=initials, organization=organization, url=url)
        for name, called, initials, organization, url in rows
    }


def entry(db: sqlite3.Connection, entry_id: str) -> Entry:
    """The journal's entry with this id; LookupFailed where there is none."""
    wanted = entry_id.strip().lower()
    if len(wanted) == 40 and not set(wanted) - set(string.hexdigits):
        row = db.execute(f"SELECT {ENTRY} FROM journal WHERE id = ?", (bytes.fromhex(wanted),)).fetchone()
        if row:
            return entry_of(row)
        row = db.execute("SELECT at, why FROM erased WHERE id = ?", (bytes.fromhex(wanted),)).fetchone()
        if row:
            raise LookupFailed(f"entry {wanted[:8]} was erased on {row[0][:10]}: {row[1]}")
    raise LookupFailed(f"no entry has the id {entry_id!r}; give all 40 digits of one in the journal")


def undoable(db: sqlite3.Connection, checker: str) -> Entry | None:
    """The checker's newest work in this file that has not been taken back; a no to what another did is work, too."""
    row = _newest(db, checker, _is_work)
    return row[1] if row else None


def step(db: sqlite3.Connection, last: Entry) -> tuple[str, ...]:
    """The standing entries of one step, which share their author, time and salt; the given one's id is last."""
    rows = db.execute(
        "SELECT lower(hex(id)) AS name FROM journal WHERE checker = ? AND salt = ? AND at = ? AND salt <> x''"
        " AND id <> ? AND NOT EXISTS (SELECT 1 FROM retractions WHERE entry = lower(hex(journal.id)) AND counts)"
        " ORDER BY name",
        (last.checker, last.salt, last.at, bytes.fromhex(last.id)),
    )
    return (*(name for (name,) in rows), last.id)


def redoable(db: sqlite3.Connection, checker: str) -> Entry | None:
    """The checker's newest standing undo, unless they have worked on since."""
    undo = _newest(db, checker, _is_undo)
    work = _newest(db, checker, _is_work)
    if undo is None or (work is not None and work[0] > undo[0]):
        return None
    return undo[1]


def _newest(
    db: sqlite3.Connection, checker: str, fits: Callable[[sqlite3.Connection, Entry], bool]
) -> tuple[int, Entry] | None:
    """The checker's newest standing work, undo or redo that fits, and its row."""
    kinds = [*(kind.name for kind in kinds_of(db).undoable), "retraction"]
    rows = db.execute(
        f"SELECT rowid, {ENTRY} FROM journal WHERE checker = ? AND checker <> '' AND kind IN ({marks(kinds)})"
        " AND NOT EXISTS (SELECT 1 FROM retractions WHERE entry = lower(hex(journal.id)) AND counts)"
        " ORDER BY rowid DESC",
        (checker, *kinds),
    )
    entries = ((rowid, entry_of(tuple(columns))) for rowid, *columns in rows)
    return next(((rowid, entry) for rowid, entry in entries if fits(db, entry)), None)


def _is_work(db: sqlite3.Connection, entry: Entry) -> bool:
    """Whether an entry is an act of its own: work, or a retraction of what another did, such as a proposal."""
    if entry.kind != "retraction":
        return True
    return any(retracted.checker != entry.checker for retracted in _retracted(db, entry))


def _is_undo(db: sqlite3.Connection, entry: Entry) -> bool:
    """Whether it takes work back, and not an undo alone; a step that replaced something has a retraction in it too."""
    if _is_work(db, entry):
        return False
    return any(_is_work(db, retracted) for retracted in _retracted(db, entry))


def _retracted(db: sqlite3.Connection, retraction: Entry) -> Iterator[Entry]:
    """What of the journal a retraction takes back."""
    rows = db.execute("SELECT entry FROM retractions WHERE id = ?", (retraction.id,)).fetchall()
    for some in chunks(bytes.fromhex(name) for (name,) in rows):
        yield from map(entry_of, db.execute(f"SELECT {ENTRY} FROM journal WHERE id IN ({marks(some)})", some))
