"""Files as an honest stranger sends them, as bytes, made once."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.store import material as m
from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.store import ClaimsFile, schema
from workbench.store.exchange.lines import line_of
from workbench.store.tables import entry_row

BYTES = b"Handled at the quays of Norvik, in tonnes: 5.04 million."
SNAPSHOT = Snapshot(
    sha256=hashlib.sha256(BYTES).hexdigest(), media_type="text/plain", data=zlib.compress(BYTES)
)
ERASURE = Erasure(id="ab" * 20, at=m.AT, why="a court’s order")
PARCELS: tuple[Parcel, ...] = (*m.whole_history(), SNAPSHOT, ERASURE)


@cache
def claims_file() -> bytes:
    """A claims file with its projections."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        with ClaimsFile.open(path) as file:
            file.append(m.whole_history())
        with closing(sqlite3.connect(path)) as db:
            _fill(db, (SNAPSHOT, ERASURE))
        return path.read_bytes()


@cache
def shared(*parcels: Parcel) -> bytes:
    """A shared file of these parcels, or of all."""
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in schema.TRUTH:
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {schema.SHARED_ID}")
        db.execute(f"PRAGMA user_version = {schema.VERSION}")
        _fill(db, parcels or PARCELS)
        return db.serialize()


def lines(*parcels: Parcel) -> bytes:
    """JSON Lines of these parcels, or of all."""
    return b"".join(line_of(parcel) + b"\n" for parcel in parcels or PARCELS)


def _fill(db: sqlite3.Connection, parcels: tuple[Parcel, ...]) -> None:
    for parcel in parcels:
        match parcel:
            case Entry():
                db.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", entry_row(parcel))
            case Snapshot(sha256=name, media_type=kind, data=data):
                db.execute("INSERT INTO snapshots VALUES (?, ?, ?)", (bytes.fromhex(name), kind, data))
            case Erasure(id=name, at=at, why=why):
                db.execute("INSERT INTO erased VALUES (?, ?, ?)", (bytes.fromhex(name), at, why))
    db.commit()
