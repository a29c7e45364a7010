"""Figures in other units: whether two measure the same, and one in the unit of the other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from workbench.figures.intervals import is_part, source_reach, value
from workbench.model import Quantity
from workbench.units import conversion, kind

_NEAR = Context(prec=20)
_SHORT = 12  # digits


def converted(quantity: Quantity, unit: str, *, step: bool = False) -> Quantity | None:
    """A found figure in another unit, with the room its digits leave; None where that measures something else.

    Degrees of temperature are a difference where `step` says so, else points of their scales.
    """
    if quantity.unit == unit:
        return quantity
    how = conversion(quantity.unit, unit)
    if how is None:
        return None
    to = how.difference if step else how.point
    return replace(
        quantity,
        lower=None if quantity.lower is None else _clean(to(quantity.lower)),
        upper=None if quantity.upper is None else _clean(to(quantity.upper)),
        precision=2 * how.difference(source_reach(quantity)),
        unit=unit,
        computed=True,
    )


def _clean(number: Decimal) -> Decimal:
    """A number without the noise of a division that a short one shows beneath it: 14 days are two weeks."""
    near = _NEAR.plus(number).normalize()
    return near if len(near.as_tuple().digits) <= _SHORT else number


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether both measure the same; a number of things is no share, though neither has a dimension."""
    if not one.unit and not other.unit and _is_share_and_count(one, other):
        return False
    if one.unit == other.unit:
        return True
    if "" in (one.unit, other.unit) and not (_may_be_share(one) and _may_be_share(other)):
        return False
    return kind(one.unit) == kind(other.unit)


def _is_share_and_count(one: Quantity, other: Quantity) -> bool:
    """Whether one is a part of a whole in words, and the other a number of things: "a third" and "21 boats"."""
    small, large = (one, other) if abs(value(one)) < 1 else (other, one)
    return abs(value(small)) < 1 <= abs(value(large)) and is_part(small)


def _may_be_share(quantity: Quantity) -> bool:
    if quantity.unit:
        return True
    return is_part(quantity) or (not quantity.counted and 0 <= value(quantity) <= 1)
