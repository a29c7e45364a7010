"""Erasure by right or law: bodies and bytes go, ids stay with when and why, and no trace of the words is left.

Rows that come from one entry go with it, and what depends on several is worked out anew; for an article, a reading or
a person's claim everything is. Pages that were freed are overwritten, and a VACUUM after the transaction drops what
earlier work left between the rows. A row in `uncleaned` stands from the one to the other, so that whoever opens the
file after a crash finishes it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from workbench.model import Erasure
from workbench.store import journal, resting, short_names
from workbench.store.kinds import KINDS
from workbench.store.settle import Touched, settle

_ENTRY, _SNAPSHOT = 40, 64  # digits of the ids
# Kinds whose entries leave rows in one table, with the column that names the claim or the entry concerned.
_ROWS = {
    "verdict": ("verdicts", "claim_id"),
    "evidence": ("evidence", "claim_id"),
    "dismissal": ("dismissals", "claim_id"),
    "note": ("notes", "claim_id"),
    "waiver": ("waivers", "claim_id"),
    "retraction": ("retractions", "entry"),
    "signature": ("signatures", "entry"),
    "source": ("sources", "id"),
    "series": ("series", "id"),
}
# Of two erasures of one thing the earlier is kept, so that files agree in whatever order they are merged.
_RECORD = """INSERT INTO erased (id, at, why) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE
    SET at = excluded.at, why = excluded.why WHERE (excluded.at, excluded.why) < (erased.at, erased.why)"""


def erase(db: sqlite3.Connection, erasures: Iterable[Erasure]) -> int:
    """Records erasures and removes what the file has of them; returns how many entries and snapshots that were.

    The caller holds the write transaction, has every entry projected, and calls `clean` once it is committed.
    """
    known = [(bytes.fromhex(one.id), one.at, one.why) for one in erasures]
    names = [name for name, _, _ in known]
    fresh = {name.hex() for name in names} - resting.erased_of(db, (name.hex() for name in names))
    db.execute("PRAGMA secure_delete = ON")
    db.executemany(_RECORD, known)
    entries = list(_entries_removed(db, [name for name in names if len(name) * 2 == _ENTRY]))
    snapshots = [name for name in names if len(name) * 2 == _SNAPSHOT]
    gone = len(entries) + _removed(db, "snapshots", "sha256", snapshots)
    texts = _removed(db, "snapshot_texts", "snapshot", [name.hex() for name in snapshots])
    if texts:
        _removed(db, "passages", "snapshot", [name.hex() for name in snapshots])
        db.execute("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
    kinds = {kind for _, kind in entries}
    if "source" in kinds:
        short_names.remember(db)
    if kinds & (KINDS.keys() - _ROWS.keys()):
        journal.rebuild(db, texts=False)
    else:
        _take_out(db, entries, fresh)
    if gone or texts:
        db.execute("INSERT INTO uncleaned (since) SELECT max(at) FROM erased")
    return gone


def clean(db: sqlite3.Connection) -> None:
    """Writes the file anew where bytes of what was erased may still be in it; outside of any transaction."""
    if is_clean(db):
        return
    # On a connection of its own, whose second copy of the file need not fit into memory.
    with closing(_beside(db)) as vacuuming:
        vacuuming.execute("PRAGMA secure_delete = ON")
        vacuuming.execute("VACUUM")
    db.execute("DELETE FROM uncleaned")


def _beside(db: sqlite3.Connection) -> sqlite3.Connection:
    """Another connection to the same file, as patient as this one."""
    ((_, _, path),) = db.execute("PRAGMA database_list").fetchall()[:1]
    (patience,) = db.execute("PRAGMA busy_timeout").fetchone()
    address = f"{Path(path).as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=patience / 1000, isolation_level=None)


def clean_later(db: sqlite3.Connection) -> None:
    """The same where it can be done at once: another program may be reading the file, or none may write it.

    `is_clean` tells, and `verify` says so, until it is done.
    """
    (patience,) = db.execute("PRAGMA busy_timeout").fetchone()
    db.execute("PRAGMA busy_timeout = 0")
    try:
        clean(db)
    except sqlite3.OperationalError:
        return
    finally:
        db.execute(f"PRAGMA busy_timeout = {int(patience)}")


def is_clean(db: sqlite3.Connection) -> bool:
    """Whether the file was written anew since the last erasure."""
    return db.execute("SELECT 1 FROM uncleaned LIMIT 1").fetchone() is None


def erasures(db: sqlite3.Connection) -> tuple[Erasure, ...]:
    """What was erased, by id."""
    rows = db.execute("SELECT id, at, why FROM erased ORDER BY id")
    return tuple(Erasure(id=name.hex(), at=at, why=why) for name, at, why in rows)


def _entries_removed(db: sqlite3.Connection, names: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """The ids and kinds of the entries that the journal had, and has no more."""
    for name in names:
        for (kind,) in db.execute("DELETE FROM journal WHERE id = ? RETURNING kind", (name,)).fetchall():
            yield name.hex(), kind


def _take_out(db: sqlite3.Connection, entries: Iterable[tuple[str, str]], fresh: set[str]) -> None:
    """Takes the rows of entries out, of kinds in _ROWS or unknown here, and settles what depended on them.

    What is `fresh` among the erasures may be the ground of a verdict or a calculation here, though it never was.
    """
    touched = Touched(claims=resting.judged_on(db, fresh) | resting.using(db, fresh))
    for name, kind in entries:
        table, column = _ROWS.get(kind, ("", ""))
        if not table:
            continue
        rows = db.execute(f"DELETE FROM {table} WHERE id = ? RETURNING {column}", (name,)).fetchall()
        concerned = {value for (value,) in rows}
        if column == "claim_id":
            touched.claims |= concerned
            # What listed a claim that the newest reading has no more may have gone with the work on it.
            touched.listing |= concerned
        touched.retracted |= concerned if kind == "retraction" else set()
        touched.sources |= kind == "source"
    settle(db, touched)
    if touched.sources:
        db.execute("INSERT INTO sources_fts (sources_fts) VALUES ('optimize')")


def _removed(db: sqlite3.Connection, table: str, key: str, names: Iterable[bytes | str]) -> int:
    """How many rows had these keys, and have gone."""
    values = [(name,) for name in names]
    return db.executemany(f"DELETE FROM {table} WHERE {key} = ?", values).rowcount if values else 0
