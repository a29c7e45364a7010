"""Which entry says what a claim is, and the claims' rows written from it: a person's words before a machine's."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from workbench.model import Claim, Date, Quantity
from workbench.store.kinds import bodies
from workbench.store.kinds.columns import Row
from workbench.store.rows import (
    CLAIM,
    ENTRY,
    chunks,
    claim_row,
    date_row,
    entry_of,
    marks,
    quantity_row,
    selected,
)

TOGETHER = 1800  # claims that one statement writes
# What a claim has several of: table, columns, and the rows.
_PARTS: tuple[tuple[str, str, Callable[[Claim], Iterable[Row]]], ...] = (
    ("quantities", selected(Quantity), lambda claim: map(quantity_row, claim.quantities)),
    ("dates", selected(Date), lambda claim: map(date_row, claim.dates)),
)
_OVER = "ON CONFLICT (id) DO UPDATE SET " + ", ".join(
    f"{name} = excluded.{name}" for name in CLAIM.split(", ") if name != "id"
)


Age = tuple[bool, tuple[int, ...], str, str]


def age(extractor: str, reading: str, *, fits: bool = True) -> Age:
    """What orders the readings of an article, oldest first: "0.10" is newer than "0.9".

    One that fits what people say of the article goes before all that do not.
    """
    return fits, tuple(int(digits) for digits in re.findall(r"[0-9]+", extractor)), extractor, reading


def write_claims(db: sqlite3.Connection, claims: Sequence[Claim], *, reading: str | None, entry: str) -> None:
    """Writes claims of one article with the fields that this entry gives them, over what is there."""
    rows = [(*row, 0, "open", "", 0) for row in _rows(db, claims, reading=reading, entry=entry)]
    _put_claims(db, rows)
    for table, _, _ in _PARTS:
        for some in chunks(claim.id for claim in claims):
            db.execute(f"DELETE FROM {table} WHERE claim_id IN ({marks(some)})", some)
    _write_parts(db, claims)


def write_first_claims(
    db: sqlite3.Connection, claims: Sequence[Claim], *, reading: str, waiting: dict[str, list[Row]]
) -> None:
    """The same for the first claims of an article: they are listed at once, in text order.

    Their rows are left in `waiting`, by article, for `put_first_claims`, which gives them their status.
    """
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    rows = enumerate(_rows(db, ordered, reading=reading, entry=reading), 1)
    if claims:
        waiting[claims[0].article_id] = [(*row, place) for place, row in rows]
    _write_parts(db, ordered)


def put_first_claims(
    db: sqlite3.Connection, rows: Sequence[Row], stand: Mapping[str, tuple[str, str]]
) -> None:
    """Writes rows of first claims, whose ids come first in them, with the status and rating that each has."""
    _put_claims(db, [(*row, *stand[str(row[0])], 1) for row in rows])


def _rows(
    db: sqlite3.Connection, claims: Sequence[Claim], *, reading: str | None, entry: str
) -> Iterator[Row]:
    article = claims[0].article_id if claims else ""
    row = db.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    text = row[0] if row else ""
    return (claim_row(claim, article=text, reading=reading, entry=entry) for claim in claims)


def _put_claims(db: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Many by one statement: after each, the search index puts what is new on its pages."""
    for some in chunks(rows, TOGETHER):
        values = ", ".join([f"({marks(some[0])})"] * len(some))
        db.execute(
            f"INSERT INTO claims ({CLAIM}, number, status, rating, listed) VALUES {values} {_OVER}",
            tuple(chain.from_iterable(some)),
        )


def _write_parts(db: sqlite3.Connection, claims: Iterable[Claim]) -> None:
    for table, columns, parts in _PARTS:
        places = marks(range(len(columns.split(", ")) + 2))
        db.executemany(
            f"INSERT INTO {table} (claim_id, position, {columns}) VALUES ({places})",
            [(claim.id, at, *row) for claim in claims for at, row in enumerate(parts(claim))],
        )


def settle_wording(db: sqlite3.Connection, claims: Iterable[str]) -> None:
    """Gives claims that a person added or worded anew their fields: a person's before a machine's."""
    readings: dict[str, dict[str, Claim]] = {}
    for claim in sorted(claims):
        row = db.execute("SELECT reading, entry FROM claims WHERE id = ?", (claim,)).fetchone()
        reading, current = row or (None, None)
        entry = _wording(db, claim, reading)
        if entry == current:
            continue
        if entry not in readings:
            readings[entry] = _claims_of(db, entry)
        write_claims(db, [readings[entry][claim]], reading=reading, entry=entry)


def _wording(db: sqlite3.Connection, claim: str, reading: str | None) -> str:
    """The entry that says what a claim is: a person's standing words, the newest reading, or what was taken back.

    Of several people's words the later ones are shown. That is only a choice of what to show: all are kept.
    """
    rows = db.execute(
        "SELECT id, live FROM added_claims WHERE claim_id = ? ORDER BY live DESC, at DESC, id DESC LIMIT 1",
        (claim,),
    ).fetchone()
    if rows and (rows[1] or reading is None):
        return str(rows[0])
    return str(reading)


def read_anew(db: sqlite3.Connection, readings: Iterable[str]) -> None:
    """Writes the claims of an article's readings again, given the oldest first."""
    for reading in readings:
        write_claims(db, list(_claims_of(db, reading).values()), reading=reading, entry=reading)


def _claims_of(db: sqlite3.Connection, entry: str) -> dict[str, Claim]:
    row = db.execute(f"SELECT {ENTRY} FROM journal WHERE id = ?", (bytes.fromhex(entry),)).fetchone()
    body = bodies.checked(entry_of(row))
    claims = body.claims if isinstance(body, bodies.ReadingBody) else ()
    if isinstance(body, bodies.ClaimBody):
        claims = (body.claim,)
    return {claim.id: claim for claim in claims}


def settle_sentences(db: sqlite3.Connection, article: str) -> None:
    """Cuts the sentences of an article that arrived after its claims."""
    (text,) = db.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    rows = db.execute(
        "SELECT row, sentence_start, sentence_end, sentence FROM claims WHERE article_id = ?", (article,)
    ).fetchall()
    changes = [(text[start:end], row) for row, start, end, words in rows if text[start:end] != words]
    db.executemany("UPDATE claims SET sentence = ? WHERE row = ?", changes)
