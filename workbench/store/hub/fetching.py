"""Fetching from a hub: what it lists and the file lacks, merged in batches as a stranger's file is.

A row that is not sound is told and left there, and keeps nothing else from coming.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.model import Merged, Parcel, Problem
from workbench.store.exchange import bounds
from workbench.store.hub import local
from workbench.store.hub.local import Lacking, Local
from workbench.store.hub.travels import Row, Table

if TYPE_CHECKING:
    from psycopg import Connection

_LARGEST = {"entries": bounds.LARGEST_BODY, "snapshots": bounds.LARGEST_SNAPSHOT}
Sent = tuple[str, Row]  # a row, and the role that sent it
Fetched = tuple[Merged, list[Problem]]


def fetch(connection: Connection, here: Local, table: Table) -> Fetched:
    """Merges the rows that the hub lists of a table and the file lacks."""
    merged, problems, after, count = Merged(), list[Problem](), 0, 0
    sifting = _Sifting(table)
    while True:
        with here.reading() as db:
            lacking = local.lacking(db, table, after)
        if not lacking:
            return merged, problems
        after, wanted, excessive = _chosen(table, lacking)
        problems += excessive
        part, trouble = _merge(here, sifting, rows(connection, table, wanted))
        merged, problems = together(merged, part), problems + trouble
        here.progress("fetched", count := count + len(wanted))


def _chosen(table: Table, lacking: Sequence[Lacking]) -> tuple[int, list[bytes], list[Problem]]:
    """Which of these rows to fetch at once, the place of the last one, and which never, being too long."""
    wanted, excessive, size = list[bytes](), list[Problem](), 0
    for place, name, octets in lacking:
        if octets > _LARGEST[table.name]:
            why = f"{name.hex()[:8]} has {octets // bounds.MB:,} MB, more than any can have"
            excessive.append(_left(name, "", why))
            continue
        wanted.append(name)
        size += octets
        if size >= local.BYTES:
            return place, wanted, excessive
    return lacking[-1][0], wanted, excessive


def rows(connection: Connection, table: Table, names: Sequence[bytes]) -> list[Sent]:
    """The rows with these keys, in the order in which they came to the hub."""
    query = f"""SELECT sent_by::text, {table.column_names} FROM workbench.{table.name}
        WHERE {table.key} = ANY(%b) ORDER BY xid, {table.key}"""
    return [
        (str(by), tuple(row)) for by, *row in connection.execute(query.encode(), (list(names),), binary=True)
    ]


def kinds(connection: Connection, table: Table, names: Sequence[bytes]) -> Counter[str]:
    """How many rows of each kind have these keys, without fetching them."""
    query = (
        f"SELECT {table.kind}, count(*) FROM workbench.{table.name} WHERE {table.key} = ANY(%b) GROUP BY 1"
    )
    counts = connection.execute(query.encode(), (list(names),), binary=True)
    return Counter({bytes(kind).decode(errors="replace"): int(count) for kind, count in counts})


def merge(here: Local, table: Table, sent_rows: Sequence[Sent]) -> Fetched:
    """Merges rows; where not all are sound, those that are."""
    return _merge(here, _Sifting(table), sent_rows)


def _merge(here: Local, sifting: _Sifting, sent_rows: Sequence[Sent]) -> Fetched:
    try:
        return here.merge([[sifting.table.parcel(row) for _, row in sent_rows]]), []
    except (InputError, UnicodeDecodeError):
        sound, problems = sifting.sift(sent_rows)
        return here.merge([sound]), problems


def together(first: Merged, other: Merged) -> Merged:
    """What two merges, one after the other, brought together."""
    new = Counter(first.new) + Counter(other.new)
    return Merged(
        new=dict(new),
        claims=first.claims + other.claims,
        known=first.known + other.known,
        snapshots=first.snapshots + other.snapshots,
        disputed=tuple(sorted({*first.disputed, *other.disputed} - {*other.settled})),
        settled=tuple(sorted({*first.settled, *other.settled} - {*other.disputed})),
        erased=first.erased + other.erased,
        requested=max(first.requested, other.requested),
        refused=first.refused + other.refused,
        unknown=tuple(sorted({*first.unknown, *other.unknown})),
    )


@dataclass(slots=True)
class _Sifting:
    """Tells sound rows of a table from others, one by one, in batches of which not all are sound.

    What they unpack to is summed, so that many small bombs are one; what is left on the hub does not count.
    """

    table: Table
    in_all: bounds.Expansion = field(default_factory=bounds.Expansion)

    def sift(self, sent_rows: Sequence[Sent]) -> tuple[list[Parcel], list[Problem]]:
        """The sound ones of a batch, which can be merged together, and what to tell of the others."""
        sound, problems, batch = list[Parcel](), list[Problem](), bounds.Expansion()
        for by, row in sent_rows:
            try:
                parcel = self.table.parcel(row)
                batch = self._checked(parcel, batch)
                sound.append(parcel)
            except UnicodeDecodeError:
                problems.append(_left(row[0], by, "it is not UTF-8"))
            except InputError as error:
                problems.append(_left(row[0], by, str(error)))
        return sound, problems

    def _checked(self, parcel: Parcel, batch: bounds.Expansion) -> bounds.Expansion:
        """How much a batch has grown with a parcel. InputError where it, or all so far, is not sound."""
        # Both are bounded: what earlier batches leave of the whole, the merging of this one does not allow it.
        grown, in_all = replace(batch), replace(self.in_all)
        bounds.check(parcel, grown)
        in_all.grow(grown.packed - batch.packed, grown.unpacked - batch.unpacked)
        self.in_all = in_all
        return grown


def _left(name: bytes, by: str, why: str) -> Problem:
    return Problem(message=f"left on the hub, where {by or 'someone'} put it: {why}", location=name.hex())
