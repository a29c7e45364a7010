"""What a calculation computes with: numbers with a unit and what their digits leave open, and days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

from workbench import units
from workbench.calc import unit as units_of
from workbench.calc.unit import PURE, SHARES, Parts
from workbench.errors import InputError

_LARGEST = 100  # powers of ten, up or down
_MOST_POWER = 64
_SHORTER = Context(prec=40, Emax=MAX_EMAX, Emin=MIN_EMIN)


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
    if _is_point(a):
        return _moved(a, b, sign)
    for some in (a.unit, b.unit):
        _refuse_points(some)
    if {*dict(a.unit)} == {"percent"} and {*dict(b.unit)} == {"percentage_point"}:
        b = replace(b, unit=a.unit)
    other = convert(b, a.unit)
    return checked(Number(number=a.number + sign * other.number, unit=a.unit, slack=a.slack + other.slack))


def _is_point(value: Number) -> bool:
    """Whether it is a temperature, as against a difference of two."""
    return len(value.unit) == 1 and value.unit[0][0] in units_of.POINTS


def _moved(a: Number, b: Number, sign: int) -> Number:
    """A temperature so many degrees up or down; between two of different scales the difference, in the left one's."""
    step = ((units_of.POINTS[a.unit[0][0]], 1),)
    if _is_point(b) and sign < 0:
        return _difference(a, convert(b, a.unit))
    by = replace(b, unit=((units_of.POINTS[b.unit[0][0]], 1),)) if _is_point(b) else b
    other = convert(by, step)
    return checked(Number(number=a.number + sign * other.number, unit=a.unit, slack=a.slack + other.slack))


def _difference(a: Number, b: Number) -> Number:
    """Between two of one unit: percentages differ by points, temperatures by degrees."""
    steps = {**units_of.POINTS, "percent": "percentage_point"}
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


def of(left: Value, right: Value) -> Number:
    """A share or a part of something, else which part one is of the other: 20 % of 350, a third of €4, 12 of 85."""
    part, whole = number(left), number(right)
    is_share = {name for name, _ in part.unit} <= SHARES and abs(_bare(part).number) <= 1
    return multiply(part, whole) if is_share or (part.unit and not whole.unit) else divide(part, whole)


def power(base: Value, exponent: Value) -> Number:
    """The base to a whole power. InputError for others, and for those that lead nowhere."""
    a, n = _bare(number(base)), number(exponent)
    if n.unit or abs(n.number) > _MOST_POWER:
        raise InputError(
            f"an exponent is a plain number from -{_MOST_POWER} to {_MOST_POWER}; write a smaller one"
        )
    if n.number != n.number.to_integral_value():
        return _root(a, n.number)
    times = int(n.number)
    if not a.number and times <= 0:
        raise InputError("zero to this power has no value; check the exponent")
    unit = units_of.made({name: exponent * times for name, exponent in a.unit})
    # Within the bounds of `checked`, the result of 64 multiplications is at most 10 ** 6400: cheap, then refused.
    raised = a.number**times
    slack = abs(times * raised / a.number) * a.slack if a.number else Decimal(0)
    return checked(Number(number=raised, unit=unit, slack=slack))


def _root(base: Number, exponent: Decimal) -> Number:
    """A positive number to a power that is no whole one; of a unit only where its own powers stay whole."""
    if base.number < 0 or (base.number == 0 and exponent < 0):
        raise InputError("a root of a number below zero has no value; check the sign")
    powers = {name: times * exponent for name, times in base.unit}
    if any(times != times.to_integral_value() for times in powers.values()):
        raise InputError(f"no root of {told(base.unit)} is a unit; take the root of a plain number")
    # Rounded by some digits of the context, so that the third root of 27 is 3.
    raised = _SHORTER.plus((base.number.ln() * exponent).exp()) if base.number else Decimal(0)
    slack = abs(exponent * raised / base.number) * base.slack if base.number else Decimal(0)
    unit = units_of.made({name: int(times) for name, times in powers.items()})
    return checked(Number(number=raised, unit=unit, slack=slack))


def negated(value: Value) -> Number:
    """The value with the other sign."""
    one = number(value)
    return replace(one, number=-one.number)


def convert(value: Number, unit: Parts) -> Number:
    """The number in another unit. InputError where that measures something else, currencies without a rate included."""
    if value.unit == unit:
        return value
    _refuse_currencies(value.unit, unit)
    unit = _as_difference(value, unit)
    found = units.conversion(units_of.expression(value.unit), units_of.expression(unit))
    if found is None and _is_turned(value, unit):
        return convert(divide(Number(number=Decimal(1)), value), unit)
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


def _refuse_currencies(unit: Parts, other: Parts) -> None:
    mine, theirs = units_of.currencies(unit), units_of.currencies(other)
    if mine and theirs and mine != theirs:
        raise InputError(
            f"{mine[0]} and {theirs[0]} do not mix without a rate; add one: in {theirs[0]} at ecb on 2025-02-14"
        )


def _as_difference(value: Number, unit: Parts) -> Parts:
    """The unit, or for a difference of temperatures that of differences: 5 °C more are 9 °F more."""
    steps = set(units_of.POINTS.values())
    if len(unit) == 1 and unit[0][0] in units_of.POINTS and {name for name, _ in value.unit} & steps:
        return ((units_of.POINTS[unit[0][0]], 1),)
    return unit


def _is_turned(value: Number, unit: Parts) -> bool:
    """Whether one is so much per the other's unit: miles per gallon, and litres per 100 km."""
    turned = tuple((name, -times) for name, times in value.unit)
    way = units.conversion(units_of.expression(units_of.made(dict(turned))), units_of.expression(unit))
    return way is not None and len(unit) > 1 and value.number != 0


def told(unit: Parts) -> str:
    """A unit in words."""
    return units_of.expression(unit) or "a plain number"


def _refuse_points(unit: Parts) -> None:
    if name := units_of.closed(unit):
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
    return Number(number=value.number * factor, unit=units_of.made(kept), slack=value.slack * factor)


def _tidy(value: Decimal, first: Parts, second: Parts, slack: Decimal) -> Number:
    """A product in the first one's units: minutes become hours where hours are there already."""
    powers, factor = dict(first), Decimal(1)
    for name, exponent in second:
        same = name if name in powers else next((one for one in powers if _alike(one, name)), name)
        if same != name:
            found = units.conversion(name, same)
            factor *= found.factor**exponent if found else 1
        powers[same] = powers.get(same, 0) + exponent
    return checked(Number(number=value * factor, unit=units_of.made(powers), slack=slack * factor))


def _alike(one: str, other: str) -> bool:
    kind = units.kind(one)
    return bool(kind) and kind == units.kind(other)
