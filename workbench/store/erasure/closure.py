"""Closures over the journal: what hangs on articles and sources, what entries rest on, what rests on them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from workbench.store.kinds.bodies import ArticleBody, readable
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import ENTRY, entry_of, marks

_ID = re.compile("[0-9a-f]{40}")
_DIGEST = re.compile("[0-9a-f]{64}")


def of_article(db: sqlite3.Connection, article: str) -> set[str]:
    """The entries of the article with this full id, its readings, and all work on its claims."""
    entries = set(_with_its_text(db, article))
    for kind in kinds_of(db).kinds:
        if "article_id" in kind.table.names:
            entries |= names(db, f"SELECT id FROM {kind.table.name} WHERE article_id = ?", article)
        if kind.is_on_claim:
            claims = "SELECT id FROM claims WHERE article_id = ?"
            entries |= names(db, f"SELECT id FROM {kind.table.name} WHERE claim_id IN ({claims})", article)
    return entries


def with_drafts_before(db: sqlite3.Connection, article: str) -> set[str]:
    """An article, and all drafts before it, from which its claims have what was checked; their ids."""
    drafts, ahead = {article}, [article]
    while ahead:
        before = names(db, "SELECT before FROM revisions WHERE live AND article_id = ?", ahead.pop()) - drafts
        drafts |= before
        ahead += before
    return drafts


def of_people(db: sqlite3.Connection, people: Iterable[str]) -> set[str]:
    """People with what is asked of them, and what came of that."""
    closure: set[str] = set()
    for person in people:
        questions = names(db, "SELECT id FROM questions WHERE person_id = ?", person)
        answers = (names(db, "SELECT id FROM answers WHERE question = ?", name) for name in questions)
        closure |= {person}.union(questions, *answers)
    return closure


def of_source(db: sqlite3.Connection, source: str) -> set[str]:
    """A source with what keeps its words or values: the quotes from it, and the series of them."""
    quoting = (
        names(db, f"SELECT id FROM {kind.table.name} WHERE {kind.quotes} = ?", source)
        for kind in kinds_of(db).quoting
    )
    return {source}.union(*quoting)


def with_calculations(db: sqlite3.Connection, entries: set[str]) -> set[str]:
    """These with the calculations on them, and on these in turn: their working tells sources and figures."""
    calculations = {
        entry: set(ids_in(inputs))
        for kind in kinds_of(db).calculated
        for entry, inputs in db.execute(
            f"SELECT id, {kind.inputs} FROM {kind.table.name} WHERE {kind.inputs} <> '[]'"
        )
    }
    closure, ahead = set(entries), set(entries)
    while ahead:
        ahead = {entry for entry, inputs in calculations.items() if entry not in closure and inputs & ahead}
        closure |= ahead
    return closure


def with_grounds(db: sqlite3.Connection, entries: set[str]) -> set[str]:
    """These with what they rest on: inputs of calculations, sources, and what these are derived from."""
    rests_on: dict[str, set[str]] = {}
    for kind in kinds_of(db).kinds:
        if kind.rests_on:
            grounds = " || ' ' || ".join(kind.rests_on)
            rows = db.execute(f"SELECT id, {grounds} FROM {kind.table.name}")
            rests_on |= {name: set(ids_in(text)) for name, text in rows}
    closure, ahead = set(entries), set(entries)
    while ahead:
        grounds_of_these = {ground for name in ahead for ground in rests_on.get(name, ())}
        ahead = grounds_of_these & rests_on.keys() - closure
        closure |= ahead
    return closure


def with_retractions(db: sqlite3.Connection, entries: set[str]) -> set[str]:
    """These with what takes them back or agrees to what they say, and what takes that back in turn."""
    query = "SELECT entry, id FROM retractions UNION ALL SELECT entry, id FROM acceptances"
    retractions = db.execute(query).fetchall()
    closure, ahead = set(entries), set(entries)
    while ahead:
        ahead = {name for entry, name in retractions if entry in ahead and name not in closure}
        closure |= ahead
    return closure


def unknown(db: sqlite3.Connection, *, naming: AbstractSet[str] = frozenset()) -> set[str]:
    """Entries of kinds of a newer version; those that name any of these ids, where ids are given."""
    kinds = kinds_of(db).names
    rows = db.execute(f"SELECT id, body FROM journal WHERE kind NOT IN ({marks(kinds)})", kinds)
    return {entry.hex() for entry, body in rows if not naming or not naming.isdisjoint(ids_in(body))}


def named_snapshots(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Entries and the snapshots they name: sources, and what else of a newer version may do so."""
    yield from db.execute("SELECT id, snapshot FROM sources WHERE snapshot <> ''")
    yield from _named_by_unknown(db)


def unnamed_snapshots(db: sqlite3.Connection) -> frozenset[str]:
    """The snapshots in the file that no entry names."""
    rows = db.execute(
        "SELECT lower(hex(sha256)) AS name FROM snapshots WHERE name NOT IN (SELECT snapshot FROM sources)"
    )
    unnamed = {name for (name,) in rows}
    # The whole journal is looked through for kinds of a newer version only where it matters.
    if not unnamed:
        return frozenset()
    return frozenset(unnamed.difference(name for _, name in _named_by_unknown(db)))


def _named_by_unknown(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    kinds = kinds_of(db).names
    for entry, body in db.execute(f"SELECT id, body FROM journal WHERE kind NOT IN ({marks(kinds)})", kinds):
        yield from ((entry.hex(), digest) for digest in _DIGEST.findall(body))


def ids_in(text: str) -> Iterable[str]:
    """The ids that stand in a body or a list of inputs."""
    return _ID.findall(text)


def names(db: sqlite3.Connection, query: str, *values: str | bytes) -> set[str]:
    """The one column of a query, as a set."""
    return {name for (name,) in db.execute(query, values)}


def _with_its_text(db: sqlite3.Connection, article: str) -> Iterator[str]:
    """The entries with this text, which may differ in what they say of it."""
    articles = map(entry_of, db.execute(f"SELECT {ENTRY} FROM journal WHERE kind = 'article'"))
    for entry, body in readable(articles, ArticleBody):
        if body.article().id == article:
            yield entry.id
