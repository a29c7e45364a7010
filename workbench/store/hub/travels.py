"""What is exchanged with a hub, table by table: where it lies on either side, and its rows as parcels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.model import Entry, Erasure, Parcel, Snapshot

Row = tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a hub, its columns, the first of which is its key, and the table of a claims file with the same.

    `parcel` raises UnicodeDecodeError where a text is none.
    `counted` is the column by which rows are counted, "" where all are one kind.
    """

    name: str
    local: str
    columns: tuple[str, ...]
    parcel: Callable[[Row], Parcel]
    counted: str = ""

    @property
    def key(self) -> str:
        """The column that names a row on either side."""
        return self.columns[0]

    @property
    def column_names(self) -> str:
        """The columns as SQL."""
        return ", ".join(self.columns)

    @property
    def kind(self) -> str:
        """SQL for the kind of a row, as bytes on the hub."""
        return self.counted or f"'{self.singular}'::bytea"

    @property
    def singular(self) -> str:
        """What one row is, where all are of one kind."""
        return self.name.removesuffix("s")


def _entry(row: Row) -> Entry:
    name, kind, body, checker, at, salt = row
    return Entry(
        id=name.hex(),
        kind=kind.decode(),
        body=body.decode(),
        checker=checker.decode(),
        at=at.decode(),
        salt=salt,
    )


def _snapshot(row: Row) -> Snapshot:
    digest, media_type, data = row
    return Snapshot(sha256=digest.hex(), media_type=media_type.decode(), data=data)


def _erasure(row: Row) -> Erasure:
    name, at, why = row
    return Erasure(id=name.hex(), at=at.decode(), why=why.decode())


ENTRIES = Table(
    name="entries",
    local="journal",
    columns=("id", "kind", "body", "checker", "at", "salt"),
    parcel=_entry,
    counted="kind",
)
SNAPSHOTS = Table(
    name="snapshots", local="snapshots", columns=("sha256", "media_type", "data"), parcel=_snapshot
)
ERASED = Table(name="erased", local="erased", columns=("id", "at", "why"), parcel=_erasure)
# What is exchanged by id; snapshots first, so that a source's bytes are there when it comes.
TABLES = (SNAPSHOTS, ENTRIES)
