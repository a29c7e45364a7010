"""What depends on several entries at once: which are retracted, which claims are listed, and their status.

Everything here is worked out from the rows that are there, for the claims concerned only, so that neither the order
in which entries arrived nor their number matters.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from workbench.model import Claim
from workbench.store import bodies, status
from workbench.store.tables import (
    CLAIM,
    DATE,
    ENTRY,
    QUANTITY,
    Row,
    chunks,
    claim_row,
    date_row,
    entry_of,
    marks,
    quantity_row,
)

# The tables whose rows a retraction can take back, and whether a row there hangs on a claim.
_RETRACTABLE = {
    "verdicts": True,
    "evidence": True,
    "dismissals": True,
    "notes": True,
    "added_claims": True,
    "sources": False,
}

# A claim is listed while the newest reading has it, a person added it, or it carries anyone's work.
_CARRIES_WORK = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} AS work WHERE work.claim_id = claims.id)"
    for table in ("verdicts", "evidence", "dismissals", "notes")
)
_LISTED = f"""(
    EXISTS (SELECT 1 FROM readings WHERE readings.id = claims.reading AND readings.newest)
    OR EXISTS (SELECT 1 FROM added_claims AS added WHERE added.claim_id = claims.id AND added.live)
    OR {_CARRIES_WORK})"""

_PLACES = """SELECT row AS place_row,
    CASE WHEN listed THEN row_number() OVER (PARTITION BY listed ORDER BY "start", "end") ELSE 0 END AS place
    FROM claims WHERE article_id = ?"""


@dataclass(slots=True)
class Touched:
    """What new entries concern: ids of articles (with a new text, with a new reading), claims and entries."""

    texts: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    worded: set[str] = field(default_factory=set)
    retracted: set[str] = field(default_factory=set)


def settle(db: sqlite3.Connection, touched: Touched) -> None:
    """Brings everything that depends on what was touched up to date."""
    _settle_retractions(db, touched)
    _settle_wording(db, touched.worded)
    for article in sorted(touched.texts):
        _settle_sentences(db, article)
    for article in sorted(touched.read):
        _settle_newest(db, article)
    _settle_listed(db, touched)
    for claims in chunks(sorted(touched.claims)):
        _settle_status(db, claims)


def is_retracted(db: sqlite3.Connection, entry: str) -> bool:
    """Whether a retraction that itself stands names this entry."""
    found = db.execute("SELECT 1 FROM retractions WHERE entry = ? AND live LIMIT 1", (entry,))
    return found.fetchone() is not None


def age(extractor: str, reading: str) -> tuple[tuple[int, ...], str, str]:
    """What orders the readings of an article, oldest first: "0.10" is newer than "0.9"."""
    return tuple(int(digits) for digits in re.findall(r"[0-9]+", extractor)), extractor, reading


def write_claims(db: sqlite3.Connection, claims: Sequence[Claim], *, reading: str | None, entry: str) -> None:
    """Writes claims of one article with the fields that this entry gives them, over what is there."""
    if not claims:
        return
    found = db.execute("SELECT text FROM articles WHERE id = ?", (claims[0].article_id,)).fetchone()
    article = found[0] if found else ""
    names = CLAIM.split(", ")
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    db.executemany(
        f"""INSERT INTO claims ({CLAIM}, number, status, rating, listed) VALUES ({marks(names)}, 0, 'open', '', 0)
        ON CONFLICT (id) DO UPDATE SET {changes}""",
        (claim_row(claim, article=article, reading=reading, entry=entry) for claim in claims),
    )
    quantities = ((claim.id, [quantity_row(quantity) for quantity in claim.quantities]) for claim in claims)
    _write_parts(db, "quantities", QUANTITY, quantities)
    _write_parts(
        db, "dates", DATE, ((claim.id, [date_row(date) for date in claim.dates]) for claim in claims)
    )


def _write_parts(
    db: sqlite3.Connection, table: str, columns: str, parts: Iterable[tuple[str, list[Row]]]
) -> None:
    width = len(columns.split(", ")) + 2
    for some in chunks(parts):
        claims = [claim for claim, _ in some]
        db.execute(f"DELETE FROM {table} WHERE claim_id IN ({marks(claims)})", claims)
        db.executemany(
            f"INSERT INTO {table} (claim_id, position, {columns}) VALUES ({marks(range(width))})",
            [(claim, at, *row) for claim, rows in some for at, row in enumerate(rows)],
        )


def _settle_retractions(db: sqlite3.Connection, touched: Touched) -> None:
    """Follows retractions to what they name, and on where that is a retraction: hashes allow no circle."""
    ahead = set(touched.retracted)
    while ahead:
        entry = ahead.pop()
        live = int(not is_retracted(db, entry))
        changed = db.execute(
            "UPDATE retractions SET live = ? WHERE id = ? AND live <> ? RETURNING entry", (live, entry, live)
        )
        ahead.update(name for (name,) in changed.fetchall())
        _settle_live(db, entry, live, touched)


def _settle_live(db: sqlite3.Connection, entry: str, live: int, touched: Touched) -> None:
    for table, on_claim in _RETRACTABLE.items():
        column = "NOT retracted" if table == "verdicts" else "live"
        setting = "retracted = NOT ?" if table == "verdicts" else "live = ?"
        returned = "claim_id" if on_claim else "id"
        rows = db.execute(
            f"UPDATE {table} SET {setting} WHERE id = ? AND {column} <> ? RETURNING {returned}",
            (live, entry, live),
        ).fetchall()
        if on_claim:
            touched.claims.update(claim for (claim,) in rows)
        if table == "added_claims":
            touched.worded.update(claim for (claim,) in rows)


def _settle_wording(db: sqlite3.Connection, claims: Iterable[str]) -> None:
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


def _claims_of(db: sqlite3.Connection, entry: str) -> dict[str, Claim]:
    row = db.execute(f"SELECT {ENTRY} FROM journal WHERE id = ?", (bytes.fromhex(entry),)).fetchone()
    body = bodies.checked(entry_of(row))
    claims = body.claims if isinstance(body, bodies.ReadingBody) else ()
    if isinstance(body, bodies.ClaimBody):
        claims = (body.claim,)
    return {claim.id: claim for claim in claims}


def _settle_sentences(db: sqlite3.Connection, article: str) -> None:
    """Cuts the sentences of an article that arrived after its claims."""
    (text,) = db.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    rows = db.execute(
        "SELECT row, sentence_start, sentence_end, sentence FROM claims WHERE article_id = ?", (article,)
    ).fetchall()
    changes = [(text[start:end], row) for row, start, end, words in rows if text[start:end] != words]
    db.executemany("UPDATE claims SET sentence = ? WHERE row = ?", changes)


def _settle_newest(db: sqlite3.Connection, article: str) -> None:
    rows = db.execute("SELECT extractor, id FROM readings WHERE article_id = ?", (article,)).fetchall()
    newest = max(age(extractor, reading) for extractor, reading in rows)[-1]
    db.execute(
        "UPDATE readings SET newest = (id = ?1) WHERE article_id = ?2 AND newest <> (id = ?1)",
        (newest, article),
    )


def _settle_listed(db: sqlite3.Connection, touched: Touched) -> None:
    changed = set(touched.read)
    for article in sorted(touched.read):
        db.execute(
            f"UPDATE claims SET listed = {_LISTED} WHERE article_id = ? AND listed <> {_LISTED}", (article,)
        )
    for claims in chunks(sorted(touched.claims | touched.worded)):
        rows = db.execute(
            f"UPDATE claims SET listed = {_LISTED} WHERE id IN ({marks(claims)}) AND listed <> {_LISTED}"
            " RETURNING article_id",
            claims,
        ).fetchall()
        changed.update(article for (article,) in rows)
    for article in sorted(changed):
        db.execute(
            f"UPDATE claims SET number = place FROM ({_PLACES}) WHERE row = place_row AND number <> place",
            (article,),
        )


def _settle_status(db: sqlite3.Connection, claims: Sequence[str]) -> None:
    """Works out which verdicts on these claims live, and the claims' status."""
    verdicts = _judged(db, claims)
    standing = {name: status.live(verdicts[name]) for name in claims}
    _settle_verdicts(db, claims, {verdict.id for some in standing.values() for verdict in some})
    evidence = {name for (name,) in _select(db, "claim_id", "evidence", "live AND claim_id", claims)}
    dismissed = {name for (name,) in _select(db, "claim_id", "dismissals", "live AND claim_id", claims)}
    changes = []
    for name, *before in _select(db, "id, status, rating", "claims", "id", claims):
        now = status.status(standing[name], evidence=name in evidence, dismissed=name in dismissed)
        after = [now, status.rating(standing[name])]
        if before != after:
            changes.append((*after, name))
    db.executemany("UPDATE claims SET status = ?, rating = ? WHERE id = ?", changes)


def _settle_verdicts(db: sqlite3.Connection, claims: Sequence[str], standing: set[str]) -> None:
    rows = _select(db, "id, live", "verdicts", "claim_id", claims)
    changes = [(int(name in standing), name) for name, live in rows if bool(live) != (name in standing)]
    db.executemany("UPDATE verdicts SET live = ? WHERE id = ?", changes)


def _judged(db: sqlite3.Connection, claims: Sequence[str]) -> defaultdict[str, list[status.Judged]]:
    found: defaultdict[str, list[status.Judged]] = defaultdict(list)
    columns = "claim_id, id, scale, rating, checker, supersedes, retracted"
    for claim, name, scale, rating, checker, supersedes, retracted in _select(
        db, columns, "verdicts", "claim_id", claims
    ):
        found[claim].append(
            status.Judged(
                id=name,
                scale=scale,
                rating=rating,
                checker=checker,
                supersedes=msgspec.json.decode(supersedes, type=tuple[str, ...]),
                retracted=bool(retracted),
            )
        )
    return found


def _select(
    db: sqlite3.Connection, columns: str, table: str, key: str, values: Sequence[str]
) -> list[tuple[str, ...]]:
    return db.execute(f"SELECT {columns} FROM {table} WHERE {key} IN ({marks(values)})", values).fetchall()
