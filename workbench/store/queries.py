"""What is asked of a claims file: look-ups, lists and counts over the projections."""

from __future__ import annotations

import sqlite3
import string
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar, get_args

import msgspec

from workbench.errors import FileError, LookupFailed
from workbench.model import (
    Article,
    ArticleHead,
    Checker,
    ClaimFilter,
    ClaimState,
    Counts,
    Entry,
    Evidence,
    Sort,
    Source,
    Status,
)
from workbench.store import search, short_names
from workbench.store.bodies import RetractionBody, decode, json_text
from workbench.store.kinds import WORK
from workbench.store.states import states
from workbench.store.tables import (
    ENTRY,
    EVIDENCE,
    SOURCE,
    entry_of,
    evidence_of,
    marks,
    source_of,
)

_T = TypeVar("_T")
_ARTICLE = "id, text, language, title, url, publisher, author, published, media_type"
_HEAD = "id, title, publisher, published, url, language"
_ORDERS: dict[Sort, str] = {
    "order": 'article_id, "start", "end"',
    "worth": 'worth DESC, article_id, "start", "end"',
}
_LISTS = {
    "articles": "`workbench list` shows what is there",
    "claims": "`workbench list` shows the ids",
    "sources": short_names.NO_SUCH,
    "evidence": "`workbench show CLAIM` shows the ids of its calculations",
}


# What a beginning of an id may name; all of an id names what was taken back too.
_STANDING = {"claims": " AND listed", "sources": " AND live", "evidence": " AND live"}


def one(db: sqlite3.Connection, table: str, prefix: str) -> str:
    """The id in this table that is, or alone begins with, the prefix. LookupFailed says what to do about others."""
    wanted = prefix.strip().lower()
    noun = table.removesuffix("s")
    if not wanted or set(wanted) - set(string.hexdigits):
        raise LookupFailed(f"no {noun} begins with {prefix!r}; {_LISTS[table]}")
    # "g" sorts right after the last hexadecimal digit.
    bounds = (wanted, wanted + "g")
    shown = _STANDING.get(table, "") if len(wanted) < 40 else ""
    where = f"FROM {table} WHERE id >= ? AND id < ?{shown}"
    found = db.execute(f"SELECT id {where} LIMIT 2", bounds).fetchall()
    if not found:
        raise LookupFailed(f"no {noun} begins with {prefix!r}; {_LISTS[table]}")
    if len(found) > 1:
        (count,) = db.execute(f"SELECT count(*) {where}", bounds).fetchone()
        raise LookupFailed(f"{prefix!r} fits {count} {table}; give more characters")
    return str(found[0][0])


def article(db: sqlite3.Connection, prefix: str) -> Article:
    """The article with this id, or the only one whose id begins so."""
    row = db.execute(
        f"SELECT {_ARTICLE} FROM articles WHERE id = ?", (one(db, "articles", prefix),)
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


def find(db: sqlite3.Connection, wanted: ClaimFilter) -> tuple[int, ...]:
    """The rows of the listed claims that fit, in the order asked for."""
    conditions = ["listed"]
    values: list[str] = []
    if wanted.article:
        conditions.append("article_id = ?")
        values.append(one(db, "articles", wanted.article))
    if wanted.status:
        conditions.append("status = ?")
        values.append(wanted.status)
    for condition, value in search.conditions(wanted.search):
        conditions.append(condition)
        values.append(value)
    where = " AND ".join(conditions)
    rows = db.execute(f"SELECT row FROM claims WHERE {where} ORDER BY {_ORDERS[wanted.sort]}", values)
    return tuple(row for (row,) in rows)


def claim(db: sqlite3.Connection, prefix: str) -> ClaimState:
    """The claim with this id, or the only listed one whose id begins so."""
    row = db.execute("SELECT row FROM claims WHERE id = ?", (one(db, "claims", prefix),)).fetchone()
    return states(db, row)[0]


def source(db: sqlite3.Connection, prefix: str) -> Source:
    """The source with this id, the live one with this short name, or the only live one whose id begins so."""
    name = short_names.named(db, prefix) or one(db, "sources", prefix)
    return source_of(db.execute(f"SELECT {SOURCE} FROM sources WHERE id = ?", (name,)).fetchone())


def piece(db: sqlite3.Connection, prefix: str) -> Evidence:
    """The evidence with this id, or the only live one whose id begins so."""
    name = one(db, "evidence", prefix)
    return evidence_of(db.execute(f"SELECT {EVIDENCE} FROM evidence WHERE id = ?", (name,)).fetchone())


def sources(db: sqlite3.Connection) -> tuple[Source, ...]:
    """All sources but those taken back that no live evidence rests on, by title and id."""
    rests = "EXISTS (SELECT 1 FROM evidence WHERE evidence.source_id = sources.id AND evidence.live)"
    rows = db.execute(f"SELECT {SOURCE} FROM sources WHERE live OR {rests} ORDER BY title, id")
    return tuple(map(source_of, rows))


def checkers(db: sqlite3.Connection) -> dict[str, Checker]:
    """Everyone who has worked on the file, by id."""
    rows = db.execute("SELECT id, name, initials, organization, url FROM checkers ORDER BY id")
    return {
        name: Checker(id=name, name=called, initials=initials, organization=organization, url=url)
        for name, called, initials, organization, url in rows
    }


def entry(db: sqlite3.Connection, entry_id: str) -> Entry:
    """The journal's entry with this id; LookupFailed where there is none."""
    wanted = entry_id.strip().lower()
    if len(wanted) == 40 and not set(wanted) - set(string.hexdigits):
        row = db.execute(f"SELECT {ENTRY} FROM journal WHERE id = ?", (bytes.fromhex(wanted),)).fetchone()
        if row:
            return entry_of(row)
        row = db.execute("SELECT at, why FROM erased WHERE id = ?", (bytes.fromhex(wanted),)).fetchone()
        if row:
            raise LookupFailed(f"entry {wanted[:8]} was erased on {row[0][:10]}: {row[1]}")
    raise LookupFailed(f"no entry has the id {entry_id!r}; give all 40 digits of one in the journal")


def undoable(db: sqlite3.Connection, checker: str) -> Entry | None:
    """The checker's newest work in this file that has not been taken back."""
    row = _newest(db, checker, tuple(WORK))
    return row[1] if row else None


def step(db: sqlite3.Connection, last: Entry) -> tuple[str, ...]:
    """The standing entries of one step, which share their author, time and salt; the given one's id is last."""
    rows = db.execute(
        "SELECT lower(hex(id)) AS name FROM journal WHERE checker = ? AND salt = ? AND at = ? AND salt <> x''"
        " AND id <> ? AND NOT EXISTS (SELECT 1 FROM retractions WHERE entry = lower(hex(journal.id)) AND live)"
        " ORDER BY name",
        (last.checker, last.salt, last.at, bytes.fromhex(last.id)),
    )
    return (*(name for (name,) in rows), last.id)


def dismissals(db: sqlite3.Connection, claim_id: str) -> tuple[str, ...]:
    """The entries that say of a claim that it is none, and stand."""
    rows = db.execute("SELECT id FROM dismissals WHERE claim_id = ? AND live ORDER BY id", (claim_id,))
    return tuple(name for (name,) in rows)


def redoable(db: sqlite3.Connection, checker: str) -> Entry | None:
    """The checker's newest standing undo, unless they have worked on since."""
    undo = _newest(db, checker, ("retraction",), undoes=True)
    work = _newest(db, checker, tuple(WORK))
    if undo is None or (work is not None and work[0] > undo[0]):
        return None
    return undo[1]


def _newest(
    db: sqlite3.Connection, checker: str, kinds: Sequence[str], *, undoes: bool = False
) -> tuple[int, Entry] | None:
    """The newest standing entry of these kinds and its row; `undoes` leaves out what takes back an undo."""
    rows = db.execute(
        f"SELECT rowid, {ENTRY} FROM journal WHERE checker = ? AND checker <> '' AND kind IN ({marks(kinds)})"
        " AND NOT EXISTS (SELECT 1 FROM retractions WHERE entry = lower(hex(journal.id)) AND live)"
        " ORDER BY rowid DESC",
        (checker, *kinds),
    )
    for rowid, *columns in rows:
        found = entry_of(tuple(columns))
        if not undoes or _undoes(db, found):
            return rowid, found
    return None


def _undoes(db: sqlite3.Connection, retraction: Entry) -> bool:
    """Whether it takes work back, and not an undo alone; a step that replaced something has a retraction in it too."""
    named = json_text(decode(retraction, RetractionBody).entries)
    rows = db.execute("SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM retractions)", (named,))
    return rows.fetchone() is not None


def _head(row: Sequence[object], tally: Counts) -> ArticleHead:
    return msgspec.convert({**dict(zip(_HEAD.split(", "), row, strict=True)), "counts": tally}, ArticleHead)


def _counts(tally: dict[str, int]) -> Counts:
    unknown = tally.keys() - set(get_args(Status))
    if unknown:
        raise FileError(f"the claims have an unknown status {min(unknown)!r}; run `workbench rebuild`")
    return Counts(**tally)
