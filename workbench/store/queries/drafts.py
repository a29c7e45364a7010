"""Which articles are drafts of one: the same address, or for the most part the same sentences but for their figures.

Nothing in a file says that two texts are drafts of one article, so it is told by what they say.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

_DIGITS = re.compile(r"[\d.,]+")
_SHARE = 0.5  # of the sentences of the shorter one
_TITLED = 0.25  # the same, where both have one title
_FEWEST = 2  # sentences that drafts have in common at least


def among(db: sqlite3.Connection, article: str, others: Iterable[str]) -> frozenset[str]:
    """Those of the other articles that are drafts of this one."""
    mine, own = _heading(db, article), _sentences(db, article)
    return frozenset(
        other
        for other in others
        if other != article and _are_drafts(mine, _heading(db, other), own, _sentences(db, other))
    )


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
