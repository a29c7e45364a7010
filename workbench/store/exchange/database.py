"""What travels as an SQLite file: the journal, its snapshots and erasures as tables, and nothing that could act."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.store import schema
from workbench.store.connection import transaction
from workbench.store.rows import chunks, entry_row, marks

_TABLES = tuple(statement for statement in schema.TRUTH if statement.startswith("CREATE TABLE"))
_SETTINGS = ("cache_size = -64000", "journal_mode = OFF", "synchronous = OFF")


def write(path: Path, parcels: Iterable[Parcel]) -> None:
    """Makes a shared file at this path, where there is none yet; the same parcels give the same bytes. OSError.

    It is marked as a shared file, so that a program that opens it as a claims file can say what to do with it.
    """
    # The empty name is a temporary database; the file itself is then written once, page by page in order.
    with closing(sqlite3.connect("", isolation_level=None)) as db:
        for setting in _SETTINGS:
            db.execute(f"PRAGMA {setting}")
        with transaction(db):
            for statement in _TABLES:
                db.execute(statement)
            for some in chunks(parcels):
                _insert(db, some)
        db.execute(f"PRAGMA application_id = {schema.SHARED_ID}")
        db.execute(f"PRAGMA user_version = {schema.VERSION}")
        try:
            db.execute("VACUUM INTO ?", (str(path),))
        except sqlite3.OperationalError as error:
            raise OSError(errno.EIO, str(error)) from error


def _insert(db: sqlite3.Connection, parcels: Iterable[Parcel]) -> None:
    rows: dict[str, list[tuple[object, ...]]] = {"journal": [], "snapshots": [], "erased": []}
    for parcel in parcels:
        match parcel:
            case Entry():
                rows["journal"].append(entry_row(parcel))
            case Snapshot():
                rows["snapshots"].append((bytes.fromhex(parcel.sha256), parcel.media_type, parcel.data))
            case Erasure():
                rows["erased"].append((bytes.fromhex(parcel.id), parcel.at, parcel.why))
    for table, some in rows.items():
        if some:
            db.executemany(f"INSERT INTO {table} VALUES ({marks(some[0])})", some)
