"""What people say of articles, over what these came with: their rows, and which of their readings fits."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import Any

from workbench.model import Article
from workbench.store.derive.touched import Touched
from workbench.store.derive.wording import Age, age, read_anew
from workbench.store.kinds.bodies import ArticleBody, decode
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import ENTRY, entry_of

_OF_ARTICLE = ("title", "author", "publisher", "url", "language")
_OF_DESK = ("deadline", "slug")
_SAID = (*_OF_ARTICLE, "published", *_OF_DESK)
# Which claims a person said something of, so that their words go before those of a reading.
_WORDED = "SELECT claim_id FROM added_claims WHERE article_id = ?"


def settle(db: sqlite3.Connection, touched: Touched) -> None:
    """Writes what is said of articles that are new or newly described, and reads those anew that are."""
    for article in sorted(touched.described | touched.texts):
        details = said(db, article)
        if details or article in touched.described:
            _settle_row(db, article, details)
    for article in sorted(touched.described):
        _read_anew(db, article, touched)


def said(db: sqlite3.Connection, article: str) -> dict[str, str]:
    """What holds of an article by people's word: of several who differ, the later's. That only chooses what to show."""
    kind = kinds_of(db)["article_details"]
    rows = db.execute(
        f"SELECT {', '.join(_SAID)} FROM article_details AS work"
        f" WHERE article_id = ? AND {kind.current} ORDER BY at, id",
        (article,),
    )
    details: dict[str, str] = {}
    for row in rows:
        details |= {name: value for name, value in zip(_SAID, row, strict=True) if value is not None}
    return details


def ages(db: sqlite3.Connection, article: str) -> dict[str, Age]:
    """By reading of an article what orders it among the others."""
    rows = db.execute(
        "SELECT id, extractor, published, language FROM readings WHERE article_id = ?", (article,)
    ).fetchall()
    if not rows:
        return {}
    details = said(db, article)
    wanted = (details.get("published", ""), details.get("language", ""))
    return {
        name: age(extractor, name, fits=(published, language) == wanted)
        for name, extractor, published, language in rows
    }


def _settle_row(db: sqlite3.Connection, article: str, details: dict[str, str]) -> None:
    row = db.execute("SELECT entry FROM articles WHERE id = ?", (article,)).fetchone()
    if row is None:  # what is said of it came before its text
        return
    entry = db.execute(f"SELECT {ENTRY} FROM journal WHERE id = ?", (bytes.fromhex(row[0]),)).fetchone()
    described = _described(decode(entry_of(entry), ArticleBody).article(), details)
    kind = kinds_of(db)["article"]
    values = (*kind.row(described), *(details.get(name, "") for name in _OF_DESK))
    setting = ", ".join(f"{name} = ?" for name in (*kind.table.names, *_OF_DESK))
    db.execute(f"UPDATE articles SET {setting} WHERE id = ?", (*values, article))


def _described(article: Article, details: dict[str, str]) -> Article:
    """The article with what is said of it; a language that is taken away is the one it came with."""
    changes: dict[str, Any] = {name: details[name] for name in _OF_ARTICLE if name in details}
    if not changes.get("language", True):
        del changes["language"]
    if "published" in details:
        changes["published"] = date.fromisoformat(details["published"]) if details["published"] else None
    return replace(article, **changes)


def _read_anew(db: sqlite3.Connection, article: str, touched: Touched) -> None:
    """Gives the claims of an article the fields of the reading that fits what is said of it now."""
    order = ages(db, article)
    read_anew(db, sorted(order, key=order.__getitem__))
    touched.worded.update(name for (name,) in db.execute(_WORDED, (article,)))
    touched.read_again.add(article)
