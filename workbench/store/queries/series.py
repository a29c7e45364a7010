"""Series of values, and calculations whose inputs are gone: what is asked of them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import msgspec

from workbench.store.derive.dependencies import entry_of, is_gone, without_inputs


class StoredSeries(NamedTuple):
    """A live series: `source` is a source's id or words, `values` are by date."""

    id: str
    name: str
    source: str
    values: tuple[tuple[str, Decimal], ...]

    @property
    def ends(self) -> tuple[str, str]:
        """The dates of the first value and of the last; empty where none is left that can be computed with."""
        return (self.values[0][0], self.values[-1][0]) if self.values else ("", "")


class Stale(NamedTuple):
    """A live calculation on a claim, and the names of its inputs that were taken back or erased."""

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
    """Live calculations, of one claim or of all, that rest on an entry which is gone, or on one that does."""
    where, values = ("AND claim_id = ?", (claim_id,)) if claim_id else ("", ())
    rows = db.execute(
        f"SELECT id, claim_id, inputs FROM evidence WHERE live AND inputs <> '[]' {where} ORDER BY at, id",
        values,
    ).fetchall()
    resting: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for name, claim, inputs in rows:
        resting[claim][name] = msgspec.json.decode(inputs, type=tuple[str, ...])
    lost = {claim: without_inputs(db, some) for claim, some in resting.items()}
    for name, claim, _ in rows:
        if name in lost[claim]:
            gone = (
                input_name
                for input_name in resting[claim][name]
                if entry_of(input_name) in lost[claim] or is_gone(db, entry_of(input_name))
            )
            yield Stale(name, claim, tuple(input_name.partition("=")[0] for input_name in gone))
