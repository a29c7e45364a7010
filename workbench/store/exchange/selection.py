"""Which of a file's entries, snapshots and erasures go out.

What was erased here is always told, so that it can be erased everywhere; it is ids, times and reasons, and no words.
What others ask to have erased goes on as the entry that it is, by its author; where it is a line that nobody signed
for, it stays here, so that nobody's wish travels under another's name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.store.erasure import closure, removal
from workbench.store.erasure.closure import ids_in, names
from workbench.store.kinds.bodies import CheckerBody, readable
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import ENTRY, chunks, entry_of, marks

_CONFIDENTIAL_PEOPLE = "SELECT id FROM people WHERE confidential"
_CONFIDENTIAL = "SELECT id FROM sources WHERE confidential"
# Evidence may be here before its source, and until then nobody knows whether that is confidential.
_RESTS_ON = """SELECT id FROM {table} WHERE {source} IN (SELECT id FROM sources WHERE confidential)
    OR (length({source}) = 40 AND {source} NOT GLOB '*[^0-9a-f]*' AND {source} NOT IN (SELECT id FROM sources))"""
# What is new goes to the end of a list that others keep under version control.
_ORDER = "ORDER BY at, kind, id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Ids of what goes out, None for all entries; what is `withheld` stays in any case."""

    entries: frozenset[str] | None = None
    snapshots: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()

    def has_entry(self, name: str) -> bool:
        """Whether the entry of this id goes out."""
        return name not in self.withheld and (self.entries is None or name in self.entries)

    def has_snapshot(self, sha256: str) -> bool:
        """Whether the snapshot of this SHA-256 goes out."""
        return sha256 in self.snapshots


def select(
    db: sqlite3.Connection,
    *,
    article: str = "",
    confidential: bool = True,
    snapshots: bool = True,
    people: Collection[str] = (),
) -> Selection:
    """What goes out of all, or of the article with this full id and what its claims rest on.

    Without `confidential`, confidential sources stay, and with them what quotes them or was calculated from them; so
    does what is not known here: the source of evidence that came without it, and kinds of a newer version. Confidential
    people, and what is asked of them, stay in any case, but for those whose ids are among `people`.
    """
    entries = _of_article(db, article) if article else None
    withheld = frozenset() if confidential else frozenset(_resting_on_confidential(db))
    withheld |= closure.of_people(db, names(db, _CONFIDENTIAL_PEOPLE).difference(people))
    chosen = Selection(entries=entries, withheld=withheld)
    return replace(chosen, snapshots=frozenset(_used(db, chosen)) if snapshots else frozenset())


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
    return tuple(sorted(removal.erasures(db), key=lambda erasure: (erasure.at, erasure.id)))


def confidential(db: sqlite3.Connection, chosen: Selection) -> int:
    """How many confidential sources go out."""
    return sum(map(chosen.has_entry, names(db, _CONFIDENTIAL)))


def _resting_on_confidential(db: sqlite3.Connection) -> set[str]:
    resting = names(db, _CONFIDENTIAL)
    for kind in kinds_of(db).quoting:
        resting |= names(db, _RESTS_ON.format(table=kind.table.name, source=kind.quotes))
    return closure.with_calculations(db, resting) | closure.unknown(db)


def _used(db: sqlite3.Connection, chosen: Selection) -> Iterator[str]:
    """The snapshots that an entry which goes out names: bytes that none names are nobody's to send."""
    return (snapshot for entry, snapshot in closure.named_snapshots(db) if chosen.has_entry(entry))


def _of_article(db: sqlite3.Connection, article: str) -> frozenset[str]:
    """An article's entries, what they rest on, who made them, and what was taken back or signed of all that."""
    of_drafts = (closure.of_article(db, draft) for draft in closure.with_drafts_before(db, article))
    entries = closure.with_retractions(db, closure.with_grounds(db, set().union(*of_drafts)))
    for notice in kinds_of(db).notices:
        entries |= names(db, f"SELECT id FROM {notice.table.name}")
    entries |= _signatures(db, entries)
    return frozenset(entries | _checkers(db, entries))


def _signatures(db: sqlite3.Connection, entries: set[str]) -> set[str]:
    rows = db.execute("SELECT id, body FROM journal WHERE kind = 'signature'")
    return {name.hex() for name, body in rows if not entries.isdisjoint(ids_in(body))}


def _checkers(db: sqlite3.Connection, entries: set[str]) -> set[str]:
    authors: set[str] = set()
    for some in chunks(map(bytes.fromhex, sorted(entries))):
        authors |= names(db, f"SELECT checker FROM journal WHERE id IN ({marks(some)})", *some)
    checkers = map(entry_of, db.execute(f"SELECT {ENTRY} FROM journal WHERE kind = 'checker'"))
    return {entry.id for entry, body in readable(checkers, CheckerBody) if body.checker().id in authors}
