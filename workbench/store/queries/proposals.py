"""What would set aside others' work and does not, since they have not agreed: retractions, verdicts, dismissals."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

from workbench.model import Proposal
from workbench.store.kinds.connection import kinds_of
from workbench.store.kinds.registry import EntryKind
from workbench.store.rows import chunks, marks

# Of a proposal: id, claim, author and time; then what it would set aside: kind, id and author, or none.
_Row = tuple[str, str, str, str, str, str, str]

_TAKEN_BACK = """SELECT DISTINCT retractions.id, {claim}, retractions.checker, retractions.at,
    '{kind}', work.id, work.checker
    FROM retractions JOIN {table} AS work ON work.id = retractions.entry
    WHERE retractions.live AND NOT retractions.counts AND {standing}{where}"""
_REPLACED = """SELECT later.id, later.claim_id, later.checker, later.at, 'verdict', work.id, work.checker
    FROM verdicts AS later JOIN json_each(later.supersedes) AS named
    JOIN verdicts AS work ON work.id = named.value AND work.claim_id = later.claim_id
    WHERE later.supersedes <> '[]' AND later.live AND work.live AND work.checker <> later.checker{where}"""
_DISMISSED = """SELECT work.id, work.claim_id, work.checker, work.at, '', '', ''
    FROM dismissals AS work JOIN claims ON claims.id = work.claim_id
    WHERE work.live AND claims.status = 'disputed'{where}"""


def proposals(db: sqlite3.Connection, claims: Sequence[str] | None = None) -> tuple[Proposal, ...]:
    """All of them, or those on these claims, by claim, time and id; a retraction is told for each claim it is about."""
    named: defaultdict[tuple[str, str, str, str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for some in [None] if claims is None else chunks(claims):
        for kind, (name, claim, checker, at, *work) in _rows(db, some):
            named[claim, at, name, kind, checker] += [(work[0], work[1], work[2])] if work[0] else []
    return tuple(
        Proposal(id=name, kind=kind, claim_id=claim, checker=checker, at=at, set_aside=tuple(sorted(works)))
        for (claim, at, name, kind, checker), works in sorted(named.items())
    )


def _rows(db: sqlite3.Connection, claims: Sequence[str] | None) -> Iterator[tuple[str, _Row]]:
    """Rows with the kind of the proposing entry."""
    where = "" if claims is None else f" AND work.claim_id IN ({marks(claims)})"
    values = claims or ()
    kinds = kinds_of(db)
    for kind in kinds.on_claims if claims is not None else (*kinds.undoable, kinds["retraction"]):
        for row in db.execute(_taken_back(kind, where), values):
            yield "retraction", row
    for row in db.execute(_REPLACED.format(where=where), values):
        yield "verdict", row
    for row in db.execute(_DISMISSED.format(where=where), values):
        yield "dismissal", row


def _taken_back(kind: EntryKind, where: str) -> str:
    return _TAKEN_BACK.format(
        claim="work.claim_id" if kind.is_on_claim else "''",
        kind=kind.name,
        table=kind.table.name,
        # What takes nothing back itself need not be taken back.
        standing="work.counts" if kind.origin == "undo" else "work.live",
        where=where,
    )
