"""What one is ahead of another by: "won by 350 votes" against "5,350 votes, her rival 5,000"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbench.check import say, words
from workbench.check.case import Case, Result, Side
from workbench.check.clauses import clause
from workbench.check.decide import agreement
from workbench.check.movement import in_points
from workbench.check.pair import Pair
from workbench.figures.conversion import comparable, converted
from workbench.figures.intervals import is_point, value
from workbench.model import Quantity

_PAIR = 2


def compare(figure: Quantity, case: Case) -> Result | None:
    """A claimed lead against the difference of the only two figures that are found; None where it is none."""
    found = _only_two(case)
    if not found or not is_point(figure) or not _is_lead(case, figure):
        return None
    larger, smaller = sorted(found, key=value, reverse=True)
    lead = _between(*found)
    mine = _in_points(case.claimed, figure) if lead.unit == "percentage_point" else figure
    there = converted(lead, mine.unit) if comparable(lead, mine) else None
    if there is None:
        return None
    told = say.amount(value(there), there.unit, there.counted, mine.precision)
    working = f"{say.quoted(larger)} − {say.quoted(smaller)} = {told}, which"
    return agreement.compare(Pair(case, mine, there, working), there)


def _only_two(case: Case) -> tuple[Quantity, Quantity] | None:
    """The only two figures of the source, in one unit, where neither is the lead itself."""
    if len(case.found.quantities) != _PAIR:
        return None
    first, second = case.found.quantities
    other = converted(second, first.unit) if comparable(first, second) else None
    if other is None or any(one.role or not is_point(one) for one in (first, second)):
        return None
    return None if any(_tells_a_lead(case.found, one) for one in (first, second)) else (first, other)


def _is_lead(case: Case, figure: Quantity) -> bool:
    start, end = clause(case.claimed, figure)
    return words.between(case.claimed, "lead", start, end) or words.between(
        case.claimed, "exceeds", figure.end, len(case.claimed.text)
    )


def _tells_a_lead(side: Side, figure: Quantity) -> bool:
    return words.between(side, "lead", *clause(side, figure))


def _between(first: Quantity, other: Quantity) -> Quantity:
    """The difference of two figures of one unit, of two percentages in points."""
    size = abs(value(first) - value(other))
    unit = "percentage_point" if first.unit == "percent" else first.unit
    precision = max(first.precision, other.precision) if first.precision != 1 else Decimal(1)
    return replace(
        first,
        lower=size,
        upper=size,
        unit=unit,
        modifier="=",
        precision=precision,
        role="",
        computed=True,
        of="",
    )


def _in_points(side: Side, figure: Quantity) -> Quantity:
    """A lead beside percentages, which is in points however it is told."""
    return replace(figure, unit="percentage_point") if figure.unit == "percent" else in_points(side, figure)
