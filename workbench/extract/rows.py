"""Productions for figures of which one alone has what all share: rows, ranges that move, parts of a sum."""

from __future__ import annotations

from dataclasses import replace

from workbench.extract.amounts import ONE
from workbench.extract.matches import Match, Production, Quantities, joined, quantity, shared


def row(match: Match) -> Quantities | None:
    """Figures in a row of which the last alone has its unit or scale: "15, 25, even 35%", "10, 12 or 15 thousand"."""
    reader, last = match.reader, match.amount("amount")
    places = [index for index in range(*match.found.span("items")) if reader.is_a(index, "figure")]
    if not last.unit and last.scale == ONE:
        return None
    made = [shared(reader.amount(index, index + 1), last)[0] for index in places]
    return tuple(quantity(match, amount) for amount in (*made, last))


def moved(match: Match) -> Quantities | None:
    """A range, or a figure, that became another range: "from 2 to 4 percent to 1 to 3 percent"."""
    last = match.amount("newhigh")
    low, high, new = (
        shared(match.amount(group), last)[0] if match.has(group) else None
        for group in ("low", "high", "newlow")
    )
    if low is None or new is None or len({amount.measure for amount in (low, high or low, new, last)}) > 1:
        return None
    old = quantity(match, low, role="from") if high is None else joined(match, low, high, role="from")
    now = joined(match, new, last, role="to")
    return (old, now) if old and now else None


def part_of_sum(match: Match) -> Quantities | None:
    """A part of a sum, both in the money that the sum has: "310 million of the 2 billion crowns"."""
    part, whole = match.amount("part"), match.amount("amount")
    if part.unit or not whole.unit:
        return None
    return replace(quantity(match, part._replace(unit=whole.unit)), counted=""), quantity(match, whole)


PRODUCTIONS: dict[str, Production] = {"row": row, "moved": moved, "part_of_sum": part_of_sum}
