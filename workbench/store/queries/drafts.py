"""Which articles are drafts of one: as people said, else by their address, or by most sentences but for figures.

Not every draft is said to be one, so it is told by what they say, too.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

_CHAIN = """WITH RECURSIVE chain (id) AS (
        SELECT ? UNION SELECT CASE article_id WHEN chain.id THEN before ELSE article_id END
        FROM revisions JOIN chain ON chain.id IN (article_id, before) WHERE live)
    SELECT id FROM chain"""
_DIGITS = re.compile(r"[\d.,]+")
_SHARE = 0.5  # of the sentences of the shorter one
_TITLED = 0.25  # the same, where both have one title
_FEWEST = 2  # sentences that drafts have in common at least


def among(db: sqlite3.Connection, article: str, others: Iterable[str]) -> frozenset[str]:
    """Those of the other articles that are drafts of this one."""
    mine, own, said = _heading(db, article), _sentences(db, article), _said(db, article)
    return frozenset(
        other
        for other in others
        if other in said or _are_drafts(mine, _heading(db, other), own, _sentences(db, other))
    ) - {article}


def _said(db: sqlite3.Connection, article: str) -> frozenset[str]:
    """The drafts before and after an article that people named, and those before and after these."""
    return frozenset(name for (name,) in db.execute(_CHAIN, (article,)))


def _are_drafts(
    mine: tuple[str, str], theirs: tuple[str, str], own: frozenset[str], others: frozenset[str]
) -> bool:
    (title, url), (other_title, other_url) = mine, theirs
    if url and url == other_url:
        return True
    shared = len(own & others)
    least = _TITLED if title and title == other_title else _SHARE
    return shared >= _FEWEST and shared >= least * min(len(own), len(others))


def _heading(db: sqlite3.Connection, article: str) -> tuple[str, str]:
    row = db.execute("SELECT title, url FROM articles WHERE id = ?", (article,)).fetchone()
    return row or ("", "")


def _sentences(db: sqlite3.Connection, article: str) -> frozenset[str]:
    """An article's sentences with claims, without their figures."""
    rows = db.execute("SELECT DISTINCT sentence FROM claims WHERE article_id = ?", (article,))
    return frozenset(" ".join(_DIGITS.sub("#", sentence.casefold()).split()) for (sentence,) in rows)
