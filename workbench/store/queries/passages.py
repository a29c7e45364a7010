"""The texts of sources, passage by passage: put there by whoever can read them, searched by words here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.model import Passage
from workbench.store.queries import search
from workbench.store.rows import chunks, marks

_PASSAGE = "ordinal, locator, text, context"
# Words that are this frequent find too much; together those asked for may find so many rows.
_MOST_ROWS = 3000
_MOST_WORDS = 8


class Hit(NamedTuple):
    """A passage and the source that has it."""

    source_id: str
    title: str
    passage: Passage


class Sentence(NamedTuple):
    """A sentence of an article, which has a claim in it, and where it begins."""

    article_id: str
    title: str
    start: int
    text: str
    language: str


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
    return tuple(map(_passage, rows))


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


def alike(db: sqlite3.Connection, words: Sequence[str], *, limit: int) -> tuple[Hit, ...]:
    """Passages of live sources with some of these words, those with the rarest first."""
    rare = _rarest(db, "passages", words)
    return _hits(db, " OR ".join(rare), limit) if rare else ()


def sentences(
    db: sqlite3.Connection, words: Sequence[str], *, besides: str, limit: int
) -> tuple[Sentence, ...]:
    """Sentences with claims in other articles than `besides` that have some of these words, the rarest first."""
    rare = _rarest(db, "claims", words)
    if not rare:
        return ()
    rows = db.execute(
        """SELECT claims.article_id, coalesce(articles.title, ''), sentence_start, claims.sentence,
                coalesce(articles.language, '')
            FROM claims_fts
            JOIN claims ON claims.row = claims_fts.rowid LEFT JOIN articles ON articles.id = claims.article_id
        WHERE claims_fts MATCH ? AND listed AND article_id <> ? ORDER BY rank, claims.id LIMIT ?""",
        (" OR ".join(rare), besides, limit),
    )
    return tuple(dict.fromkeys(Sentence(*row) for row in rows))


def _rarest(db: sqlite3.Connection, table: str, words: Sequence[str]) -> list[str]:
    """The rarest of the words that the index has, quoted: at least one, and no more than are found in a moment."""
    frequencies: list[tuple[int, str]] = []
    for some in chunks(dict.fromkeys(map(search.folded, words))):
        rows = db.execute(f"SELECT doc, term FROM {table}_terms WHERE term IN ({marks(some)})", some)
        frequencies += rows.fetchall()
    taken: list[str] = []
    rows_found = 0
    for count, word in sorted(frequencies)[:_MOST_WORDS]:
        rows_found += count
        if taken and rows_found > _MOST_ROWS:
            break
        taken.append(f'"{word}"')
    return taken


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
    return tuple(Hit(source, title, _passage(row)) for source, title, *row in rows)


def _passage(row: Sequence[object]) -> Passage:
    ordinal, locator, text, context, language = row
    return Passage(
        ordinal=int(str(ordinal)),
        locator=str(locator),
        text=str(text),
        context=str(context),
        language=str(language),
    )
