"""Which values a stated figure stands for: by its last digit, its hedge, its range or its bound."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from workbench.figures.forms import form
from workbench.model import Quantity

ABOUT = Decimal("0.1")  # how far "about" reaches, as a part of the value: a rule of this house
_PART = Decimal(
    "0.05"
)  # how far a part in words reaches: "a quarter" is 23.75 to 26.25 percent; of this house too
_TWO = Decimal(2)
_FEW = Decimal(5)  # things from which on "about" reaches to the next number
_ONE = Decimal(1)
_TEN = Decimal(10)
_HUNDRED = Decimal(100)

# Round figures of these are not taken as rounded: "20 percent" means 20, and 0 degrees is no nothing.
_NEVER_ROUND = frozenset({"percent", "percentage_point", "basis_point", "permille"})
_TEMPERATURES = frozenset({"degree", "degree_Celsius", "degree_Fahrenheit", "kelvin"})
_DECIMAL = re.compile(r"\d\.\d|\d,\d{1,2}(?!\d)")


class Interval(NamedTuple):
    """Values from lower to upper, an open side being None; `strict` leaves out the ends that it has."""

    lower: Decimal | None
    upper: Decimal | None
    strict: bool = False

    def contains(self, other: Interval) -> bool:
        """Whether every value of the other lies in this one."""
        return self._from(other) and self._to(other)

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return _meets(self, other) and _meets(other, self)

    def _from(self, other: Interval) -> bool:
        if self.lower is None:
            return True
        if other.lower is None:
            return False
        return self.lower < other.lower or (self.lower == other.lower and (other.strict or not self.strict))

    def _to(self, other: Interval) -> bool:
        if self.upper is None:
            return True
        if other.upper is None:
            return False
        return other.upper < self.upper or (self.upper == other.upper and (other.strict or not self.strict))


def _meets(low: Interval, high: Interval) -> bool:
    """Whether one begins before the other has ended."""
    if low.lower is None or high.upper is None:
        return True
    return low.lower < high.upper or (low.lower == high.upper and not (low.strict or high.strict))


def is_point(quantity: Quantity) -> bool:
    """Whether it states one value, hedged or not."""
    return quantity.lower is not None and quantity.lower == quantity.upper


def is_open(quantity: Quantity) -> bool:
    """Whether it states a bound and leaves the other side open."""
    return quantity.lower is None or quantity.upper is None


def value(quantity: Quantity) -> Decimal:
    """The figure: the point, the bound, or the middle of a range."""
    if quantity.lower is None:
        return quantity.upper or Decimal(0)
    if quantity.upper is None or quantity.upper == quantity.lower:
        return quantity.lower
    return (quantity.lower + quantity.upper) / _TWO


def is_multiple(quantity: Quantity) -> bool:
    """Whether it says how many times: "doubled", "threefold"."""
    return quantity.unit == "" and form(quantity) in ("multiple", "times")


def is_part(quantity: Quantity) -> bool:
    """Whether it is a part of a whole in words or as a ratio: "a quarter", "one in four"."""
    return (
        quantity.unit == ""
        and (is_point(quantity) or is_open(quantity))
        and 0 < abs(value(quantity)) < _ONE
        and not is_multiple(quantity)
        and (is_rate(quantity) or not _DECIMAL.search(quantity.text))
    )


def is_rate(quantity: Quantity) -> bool:
    """Whether it says how many of so many: "12.5 per 100,000"."""
    return not quantity.unit and form(quantity) == "ratio"


def is_age(quantity: Quantity) -> bool:
    """Whether it is the age of someone or something, which is never rounded."""
    return quantity.unit == "year" and form(quantity) == "age"


def round_place(quantity: Quantity) -> Decimal:
    """The place of the last digit that is not zero, for a bare round number; zero for all others.

    Whether the zeros of 1,200 are digits or filling cannot be known: it is judged by its 2, and that is said.
    """
    if quantity.precision != _ONE or not is_point(quantity) or quantity.computed:
        return Decimal(0)
    number = value(quantity)
    if not number or number % _TEN or quantity.unit in _NEVER_ROUND | _TEMPERATURES or is_age(quantity):
        return Decimal(0)
    exponent = number.normalize().as_tuple().exponent
    return _TEN ** int(exponent)


def reach(quantity: Quantity) -> Decimal:
    """How far from the stated value the true one may lie by rounding alone: half a unit of the last digit.

    A round number taken as rounded, a multiple and a part reach no further than "about" would.
    """
    half = quantity.precision / _TWO
    number = abs(value(quantity))
    if is_multiple(quantity):
        return min(half, ABOUT * number)
    if is_part(quantity):
        return min(half, ABOUT * number) if is_rate(quantity) else _PART * number
    place = round_place(quantity)
    return max(half, min(place / _TWO, ABOUT * number))


def source_reach(quantity: Quantity) -> Decimal:
    """How far a source's figure reaches, in its unit: more narrowly than a claim's, never further than "about".

    Its bare round numbers are rounded to hundreds at least and to their second digit at most: 50 ships are not 51, and
    40,000 are not 43,000, but 1,200 may be 1,243.
    """
    number = abs(value(quantity))
    if quantity.computed:
        return quantity.precision / _TWO
    if is_multiple(quantity) or is_part(quantity) or not number:
        return reach(quantity)
    place = min(round_place(quantity), _TEN ** (number.adjusted() - 1))
    wide = place if place >= _HUNDRED else quantity.precision
    return min(max(wide, quantity.precision) / _TWO, ABOUT * number)


def plain(quantity: Quantity) -> Quantity:
    """The figure with every digit meant: its zeros are not taken as filling."""
    return replace(quantity, computed=True)


def stated(quantity: Quantity) -> Interval:
    """What is said, taken at its word: a point, a range, or all values beyond a bound."""
    return Interval(quantity.lower, quantity.upper, strict=quantity.modifier in (">", "<"))


def meant(quantity: Quantity) -> Interval:
    """What a claim says, with the room that rounding and hedges leave."""
    return _widened(quantity, reach(quantity))


def source_meant(quantity: Quantity) -> Interval:
    """What a source says, with the room that its rounding and hedges leave."""
    return _widened(quantity, source_reach(quantity))


def _widened(quantity: Quantity, rounding: Decimal) -> Interval:
    if is_open(quantity) or quantity.lower is None or quantity.upper is None:
        return stated(quantity)
    if not is_point(quantity):
        room = ABOUT if quantity.modifier == "~" else Decimal(0)
        return Interval(
            quantity.lower - room * abs(quantity.lower), quantity.upper + room * abs(quantity.upper)
        )
    number = quantity.lower
    below, above = _room(quantity, rounding)
    if number < 0:
        below, above = above, below
    return Interval(number - below, number + above)


def _room(quantity: Quantity, rounding: Decimal) -> tuple[Decimal, Decimal]:
    """How far below and above a point its hedge lets the value lie, for a positive one."""
    wide = max(ABOUT * abs(value(quantity)), rounding, _ONE if _is_small_count(quantity) else rounding)
    match quantity.modifier:
        case "~":
            return wide, wide
        case "<~":
            return wide, Decimal(0)
        case ">~":
            return Decimal(0), wide
        case _:
            return rounding, rounding


def _is_small_count(quantity: Quantity) -> bool:
    """Whether it is a whole number of things of which "about" reaches to the next: 8 people, not 2."""
    return (
        bool(quantity.counted)
        and not quantity.unit
        and quantity.precision == _ONE
        and abs(value(quantity)) >= _FEW
    )
