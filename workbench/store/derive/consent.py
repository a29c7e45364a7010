"""Whose work an entry may set aside: its author's own, that of who agreed, and at this desk anyone's that people here
chose to.

Who agreed stands in the journal (kind `acceptance`). What people at this desk wrote, this file alone remembers: at
another desk it is a proposal until somebody there, or the author concerned, accepts it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from workbench.store.rows import chunks, marks

_AGREED = """SELECT entry, checker, EXISTS (SELECT 1 FROM written_here AS here WHERE here.id = acceptances.id)
    FROM acceptances WHERE live AND entry IN ({places})"""


class Consent(NamedTuple):
    """Who agreed to an entry, besides its author: `everyone` where it was written or accepted at this desk."""

    everyone: bool
    checkers: frozenset[str]

    def covers(self, checker: str) -> bool:
        """Whether it may set aside what this person did."""
        return self.everyone or checker in self.checkers


def consents(db: sqlite3.Connection, entries: Iterable[str]) -> dict[str, Consent]:
    """By entry who agreed to it; one that nobody agreed to is left out."""
    everyone: set[str] = set()
    checkers: defaultdict[str, set[str]] = defaultdict(set)
    for some in chunks(entries):
        places = marks(some)
        everyone.update(
            name for (name,) in db.execute(f"SELECT id FROM written_here WHERE id IN ({places})", some)
        )
        for entry, checker, is_here in db.execute(_AGREED.format(places=places), some):
            checkers[entry].add(checker)
            everyone.update([entry] if is_here else [])
    return {name: Consent(name in everyone, frozenset(checkers[name])) for name in everyone | checkers.keys()}


def note_written(db: sqlite3.Connection, entries: Iterable[str]) -> None:
    """Remembers that people at this desk wrote these; the caller projects them afterwards."""
    db.executemany(
        "INSERT INTO written_here (id) VALUES (?) ON CONFLICT DO NOTHING", ((name,) for name in entries)
    )
