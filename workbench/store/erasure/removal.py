"""Erasure by right or law: bodies and bytes go, ids stay with when and why, and no trace of the words is left.

Rows that come from one entry go with it, and what depends on several is worked out anew; for an article, a reading or
a person's claim everything is. Pages that were freed are overwritten, and a VACUUM after the transaction drops what
earlier work left between the rows. A row in `uncleaned` stands from the one to the other, so that whoever opens the
file after a crash finishes it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from workbench.model import Erasure
from workbench.store import journal
from workbench.store.derive import dependencies, short_names
from workbench.store.derive.settlement import settle
from workbench.store.derive.touched import Touched
from workbench.store.erasure import closure
from workbench.store.kinds.connection import kinds_of
from workbench.store.kinds.registry import EntryKind

_ENTRY, _SNAPSHOT = 40, 64  # digits of the ids
# Of two erasures of one thing the earlier is kept, so that files agree in whatever order they are merged.
_RECORD = """INSERT INTO erased (id, at, why) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE
    SET at = excluded.at, why = excluded.why WHERE (excluded.at, excluded.why) < (erased.at, erased.why)"""


def erase(db: sqlite3.Connection, erasures: Iterable[Erasure]) -> int:
    """Records erasures and removes what the file has of them; returns how many entries and snapshots that were.

    The caller holds the write transaction, has every entry projected, and calls `clean` once it is committed.
    """
    known = list(erasures)
    names = [bytes.fromhex(erasure.id) for erasure in known]
    fresh = {name.hex() for name in names} - dependencies.erased_of(db, (name.hex() for name in names))
    db.execute("PRAGMA secure_delete = ON")
    record(db, known)
    entries = list(_entries_removed(db, [name for name in names if len(name) * 2 == _ENTRY]))
    gone = len(entries) + _drop_snapshots(db, [name for name in names if len(name) * 2 == _SNAPSHOT])
    _project_without(db, entries, fresh)
    if entries:
        _leave_to_clean(db)
    return gone


def record(db: sqlite3.Connection, erasures: Iterable[Erasure]) -> None:
    """Notes that, when and why these were erased, of two notes on one thing the earlier."""
    db.executemany(_RECORD, ((bytes.fromhex(erasure.id), erasure.at, erasure.why) for erasure in erasures))


def drop_unnamed_snapshots(db: sqlite3.Connection) -> int:
    """Removes the snapshots that no entry names, as an attempt that failed may have left; returns how many.

    The caller holds the write transaction, has every entry projected, and calls `clean` once it is committed.
    """
    db.execute("PRAGMA secure_delete = ON")
    return _drop_snapshots(db, [bytes.fromhex(digest) for digest in closure.unnamed_snapshots(db)])


def _drop_snapshots(db: sqlite3.Connection, digests: Sequence[bytes]) -> int:
    """Removes snapshots and the texts read from them; returns how many snapshots there were."""
    written = [digest.hex() for digest in digests]
    dropped = _removed(db, "snapshots", "sha256", digests)
    texts = _removed(db, "snapshot_texts", "snapshot", written)
    if texts:
        _removed(db, "passages", "snapshot", written)
        db.execute("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
    if dropped or texts:
        _leave_to_clean(db)
    return dropped


def _leave_to_clean(db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO uncleaned (since) SELECT coalesce(max(at), '') FROM erased")


def _project_without(db: sqlite3.Connection, entries: Sequence[tuple[str, str]], fresh: set[str]) -> None:
    """Brings the projections up to date with entries, given by id and kind, that the journal has no more."""
    kinds = kinds_of(db)
    erased = [kinds[name] for name in {name for _, name in entries} if name in kinds]
    if kinds["source"] in erased:
        short_names.remember(db)
    if all(kind.own_rows for kind in erased):
        _take_out(db, entries, fresh)
    else:
        journal.rebuild(db, texts=False)


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
    """Takes the rows of entries out, which say what these say alone, and settles what depended on them.

    What is `fresh` among the erasures may be the ground of a verdict or a calculation here, though it never was.
    """
    touched = Touched(claims=dependencies.judged_on(db, fresh) | dependencies.using(db, fresh))
    kinds = kinds_of(db)
    for name, kind in entries:
        if kind in kinds:
            _take_out_one(db, kinds[kind], name, touched)
    settle(db, touched)
    if touched.sources:
        db.execute("INSERT INTO sources_fts (sources_fts) VALUES ('optimize')")


def _take_out_one(db: sqlite3.Connection, kind: EntryKind, name: str, touched: Touched) -> None:
    rows = db.execute(
        f"DELETE FROM {kind.table.name} WHERE id = ? RETURNING {kind.subject}", (name,)
    ).fetchall()
    concerned = {subject for (subject,) in rows if subject}
    if kind.is_on_claim:
        touched.claims |= concerned
        # What listed a claim that the newest reading has no more may have gone with the work on it.
        touched.listing |= concerned
    # What named it may take nothing back any more.
    touched.retracted |= {name} | (concerned if kind.origin == "undo" else set())
    touched.accepted |= concerned if kind.name == "acceptance" else set()
    touched.sources |= kind.name == "source"


def _removed(db: sqlite3.Connection, table: str, key: str, names: Iterable[bytes | str]) -> int:
    """How many rows had these keys, and have gone."""
    values = [(name,) for name in names]
    return db.executemany(f"DELETE FROM {table} WHERE {key} = ?", values).rowcount if values else 0
