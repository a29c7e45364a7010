"""Entries of the journal, the people in it, and what each of them did last: undo and redo."""

from __future__ import annotations

import sqlite3
import string
from collections.abc import Sequence

from workbench.errors import LookupFailed
from workbench.model import (
    Checker,
    Entry,
)
from workbench.store.kinds.bodies import RetractionBody, decode, json_text
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import ENTRY, entry_of, marks


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
    """The checker's newest work in this file that has not been taken back."""
    row = _newest(db, checker, _work(db))
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
    undo = _newest(db, checker, ("retraction",), undoes=True)
    work = _newest(db, checker, _work(db))
    if undo is None or (work is not None and work[0] > undo[0]):
        return None
    return undo[1]


def _work(db: sqlite3.Connection) -> tuple[str, ...]:
    return tuple(kind.name for kind in kinds_of(db).undoable)


def _newest(
    db: sqlite3.Connection, checker: str, kinds: Sequence[str], *, undoes: bool = False
) -> tuple[int, Entry] | None:
    """The newest standing entry of these kinds and its row; `undoes` leaves out what takes back an undo."""
    rows = db.execute(
        f"SELECT rowid, {ENTRY} FROM journal WHERE checker = ? AND checker <> '' AND kind IN ({marks(kinds)})"
        " AND NOT EXISTS (SELECT 1 FROM retractions WHERE entry = lower(hex(journal.id)) AND counts)"
        " ORDER BY rowid DESC",
        (checker, *kinds),
    )
    for rowid, *columns in rows:
        candidate = entry_of(tuple(columns))
        if not undoes or _undoes(db, candidate):
            return rowid, candidate
    return None


def _undoes(db: sqlite3.Connection, retraction: Entry) -> bool:
    """Whether it takes work back, and not an undo alone; a step that replaced something has a retraction in it too."""
    retracted = json_text(decode(retraction, RetractionBody).entries)
    rows = db.execute(
        "SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM retractions)", (retracted,)
    )
    return rows.fetchone() is not None
