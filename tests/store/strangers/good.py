"""Files as an honest stranger sends them, as bytes, made once."""

from __future__ import annotations

import hashlib
import zlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.store import material as m
from workbench.model import Erasure, Parcel, Snapshot
from workbench.store import ClaimsFile
from workbench.store.exchange import database
from workbench.store.exchange.lines import line_of

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
            file.merge([(SNAPSHOT, ERASURE)])
            file.carry_out(request for request in file.erasure_requests() if not request.checker)
        return path.read_bytes()


@cache
def shared(*parcels: Parcel) -> bytes:
    """A shared file of these parcels, or of all."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "shared.db"
        database.write(path, parcels or PARCELS)
        return path.read_bytes()


def lines(*parcels: Parcel) -> bytes:
    """JSON Lines of these parcels, or of all."""
    return b"".join(line_of(parcel) + b"\n" for parcel in parcels or PARCELS)
