"""Who signed what: as the journal has it, whoever the keys belong to."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.store.rows import chunks, marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """How the work of people in a file is signed: entries by checker and the keys that signed them, and by none."""

    signed: dict[tuple[str, frozenset[str]], int] = field(default_factory=dict)
    unsigned: int = 0


def keys_of(db: sqlite3.Connection, entries: Iterable[str]) -> dict[str, frozenset[str]]:
    """By an entry's id the keys of those who signed it; an entry that nobody signed is left out."""
    signers: defaultdict[str, set[str]] = defaultdict(set)
    for some in chunks(entries):
        for entry, key in db.execute(
            f"SELECT entry, key FROM signatures WHERE valid AND entry IN ({marks(some)})", some
        ):
            signers[entry].add(key)
    return {entry: frozenset(keys) for entry, keys in signers.items()}


def signing(db: sqlite3.Connection) -> Signing:
    """How the entries that name a checker are signed."""
    signed: Counter[tuple[str, frozenset[str]]] = Counter()
    rows = db.execute("SELECT entry, group_concat(DISTINCT key) FROM signatures WHERE valid GROUP BY entry")
    for some in chunks(rows):
        keys = {bytes.fromhex(entry): frozenset(joined.split(",")) for entry, joined in some}
        authored = f"SELECT id, checker FROM journal WHERE checker <> '' AND id IN ({marks(some)})"
        signed.update((checker, keys[entry]) for entry, checker in db.execute(authored, tuple(keys)))
    (count,) = db.execute("SELECT count(*) FROM journal WHERE checker <> ''").fetchone()
    return Signing(signed=dict(signed), unsigned=count - signed.total())
