"""An id from how it begins, as people type it."""

from __future__ import annotations

import sqlite3
import string

from workbench.errors import LookupFailed
from workbench.store.derive import short_names

_LISTS = {
    "articles": "`workbench list` shows what is there",
    "claims": "`workbench list` shows the ids",
    "sources": short_names.NO_SUCH,
    "evidence": "`workbench show CLAIM` shows the ids of its calculations",
}

_STANDING = {"claims": " AND listed", "sources": " AND live", "evidence": " AND live"}


def id_of(db: sqlite3.Connection, table: str, prefix: str) -> str:
    """The id in this table that is, or alone begins with, the prefix. LookupFailed says what to do about others."""
    wanted = prefix.strip().lower()
    noun = table.removesuffix("s")
    if not wanted or set(wanted) - set(string.hexdigits):
        raise LookupFailed(f"no {noun} begins with {prefix!r}; {_LISTS[table]}")
    # "g" sorts right after the last hexadecimal digit.
    bounds = (wanted, wanted + "g")
    shown = _STANDING.get(table, "") if len(wanted) < 40 else ""
    where = f"FROM {table} WHERE id >= ? AND id < ?{shown}"
    matches = db.execute(f"SELECT id {where} LIMIT 2", bounds).fetchall()
    if not matches:
        raise LookupFailed(f"no {noun} begins with {prefix!r}; {_LISTS[table]}")
    if len(matches) > 1:
        (count,) = db.execute(f"SELECT count(*) {where}", bounds).fetchone()
        raise LookupFailed(f"{prefix!r} fits {count} {table}; give more characters")
    return str(matches[0][0])
