"""What verdicts and calculations rest on, and which of them lost something: what was taken back, or erased.

Everything is worked out claim by claim, so that it does not matter which claims are looked at together. Of what was
erased the file has the id alone, so it is what a verdict or a calculation says of itself that tells.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from workbench.store.rows import chunks, marks

_NAMES = msgspec.json.Decoder(tuple[str, ...])


def is_retracted(db: sqlite3.Connection, entry: str) -> bool:
    """Whether a retraction names this entry that stands itself, and may take it back."""
    matches = db.execute("SELECT 1 FROM retractions WHERE entry = ? AND counts LIMIT 1", (entry,))
    return matches.fetchone() is not None


def is_gone(db: sqlite3.Connection, entry: str) -> bool:
    """Whether this entry was taken back, or erased."""
    return is_retracted(db, entry) or bool(erased_of(db, [entry]))


def erased_of(db: sqlite3.Connection, entries: Iterable[str]) -> set[str]:
    """Those of these entries that were erased, whether this file ever had them or not."""
    matches: set[str] = set()
    for some in chunks(map(bytes.fromhex, entries)):
        rows = db.execute(f"SELECT id FROM erased WHERE id IN ({marks(some)})", some)
        matches.update(name.hex() for (name,) in rows)
    return matches


def entry_of(input_name: str) -> str:
    """The entry that an input names: "e2=<entry>#0"."""
    return input_name.partition("=")[2].partition("#")[0]


def using(db: sqlite3.Connection, entries: AbstractSet[str]) -> set[str]:
    """The claims with a calculation of which an input is one of these entries."""
    if not entries:
        return set()
    rows = db.execute("SELECT claim_id, inputs FROM evidence WHERE inputs <> '[]'")
    return {claim for claim, inputs in rows if not entries.isdisjoint(map(entry_of, _NAMES.decode(inputs)))}


def judged_on(db: sqlite3.Connection, entries: AbstractSet[str]) -> set[str]:
    """The claims with a verdict that names one of these entries as its evidence."""
    if not entries:
        return set()
    rows = db.execute("SELECT claim_id, evidence_ids FROM verdicts WHERE evidence_ids <> '[]'")
    return {claim for claim, evidence in rows if not entries.isdisjoint(_NAMES.decode(evidence))}


def unsupported(db: sqlite3.Connection, claims: Sequence[str]) -> set[str]:
    """The verdicts on these claims that name evidence which was erased or taken back, or which lost an input."""
    lost = _lost(db, claims)
    has_erased = db.execute("SELECT 1 FROM erased LIMIT 1").fetchone() is not None
    names = [claim for claim in claims if has_erased or lost[claim]]
    rows = db.execute(
        f"SELECT id, claim_id, evidence_ids FROM verdicts WHERE claim_id IN ({marks(names)})", names
    )
    resting = [(name, claim, _NAMES.decode(evidence)) for name, claim, evidence in rows]
    gone = (
        erased_of(db, {input_name for *_, evidence in resting for input_name in evidence})
        if has_erased
        else set()
    )
    return {name for name, claim, evidence in resting if not (lost[claim] | gone).isdisjoint(evidence)}


def _lost(db: sqlite3.Connection, claims: Sequence[str]) -> defaultdict[str, set[str]]:
    """The evidence of each claim that was taken back, and its calculations of which an input is gone."""
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
    """Those calculations of a claim, given with their inputs, of which one is gone, at any remove."""
    after: defaultdict[str, list[str]] = defaultdict(list)
    for name, inputs in resting.items():
        for input_name in inputs:
            after[entry_of(input_name)].append(name)
    ahead = [name for entry, names in after.items() if is_gone(db, entry) for name in names]
    lost: set[str] = set()
    while ahead:
        name = ahead.pop()
        if name not in lost:
            lost.add(name)
            ahead.extend(after[name])
    return lost
