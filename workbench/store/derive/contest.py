"""Where somebody proposes to set aside what another did: dismissals of others' work, and retractions that do not count.

A dismissal holds where all that carry work on the claim agree, or people at this desk said so; else it hides nothing.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from workbench.store.derive.consent import consents
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import marks

_ANY_PROPOSED = "SELECT 1 FROM retractions WHERE live AND NOT counts LIMIT 1"


def dismissed_and_contested(db: sqlite3.Connection, claims: Sequence[str]) -> tuple[set[str], set[str]]:
    """The claims of these with a dismissal that holds, and those on which somebody would set aside another's work."""
    dismissals = _dismissals(db, claims)
    held = {claim for claim, holds in dismissals if holds}
    return held, ({claim for claim, _ in dismissals} - held) | _proposed(db, claims)


def _dismissals(db: sqlite3.Connection, claims: Sequence[str]) -> list[tuple[str, bool]]:
    """The claims of live dismissals, and whether each holds."""
    rows = db.execute(
        f"SELECT id, claim_id, checker FROM dismissals WHERE live AND claim_id IN ({marks(claims)})", claims
    ).fetchall()
    if not rows:
        return []
    agreed = consents(db, [name for name, _, _ in rows])
    authors = _authors(db, sorted({claim for _, claim, _ in rows}))
    return [
        (
            claim,
            all(
                author == checker or (name in agreed and agreed[name].covers(author))
                for author in authors[claim]
            ),
        )
        for name, claim, checker in rows
    ]


def _authors(db: sqlite3.Connection, claims: Sequence[str]) -> defaultdict[str, set[str]]:
    """Who has live work on each of these claims, besides dismissals."""
    authors: defaultdict[str, set[str]] = defaultdict(set)
    for kind in kinds_of(db).contestable:
        if kind.name != "dismissal":
            where = f"live AND claim_id IN ({marks(claims)})"
            for claim, checker in db.execute(
                f"SELECT DISTINCT claim_id, checker FROM {kind.table.name} WHERE {where}", claims
            ):
                authors[claim].add(checker)
    return authors


def _proposed(db: sqlite3.Connection, claims: Sequence[str]) -> set[str]:
    """The claims of these with live work that somebody else would take back."""
    if db.execute(_ANY_PROPOSED).fetchone() is None:
        return set()
    return {
        claim
        for kind in kinds_of(db).contestable
        for (claim,) in db.execute(
            f"SELECT work.claim_id FROM {kind.table.name} AS work JOIN retractions ON retractions.entry = work.id"
            " WHERE retractions.live AND NOT retractions.counts AND work.live"
            f" AND work.claim_id IN ({marks(claims)})",
            claims,
        )
    }
