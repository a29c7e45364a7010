"""Which of a file's entries, snapshots and erasures go out.

What was erased is always told, so that it is erased everywhere; it is ids, times and reasons, and no words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.store import erasing
from workbench.store.belonging import ids_in, names, of_article, with_calculations
from workbench.store.bodies import CheckerBody, decode
from workbench.store.kinds import KINDS
from workbench.store.tables import ENTRY, chunks, entry_of, marks

_CONFIDENTIAL = "SELECT id FROM sources WHERE confidential"
# Evidence may be here before its source, and until then nobody knows whether that is confidential.
_RESTS_ON = """SELECT id FROM {table} WHERE {source} IN (SELECT id FROM sources WHERE confidential)
    OR (length({source}) = 40 AND {source} NOT GLOB '*[^0-9a-f]*' AND {source} NOT IN (SELECT id FROM sources))"""
# What is new goes to the end of a list that others keep under version control.
_ORDER = "ORDER BY at, kind, id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Ids of what goes out, None for all; what is `withheld` stays in any case."""

    entries: frozenset[str] | None = None
    snapshots: frozenset[str] | None = None
    withheld: frozenset[str] = frozenset()

    def has_entry(self, name: str) -> bool:
        """Whether the entry of this id goes out."""
        return name not in self.withheld and (self.entries is None or name in self.entries)

    def has_snapshot(self, sha256: str) -> bool:
        """Whether the snapshot of this SHA-256 goes out."""
        return self.snapshots is None or sha256 in self.snapshots


def select(
    db: sqlite3.Connection, *, article: str = "", confidential: bool = True, snapshots: bool = True
) -> Selection:
    """What goes out of all, or of the article with this full id and what its claims rest on.

    Without `confidential`, confidential sources stay, and with them what quotes them or was calculated from them; so
    does what is not known here: the source of evidence that came without it, and kinds of a newer version.
    """
    entries = _of_article(db, article) if article else None
    withheld = frozenset() if confidential else frozenset(_resting_on_confidential(db))
    chosen = Selection(entries=entries, withheld=withheld)
    known = None if not article and confidential else frozenset(_used(db, chosen))
    return Selection(entries=entries, withheld=withheld, snapshots=known if snapshots else frozenset())


def parcels(db: sqlite3.Connection, chosen: Selection) -> Iterator[Parcel]:
    """What goes out, in an order that follows from it alone: erasures, snapshots, then entries by time."""
    yield from erasures(db)
    yield from snapshots(db, chosen)
    yield from entries(db, chosen)


def entries(db: sqlite3.Connection, chosen: Selection) -> Iterator[Entry]:
    """The entries that go out, by time, kind and id; what a text determines has no time and comes first."""
    every = map(entry_of, db.execute(f"SELECT {ENTRY} FROM journal {_ORDER}"))
    return (entry for entry in every if chosen.has_entry(entry.id))


def snapshots(db: sqlite3.Connection, chosen: Selection) -> Iterator[Snapshot]:
    """The snapshots that go out, by SHA-256."""
    for name, media_type in db.execute("SELECT sha256, media_type FROM snapshots ORDER BY sha256").fetchall():
        if chosen.has_snapshot(name.hex()):
            (data,) = db.execute("SELECT data FROM snapshots WHERE sha256 = ?", (name,)).fetchone()
            yield Snapshot(sha256=name.hex(), media_type=media_type, data=data)


def erasures(db: sqlite3.Connection) -> tuple[Erasure, ...]:
    """All erasures, by time and id."""
    return tuple(sorted(erasing.erasures(db), key=lambda one: (one.at, one.id)))


def confidential(db: sqlite3.Connection, chosen: Selection) -> int:
    """How many confidential sources go out."""
    return sum(map(chosen.has_entry, names(db, _CONFIDENTIAL)))


def _resting_on_confidential(db: sqlite3.Connection) -> set[str]:
    found = names(db, _CONFIDENTIAL)
    found |= names(db, _RESTS_ON.format(table="evidence", source="source_id"))
    found |= names(db, _RESTS_ON.format(table="series", source="source"))
    return with_calculations(db, found) | _unknown(db)


def _unknown(db: sqlite3.Connection) -> set[str]:
    known = tuple(KINDS)
    return {
        name.hex()
        for (name,) in db.execute(f"SELECT id FROM journal WHERE kind NOT IN ({marks(known)})", known)
    }


def _used(db: sqlite3.Connection, chosen: Selection) -> Iterator[str]:
    for source, snapshot in db.execute("SELECT id, snapshot FROM sources WHERE snapshot <> ''"):
        if chosen.has_entry(source):
            yield snapshot


def _of_article(db: sqlite3.Connection, article: str) -> frozenset[str]:
    """An article's entries, what they rest on, who made them, and what was taken back or signed of all that."""
    found = _with_grounds(db, of_article(db, article))
    found |= _with_retractions(db, found)
    found |= _signatures(db, found)
    return frozenset(found | _checkers(db, found))


def _with_grounds(db: sqlite3.Connection, found: set[str]) -> set[str]:
    """With the inputs of calculations, with sources, and with what these are derived from."""
    rests_on: dict[str, set[str]] = {}
    for query in (
        "SELECT id, source_id || ' ' || inputs FROM evidence",
        "SELECT id, source FROM series",
        "SELECT id, derived_from FROM sources",
    ):
        rests_on |= {name: set(ids_in(grounds)) for name, grounds in db.execute(query)}
    ahead = set(found)
    while ahead:
        grounds = {ground for name in ahead for ground in rests_on.get(name, ())}
        ahead = grounds & rests_on.keys() - found
        found = found | ahead
    return found


def _with_retractions(db: sqlite3.Connection, found: set[str]) -> set[str]:
    retractions = db.execute("SELECT entry, id FROM retractions").fetchall()
    ahead = set(found)
    while ahead:
        ahead = {name for entry, name in retractions if entry in ahead and name not in found}
        found = found | ahead
    return found


def _signatures(db: sqlite3.Connection, found: set[str]) -> set[str]:
    rows = db.execute("SELECT id, body FROM journal WHERE kind = 'signature'")
    return {name.hex() for name, body in rows if not found.isdisjoint(ids_in(body))}


def _checkers(db: sqlite3.Connection, found: set[str]) -> set[str]:
    authors: set[str] = set()
    for some in chunks(map(bytes.fromhex, sorted(found))):
        authors |= names(db, f"SELECT checker FROM journal WHERE id IN ({marks(some)})", *some)
    known = map(entry_of, db.execute(f"SELECT {ENTRY} FROM journal WHERE kind = 'checker'"))
    return {entry.id for entry in known if decode(entry, CheckerBody).checker().id in authors}
