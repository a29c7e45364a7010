"""Claims with what hangs on them, read a page at a time: a few queries for many claims, not one for each."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any, TypeVar

import msgspec

from workbench.model import ClaimState, Date, Predecessor, Quantity, Status, WorkRecord
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import CLAIM, chunks, claim_of, marks, record_of, selected

_T = TypeVar("_T")
# Tables that a claim's state has a field of the same name for; what it has of others is in `work`.
_FIELDS = frozenset(field.name for field in fields(ClaimState))


def states(db: sqlite3.Connection, rows: Sequence[int]) -> tuple[ClaimState, ...]:
    """The claims in these rows in the order asked for, with what is live on them; a row that is gone is left out."""
    by_row: dict[int, ClaimState] = {}
    for some in chunks(rows):
        by_row.update(_with_predecessors(db, _states(db, some)))
    return tuple(by_row[row] for row in rows if row in by_row)


def _with_predecessors(db: sqlite3.Connection, by_row: dict[int, ClaimState]) -> dict[int, ClaimState]:
    """The claims with those they come from, draft by draft; of several, the one whose work is carried, or the first."""
    names = [state.claim.id for state in by_row.values()]
    pairs = db.execute(
        "SELECT claim_id, state, claims.row FROM claim_pairs JOIN claims ON claims.id = before_id"
        f" WHERE claim_id IN ({marks(names)}) ORDER BY claim_id, state IN ('kept', 'moved') DESC, before_id",
        names,
    ).fetchall()
    if not pairs:
        return by_row
    earlier = _with_predecessors(db, _states(db, tuple({row for *_, row in pairs})))
    before: dict[str, Predecessor] = {}
    for name, state, row in pairs:
        before.setdefault(name, Predecessor(state=state, claim=earlier[row]))
    return {row: replace(state, before=before.get(state.claim.id)) for row, state in by_row.items()}


def _states(db: sqlite3.Connection, rows: Sequence[int]) -> dict[int, ClaimState]:
    # A claim may be here before its article, whose language is then not known yet.
    language = "coalesce((SELECT language FROM articles WHERE articles.id = claims.article_id), 'en')"
    columns = f"{CLAIM}, {language}, row, number, status"
    claims = db.execute(f"SELECT {columns} FROM claims WHERE row IN ({marks(rows)})", rows).fetchall()
    names = [row[0] for row in claims]
    quantities = _parts(db, "quantities", Quantity, names)
    dates = _parts(db, "dates", Date, names)
    work = _work(db, names)
    return {
        row[-3]: ClaimState(
            claim=claim_of(row, tuple(quantities[row[0]]), tuple(dates[row[0]])),
            number=row[-2],
            sentence=row[11],
            status=msgspec.convert(row[-1], Status),
            language=row[-4],
            **_fields_of({table: tuple(records[row[0]]) for table, records in work.items()}),
        )
        for row in claims
    }


def _fields_of(work: dict[str, tuple[WorkRecord, ...]]) -> dict[str, Any]:
    """Work by table as fields of a claim's state."""
    own = {table: records for table, records in work.items() if table in _FIELDS}
    return {**own, "work": {table: records for table, records in work.items() if table not in _FIELDS}}


def _parts(
    db: sqlite3.Connection, table: str, record: type[_T], claims: Sequence[str]
) -> defaultdict[str, list[_T]]:
    """The figures or the dates of these claims."""
    where = f"claim_id IN ({marks(claims)}) ORDER BY position"
    rows = db.execute(f"SELECT claim_id, {selected(record)} FROM {table} WHERE {where}", claims)
    return grouped(rows, partial(record_of, record))


def _work(db: sqlite3.Connection, claims: Sequence[str]) -> dict[str, defaultdict[str, list[WorkRecord]]]:
    """What is live on these claims, by table and by the claim's id."""
    work: dict[str, defaultdict[str, list[WorkRecord]]] = {}
    for kind in kinds_of(db).on_claims:
        if record := kind.record:
            where = f"claim_id IN ({marks(claims)}) AND {kind.current} ORDER BY at, id"
            rows = db.execute(
                f"SELECT claim_id, {selected(record)} FROM {kind.table.name} AS work WHERE {where}", claims
            )
            work[kind.table.name] = grouped(rows, partial(record_of, record))
    return work


def grouped(
    rows: Iterable[Sequence[Any]], record: Callable[[Sequence[object]], _T]
) -> defaultdict[str, list[_T]]:
    """Records by what is in the first column."""
    grouped: defaultdict[str, list[_T]] = defaultdict(list)
    for name, *columns in rows:
        grouped[name].append(record(columns))
    return grouped
