"""The union of a claims file with what travels: whatever comes is looked at here again, whoever looked before.

What is kept depends on ids alone, so files agree in whatever order they are merged. What this file erased stays out;
what others erased is a request to do the same, which is kept, and takes nothing out.
"""

from __future__ import annotations

import gc
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from workbench.errors import InputError
from workbench.model import Entry, Erasure, Merged, Parcel, Snapshot
from workbench.store.derive.projections import write
from workbench.store.derive.settlement import settle
from workbench.store.derive.touched import Touched
from workbench.store.erasure import requests
from workbench.store.exchange import bounds
from workbench.store.kinds import bodies
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import ENTRY, chunks, entry_row, marks

# Rows of all tables and indexes are written in the order in which they come, so their pages are best kept at hand.
_CACHE = 128_000  # KiB
_TOGETHER = 2_000  # entries that are looked up and written together
_AUTOMERGE = 4  # what FTS5 does unless told otherwise
_INSERT = f"INSERT INTO journal ({ENTRY}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
_DISPUTED = "SELECT id FROM claims WHERE status = 'disputed' AND listed"


@dataclass(slots=True)
class _Union:
    """What has come into a file so far, and what must be worked out anew because of it."""

    db: sqlite3.Connection
    gone: frozenset[bytes]
    touched: Touched = field(default_factory=Touched)
    expansion: bounds.Expansion = field(default_factory=bounds.Expansion)
    new: Counter[str] = field(default_factory=Counter)
    unknown: set[str] = field(default_factory=set)
    erasures: list[Erasure] = field(default_factory=list)
    known: int = 0
    snapshots: int = 0
    refused: int = 0

    def take(self, parcels: Iterable[Parcel]) -> None:
        """Keeps what is new of these. InputError at the first that is not sound."""
        entries = []
        for parcel in parcels:
            match parcel:
                case Entry():
                    entries.append(parcel)
                case Snapshot():
                    self._take_snapshot(parcel)
                case Erasure():
                    bounds.check_erasure(parcel)
                    self.erasures.append(parcel)
        for some in chunks(entries, _TOGETHER):
            self._take_entries(some)

    def _take_entries(self, entries: Sequence[Entry]) -> None:
        names = [_name(entry.id) for entry in entries]
        here = self._known(names) | self.gone
        new: dict[bytes, Entry] = {}
        for name, entry in zip(names, entries, strict=True):
            if name in here or name in new:
                bodies.check_id(entry)
            else:
                new[name] = entry
        self.db.executemany(_INSERT, map(entry_row, new.values()))
        write(self.db, self._bodies(new.values()), self.touched)
        self.new.update(entry.kind for entry in new.values())
        refused = sum(map(self.gone.__contains__, names))
        self.refused += refused
        self.known += len(entries) - len(new) - refused

    def _bodies(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, bodies.Body]]:
        """The entries with their bodies, made one at a time: those of readings are large."""
        kinds = kinds_of(self.db)
        for entry in entries:
            body = bounds.check_entry(entry, kinds)
            if body is None:
                self.unknown.add(entry.kind)
            else:
                yield entry, body

    def _known(self, names: Sequence[bytes]) -> set[bytes]:
        return {
            name for (name,) in self.db.execute(f"SELECT id FROM journal WHERE id IN ({marks(names)})", names)
        }

    def _take_snapshot(self, snapshot: Snapshot) -> None:
        name = _name(snapshot.sha256)
        if name in self.gone:
            self.refused += 1
            return
        if self.db.execute("SELECT 1 FROM snapshots WHERE sha256 = ?", (name,)).fetchone():
            return
        bounds.check_snapshot(snapshot, self.expansion)
        self.db.execute("INSERT INTO snapshots VALUES (?, ?, ?)", (name, snapshot.media_type, snapshot.data))
        self.snapshots += 1


def merge(db: sqlite3.Connection, batches: Iterable[Sequence[Parcel]]) -> Merged:
    """Brings into the file what of these batches it does not have.

    The caller holds the write transaction. InputError where anything is not sound; the caller then takes everything
    back.
    """
    listed, disputed = _listed(db), _disputed(db)
    union = _Union(db, frozenset(name for (name,) in db.execute("SELECT id FROM erased")))
    with _pages_at_hand(db), _no_search_for_circles():
        _merge_search_pages(db, 0)
        for batch in batches:
            union.take(batch)
        settle(db, union.touched)
        _merge_search_pages(db, _AUTOMERGE)
        requests.keep(db, union.erasures)
    after = _disputed(db)
    return Merged(
        new=dict(sorted(union.new.items())),
        claims=max(0, _listed(db) - listed),
        known=union.known,
        snapshots=union.snapshots,
        disputed=tuple(sorted(after - disputed)),
        settled=tuple(sorted(disputed - after)),
        requested=sum(request.here > 0 for request in requests.pending(db)),
        refused=union.refused,
        unknown=tuple(sorted(union.unknown)),
    )


def _name(written: str) -> bytes:
    try:
        return bytes.fromhex(written)
    except ValueError as error:
        raise InputError(
            f"{written[:8]!r} is no id of an entry; fetch it again from where it was made"
        ) from error


def _listed(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM claims WHERE listed").fetchone()[0])


def _disputed(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute(_DISPUTED)}


def _merge_search_pages(db: sqlite3.Connection, least: int) -> None:
    """Lets the search index join its segments where a level has so many; 0 leaves that to later writes."""
    db.execute("INSERT INTO claims_fts (claims_fts, rank) VALUES ('automerge', ?)", (least,))


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Entries and rows are many and never refer to themselves: the collector would look through them in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _pages_at_hand(db: sqlite3.Connection) -> Iterator[None]:
    (before,) = db.execute("PRAGMA cache_size").fetchone()
    db.execute(f"PRAGMA cache_size = -{_CACHE}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA cache_size = {int(before)}")
