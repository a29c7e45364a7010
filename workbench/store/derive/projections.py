"""Journal entries as rows of ordinary tables: as the registry says, or by hand where a kind needs more.

Each projection writes what its entry alone says and notes what it touches; `settle` then works out what depends on
several entries. Neither minds the order in which entries arrive, so two files with the same journal show the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from workbench.model import Article, Checker, Claim, Entry
from workbench.signing import is_signed
from workbench.store.derive import details
from workbench.store.derive.settlement import settle, standing
from workbench.store.derive.touched import Touched
from workbench.store.derive.wording import TOGETHER, put_first_claims, write_claims, write_first_claims
from workbench.store.derive.work import put_work
from workbench.store.kinds import bodies
from workbench.store.kinds.connection import kinds_of
from workbench.store.kinds.desk_bodies import (
    AnswerBody,
    ArticleDetailsBody,
    QuestionBody,
    RevisionBody,
)
from workbench.store.kinds.registry import Body, EntryKind
from workbench.store.rows import chunks, put


def project(db: sqlite3.Connection, entries: Iterable[tuple[Entry, bodies.Body]]) -> None:
    """Brings the projections up to date with entries that are new in the journal."""
    touched = Touched()
    write(db, entries, touched)
    settle(db, touched)


def write(db: sqlite3.Connection, entries: Iterable[tuple[Entry, bodies.Body]], touched: Touched) -> None:
    """Writes what new entries say each for itself; the caller settles what they touched, once after all of them."""
    kinds = kinds_of(db)
    for entry, body in entries:
        if by_hand := _BY_HAND.get(entry.kind):
            by_hand(db, entry, body, touched)
        else:
            _work(kinds[entry.kind], entry, body, touched)
        if sum(map(len, touched.first.values())) > TOGETHER:
            _flush(db, touched)
    _flush(db, touched)


def _flush(db: sqlite3.Connection, touched: Touched) -> None:
    """Writes the rows that wait: what people did, then first claims, which are written once, with their status."""
    for kind, rows in touched.work.items():
        touched.retracted |= put_work(db, kind, rows)
    touched.work.clear()
    for some in chunks(chain.from_iterable(touched.first.values()), TOGETHER):
        stand: dict[str, tuple[str, str]] = {}
        for names in chunks(str(row[0]) for row in some):
            stand |= standing(db, names)
        put_first_claims(db, some, stand)
        touched.claims -= stand.keys()
    touched.first.clear()


def _article(db: sqlite3.Connection, entry: Entry, body: bodies.ArticleBody, touched: Touched) -> None:
    article = body.article()
    if _describe(db, entry, article.id, article):
        touched.texts.add(article.id)
        touched.drafted.add(article.id)


def _checker(db: sqlite3.Connection, entry: Entry, body: bodies.CheckerBody, touched: Touched) -> None:
    del touched
    checker = body.checker()
    _describe(db, entry, checker.id, checker)


def _describe(db: sqlite3.Connection, entry: Entry, name: str, record: Article | Checker) -> bool:
    """Writes what an entry says of a thing that others may describe too, and returns whether it is what is shown."""
    kind = kinds_of(db)[entry.kind]
    table = kind.table
    prevails = _prevails(db, table.name, name, entry)
    if prevails:
        columns = ", ".join(("id", *table.names, "entry"))
        put(db, table.name, columns, (name, *kind.row(record), entry.id), replace=True)
    return prevails


def _prevails(db: sqlite3.Connection, table: str, name: str, entry: Entry) -> bool:
    """Whether this entry describes a thing rather than the one that does now: the fuller one, on every desk."""
    shown = db.execute(f"SELECT entry FROM {table} WHERE id = ?", (name,)).fetchone()
    if shown is None:
        return True
    body = db.execute("SELECT body FROM journal WHERE id = ?", (bytes.fromhex(shown[0]),)).fetchone()
    return (len(entry.body), entry.id) > (len(body[0]), shown[0])


def _reading(db: sqlite3.Connection, entry: Entry, body: bodies.ReadingBody, touched: Touched) -> None:
    if body.article_id in touched.first:
        _flush(db, touched)
    touched.drafted.add(body.article_id)
    article = (body.article_id,)
    is_first = db.execute("SELECT 1 FROM readings WHERE article_id = ? LIMIT 1", article).fetchone() is None
    kind = kinds_of(db)["reading"]
    put(
        db,
        "readings",
        ", ".join(("id", *kind.table.names, "newest")),
        (entry.id, *kind.row(body), int(is_first)),
    )
    rows = db.execute("SELECT id, reading, entry FROM claims WHERE article_id = ?", article)
    earlier = {claim: (reading, worded_by) for claim, reading, worded_by in rows}
    if not is_first or earlier:
        touched.read_again.add(body.article_id)
    if earlier:
        ages = details.ages(db, body.article_id)
        newer = {
            claim for claim, (reading, _) in earlier.items() if reading and ages[reading] > ages[entry.id]
        }
        _read_again(db, entry.id, [claim for claim in body.claims if claim.id not in newer], earlier, touched)
    else:
        write_first_claims(db, body.claims, reading=entry.id, waiting=touched.first)


def _read_again(
    db: sqlite3.Connection,
    reading: str,
    claims: Iterable[Claim],
    earlier: Mapping[str, tuple[str | None, str]],
    touched: Touched,
) -> None:
    """Claims that no newer reading has: their fields are this one's, unless a person's words stand before them."""
    unread: tuple[None, None] = (None, None)
    as_read: dict[bool, list[Claim]] = {True: [], False: []}
    for claim in claims:
        before, worded_by = earlier.get(claim.id, unread)
        as_read[worded_by == before].append(claim)
    write_claims(db, as_read[True], reading=reading, entry=reading)
    worded = [claim.id for claim in as_read[False]]
    db.executemany("UPDATE claims SET reading = ? WHERE id = ?", [(reading, claim) for claim in worded])
    touched.worded.update(worded)


def _work(kind: EntryKind, entry: Entry, body: Body, touched: Touched) -> None:
    """Notes what a person did, with who and when, to be written with the like."""
    row = kind.row(body)
    touched.work[kind].append((entry.id, *row, entry.checker, entry.at))
    if kind.is_on_claim and (claim := str(row[kind.claim_place])):
        touched.claims.add(claim)
    touched.sources |= kind.name == "source"


def _article_details(
    db: sqlite3.Connection, entry: Entry, body: ArticleDetailsBody, touched: Touched
) -> None:
    _work(kinds_of(db)["article_details"], entry, body, touched)
    touched.described.add(body.article_id)


def _revision(db: sqlite3.Connection, entry: Entry, body: RevisionBody, touched: Touched) -> None:
    _work(kinds_of(db)["revision"], entry, body, touched)
    touched.revised.add(body.article_id)


def _question(db: sqlite3.Connection, entry: Entry, body: QuestionBody, touched: Touched) -> None:
    said = (body.person_id, body.text, body.confidential)
    _on_each(db, entry, body.claim_ids, said, touched)


def _answer(db: sqlite3.Connection, entry: Entry, body: AnswerBody, touched: Touched) -> None:
    said = (body.question, body.outcome, body.source_id, body.confidential)
    _on_each(db, entry, body.claim_ids, said, touched)


def _on_each(
    db: sqlite3.Connection, entry: Entry, claims: Sequence[str], said: tuple[object, ...], touched: Touched
) -> None:
    """Notes what is said of several claims, a row for each."""
    rows = touched.work[kinds_of(db)[entry.kind]]
    rows += [(entry.id, claim, *said, entry.checker, entry.at) for claim in dict.fromkeys(claims)]
    touched.claims.update(claims)


def _claim(db: sqlite3.Connection, entry: Entry, body: bodies.ClaimBody, touched: Touched) -> None:
    _work(kinds_of(db)["claim"], entry, body, touched)
    touched.worded.add(body.claim.id)


def _retraction(db: sqlite3.Connection, entry: Entry, body: bodies.RetractionBody, touched: Touched) -> None:
    rows = touched.work[kinds_of(db)["retraction"]]
    rows += [(entry.id, name, entry.checker, entry.at) for name in dict.fromkeys(body.entries)]
    touched.retracted.update(body.entries)


def _acceptance(db: sqlite3.Connection, entry: Entry, body: bodies.AcceptanceBody, touched: Touched) -> None:
    rows = touched.work[kinds_of(db)["acceptance"]]
    rows += [(entry.id, name, entry.checker, entry.at) for name in dict.fromkeys(body.entries)]
    touched.accepted.update(body.entries)


def _erasure_request(
    db: sqlite3.Connection, entry: Entry, body: bodies.ErasureRequestBody, touched: Touched
) -> None:
    rows = touched.work[kinds_of(db)["erasure_request"]]
    rows += [(entry.id, name, body.why, entry.checker, entry.at) for name in dict.fromkeys(body.targets)]


def _signature(db: sqlite3.Connection, entry: Entry, body: bodies.SignatureBody, touched: Touched) -> None:
    del touched
    valid = int(is_signed(body.key, body.entries, body.signature))
    for name in dict.fromkeys(body.entries):
        put(db, "signatures", "id, entry, key, valid", (entry.id, name, body.key, valid))


# What several entries may say something of, what names others, and what says more than its table has. The body is of
# the type that the registry has for the kind.
_BY_HAND: dict[str, Callable[[sqlite3.Connection, Entry, Any, Touched], None]] = {
    "article": _article,
    "article_details": _article_details,
    "checker": _checker,
    "reading": _reading,
    "claim": _claim,
    "question": _question,
    "answer": _answer,
    "revision": _revision,
    "retraction": _retraction,
    "acceptance": _acceptance,
    "erasure_request": _erasure_request,
    "signature": _signature,
}
