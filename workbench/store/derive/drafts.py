"""Claims of a draft beside those of the draft before, and what that says of where they stand.

Everything follows from two texts, their listed claims and people's word that the one is a draft after the other, so it
does not matter which of these comes first. Drafts in a circle, which two desks can make without knowing of each other,
have nothing of each other.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.lazy import LazyModule
from workbench.model import Claim, ClaimPair, drafts_before
from workbench.store.derive.touched import Touched
from workbench.store.rows import CLAIM, chunks, claim_of, marks

if TYPE_CHECKING:
    from workbench import drafts
else:
    drafts = LazyModule("workbench.drafts")

# Where a claim stands that comes from another: by what became of that, and by where that stands.
_SETTLED = ("checked", "confirmed", "carried")
_UNSETTLED = ("disputed", "reopened")
_OWN_WORK = ("open", "checking")  # what leaves room for what is carried

Standing = tuple[str, str]
_PARENTS = """SELECT DISTINCT claim_id, named.value FROM added_claims JOIN json_each(parents) AS named
    JOIN claims ON claims.id = named.value
    WHERE live AND parents <> '[]' AND added_claims.article_id = ?"""


def settle(db: sqlite3.Connection, touched: Touched) -> set[str]:
    """Sets the claims of drafts that are new, or whose texts or claims are, beside those before.

    Returns the claims that come from others since, or no longer.
    """
    revisions = _revisions(db)
    before_of = _acyclic(revisions)
    # Whether drafts are in a circle depends on all of them.
    concerned = {article for article in revisions if drafts_before(revisions, article) & touched.revised}
    concerned |= {article for article, befores in revisions.items() if {article, *befores} & touched.drafted}
    concerned |= _with_pairs(db, touched.drafted | touched.revised)
    changed: set[str] = set()
    for article in sorted(concerned | _with_parents(db, touched.drafted)):
        changed |= _settle_article(db, article, sorted(before_of.get(article, ())))
    return changed


def after_rows(db: sqlite3.Connection, rows: Iterable[int]) -> set[str]:
    """The claims that come from those in these rows."""
    if not _has_pairs(db):
        return set()
    query = (
        "SELECT claim_id FROM claim_pairs JOIN claims ON claims.id = before_id WHERE claims.row IN ({places})"
    )
    return {name for some in chunks(rows) for (name,) in db.execute(query.format(places=marks(some)), some)}


def _has_pairs(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM claim_pairs LIMIT 1").fetchone() is not None


def carried(db: sqlite3.Connection, own: Mapping[str, Standing]) -> dict[str, Standing]:
    """Where claims stand by the work on those they come from, given where they stand by their own."""
    standings = dict(own)
    if not _has_pairs(db):
        return standings
    for some in chunks(own):
        came: defaultdict[str, set[Standing]] = defaultdict(set)
        for name, state, status, rating in db.execute(
            "SELECT claim_pairs.claim_id, state, status, rating FROM claim_pairs JOIN claims ON claims.id = before_id"
            f" WHERE claim_pairs.claim_id IN ({marks(some)})",
            some,
        ):
            came[name].add(_from(state, (status, rating), own[name]))
        for name, results in came.items():
            standings[name] = _together(results, own[name])
    return standings


def _from(state: str, before: Standing, own: Standing) -> Standing:
    """Where a claim stands that comes from one other."""
    status, rating = before
    is_carried = state in ("kept", "moved")
    if own[0] not in _OWN_WORK:
        return own
    if is_carried and status in _SETTLED:
        return "carried", rating
    if is_carried and status == "dismissed":
        return "dismissed", ""
    return ("reopened", "") if status in (*_SETTLED, *_UNSETTLED) else own


def _together(results: set[Standing], own: Standing) -> Standing:
    """Where a claim stands that comes from several, as in two desks' drafts: what they differ in is to be looked at."""
    told = results - {own}
    if not told:
        return own
    return told.pop() if len(told) == 1 else ("reopened", "")


def _revisions(db: sqlite3.Connection) -> dict[str, set[str]]:
    before_of: defaultdict[str, set[str]] = defaultdict(set)
    for article, before in db.execute("SELECT article_id, before FROM revisions WHERE live"):
        before_of[article].add(before)
    return before_of


def _acyclic(before_of: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The drafts before each, without those that come after it too."""
    return {
        article: {before for before in befores if article not in drafts_before(before_of, before)}
        for article, befores in before_of.items()
    }


def _with_pairs(db: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    query = "SELECT DISTINCT article_id FROM claim_pairs WHERE article_id = ?"
    return {name for article in articles for (name,) in db.execute(query, (article,))}


def _with_parents(db: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    query = "SELECT DISTINCT article_id FROM added_claims WHERE parents <> '[]' AND article_id = ?"
    return {name for article in articles for (name,) in db.execute(query, (article,))}


def _settle_article(db: sqlite3.Connection, article: str, befores: Sequence[str]) -> set[str]:
    columns = "claim_id, before_id, state"
    query = f"SELECT {columns} FROM claim_pairs WHERE article_id = ?"
    were = {tuple(row) for row in db.execute(query, (article,))}
    pairs = {
        (pair.after, pair.before, pair.state) for before in befores for pair in _pairs(db, before, article)
    }
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for name, parent in db.execute(_PARENTS, (article,)):
        parents[name].add(parent)
    pairs |= {(name, parent, "changed") for name, names in _acyclic(parents).items() for parent in names}
    if pairs == were:
        return set()
    db.execute("DELETE FROM claim_pairs WHERE article_id = ?", (article,))
    db.executemany(
        f"INSERT OR IGNORE INTO claim_pairs ({columns}, article_id) VALUES (?, ?, ?, ?)",
        sorted((*pair, article) for pair in pairs),
    )
    return {pair[0] for pair in pairs ^ were}


def _pairs(db: sqlite3.Connection, before: str, article: str) -> tuple[ClaimPair, ...]:
    texts = [
        db.execute("SELECT text FROM articles WHERE id = ?", (name,)).fetchone() for name in (before, article)
    ]
    if not all(texts):
        return ()
    alignment = drafts.align(texts[0][0], texts[1][0])
    return drafts.pairs(alignment, list(_claims(db, before)), list(_claims(db, article)))


def _claims(db: sqlite3.Connection, article: str) -> Iterator[Claim]:
    """The listed claims of an article in text order, without their figures and dates."""
    rows = db.execute(
        f'SELECT {CLAIM} FROM claims WHERE article_id = ? AND listed ORDER BY "start", "end", id', (article,)
    )
    return (claim_of(row, (), ()) for row in rows)
