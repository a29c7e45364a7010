"""Series of values, and calculations whose inputs were taken back: what is asked of them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from workbench.store.settle import is_retracted


class StoredSeries(NamedTuple):
    """A live series: `source` is a source's id or words, `values` are by date."""

    id: str
    name: str
    source: str
    values: tuple[tuple[str, Decimal], ...]


class Stale(NamedTuple):
    """A live calculation on a claim, and the names of its inputs that were taken back."""

    evidence_id: str
    claim_id: str
    names: tuple[str, ...]


def series(db: sqlite3.Connection) -> tuple[StoredSeries, ...]:
    """All live series by name."""
    rows = db.execute('SELECT id, name, source, "values" FROM series WHERE live ORDER BY name, id')
    kind = tuple[tuple[str, Decimal], ...]
    return tuple(
        StoredSeries(name, called, source, msgspec.json.decode(values, type=kind))
        for name, called, source, values in rows
    )


def stale(db: sqlite3.Connection, claim_id: str = "") -> Iterator[Stale]:
    """Live calculations, of one claim or of all, that rest on an entry which was taken back, or on one that does."""
    where, values = ("AND claim_id = ?", (claim_id,)) if claim_id else ("", ())
    rows = db.execute(
        f"SELECT id, claim_id, inputs FROM evidence WHERE live AND inputs <> '[]' {where} ORDER BY at, id",
        values,
    ).fetchall()
    resting = {name: tuple(msgspec.json.decode(inputs)) for name, _, inputs in rows}
    lost = without_inputs(db, resting)
    for name, claim, _ in rows:
        if name in lost:
            gone = (one for one in resting[name] if entry_of(one) in lost or is_retracted(db, entry_of(one)))
            yield Stale(name, claim, tuple(one.partition("=")[0] for one in gone))


def without_inputs(db: sqlite3.Connection, resting: Mapping[str, Sequence[str]]) -> set[str]:
    """Those of the calculations, given with their inputs, of which an input was taken back, at one remove or more."""
    after: defaultdict[str, list[str]] = defaultdict(list)
    for name, inputs in resting.items():
        for one in inputs:
            after[entry_of(one)].append(name)
    ahead = [name for entry, names in after.items() if is_retracted(db, entry) for name in names]
    lost: set[str] = set()
    while ahead:
        name = ahead.pop()
        if name not in lost:
            lost.add(name)
            ahead.extend(after[name])
    return lost


def entry_of(named: str) -> str:
    """The entry that an input names: "e2=<entry>#0"."""
    return named.partition("=")[2].partition("#")[0]
