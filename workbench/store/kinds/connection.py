"""A connection to a claims file, and the kinds of entries that its file has tables for."""

from __future__ import annotations

import sqlite3

from workbench.store.kinds.registry import Registry
from workbench.store.kinds.table import KINDS


class KindsConnection(sqlite3.Connection):
    """A connection to a file that has tables for these kinds; whoever opens it says which."""

    kinds: Registry = KINDS


def kinds_of(db: sqlite3.Connection) -> Registry:
    """The kinds that a connection's file has tables for: those of this version, unless it says otherwise."""
    return db.kinds if isinstance(db, KindsConnection) else KINDS


def connect(
    address: str, *, kinds: Registry = KINDS, uri: bool = False, timeout: float = 30.0
) -> KindsConnection:
    """A connection without transactions of Python's own, which any thread may be handed."""
    db = sqlite3.connect(
        address,
        uri=uri,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
        factory=KindsConnection,
    )
    db.kinds = kinds
    return db
