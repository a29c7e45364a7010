"""What a desk files its work under, and who sees to it: on claims, and on articles as a whole."""

from __future__ import annotations

import sqlite3
from functools import partial

from workbench.errors import LookupFailed
from workbench.model import ArticleHead, ArticleWork, Revision, WorkRecord
from workbench.store.kinds.connection import kinds_of
from workbench.store.kinds.table import KINDS
from workbench.store.queries import articles, lookups
from workbench.store.queries.states import grouped
from workbench.store.rows import record_of, selected

# Who is to see to which claim: a claim's own assignments go before those of its article.
_OWN = f"FROM assignments AS work WHERE work.claim_id <> '' AND {KINDS['assignment'].current}"
_ASSIGNEES = f"""SELECT work.claim_id AS claim_id, work.assignee AS assignee {_OWN}
    UNION ALL SELECT of_article.id, work.assignee
    FROM assignments AS work JOIN claims AS of_article ON of_article.article_id = work.article_id
    WHERE {KINDS["assignment"].current} AND of_article.id NOT IN (SELECT work.claim_id {_OWN})"""

# Conditions on rows of `claims`; the first two take a value.
TAGGED = f"id IN (SELECT work.claim_id FROM tags AS work WHERE work.label = ? AND {KINDS['tag'].current})"
ASSIGNED_TO = f"id IN (SELECT claim_id FROM ({_ASSIGNEES}) WHERE assignee = ?)"
DUE = "article_id IN (SELECT id FROM articles WHERE deadline <> '' AND substr(deadline, 1, 10) <= ?)"
UNASSIGNED = f"id NOT IN (SELECT claim_id FROM ({_ASSIGNEES}))"


def subject(db: sqlite3.Connection, prefix: str) -> tuple[str, str]:
    """The id of the claim, or that of the article, that alone begins so; the other is "". LookupFailed otherwise."""
    fitting = [table for table in ("claims", "articles") if lookups.fitting(db, table, prefix)]
    if len(fitting) > 1:
        raise LookupFailed(f"{prefix!r} fits a claim and an article; give more characters")
    if not fitting:
        raise LookupFailed(
            f"no claim and no article begins with {prefix!r}; `workbench list` shows what is there"
        )
    name = lookups.id_of(db, fitting[0], prefix)
    return (name, "") if fitting[0] == "claims" else ("", name)


def earlier(db: sqlite3.Connection, kind: str, claim_id: str, article_id: str) -> tuple[str, ...]:
    """All entries of a kind on a claim or on an article that the file has, whether they stand or not, by id."""
    table = kinds_of(db)[kind].table
    values = {"claim_id": claim_id, "article_id": article_id}
    keys = [name for name in values if name in table.names]
    where = " AND ".join(f"{name} = ?" for name in keys)
    query = f"SELECT id FROM {table.name} WHERE {where} ORDER BY id"
    return tuple(name for (name,) in db.execute(query, [values[key] for key in keys]))


def claim_of(db: sqlite3.Connection, table: str, entry: str) -> str:
    """The id of the claim that an entry of this table, which is there, is on."""
    return str(db.execute(f"SELECT claim_id FROM {table} WHERE id = ?", (entry,)).fetchone()[0])


def only_correction(db: sqlite3.Connection, claim: str) -> str:
    """The id of the one correction on the claim whose id alone begins so; "" where there is none, or several."""
    names = lookups.fitting(db, "claims", claim)
    if len(names) != 1:
        return ""
    rows = db.execute("SELECT id FROM corrections WHERE live AND claim_id = ? LIMIT 2", names).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else ""


def revisions(db: sqlite3.Connection) -> tuple[Revision, ...]:
    """Live revisions, by time and id."""
    rows = db.execute(f"SELECT {selected(Revision)} FROM revisions WHERE live ORDER BY at, id")
    return tuple(record_of(Revision, row) for row in rows)


def desk(db: sqlite3.Connection) -> tuple[ArticleWork, ...]:
    """All articles with the work on them, by date of publication, title and id."""
    assigned = dict(
        db.execute(
            f"""SELECT article_id, count(DISTINCT id) FROM claims JOIN ({_ASSIGNEES}) ON claim_id = id
        WHERE listed GROUP BY article_id"""
        ).fetchall()
    )
    heads = articles.articles(db)
    work = _work(db)
    return tuple(_with_work(head, assigned.get(head.id, 0), work) for head in heads)


_Work = dict[str, dict[str, list[WorkRecord]]]


def _with_work(head: ArticleHead, assigned: int, work: _Work) -> ArticleWork:
    own = {table: tuple(records.get(head.id, ())) for table, records in work.items()}
    return ArticleWork(head=head, assigned=assigned, work=own)


def _work(db: sqlite3.Connection) -> _Work:
    """What holds now on articles, by table and by article."""
    work: _Work = {}
    for kind in kinds_of(db).on_articles:
        if record := kind.record:
            rows = db.execute(
                f"SELECT article_id, {selected(record)} FROM {kind.table.name} AS work"
                f" WHERE article_id <> '' AND {kind.current} ORDER BY at, id"
            )
            work[kind.table.name] = dict(grouped(rows, partial(record_of, record)))
    return work
