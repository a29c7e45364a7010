"""What a tree comes to, with the figures, series and rates that it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workbench.calc import days, functions, unit, words
from workbench.calc.rates import Rate, ecb
from workbench.calc.series import Series, look_up
from workbench.calc.syntax import Call, Chain, Convert, Group, Literal, Name, Node
from workbench.calc.values import (
    Day,
    Number,
    Value,
    Words,
    add,
    convert,
    divide,
    multiply,
    negated,
    number,
    of,
    power,
)  # fmt: skip
from workbench.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that an expression can name: its value, its words, and who says it. `entry` is its evidence's id."""

    value: Value
    text: str
    source: str = ""
    note: str = ""
    entry: str = ""


@dataclass(slots=True, kw_only=True)
class Scope:
    """What names stand for. `used` and `notes` collect what the evaluation relied on."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    rates: Callable[[str, str, date], Rate] = ecb
    used: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def _added(left: Value, right: Value, sign: int) -> Value:
    """A day so long after or before another, else a sum or a difference."""
    if isinstance(left, Day) and isinstance(right, Number):
        return days.shifted(left.day, Number(number=sign * right.number, unit=right.unit))
    return add(left, right, sign)


_MARKS: dict[str, Callable[[Value, Value], Value]] = {
    "+": lambda left, right: _added(left, right, 1),
    "-": lambda left, right: _added(left, right, -1),
    "*": multiply,
    "/": divide,
    "^": power,
    "of": of,
}


def evaluate(node: Node, scope: Scope) -> Value:
    """The value of a tree. InputError where it has none."""
    match node:
        case Literal(value=value):
            return value
        case Name():
            return _figure(node, scope).value
        case Group(inner=inner, negative=negative):
            value = evaluate(inner, scope)
            return negated(value) if negative else value
        case Chain(operands=operands, marks=marks):
            total = evaluate(operands[0], scope)
            for mark, operand in zip(marks, operands[1:], strict=True):
                total = _MARKS[mark](total, evaluate(operand, scope))
            return total
        case Call():
            return _called(node, scope)
        case Convert():
            return _converted(node, scope)


def _figure(node: Name, scope: Scope) -> Figure:
    found = scope.figures.get(node.name)
    if found is None and node.name in scope.series:
        raise InputError(f"{node.name} is a series; give it one date or two: {node.name}(2010, 2024)")
    if found is None and node.name[:1] in "ec" and node.name[1:].isdigit():
        known = ", ".join(scope.figures) or "none; name the claim with --claim"
        raise InputError(f"there is no figure {node.name}; there are: {known}")
    if found is None:
        raise words.unknown(node.name, node.place)
    scope.used[node.name] = found.entry
    if found.note and found.note not in scope.notes:
        scope.notes.append(found.note)
    return found


def _called(node: Call, scope: Scope) -> Value:
    if node.name in functions.FUNCTIONS:
        return functions.call(node.name, [evaluate(argument, scope) for argument in node.arguments])
    if node.name in scope.series:
        return _index(scope.series[node.name], [evaluate(one, scope) for one in node.arguments], scope)
    known = ", ".join([*functions.FUNCTIONS, *scope.series])
    raise InputError(f"there is no function {node.name[:40]!r}; there are: {known}")


def _index(series: Series, arguments: list[Value], scope: Scope) -> Number:
    """A series' value at one date, or how many times its value at the first is that at the second."""
    if not 1 <= len(arguments) <= 2:
        raise InputError(f"a series takes one date or two: {series.name}(2010, 2024)")
    values = [_looked(series, _when(argument, series.name), scope) for argument in arguments]
    return divide(values[1], values[0]) if len(values) == 2 else values[0]


def _when(value: Value, name: str) -> str:
    match value:
        case Words(text=text):
            return text
        case Day(day=day):
            return day.isoformat()
        case Number(number=year, unit=()) if year == year.to_integral_value() and 0 < year < 10_000:
            return f"{int(year):04}"
        case _:
            raise InputError(f"a series is asked for a year, month or day: {name}(2010, 2024)")


def _looked(series: Series, when: str, scope: Scope) -> Number:
    found = look_up(series, when)
    scope.used[series.name] = series.entry
    how = f", {found.how}" if found.how else ""
    scope.notes.append(f"{series.name}({when}) = {found.value.normalize():f}{how} ({series.source})")
    return Number(number=found.value)


def _converted(node: Convert, scope: Scope) -> Value:
    value = number(evaluate(node.inner, scope))
    if node.rate is not None:
        value = _exchanged(value, node, scope)
    elif node.day is not None:
        raise InputError("a day alone is no rate; write, for the ECB's: at ecb on 2025-02-14")
    return convert(value, node.unit)


def _exchanged(value: Number, node: Convert, scope: Scope) -> Number:
    mine, theirs = unit.currencies(value.unit), unit.currencies(node.unit)
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs:
        raise InputError("a rate turns one currency into another; write, say: €5m in USD at 1.08 USD/EUR")
    rate = _rate(mine[0], theirs[0], node, scope)
    exponent = dict(value.unit)[mine[0]]
    parts = {(theirs[0] if name == mine[0] else name): times for name, times in value.unit}
    factor = power(Number(number=rate), Number(number=Decimal(exponent))).number
    return Number(number=value.number * factor, unit=unit.made(parts), slack=value.slack * factor)


def _rate(source: str, target: str, node: Convert, scope: Scope) -> Decimal:
    """What one unit of the source currency is worth in the target one; a note says by whom and when."""
    if isinstance(node.rate, Name):
        return _named_rate(source, target, node.rate, node.day, scope)
    given = number(evaluate(node.rate, scope)) if node.rate else Number(number=Decimal(0))
    if dict(given.unit) not in ({target: 1, source: -1}, {source: 1, target: -1}) or given.number <= 0:
        raise InputError(f"the rate must be positive and in {target}/{source}: at 1.08 {target}/{source}")
    on = f", of {node.day}" if node.day else ""
    scope.notes.append(f"the rate is as given{on}: {given.number} {unit.expression(given.unit)}")
    return given.number if dict(given.unit)[target] == 1 else 1 / given.number


def _named_rate(source: str, target: str, name: Name, day: date | None, scope: Scope) -> Decimal:
    if day is None:
        raise InputError(f"a rate has a day; write: at {name.name} on 2025-02-14")
    if name.name.lower() == "ecb":
        found = scope.rates(source, target, day)
        note = f"ECB reference rate of {found.day}: 1 {source} = {found.rate:.6g} {target}"
        missing = f"; there is none of {day}, so the last one before it was used" if found.day != day else ""
        scope.notes.append(note + missing)
        return found.rate
    if name.name not in scope.series:
        raise InputError(
            f"there are no rates called {name.name!r}; use ecb, or add them: workbench series add FILE"
        )
    rate = _looked(scope.series[name.name], day.isoformat(), scope).number
    if rate <= 0:
        raise InputError(f"the rate of {day} in {name.name} is {rate}; a rate is above zero")
    scope.notes.append(f"{name.name} is read as {target} for 1 {source}")
    return rate
