"""Which way a figure goes, and whether it says by how much something changed, by the words beside it."""

from __future__ import annotations

from workbench.check import words
from workbench.check.case import Side
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
    """1 for more, -1 for less, 0 where nothing says: by a minus, by "profit" or "loss", by "rose" or "fell"."""
    if value(quantity) < 0:
        return -1
    named = words.sign(side, quantity)
    if named or not moves(quantity):
        return named
    return words.direction(side, quantity) if quantity.role else words.beside(side, quantity)
