"""Requests to erase: what others erased and ask to have erased here too, kept until somebody here says so.

A request is an entry, which says who asks and can be signed, or lines of a shared file, behind which nobody stands.
Nothing goes because of either. What is pending follows from what was asked and what was erased here, so it does not
matter which of the two was first, nor how often something is asked.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from workbench.model import Erasure, ErasureRequest, identity
from workbench.store.derive.dependencies import erased_of
from workbench.store.erasure import removal
from workbench.store.rows import chunks, marks

# Of a snapshot the row says no kind.
_HERE = (
    "SELECT lower(hex(id)), kind FROM journal WHERE id IN ({places})",
    "SELECT lower(hex(sha256)), 'snapshot' FROM snapshots WHERE sha256 IN ({places})",
)
# Who asks, with what; when and why.
_Asked = tuple[str, str, str, str]


def keep(db: sqlite3.Connection, erasures: Iterable[Erasure]) -> None:
    """Keeps what others say they erased; of what was erased here too, the earlier note on it.

    The caller holds the write transaction.
    """
    asked = list(erasures)
    gone = erased_of(db, (erasure.id for erasure in asked))
    removal.record(db, (erasure for erasure in asked if erasure.id in gone))
    db.executemany(
        "INSERT INTO requested (id, at, why) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ((bytes.fromhex(each.id), each.at, each.why) for each in asked if each.id not in gone),
    )


def pending(db: sqlite3.Connection) -> tuple[ErasureRequest, ...]:
    """What was asked and is not erased yet, by time and id."""
    asked = {**dict(_by_lines(db)), **dict(_by_entries(db))}
    targets = {name for names in asked.values() for name in names}
    gone = erased_of(db, targets)
    here = _kinds_here(db, targets - gone)
    requests = (
        _request(each, names - gone, here) for each, names in asked.items() if not names.issubset(gone)
    )
    return tuple(sorted(requests, key=lambda request: (request.at, request.id)))


def carry_out(db: sqlite3.Connection, asked: Iterable[ErasureRequest]) -> int:
    """Erases what these name; returns how many entries and snapshots the file had of it.

    The caller holds the write transaction, and calls `removal.clean` once it is committed.
    """
    return removal.erase(
        db,
        [Erasure(id=name, at=request.at, why=request.why) for request in asked for name in request.targets],
    )


def _request(asked: _Asked, targets: AbstractSet[str], here: dict[str, str]) -> ErasureRequest:
    name, checker, at, why = asked
    kinds = Counter(here[target] for target in targets if target in here)
    return ErasureRequest(
        id=name,
        why=why,
        at=at,
        targets=tuple(sorted(targets)),
        checker=checker,
        kinds=dict(sorted(kinds.items())),
    )


def _by_entries(db: sqlite3.Connection) -> Iterator[tuple[_Asked, set[str]]]:
    targets: defaultdict[_Asked, set[str]] = defaultdict(set)
    for name, target, why, checker, at in db.execute(
        "SELECT id, target, why, checker, at FROM erasure_requests"
    ):
        targets[name, checker, at, why].add(target)
    yield from targets.items()


def _by_lines(db: sqlite3.Connection) -> Iterator[tuple[_Asked, set[str]]]:
    """Lines that say the same of when and why, as one request, but for what somebody's entry asks in their words."""
    rows = db.execute(
        """SELECT lower(hex(id)), at, why FROM requested WHERE NOT EXISTS (
            SELECT 1 FROM erasure_requests AS said WHERE said.target = lower(hex(requested.id))
            AND said.at = requested.at AND said.why = requested.why)"""
    )
    targets: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for name, at, why in rows:
        targets[at, why].add(name)
    for (at, why), names in targets.items():
        yield (identity("request", at, why), "", at, why), names


def _kinds_here(db: sqlite3.Connection, targets: Iterable[str]) -> dict[str, str]:
    """The kinds of what the file has of these, by id."""
    kinds: dict[str, str] = {}
    for some in chunks(map(bytes.fromhex, targets)):
        for query in _HERE:
            kinds |= dict(db.execute(query.format(places=marks(some)), some).fetchall())
    return kinds
