"""Two figures set against each other, and the found one brought to the unit of the claimed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from workbench.check import say, words
from workbench.check.case import Case, Side
from workbench.check.intervals import is_part, source_reach, value
from workbench.model import Quantity
from workbench.units import conversion, kind

HUNDRED = Decimal(100)
_NEAR = Context(prec=20)
_WHICH = re.compile(r", which (is|makes|leaves) ")
_SHORT = 12  # digits
_SCALED_WITH_ZERO = frozenset({"degree_Celsius", "degree_Fahrenheit"})
_MOVES = frozenset({"percent", "percentage_point", "basis_point", "permille"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A claimed and a found figure, in their case. `working` says in words what was done to the found one so far."""

    case: Case
    claimed: Quantity
    found: Quantity
    working: str = ""

    @property
    def told(self) -> str:
        """The found figure as its text has it, with what it is in the unit of the claimed one."""
        if self.working:
            return self.working
        text = say.quoted(self.found)
        there = self.there if self.found.unit != self.claimed.unit else None
        if there is None:
            return text
        ends = [end for end in dict.fromkeys((there.lower, there.upper)) if end is not None]
        inside = " to ".join(say.like(end, replace(self.claimed, counted=there.counted)) for end in ends)
        return text if inside == text else f"{text} ({inside})"

    @property
    def made(self) -> str:
        """The sentence up to "just what the claim says": "62 ÷ 200 seats is 31 percent,"; "40 °C (104 °F) is"."""
        if not self.working:
            return f"{self.told} is"
        told = self.working.removesuffix(", which").removesuffix(",")
        return _WHICH.sub(r" \1 ", told) + ","

    @property
    def there(self) -> Quantity | None:
        """The found figure in the unit of the claimed; None where the units measure different things."""
        return converted(self.found, self.claimed.unit, step=self.is_step)

    @property
    def is_step(self) -> bool:
        """Whether degrees are meant as a difference: "2 degrees warmer"."""
        return is_step(self.case.claimed, self.claimed) or is_step(self.case.found, self.found)


def is_step(side: Side, quantity: Quantity) -> bool:
    """Whether degrees of temperature are a difference and no point of the scale."""
    if quantity.unit not in _SCALED_WITH_ZERO:
        return False
    return quantity.role == "by" or words.has(side, "step")


def converted(quantity: Quantity, unit: str, *, step: bool = False) -> Quantity | None:
    """A found figure in another unit, with the room its digits leave; None where that measures something else."""
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


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether both measure the same; a number of things is no share, though neither has a dimension."""
    if one.unit == other.unit:
        return True
    if "" in (one.unit, other.unit) and not (_may_be_share(one) and _may_be_share(other)):
        return False
    return kind(one.unit) == kind(other.unit)


def _may_be_share(quantity: Quantity) -> bool:
    if quantity.unit:
        return True
    return is_part(quantity) or (not quantity.counted and 0 <= value(quantity) <= 1)
