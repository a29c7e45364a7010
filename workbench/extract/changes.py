"""Productions that make the parts of a change: what it was, what it became, by how much."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from workbench.extract.amounts import ONE, Amount
from workbench.extract.matches import SHARES, Match, Production, Quantities, quantity, ranged, shared
from workbench.model import Role

_CLAUSE_BACK = 14  # tokens between a word of change and the part of a change that belongs to it
_LOOK_BACK = 60  # tokens: the longest sentence whose verb is looked for
_STOPS = frozenset({"stop", "gap", "'range'", "ranging", "semicolon"})
_MOST_PERCENT = 100
_ROLES = {
    "from": "from",
    "to": "to",
    "by": "by",
    "again": "by",
}  # group -> role; "again" says it in other words


def change(match: Match) -> Quantities | None:
    """The parts of a change, in text order, each with its role: from, to, by."""
    amounts = {role: match.amount(role) for role in _ROLES if match.has(role)}
    if not is_change(match):
        return None
    if "by" in amounts and "to" in amounts and _is_range(amounts["by"], amounts["to"]):
        return None
    if "from" in amounts and "to" in amounts:
        if _are_things(amounts["from"], amounts["to"]):
            return None
        amounts["from"], amounts["to"] = shared(amounts["from"], amounts["to"])
        if (amounts["from"].unit in SHARES) != (amounts["to"].unit in SHARES):  # by so much, to so much
            return None
    made = tuple(
        quantity(match, amount, role=cast("Role", _ROLES[group])) for group, amount in amounts.items()
    )
    return tuple(sorted(_with_level(_counting_alike(made)), key=lambda part: part.start))


def _with_level(parts: Quantities) -> Quantities:
    """The parts of a change, of which points are no percentage points where a level is no percentage."""
    if any(part.lower and part.lower > _MOST_PERCENT for part in parts):
        return tuple(replace(part, doubt="") if part.doubt == "points" else part for part in parts)
    return parts


def _counting_alike(parts: Quantities) -> Quantities:
    """The parts of a change, each of what one of them counts where none has a unit: "fell 12 points to 5,432"."""
    things = {part.counted for part in parts} - {""}
    if len(things) != 1 or any(part.unit or part.of or part.form != "amount" for part in parts):
        return parts
    return tuple(replace(part, counted=next(iter(things))) for part in parts)


def _are_things(old: Amount, new: Amount) -> bool:
    """Whether what stands first only counts what has the price: "a dozen eggs rose from $2.50"."""
    return new.first < old.first and not new.unit and old.unit.isupper()


def level(match: Match) -> Quantities | None:
    """By how much and to what, the first without "by": "raised its rate 25 basis points to 4.5 percent"."""
    by, to = match.amount("by"), match.amount("to")
    return change(match) if by.measure and to.measure and by.measure != to.measure else None


def change_range(match: Match) -> Quantities | None:
    """A change by a range: "rising by 10 to 12 centimetres an hour", "may rise 5 to 7 percent"."""
    low, high = match.amount("by"), match.amount("high")
    if not is_change(match) or not _goes_with(match, low, high):
        return None
    made = ranged(match, low, high)
    return (replace(made, role="by"),) if made else None


def _goes_with(match: Match, low: Amount, high: Amount) -> bool:
    """Whether "5 to 7 percent" or "1,000 to 1,500 jobs" are the ends of a range, not a step and what it led to."""
    if match.has("joined") or _is_range(low, high):
        return True
    if low.measure:
        return low.measure == high.measure == "percent"
    things = quantity(match, high)
    return not high.measure and low.scale == high.scale and bool(things.counted)


def _is_range(low: Amount, high: Amount) -> bool:
    """Whether "by 10 to 12 cm" gives the ends of a range: only the second has the unit or scale, side by side."""
    if low.measure or low.scale != ONE or low.is_share or high.first > low.last + 1:
        return False
    return bool(high.measure) if high.scale == ONE else low.written.value < high.written.value


def is_change(match: Match) -> bool:
    """Whether the text speaks of a change: the pattern says so, or a word of change stands before in the clause."""
    if match.value == "change":
        return True
    reader = match.reader
    farthest = _CLAUSE_BACK if match.value == "clause" else _LOOK_BACK
    for index in range(match.found.start() - 1, max(match.found.start() - farthest, -1), -1):
        if reader.is_any(index, _STOPS):
            return False
        if reader.is_a(index, "change"):
            return True
    return False


PRODUCTIONS: dict[str, Production] = {"change": change, "change_range": change_range, "level": level}
