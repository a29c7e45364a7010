"""What verdicts and calculations rest on, and which of them lost something: evidence or a series that was taken back.

Everything is worked out claim by claim, so that it does not matter which claims are looked at together.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from workbench.store.tables import marks

_NAMES = msgspec.json.Decoder(tuple[str, ...])


def is_retracted(db: sqlite3.Connection, entry: str) -> bool:
    """Whether a retraction that itself stands names this entry."""
    found = db.execute("SELECT 1 FROM retractions WHERE entry = ? AND live LIMIT 1", (entry,))
    return found.fetchone() is not None


def entry_of(named: str) -> str:
    """The entry that an input names: "e2=<entry>#0"."""
    return named.partition("=")[2].partition("#")[0]


def using(db: sqlite3.Connection, entries: AbstractSet[str]) -> set[str]:
    """The claims with a calculation of which an input is one of these entries."""
    if not entries:
        return set()
    rows = db.execute("SELECT claim_id, inputs FROM evidence WHERE inputs <> '[]'")
    return {claim for claim, inputs in rows if not entries.isdisjoint(map(entry_of, _NAMES.decode(inputs)))}


def unsupported(db: sqlite3.Connection, claims: Sequence[str]) -> set[str]:
    """The verdicts on these claims that name evidence of theirs which was taken back, or lost an input."""
    lost = _lost(db, claims)
    names = [claim for claim in claims if lost[claim]]
    rows = db.execute(
        f"SELECT id, claim_id, evidence_ids FROM verdicts WHERE claim_id IN ({marks(names)})", names
    )
    return {name for name, claim, evidence in rows if not lost[claim].isdisjoint(_NAMES.decode(evidence))}


def _lost(db: sqlite3.Connection, claims: Sequence[str]) -> defaultdict[str, set[str]]:
    """The evidence of each claim that was taken back, and its calculations of which an input was."""
    lost: defaultdict[str, set[str]] = defaultdict(set)
    resting: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    rows = db.execute(
        "SELECT id, claim_id, live, inputs FROM evidence WHERE (NOT live OR inputs <> '[]')"
        f" AND claim_id IN ({marks(claims)})",
        claims,
    )
    for name, claim, live, inputs in rows:
        if live:
            resting[claim][name] = _NAMES.decode(inputs)
        else:
            lost[claim].add(name)
    for claim, calculations in resting.items():
        lost[claim] |= without_inputs(db, calculations)
    return lost


def without_inputs(db: sqlite3.Connection, resting: Mapping[str, Sequence[str]]) -> set[str]:
    """Those calculations of a claim, given with their inputs, of which one was taken back, at any remove."""
    after: defaultdict[str, list[str]] = defaultdict(list)
    for name, inputs in resting.items():
        for one in inputs:
            after[entry_of(one)].append(name)
    ahead = [name for entry, names in after.items() if is_retracted(db, entry) for name in names]
    lost: set[str] = set()
    while ahead:
        name = ahead.pop()
        if name not in lost:
            lost.add(name)
            ahead.extend(after[name])
    return lost
