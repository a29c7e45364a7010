"""Articles, and how far the work on them has come."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import get_args

import msgspec

from workbench.errors import FileError
from workbench.model import (
    Article,
    ArticleHead,
    Counts,
    Status,
)
from workbench.store.queries import lookups

_ARTICLE = "id, text, language, title, url, publisher, author, published, media_type"

_HEAD = "id, title, publisher, published, url, language, author, deadline, slug"


def article(db: sqlite3.Connection, prefix: str) -> Article:
    """The article with this id, or the only one whose id begins so."""
    row = db.execute(
        f"SELECT {_ARTICLE} FROM articles WHERE id = ?", (lookups.id_of(db, "articles", prefix),)
    ).fetchone()
    return msgspec.convert(dict(zip(_ARTICLE.split(", "), row, strict=True)), Article)


def articles(db: sqlite3.Connection) -> tuple[ArticleHead, ...]:
    """All articles without their texts, by date of publication, title and id."""
    tally: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, status, count in db.execute(
        "SELECT article_id, status, count(*) FROM claims WHERE listed GROUP BY article_id, status"
    ):
        tally[name][status] = count
    rows = db.execute(f"SELECT {_HEAD} FROM articles ORDER BY published, title, id")
    return tuple(_head(row, _counts(tally[row[0]])) for row in rows)


def counts(db: sqlite3.Connection, article_id: str = "") -> Counts:
    """Listed claims by status, of one article or of all."""
    where, values = ("AND article_id = ?", (article_id,)) if article_id else ("", ())
    rows = db.execute(f"SELECT status, count(*) FROM claims WHERE listed {where} GROUP BY status", values)
    return _counts(dict(rows.fetchall()))


def _head(row: Sequence[object], tally: Counts) -> ArticleHead:
    return msgspec.convert({**dict(zip(_HEAD.split(", "), row, strict=True)), "counts": tally}, ArticleHead)


def _counts(tally: dict[str, int]) -> Counts:
    unknown = tally.keys() - set(get_args(Status))
    if unknown:
        raise FileError(f"the claims have an unknown status {min(unknown)!r}; run `workbench rebuild`")
    return Counts(**tally)
