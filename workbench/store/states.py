"""Claims with what hangs on them, read a page at a time: a few queries for many claims, not one for each."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from workbench.model import Claim, ClaimState, Evidence, Verdict, Waiver
from workbench.store.tables import (
    CLAIM,
    DATE,
    EVIDENCE,
    QUANTITY,
    VERDICT,
    WAIVER,
    chunks,
    claim_of,
    date_of,
    evidence_of,
    marks,
    quantity_of,
    verdict_of,
    waiver_of,
)

_T = TypeVar("_T")


def states(db: sqlite3.Connection, rows: Sequence[int]) -> tuple[ClaimState, ...]:
    """The claims in these rows in the order asked for, with what is live on them; a row that is gone is left out."""
    found: dict[int, ClaimState] = {}
    for some in chunks(rows):
        found.update(_states(db, some))
    return tuple(found[row] for row in rows if row in found)


def _states(db: sqlite3.Connection, rows: Sequence[int]) -> dict[int, ClaimState]:
    # A claim may be here before its article, whose language is then not known yet.
    language = "coalesce((SELECT language FROM articles WHERE articles.id = claims.article_id), 'en')"
    columns = f"{CLAIM}, {language}, row, number, status"
    found = db.execute(f"SELECT {columns} FROM claims WHERE row IN ({marks(rows)})", rows).fetchall()
    names = [row[0] for row in found]
    quantities = _grouped(
        db, f"claim_id, {QUANTITY}", "quantities", "position", names, lambda row: quantity_of(row[1:])
    )
    dates = _grouped(db, f"claim_id, {DATE}", "dates", "position", names, lambda row: date_of(row[1:]))
    verdicts = _grouped(
        db, f"claim_id, {VERDICT}", "verdicts", "at, id", names, lambda row: verdict_of(row[1:]), live=True
    )
    evidence = _grouped(
        db, f"claim_id, {EVIDENCE}", "evidence", "at, id", names, lambda row: evidence_of(row[1:]), live=True
    )
    waivers = _grouped(
        db, f"claim_id, {WAIVER}", "waivers", "at, id", names, lambda row: waiver_of(row[1:]), live=True
    )
    return {
        row[-3]: _state(
            claim_of(row, tuple(quantities[row[0]]), tuple(dates[row[0]])),
            row,
            verdicts[row[0]],
            evidence[row[0]],
            waivers[row[0]],
        )
        for row in found
    }


def _state(
    found: Claim,
    row: Sequence[object],
    verdicts: Iterable[Verdict],
    evidence: Iterable[Evidence],
    waivers: Iterable[Waiver],
) -> ClaimState:
    values = {"claim": found, "number": row[-2], "sentence": row[11], "status": row[-1], "language": row[-4]}
    work = {"verdicts": tuple(verdicts), "evidence": tuple(evidence), "waivers": tuple(waivers)}
    return msgspec.convert(values | work, ClaimState)


def _grouped(
    db: sqlite3.Connection,
    columns: str,
    table: str,
    order: str,
    claims: Sequence[str],
    record: Callable[[Sequence[object]], _T],
    *,
    live: bool = False,
) -> defaultdict[str, list[_T]]:
    """The records that hang on these claims, by the claim's id."""
    grouped: defaultdict[str, list[_T]] = defaultdict(list)
    where = f"claim_id IN ({marks(claims)})" + (" AND live" if live else "")
    for row in db.execute(f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {order}", claims):
        grouped[row[0]].append(record(row))
    return grouped
