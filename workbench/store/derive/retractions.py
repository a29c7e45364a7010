"""What is taken back: a retraction counts for its author's own entries, and for those of who agreed to it.

Retractions and acceptances can be retracted in turn, so each entry is settled after all that bear on it. Hashes allow
no circle, so there is such an order; each entry is looked at once, however long the chain.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from workbench.store.derive.consent import consents
from workbench.store.derive.dependencies import using
from workbench.store.derive.touched import Touched
from workbench.store.kinds.connection import kinds_of
from workbench.store.kinds.registry import EntryKind
from workbench.store.rows import chunks, marks

# What a retraction takes back, and what a retraction takes back that is agreed to.
_BORNE_ON = """SELECT entry FROM retractions WHERE id = ?
    UNION ALL SELECT retractions.entry FROM acceptances JOIN retractions ON retractions.id = acceptances.entry
        WHERE acceptances.id = ?"""


def settle(db: sqlite3.Connection, touched: Touched) -> None:
    """Works out which of the entries touched stand, and of those that these bear on."""
    touched.retracted |= _named_by(db, touched.accepted)
    borne_on = _reached(db, touched.retracted)
    waiting = Counter(name for names in borne_on.values() for name in names)
    ahead = [name for name in borne_on if not waiting[name]]
    while ahead:
        name = ahead.pop()
        _settle_entry(db, name, touched)
        for after in borne_on[name]:
            waiting[after] -= 1
            if not waiting[after]:
                ahead.append(after)
    touched.claims |= using(db, borne_on.keys()) | _accepted_on(db, touched.accepted)


def _reached(db: sqlite3.Connection, entries: Iterable[str]) -> dict[str, list[str]]:
    """These entries and all that they bear on at any remove, each with what it bears on itself."""
    ahead = list(entries)
    borne_on: dict[str, list[str]] = {}
    while ahead:
        name = ahead.pop()
        if name not in borne_on:
            borne_on[name] = [entry for (entry,) in db.execute(_BORNE_ON, (name, name))]
            ahead += borne_on[name]
    return borne_on


def _settle_entry(db: sqlite3.Connection, name: str, touched: Touched) -> None:
    row = db.execute("SELECT kind, checker FROM journal WHERE id = ?", (bytes.fromhex(name),)).fetchone()
    kind, author = row or ("", None)
    is_retracted = _count(db, name, author)
    kinds = kinds_of(db)
    if kind in kinds and not kinds[kind].is_derived and kinds[kind].origin != "notice":
        _settle_live(db, kinds[kind], name, int(not is_retracted), touched)


def _count(db: sqlite3.Connection, name: str, author: str | None) -> bool:
    """Notes which retractions of an entry count, and returns whether any does; None for an entry that is not here."""
    rows = db.execute("SELECT id, checker, live, counts FROM retractions WHERE entry = ?", (name,)).fetchall()
    agreed = consents(db, (retraction for retraction, checker, *_ in rows if checker != author))
    counting = {
        retraction: int(
            live
            and author is not None
            and (checker == author or (retraction in agreed and agreed[retraction].covers(author)))
        )
        for retraction, checker, live, _ in rows
    }
    db.executemany(
        "UPDATE retractions SET counts = ? WHERE id = ? AND entry = ?",
        [(counting[row[0]], row[0], name) for row in rows if counting[row[0]] != row[-1]],
    )
    return any(counting.values())


def _settle_live(db: sqlite3.Connection, kind: EntryKind, name: str, live: int, touched: Touched) -> None:
    setting = "retracted = NOT ?" if kind.replaceable else "live = ?"
    changed = db.execute(
        f"UPDATE {kind.table.name} SET {setting} WHERE id = ? AND {kind.standing} <> ? RETURNING {kind.subject}",
        (live, name, live),
    ).fetchall()
    if kind.is_on_claim:
        rows = db.execute(f"SELECT claim_id FROM {kind.table.name} WHERE id = ?", (name,))
        touched.claims.update(claim for (claim,) in rows if claim)
    if kind.name == "article_details":
        touched.described.update(article for (article,) in changed)
    if kind.name == "revision":
        touched.revised.update(article for (article,) in changed)
    if kind.name == "claim":
        touched.worded.update(claim for (claim,) in changed)
    if kind.name == "acceptance":
        touched.accepted.update(entry for (entry,) in changed)


def _named_by(db: sqlite3.Connection, retractions: Iterable[str]) -> set[str]:
    """What these take back, as far as they are retractions."""
    return _selected(db, "SELECT entry FROM retractions WHERE id IN ({places})", retractions)


def _accepted_on(db: sqlite3.Connection, entries: Iterable[str]) -> set[str]:
    """The claims of those of these entries that may set aside what others did on one."""
    claims: set[str] = set()
    for kind in kinds_of(db).on_claims:
        if kind.sets_aside:
            query = f"SELECT claim_id FROM {kind.table.name} WHERE id IN ({{places}})"
            claims |= _selected(db, query, entries)
    return claims


def _selected(db: sqlite3.Connection, query: str, names: Iterable[str]) -> set[str]:
    return {
        value for some in chunks(names) for (value,) in db.execute(query.format(places=marks(some)), some)
    }
