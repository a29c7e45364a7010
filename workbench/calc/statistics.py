"""Roots, logarithms and what newsrooms reckon from several figures: means, growth per year, rates, margins of error."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from workbench.calc.unit import PURE
from workbench.calc.values import Number, Value, add, convert, divide, multiply, number, power
from workbench.errors import InputError

_PERCENT = (("percent", 1),)
_POINTS = (("percentage_point", 1),)
_HALF = Decimal("0.5")
_CONFIDENCE = Decimal("1.96")  # standard errors on each side, for 95 of 100 polls
_PLACES = 30
_STEEPEST = 230  # e to this is about 10 to the 100, the largest result


def sqrt(arguments: Sequence[Value]) -> Value:
    """The square root."""
    return power(arguments[0], Number(number=_HALF))


def root(arguments: Sequence[Value]) -> Value:
    """The root of a degree: root(27, 3)."""
    return power(arguments[0], divide(Number(number=Decimal(1)), _plain(arguments[1], "root(27, 3)")))


def ln(arguments: Sequence[Value]) -> Value:
    """The natural logarithm."""
    return Number(number=_positive(arguments[0], "ln").ln())


def log10(arguments: Sequence[Value]) -> Value:
    """The logarithm to base ten, or with two arguments to the second as its base."""
    over = _positive(arguments[0], "log").log10()
    if len(arguments) == 1:
        return Number(number=over)
    return divide(Number(number=over), Number(number=_positive(arguments[1], "log").log10()))


def log2(arguments: Sequence[Value]) -> Value:
    """The logarithm to base two."""
    return Number(number=(_positive(arguments[0], "log2").ln() / Decimal(2).ln()).quantize(Decimal("1E-30")))


def exp(arguments: Sequence[Value]) -> Value:
    """The power of e."""
    exponent = _plain(arguments[0], "exp(2)")
    if abs(exponent.number) > _STEEPEST:
        raise InputError(f"an exponent of e is from -{_STEEPEST} to {_STEEPEST}; write a smaller one")
    return Number(number=exponent.number.exp())


def median(arguments: Sequence[Value]) -> Value:
    """The middle figure, or the mean of the two middle ones."""
    ordered = _ordered(arguments)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return divide(add(ordered[middle - 1], ordered[middle], 1), Number(number=Decimal(2)))


def least(arguments: Sequence[Value]) -> Value:
    """The smallest figure, in the unit of the first."""
    return _ordered(arguments)[0]


def most(arguments: Sequence[Value]) -> Value:
    """The largest figure, in the unit of the first."""
    return _ordered(arguments)[-1]


def rounded(arguments: Sequence[Value]) -> Value:
    """A figure to so many decimals, or with -3 to thousands; 0 where none are given."""
    value = number(arguments[0])
    places = _plain(arguments[1], "round(3.14159, 2)").number if len(arguments) > 1 else Decimal(0)
    if places != places.to_integral_value() or abs(places) > _PLACES:
        raise InputError(
            f"digits to round to are whole, from -{_PLACES} to {_PLACES}; write round(3.14159, 2)"
        )
    kept = value.number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)
    return Number(number=kept, unit=value.unit)


def cagr(arguments: Sequence[Value]) -> Value:
    """The growth per year that leads from one figure to another in so many years."""
    before, after, time = arguments
    years = number(time)
    span = convert(years, (("year", 1),)).number if years.unit else years.number
    factor = divide(after, before)
    if factor.unit or factor.number <= 0 or span <= 0:
        raise InputError(
            "growth per year wants two figures above zero of one unit, and years: cagr(120, 180, 5)"
        )
    yearly = power(factor, Number(number=1 / span))
    return convert(number(add(yearly, Number(number=Decimal(1)), -1)), _PERCENT)


def per_head(arguments: Sequence[Value]) -> Value:
    """How much each of so many has of a whole."""
    return divide(*arguments)


def per_100000(arguments: Sequence[Value]) -> Value:
    """How many of every 100,000 it is."""
    return multiply(divide(*arguments), Number(number=Decimal(100_000)))


def rebase(arguments: Sequence[Value]) -> Value:
    """A level of an index, where its level at another time is 100, or a third figure."""
    level, base, *to = arguments
    return multiply(divide(level, base), to[0] if to else Number(number=Decimal(100)))


def margin(arguments: Sequence[Value]) -> Value:
    """The margin of error of a poll at 95 percent, in points: of so many asked, or of a share and so many asked."""
    *shares, asked = (number(value) for value in arguments)
    share = convert(shares[0], PURE).number if shares else _HALF
    if asked.unit or asked.number < 1 or not 0 <= share <= 1:
        raise InputError("a margin of error is that of a share and of how many were asked: margin(45%, 1000)")
    error = _CONFIDENCE * (share * (1 - share) / asked.number).sqrt()
    return Number(number=100 * error, unit=_POINTS)


def _ordered(arguments: Sequence[Value]) -> list[Number]:
    """The figures from the smallest, all in the unit of the first."""
    unit = number(arguments[0]).unit
    return sorted((convert(number(value), unit) for value in arguments), key=lambda each: each.number)


def _plain(value: Value, use: str) -> Number:
    plain = number(value)
    if plain.unit:
        raise InputError(f"this wants a plain number; write {use}")
    return plain


def _positive(value: Value, name: str) -> Decimal:
    plain = convert(number(value), PURE)
    if plain.number <= 0:
        raise InputError(f"a logarithm is of a number above zero; write {name}(2)")
    return plain.number
