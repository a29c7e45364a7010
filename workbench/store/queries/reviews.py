"""Who judged which claims, and how: what second readings, disputes and agreement are made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from workbench.model import Evidence, GivenVerdict, Verdict
from workbench.store.rows import chunks, marks, record_of, selected

_GIVEN = ", ".join(f"verdicts.{name}" for name in selected(Verdict).split(", "))
# Dismissed claims are none, so there is nothing to agree on.
_JUDGED_TWICE = """SELECT verdicts.claim_id FROM verdicts JOIN claims ON claims.id = verdicts.claim_id
    WHERE NOT verdicts.retracted AND claims.listed AND claims.status <> 'dismissed'{article}
    GROUP BY verdicts.claim_id HAVING count(DISTINCT verdicts.checker) > 1 ORDER BY verdicts.claim_id"""
_STANDS = (
    "SELECT 1 FROM verdicts AS stands WHERE stands.claim_id = claims.id AND stands.live AND stands.checker"
)
_OWN = (
    "SELECT 1 FROM verdicts AS own WHERE own.claim_id = claims.id AND NOT own.retracted AND own.checker = ?"
)


def unread_by(
    db: sqlite3.Connection, checker: str, *, article: str = "", by: str = ""
) -> tuple[tuple[int, str], ...]:
    """Rows and ids of the claims that others have checked and this checker has not, in text order.

    `article` and `by`, full ids, narrow them to one article, and to what that checker's verdict stands on.
    """
    conditions = ["listed", "status IN ('checked', 'confirmed', 'disputed', 'reopened')"]
    conditions += ["article_id = ?"] if article else []
    conditions += [f"EXISTS ({_STANDS} {'=' if by else '<>'} ?)", f"NOT EXISTS ({_OWN})"]
    values = [value for value in (article, by or checker, checker) if value]
    order = 'article_id, "start", "end", id'
    rows = db.execute(f"SELECT row, id FROM claims WHERE {' AND '.join(conditions)} ORDER BY {order}", values)
    return tuple(rows.fetchall())


def judged_twice(db: sqlite3.Connection, article: str = "") -> tuple[str, ...]:
    """The ids of the claims, of one article or of all, on which two checkers or more have given a verdict."""
    where, values = (" AND claims.article_id = ?", (article,)) if article else ("", ())
    return tuple(name for (name,) in db.execute(_JUDGED_TWICE.format(article=where), values))


def given(db: sqlite3.Connection, claims: Sequence[str]) -> tuple[GivenVerdict, ...]:
    """All verdicts ever given on these claims, by claim, time and id."""
    records: list[GivenVerdict] = []
    for some in chunks(claims):
        rows = db.execute(
            f"SELECT {_GIVEN}, claims.article_id, verdicts.live, verdicts.retracted FROM verdicts"
            f" JOIN claims ON claims.id = verdicts.claim_id WHERE verdicts.claim_id IN ({marks(some)})"
            " ORDER BY verdicts.claim_id, verdicts.at, verdicts.id",
            some,
        )
        records += [
            GivenVerdict(
                verdict=record_of(Verdict, row[:-3]),
                article_id=row[-3],
                live=bool(row[-2]),
                retracted=bool(row[-1]),
            )
            for row in rows
        ]
    return tuple(records)


def cited(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Evidence]:
    """Evidence by id, whether it stands or was taken back; what the file does not have is left out."""
    records: dict[str, Evidence] = {}
    for some in chunks(ids):
        rows = db.execute(f"SELECT {selected(Evidence)} FROM evidence WHERE id IN ({marks(some)})", some)
        records |= {row[0]: record_of(Evidence, row) for row in rows}
    return records
