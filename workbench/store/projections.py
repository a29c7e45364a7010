"""Journal entries as rows of ordinary tables: one function per kind, in PROJECTIONS.

Each function writes what its entry alone says and notes what it touches; `settle` then works out what depends on
several entries. Neither minds the order in which entries arrive, so two files with the same journal show the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from workbench.model import Claim, Entry
from workbench.signing import is_signed
from workbench.store import bodies
from workbench.store.bodies import json_text
from workbench.store.settle import Touched, settle, standing
from workbench.store.tables import Row, chunks, put, put_work
from workbench.store.wording import TOGETHER, age, put_first_claims, write_claims, write_first_claims


def project(db: sqlite3.Connection, entries: Iterable[tuple[Entry, bodies.Body]]) -> None:
    """Brings the projections up to date with entries that are new in the journal."""
    touched = Touched()
    write(db, entries, touched)
    settle(db, touched)


def write(db: sqlite3.Connection, entries: Iterable[tuple[Entry, bodies.Body]], touched: Touched) -> None:
    """Writes what new entries say each for itself; the caller settles what they touched, once after all of them."""
    for entry, body in entries:
        PROJECTIONS[entry.kind](db, entry, body, touched)
        if sum(map(len, touched.first.values())) > TOGETHER:
            _flush(db, touched)
    _flush(db, touched)


def _flush(db: sqlite3.Connection, touched: Touched) -> None:
    """Writes the rows that wait: what people did, then first claims, which are written once, with their status."""
    for (table, columns), rows in touched.work.items():
        put_work(db, table, columns, rows)
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
    if not _prevails(db, "articles", article.id, entry):
        return
    columns = "id, text, language, title, url, publisher, author, published, media_type, entry"
    published = article.published.isoformat() if article.published else None
    values: Row = (article.id, article.text, article.language, article.title, article.url)
    values += (article.publisher, article.author, published, article.media_type, entry.id)
    put(db, "articles", columns, values, replace=True)
    touched.texts.add(article.id)


def _checker(db: sqlite3.Connection, entry: Entry, body: bodies.CheckerBody, touched: Touched) -> None:
    who = body.checker()
    if _prevails(db, "checkers", who.id, entry):
        values = (who.id, who.name, who.initials, who.organization, who.url, entry.id)
        put(db, "checkers", "id, name, initials, organization, url, entry", values, replace=True)


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
    article = (body.article_id,)
    readings = db.execute("SELECT extractor, id FROM readings WHERE article_id = ?", article)
    ages = {name: age(extractor, name) for extractor, name in readings}
    if ages:
        touched.read_again.add(body.article_id)
    values = (entry.id, body.article_id, body.extractor, int(not ages))
    put(db, "readings", "id, article_id, extractor, newest", values)
    claims = db.execute("SELECT id, reading, entry FROM claims WHERE article_id = ?", article)
    known = {name: (reading, fields_from) for name, reading, fields_from in claims}
    if not known:
        write_first_claims(db, body.claims, reading=entry.id, waiting=touched.first)
        return
    touched.read_again.add(body.article_id)
    fresh: list[Claim] = []
    worded: list[Claim] = []
    own = age(body.extractor, entry.id)
    for claim in body.claims:
        reading, fields_from = known.get(claim.id, (None, None))
        if reading is not None and ages[reading] > own:
            continue
        (fresh if fields_from == reading else worded).append(claim)
    write_claims(db, fresh, reading=entry.id, entry=entry.id)
    db.executemany("UPDATE claims SET reading = ? WHERE id = ?", [(entry.id, claim.id) for claim in worded])
    touched.worded.update(claim.id for claim in worded)


def _claim(db: sqlite3.Connection, entry: Entry, body: bodies.ClaimBody, touched: Touched) -> None:
    claim = body.claim
    columns, values = "id, claim_id, article_id, text", (entry.id, claim.id, claim.article_id, claim.text)
    _keep(touched, "added_claims", columns, values, entry)
    touched.claims.add(claim.id)
    touched.worded.add(claim.id)


def _dismissal(db: sqlite3.Connection, entry: Entry, body: bodies.DismissalBody, touched: Touched) -> None:
    _keep(touched, "dismissals", "id, claim_id, reason", (entry.id, body.claim_id, body.reason), entry)
    touched.claims.add(body.claim_id)


def _note(db: sqlite3.Connection, entry: Entry, body: bodies.NoteBody, touched: Touched) -> None:
    _keep(touched, "notes", "id, claim_id, text", (entry.id, body.claim_id, body.text), entry)
    touched.claims.add(body.claim_id)


def _waiver(db: sqlite3.Connection, entry: Entry, body: bodies.WaiverBody, touched: Touched) -> None:
    _keep(touched, "waivers", "id, claim_id, reason", (entry.id, body.claim_id, body.reason), entry)
    touched.claims.add(body.claim_id)


def _series(db: sqlite3.Connection, entry: Entry, body: bodies.SeriesBody, touched: Touched) -> None:
    values = (entry.id, body.name, body.source, json_text(body.values))
    _keep(touched, "series", 'id, name, source, "values"', values, entry)


def _source(db: sqlite3.Connection, entry: Entry, body: bodies.SourceBody, touched: Touched) -> None:
    columns = "id, title, publisher, author, url, published, accessed, kind, archive_url, snapshot, derived_from, note"
    values: Row = (entry.id, *(getattr(body, name) for name in columns.split(", ")[1:]))
    values += (int(body.confidential), body.number, int(body.number > 0), "")
    _keep(touched, "sources", f"{columns}, confidential, number, given, short_name", values, entry)
    touched.sources = True


def _evidence(db: sqlite3.Connection, entry: Entry, body: bodies.EvidenceBody, touched: Touched) -> None:
    columns = (
        "id, claim_id, source_id, calculation, quote, locator, stance, quantities, comparison, note, inputs"
    )
    values: Row = (entry.id, body.claim_id, body.source_id, body.calculation, body.quote, body.locator)
    comparison = json_text(body.comparison) if body.comparison else ""
    values += (body.stance, json_text(body.quantities), comparison, body.note, json_text(body.inputs))
    _keep(touched, "evidence", columns, values, entry)
    touched.claims.add(body.claim_id)


def _verdict(db: sqlite3.Connection, entry: Entry, body: bodies.VerdictBody, touched: Touched) -> None:
    columns = "id, claim_id, scale, rating, explanation, evidence_ids, supersedes, blind"
    values: Row = (entry.id, body.claim_id, body.scale, body.rating, body.explanation)
    lists = json_text(body.evidence_ids), json_text(body.supersedes)
    _keep(touched, "verdicts", columns, (*values, *lists, int(body.blind)), entry)
    touched.claims.add(body.claim_id)


def _retraction(db: sqlite3.Connection, entry: Entry, body: bodies.RetractionBody, touched: Touched) -> None:
    for name in dict.fromkeys(body.entries):
        _keep(touched, "retractions", "id, entry", (entry.id, name), entry)
        touched.retracted.add(name)


def _signature(db: sqlite3.Connection, entry: Entry, body: bodies.SignatureBody, touched: Touched) -> None:
    del touched
    valid = int(is_signed(body.key, body.entries, body.signature))
    for name in dict.fromkeys(body.entries):
        put(db, "signatures", "id, entry, key, valid", (entry.id, name, body.key, valid))


def _keep(touched: Touched, table: str, columns: str, values: Row, entry: Entry) -> None:
    """Notes what a person did, with who and when, to be written with the like."""
    touched.work[table, f"{columns}, checker, at"].append((*values, entry.checker, entry.at))


# The body is of the type that bodies.KINDS has for the kind.
PROJECTIONS: dict[str, Callable[[sqlite3.Connection, Entry, Any, Touched], None]] = {
    "article": _article,
    "checker": _checker,
    "reading": _reading,
    "claim": _claim,
    "dismissal": _dismissal,
    "note": _note,
    "waiver": _waiver,
    "series": _series,
    "source": _source,
    "evidence": _evidence,
    "verdict": _verdict,
    "retraction": _retraction,
    "signature": _signature,
}
