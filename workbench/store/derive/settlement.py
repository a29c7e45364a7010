"""What depends on several entries at once: which are retracted, which claims are listed, and their status.

Everything here is worked out from the rows that are there, for the claims concerned only, so that neither the order
in which entries arrived nor their number matters.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

import msgspec

from workbench.store.derive import consent, contest, details, drafts, retractions, short_names, status
from workbench.store.derive.dependencies import unsupported
from workbench.store.derive.touched import Touched
from workbench.store.derive.wording import settle_sentences, settle_wording
from workbench.store.derive.work import carries_work
from workbench.store.kinds.connection import kinds_of
from workbench.store.rows import chunks, marks

# Most of a claim, or of what a person marked, is the same words: the one is the other.
_MARKED_BY_HAND = """SELECT 1 FROM added_claims AS added JOIN claims AS own ON own.id = added.claim_id
    WHERE added.live AND added.article_id = claims.article_id AND own.id <> claims.id
    AND 2 * (min(own."end", claims."end") - max(own."start", claims."start"))
        > max(own."end" - own."start", claims."end" - claims."start")"""
# A claim is listed while the newest reading has it and nobody marked the same words otherwise, a person added it, or
# it carries anyone's work.
_LISTED = """(
    (EXISTS (SELECT 1 FROM readings WHERE readings.id = claims.reading AND readings.newest)
        AND NOT EXISTS ({marked_by_hand}))
    OR EXISTS (SELECT 1 FROM added_claims AS added WHERE added.claim_id = claims.id AND added.live)
    OR {carries_work})"""

_PLACES = """SELECT row AS place_row,
    CASE WHEN listed THEN row_number() OVER (PARTITION BY listed ORDER BY "start", "end", id) ELSE 0 END AS place
    FROM claims WHERE article_id = ?"""


# A claim's new status and rating, and its row.
_Change = tuple[str, str, int]
_NAMES = msgspec.json.Decoder(tuple[str, ...])


def settle(db: sqlite3.Connection, touched: Touched) -> None:
    """Brings everything that depends on what was touched up to date."""
    retractions.settle(db, touched)
    details.settle(db, touched)
    settle_wording(db, touched.worded)
    for article in sorted(touched.texts):
        settle_sentences(db, article)
    for article in sorted(touched.read_again):
        _settle_newest(db, article)
    _settle_statuses(db, touched, touched.claims | _worked_on_before(db, touched.read_again))
    _settle_listed(db, touched)
    _settle_statuses(db, touched, drafts.settle(db, touched))
    if touched.sources:
        short_names.settle(db)


def _settle_statuses(db: sqlite3.Connection, touched: Touched, claims: Iterable[str]) -> None:
    """Works out where these claims stand, and then those that come from any which stands elsewhere since."""
    ahead = set(claims)
    while ahead:
        changes: list[_Change] = []
        for some in chunks(sorted(ahead)):
            changes += _settle_work(db, touched, some)
        # In the order of their rows, since those of an article lie together.
        changes.sort(key=itemgetter(2))
        db.executemany("UPDATE claims SET status = ?, rating = ? WHERE row = ?", changes)
        ahead = drafts.after_rows(db, [row for *_, row in changes])


def _settle_newest(db: sqlite3.Connection, article: str) -> None:
    ages = details.ages(db, article)
    if not ages:
        return
    newest = max(ages, key=ages.__getitem__)
    db.execute(
        "UPDATE readings SET newest = (id = ?) WHERE article_id = ? AND newest <> (id = ?)",
        (newest, article, newest),
    )


def _settle_listed(db: sqlite3.Connection, touched: Touched) -> None:
    changed = touched.read_again | _articles_of(db, touched.worded)
    for article in sorted(changed):
        _settle_where(db, "article_id = ?", (article,))
    for claims in chunks(sorted(touched.worded | touched.listing)):
        changed |= _settle_where(db, f"id IN ({marks(claims)})", claims)
    touched.drafted |= changed
    for article in sorted(changed):
        db.execute(
            f"UPDATE claims SET number = place FROM ({_PLACES}) WHERE row = place_row AND number <> place",
            (article,),
        )


def _articles_of(db: sqlite3.Connection, claims: Iterable[str]) -> set[str]:
    return {
        article for some in chunks(claims) for (article,) in _select(db, "article_id", "claims", "id", some)
    }


def _settle_where(db: sqlite3.Connection, condition: str, values: Sequence[str]) -> set[str]:
    """Lists these claims or takes them off the list, and returns the ids of the articles where any changed."""
    listed = _LISTED.format(
        marked_by_hand=_MARKED_BY_HAND, carries_work=carries_work(kinds_of(db).carrying_work)
    )
    rows = db.execute(
        f"UPDATE claims SET listed = NOT listed WHERE {condition} AND listed <> {listed} RETURNING article_id",
        values,
    )
    return {article for (article,) in rows.fetchall()}


def _worked_on_before(db: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    """The claims of these articles that carry work: it may have been here before the articles were read."""
    query = f"SELECT id FROM claims WHERE article_id = ? AND ({carries_work(kinds_of(db).carrying_work)})"
    return {name for article in articles for (name,) in db.execute(query, (article,))}


def _settle_work(db: sqlite3.Connection, touched: Touched, claims: Sequence[str]) -> list[_Change]:
    """Works out where these claims stand, and returns those that have another status since.

    They carry work, so those that are not listed yet are to be.
    """
    stand = drafts.carried(db, standing(db, claims))
    changes: list[_Change] = []
    for row, name, listed, *before in _select(db, "row, id, listed, status, rating", "claims", "id", claims):
        if tuple(before) != stand[name]:
            changes.append((*stand[name], int(row)))
        if not listed:
            touched.listing.add(name)
    return changes


def standing(db: sqlite3.Connection, claims: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The status and rating of each of these claims by the work that is here, and which verdicts live because of it."""
    verdicts, were_live = _judged(db, claims)
    live = {name: status.live(verdicts[name]) for name in claims}
    _settle_verdicts(db, were_live, {verdict.id for some in live.values() for verdict in some})
    evidence = {name for (name,) in _select(db, "claim_id", "evidence", "live AND claim_id", claims)}
    lost = unsupported(db, claims)
    dismissed, contested = contest.dismissed_and_contested(db, claims)
    return {
        name: (
            status.status(
                some,
                evidence=name in evidence,
                dismissed=name in dismissed,
                contested=name in contested,
                unsupported=lost,
            ),
            status.rating(some),
        )
        for name, some in live.items()
    }


def _settle_verdicts(db: sqlite3.Connection, were_live: Mapping[str, bool], standing: set[str]) -> None:
    changes = [
        (int(name in standing), name) for name, live in were_live.items() if live != (name in standing)
    ]
    db.executemany("UPDATE verdicts SET live = ? WHERE id = ?", changes)


def _judged(
    db: sqlite3.Connection, claims: Sequence[str]
) -> tuple[defaultdict[str, list[status.Judged]], dict[str, bool]]:
    """The verdicts on these claims by claim, and by id whether each is live in the table."""
    verdicts: defaultdict[str, list[status.Judged]] = defaultdict(list)
    were_live: dict[str, bool] = {}
    columns = "claim_id, id, scale, rating, checker, supersedes, retracted, live"
    for claim, name, scale, rating, checker, supersedes, retracted, live in _select(
        db, columns, "verdicts", "claim_id", claims
    ):
        were_live[name] = bool(live)
        verdicts[claim].append(
            status.Judged(
                id=name,
                scale=scale,
                rating=rating,
                checker=checker,
                supersedes=() if supersedes == "[]" else _NAMES.decode(supersedes),
                retracted=bool(retracted),
            )
        )
    return _with_consent(db, verdicts), were_live


def _with_consent(
    db: sqlite3.Connection, verdicts: defaultdict[str, list[status.Judged]]
) -> defaultdict[str, list[status.Judged]]:
    """The verdicts with who agreed to those that replace others."""
    replacing = [verdict.id for some in verdicts.values() for verdict in some if verdict.supersedes]
    given = consent.consents(db, replacing)
    if given:
        for claim, some in verdicts.items():
            verdicts[claim] = [verdict._replace(consent=given.get(verdict.id)) for verdict in some]
    return verdicts


def _select(
    db: sqlite3.Connection, columns: str, table: str, key: str, values: Sequence[str]
) -> list[tuple[str, ...]]:
    return db.execute(f"SELECT {columns} FROM {table} WHERE {key} IN ({marks(values)})", values).fetchall()
