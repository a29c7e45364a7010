"""The texts of sources, passage by passage: put there by whoever can read them, searched by words here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.model import Passage
from workbench.store.queries import search

_PASSAGE = "ordinal, locator, text, context"


class Hit(NamedTuple):
    """A passage and the source that has it, and how much of the rarity of a claim's words they have, if asked for."""

    source_id: str
    title: str
    passage: Passage
    relevance: float = 0.0


def put(
    db: sqlite3.Connection,
    snapshot: str,
    passages: Iterable[Passage],
    *,
    reader: str,
    trouble: str = "",
    language: str = "",
) -> None:
    """Keeps what this version of the reader makes of a snapshot, in place of what was there."""
    db.execute("DELETE FROM passages WHERE snapshot = ?", (snapshot,))
    db.executemany(
        f"INSERT INTO passages (snapshot, {_PASSAGE}) VALUES (?, ?, ?, ?, ?)",
        ((snapshot, passage.ordinal, passage.locator, passage.text, passage.context) for passage in passages),
    )
    db.execute(
        "REPLACE INTO snapshot_texts (snapshot, reader, trouble, language) VALUES (?, ?, ?, ?)",
        (snapshot, reader, trouble, language),
    )


def unread(db: sqlite3.Connection, reader: str) -> tuple[str, ...]:
    """The snapshots of live sources that this version of the reader has not read."""
    rows = db.execute(
        """SELECT DISTINCT snapshot FROM sources WHERE snapshot <> '' AND live AND NOT EXISTS (
            SELECT 1 FROM snapshot_texts WHERE snapshot_texts.snapshot = sources.snapshot AND reader = ?)
        ORDER BY snapshot""",
        (reader,),
    )
    return tuple(name for (name,) in rows)


def of(db: sqlite3.Connection, snapshot: str) -> tuple[Passage, ...]:
    """The passages of a snapshot in text order."""
    rows = db.execute(
        f"SELECT {_PASSAGE}, language FROM passages JOIN snapshot_texts USING (snapshot)"
        " WHERE snapshot = ? ORDER BY ordinal",
        (snapshot,),
    )
    return tuple(map(passage_of, rows))


def languages(db: sqlite3.Connection) -> dict[str, str]:
    """The languages of the texts of sources, by the source's id, where they can be told."""
    rows = db.execute(
        """SELECT sources.id, language FROM sources JOIN snapshot_texts USING (snapshot) WHERE language <> ''"""
    )
    return dict(rows.fetchall())


def trouble(db: sqlite3.Connection, snapshot: str) -> str:
    """Why a snapshot has no text, or what was left out of it, in a line; "" where all went well."""
    row = db.execute("SELECT trouble FROM snapshot_texts WHERE snapshot = ?", (snapshot,)).fetchone()
    return str(row[0]) if row else ""


def troubles(db: sqlite3.Connection) -> dict[str, str]:
    """The same of all sources, by the source's id, where there is any."""
    rows = db.execute(
        "SELECT sources.id, trouble FROM sources JOIN snapshot_texts USING (snapshot) WHERE trouble <> ''"
    )
    return dict(rows.fetchall())


def find(db: sqlite3.Connection, typed: str, *, source: str = "", limit: int = 20) -> tuple[Hit, ...]:
    """Passages of live sources with all these words, or words that begin so, best first; of one source or of all."""
    words = search.match(typed)
    if not words:
        return ()
    where = " AND sources.id = ?" if source else ""
    return _hits(db, words, limit, where, (source,) if source else ())


def _hits(
    db: sqlite3.Connection, words: str, limit: int, where: str = "", values: tuple[str, ...] = ()
) -> tuple[Hit, ...]:
    rows = db.execute(
        f"""SELECT sources.id, sources.title, ordinal, locator, passages.text, passages.context, texts.language
            FROM passages_fts JOIN passages ON passages.row = passages_fts.rowid
            JOIN snapshot_texts AS texts ON texts.snapshot = passages.snapshot
            JOIN sources ON sources.snapshot = passages.snapshot AND sources.snapshot <> '' AND sources.live
        WHERE passages_fts MATCH ?{where} ORDER BY rank, sources.number, sources.id, ordinal LIMIT ?""",
        (words, *values, limit),
    )
    return tuple(Hit(source, title, passage_of(row)) for source, title, *row in rows)


def passage_of(row: Sequence[object]) -> Passage:
    """A row of ordinal, locator, text, context and language as a passage."""
    ordinal, locator, text, context, language = row
    return Passage(
        ordinal=int(str(ordinal)),
        locator=str(locator),
        text=str(text),
        context=str(context),
        language=str(language),
    )
