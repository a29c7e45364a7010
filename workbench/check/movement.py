"""Which way a figure goes, and whether it says by how much something changed, by the words beside it."""

from __future__ import annotations

from dataclasses import replace

from workbench.check import say, words
from workbench.check.case import Side
from workbench.check.clauses import clause
from workbench.figures.intervals import is_multiple, is_part, value
from workbench.model import Quantity

_POINTS = frozenset({"percentage_point", "basis_point"})
_MOVES = frozenset({"percent", "permille"}) | _POINTS


def is_change(side: Side, quantity: Quantity) -> bool:
    """Whether a figure says by how much something changed: by its role, as a multiple, or by a word of direction."""
    if quantity.role:
        return quantity.role == "by"
    if is_multiple(quantity) or quantity.unit in _POINTS:
        return True
    may_be_share = quantity.unit == "percent" or is_part(quantity)
    return words.beside(side, quantity, before=may_be_share) != 0


def moves(quantity: Quantity) -> bool:
    """Whether a figure can be one that something rose or fell by, or to."""
    return quantity.role in ("by", "to") or quantity.unit in _MOVES


def way(side: Side, quantity: Quantity) -> int:
    """1 for more, -1 for less, 0 where nothing says: by a minus, by "rose" or "fell", else by "profit" or "loss"."""
    return movement(side, quantity) or balance(side, quantity)


def movement(side: Side, quantity: Quantity) -> int:
    """1 for a figure that something rose by, -1 for one that it fell by or that has a minus, 0 where nothing says."""
    if value(quantity) < 0:
        return -1
    if quantity.role in ("by", "to") or _is_by_how_much(side, quantity):
        return words.direction(side, quantity)
    return words.beside(side, quantity) if moves(quantity) else 0


def _is_by_how_much(side: Side, quantity: Quantity) -> bool:
    """Whether "by" or the like stands right before a figure, and what went up or down before that in its clause."""
    if not words.stands_before(side, "by_how_much", quantity.start):
        return False
    start, _ = clause(side, quantity)
    is_up, is_down = (words.between(side, name, start, quantity.start) for name in ("up", "down"))
    return is_up != is_down


def balance(side: Side, quantity: Quantity) -> int:
    """1 for a profit or surplus, -1 for a loss or deficit, 0 where no word says."""
    return words.sign(side, quantity)


def in_points(side: Side, figure: Quantity) -> Quantity:
    """ "9 points" as percentage points, as they are meant beside percentages; any other figure as it is."""
    is_bare = not figure.unit and words.is_of(side, "points", f"{figure.text} {figure.counted}")
    told = say.quoted(figure)
    return replace(figure, unit="percentage_point", counted="", text=told) if is_bare else figure
