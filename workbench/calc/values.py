"""What a calculation computes with: numbers with a unit and what their digits leave open, and days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workbench import units
from workbench.calc import unit as of
from workbench.calc.unit import PURE, SHARES, Parts
from workbench.errors import InputError

_LARGEST = 100  # powers of ten, up or down
_MOST_POWER = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number with its unit. `slack` is how far it may be off by the digits it was written with: 0 where exact."""

    number: Decimal
    unit: Parts = PURE
    slack: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the calendar."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A result that is neither, such as a weekday, or a month that names an entry of a series."""

    text: str


Value = Number | Day | Words


def number(value: Value) -> Number:
    """The value as a number. InputError for a day or words."""
    if isinstance(value, Number):
        return value
    if isinstance(value, Day):
        raise InputError(
            f"{value.day} is a day, not a number; use age, days, years or weekday, or subtract two days"
        )
    raise InputError(f"{value.text} is not a number; put spaces around a minus, and dates into functions")


def checked(value: Number) -> Number:
    """The number itself. InputError where it is too large or small for a figure of the news."""
    if value.number and abs(value.number.adjusted()) > _LARGEST:
        raise InputError(
            f"a result beyond 10 to the power of {_LARGEST} measures nothing; check the exponents"
        )
    return value


def add(left: Value, right: Value, sign: int) -> Value:
    """The sum, or with -1 the difference, in the left one's unit. InputError where they measure different things."""
    if sign < 0 and isinstance(left, Day) and isinstance(right, Day):
        return Number(number=Decimal((left.day - right.day).days), unit=(("day", 1),))
    a, b = number(left), number(right)
    if sign < 0 and a.unit == b.unit:
        return _difference(a, b)
    for some in (a.unit, b.unit):
        _refuse_points(some)
    if {*dict(a.unit)} == {"percent"} and {*dict(b.unit)} == {"percentage_point"}:
        b = replace(b, unit=a.unit)
    other = convert(b, a.unit)
    return checked(Number(number=a.number + sign * other.number, unit=a.unit, slack=a.slack + other.slack))


def _difference(a: Number, b: Number) -> Number:
    """Between two of one unit: percentages differ by points, temperatures by degrees."""
    steps = {**of.POINTS, "percent": "percentage_point"}
    name = dict(a.unit)
    unit = ((steps[next(iter(name))], 1),) if len(name) == 1 and next(iter(name)) in steps else a.unit
    return checked(Number(number=a.number - b.number, unit=unit, slack=a.slack + b.slack))


def multiply(left: Value, right: Value) -> Number:
    """The product; shares become plain numbers, and units of one kind come together."""
    a, b = _bare(number(left)), _bare(number(right))
    slack = abs(a.number) * b.slack + abs(b.number) * a.slack + a.slack * b.slack
    return _tidy(a.number * b.number, a.unit, b.unit, slack)


def divide(left: Value, right: Value) -> Number:
    """The quotient. InputError where the right one is zero."""
    a, b = _bare(number(left)), _bare(number(right))
    if not b.number:
        raise InputError("this divides by zero; check which figure is the base")
    result = a.number / b.number
    # The farther end, at the smallest base; where even its sign is open, to the first order.
    base = abs(b.number) - b.slack if abs(b.number) > b.slack else abs(b.number)
    slack = (a.slack + abs(result) * b.slack) / base
    return _tidy(result, a.unit, tuple((name, -power) for name, power in b.unit), slack)


def power(base: Value, exponent: Value) -> Number:
    """The base to a whole power. InputError for others, and for those that lead nowhere."""
    a, n = _bare(number(base)), number(exponent)
    if n.unit or n.number != n.number.to_integral_value() or abs(n.number) > _MOST_POWER:
        raise InputError(
            f"an exponent is a whole number from -{_MOST_POWER} to {_MOST_POWER}; write a smaller one"
        )
    times = int(n.number)
    if not a.number and times <= 0:
        raise InputError("zero to this power has no value; check the exponent")
    unit = of.made({name: exponent * times for name, exponent in a.unit})
    # Within the bounds of `checked`, the result of 64 multiplications is at most 10 ** 6400: cheap, then refused.
    raised = a.number**times
    slack = abs(times * raised / a.number) * a.slack if a.number else Decimal(0)
    return checked(Number(number=raised, unit=unit, slack=slack))


def negated(value: Value) -> Number:
    """The value with the other sign."""
    one = number(value)
    return replace(one, number=-one.number)


def convert(value: Number, unit: Parts) -> Number:
    """The number in another unit. InputError where that measures something else, currencies without a rate included."""
    if value.unit == unit:
        return value
    mine, theirs = of.currencies(value.unit), of.currencies(unit)
    if mine and theirs and mine != theirs:
        raise InputError(
            f"{mine[0]} and {theirs[0]} do not mix without a rate; add one: in {theirs[0]} at ecb on 2025-02-14"
        )
    found = units.conversion(of.expression(value.unit), of.expression(unit))
    points = {"percentage_point", "basis_point"}
    if found is None and points & dict(value.unit).keys() and not unit:
        return _bare(value)
    if found is None:
        raise InputError(
            f"{told(value.unit)} and {told(unit)} measure different things; they are neither added nor converted"
        )
    return checked(
        Number(number=found.point(value.number), unit=unit, slack=abs(found.difference(value.slack)))
    )


def told(unit: Parts) -> str:
    """A unit in words."""
    return of.expression(unit) or "a plain number"


def _refuse_points(unit: Parts) -> None:
    if name := of.closed(unit):
        raise InputError(f"{name} is a point of a scale: only convert it, or subtract two of them")


_SHARES = {
    "percent": Decimal("0.01"),
    "percentage_point": Decimal("0.01"),
    "permille": Decimal("0.001"),
    "basis_point": Decimal("0.0001"),
}


def _bare(value: Number) -> Number:
    """A share as the plain number that it is in a product: 0.05 for 5 percent."""
    _refuse_points(value.unit)
    factor, kept = Decimal(1), {}
    for name, exponent in value.unit:
        if name in SHARES:
            factor *= _SHARES[name] ** exponent
        else:
            kept[name] = exponent
    return Number(number=value.number * factor, unit=of.made(kept), slack=value.slack * factor)


def _tidy(value: Decimal, first: Parts, second: Parts, slack: Decimal) -> Number:
    """A product in the first one's units: minutes become hours where hours are there already."""
    powers, factor = dict(first), Decimal(1)
    for name, exponent in second:
        same = name if name in powers else next((one for one in powers if _alike(one, name)), name)
        if same != name:
            found = units.conversion(name, same)
            factor *= found.factor**exponent if found else 1
        powers[same] = powers.get(same, 0) + exponent
    return checked(Number(number=value * factor, unit=of.made(powers), slack=slack * factor))


def _alike(one: str, other: str) -> bool:
    kind = units.kind(one)
    return bool(kind) and kind == units.kind(other)
