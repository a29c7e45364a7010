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
    "corrections": "`workbench corrections ARTICLE` shows their ids",
    "questions": "`workbench calls` shows their ids",
    "evidence": "`workbench show CLAIM` shows the ids of its calculations",
}

_STANDING = {
    "claims": " AND listed",
    "sources": " AND live",
    "evidence": " AND live",
    "corrections": " AND live",
    "questions": " AND live",
}


def id_of(db: sqlite3.Connection, table: str, prefix: str) -> str:
    """The id in this table that is, or alone begins with, the prefix. LookupFailed says what to do about others."""
    matches = fitting(db, table, prefix)
    if not matches:
        raise LookupFailed(f"no {table.removesuffix('s')} begins with {prefix!r}; {_LISTS[table]}")
    if len(matches) > 1:
        raise LookupFailed(f"{prefix!r} fits {_count(db, table, prefix)} {table}; give more characters")
    return matches[0]


def fitting(db: sqlite3.Connection, table: str, prefix: str) -> tuple[str, ...]:
    """Two ids at most of this table that are, or begin with, the prefix."""
    if not _is_prefix(prefix):
        return ()
    rows = db.execute(f"SELECT DISTINCT id {_where(table, prefix)} LIMIT 2", _bounds(prefix))
    return tuple(str(name) for (name,) in rows)


def _count(db: sqlite3.Connection, table: str, prefix: str) -> int:
    return int(
        db.execute(f"SELECT count(DISTINCT id) {_where(table, prefix)}", _bounds(prefix)).fetchone()[0]
    )


def _is_prefix(prefix: str) -> bool:
    wanted = prefix.strip().lower()
    return bool(wanted) and not set(wanted) - set(string.hexdigits)


def _where(table: str, prefix: str) -> str:
    shown = _STANDING.get(table, "") if len(prefix.strip()) < 40 else ""
    return f"FROM {table} WHERE id >= ? AND id < ?{shown}"


def _bounds(prefix: str) -> tuple[str, str]:
    """Between which ids those lie that begin so: "g" sorts right after the last hexadecimal digit."""
    wanted = prefix.strip().lower()
    return wanted, wanted + "g"
