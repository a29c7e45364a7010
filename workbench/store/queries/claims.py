"""Claims that fit a filter, one by its id, and who dismissed one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from workbench.model import (
    ClaimFilter,
    ClaimState,
    Sort,
)
from workbench.store.queries import filing, lookups, search
from workbench.store.queries.states import states
from workbench.store.rows import chunks, marks

_ORDERS: dict[Sort, str] = {
    "order": 'article_id, "start", "end", id',
    "worth": 'worth DESC, article_id, "start", "end", id',
}


def find(db: sqlite3.Connection, wanted: ClaimFilter) -> tuple[int, ...]:
    """The rows of the listed claims that fit, in the order asked for."""
    conditions = ["listed"]
    values: list[str] = []
    article = lookups.id_of(db, "articles", wanted.article) if wanted.article else ""
    narrowing = (
        ("article_id = ?", article),
        ("status = ?", wanted.status),
        (filing.TAGGED, wanted.tag),
        (filing.ASSIGNED_TO, wanted.assigned),
        (filing.DUE, wanted.due),
        *search.conditions(wanted.search),
    )
    conditions += [filing.UNASSIGNED] if wanted.unassigned else []
    for condition, value in narrowing:
        if not value:
            continue
        conditions.append(condition)
        values.append(value)
    where = " AND ".join(conditions)
    rows = db.execute(f"SELECT row FROM claims WHERE {where} ORDER BY {_ORDERS[wanted.sort]}", values)
    return tuple(row for (row,) in rows)


def claim(db: sqlite3.Connection, prefix: str) -> ClaimState:
    """The claim with this id, or the only listed one whose id begins so."""
    row = db.execute("SELECT row FROM claims WHERE id = ?", (lookups.id_of(db, "claims", prefix),)).fetchone()
    return states(db, row)[0]


def dismissals(db: sqlite3.Connection, claim_id: str) -> tuple[str, ...]:
    """The entries that say of a claim that it is none, and stand."""
    rows = db.execute("SELECT id FROM dismissals WHERE claim_id = ? AND live ORDER BY id", (claim_id,))
    return tuple(name for (name,) in rows)


def rows_of(db: sqlite3.Connection, claim_ids: Sequence[str]) -> tuple[int, ...]:
    """The rows of the claims with these ids, by id, listed or not."""
    rows: list[int] = []
    for some in chunks(sorted(set(claim_ids))):
        matches = db.execute(f"SELECT row FROM claims WHERE id IN ({marks(some)}) ORDER BY id", some)
        rows += [row for (row,) in matches]
    return tuple(rows)
