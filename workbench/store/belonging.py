"""Which entries belong together: to an article, to a source, and what was calculated from them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from workbench.store.bodies import ArticleBody, decode
from workbench.store.tables import ENTRY, entry_of

# The tables of work on a claim, by the claim's id.
ON_CLAIMS = ("evidence", "verdicts", "dismissals", "notes", "waivers")
_ID = re.compile("[0-9a-f]{40}")


def of_article(db: sqlite3.Connection, article: str) -> set[str]:
    """The entries of the article with this full id, its readings, and all work on its claims."""
    found = set(_with_its_text(db, article))
    for table in ("readings", "added_claims"):
        found |= names(db, f"SELECT id FROM {table} WHERE article_id = ?", article)
    claims = "SELECT id FROM claims WHERE article_id = ?"
    for table in ON_CLAIMS:
        found |= names(db, f"SELECT id FROM {table} WHERE claim_id IN ({claims})", article)
    return found


def of_source(db: sqlite3.Connection, source: str) -> set[str]:
    """A source with the quotes from it and the series of its values."""
    return {
        source,
        *names(db, "SELECT id FROM evidence WHERE source_id = ?", source),
        *names(db, "SELECT id FROM series WHERE source = ?", source),
    }


def with_calculations(db: sqlite3.Connection, entries: set[str]) -> set[str]:
    """These with the calculations on them, and on these in turn: their working tells sources and figures."""
    inputs = "SELECT id, inputs FROM evidence WHERE inputs <> '[]'"
    calculations = {entry: set(ids_in(named)) for entry, named in db.execute(inputs)}
    found, ahead = set(entries), set(entries)
    while ahead:
        ahead = {entry for entry, named in calculations.items() if entry not in found and named & ahead}
        found |= ahead
    return found


def ids_in(text: str) -> Iterable[str]:
    """The ids that stand in a body or a list of inputs."""
    return _ID.findall(text)


def names(db: sqlite3.Connection, query: str, *values: str | bytes) -> set[str]:
    """The one column of a query, as a set."""
    return {name for (name,) in db.execute(query, values)}


def _with_its_text(db: sqlite3.Connection, article: str) -> Iterator[str]:
    """The entries with this text, which may differ in what they say of it."""
    for row in db.execute(f"SELECT {ENTRY} FROM journal WHERE kind = 'article'"):
        entry = entry_of(row)
        if decode(entry, ArticleBody).article().id == article:
            yield entry.id
