"""The functions of a calculation, one row each in FUNCTIONS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.calc import days, statistics
from workbench.calc.values import Day, Number, Value, Words, add, convert, divide, multiply, number
from workbench.errors import InputError

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PERCENT = (("percent", 1),)


@dataclass(frozen=True, slots=True)
class Function:
    """How many arguments it takes, how it is used, and what it does."""

    least: int
    most: int
    use: str
    run: Callable[[Sequence[Value]], Value]


def call(name: str, arguments: Sequence[Value]) -> Value:
    """What a function makes of its arguments. InputError where their number or kind is wrong."""
    found = FUNCTIONS[name]
    if not found.least <= len(arguments) <= found.most:
        raise InputError(f"{name} got {len(arguments)} arguments; write {found.use}")
    return found.run(arguments)


def _day(value: Value, use: str) -> date:
    if not isinstance(value, Day):
        raise InputError(f"this wants days; write {use}")
    return value.day


def _age(arguments: Sequence[Value]) -> Value:
    born, then = (_day(value, FUNCTIONS["age"].use) for value in arguments)
    if then < born:
        raise InputError(f"{then} is before the birth on {born}; write {FUNCTIONS['age'].use}")
    full = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
    return Number(number=Decimal(full), unit=(("year", 1),))


def _weekday(arguments: Sequence[Value]) -> Value:
    return Words(text=_DAYS[_day(arguments[0], FUNCTIONS["weekday"].use).weekday()])


def _days(arguments: Sequence[Value]) -> Value:
    first, last = (_day(value, FUNCTIONS["days"].use) for value in arguments)
    return Number(number=Decimal((last - first).days), unit=(("day", 1),))


def _years(arguments: Sequence[Value]) -> Value:
    """Between years their difference; between days the full years, before the first day negative."""
    if all(isinstance(value, Day) for value in arguments):
        first, last = (_day(value, "") for value in arguments)
        sign = -1 if last < first else 1
        return multiply(Number(number=Decimal(sign)), _age([Day(day=one) for one in sorted((first, last))]))
    first_year, last_year = (number(value) for value in arguments)
    if first_year.unit or last_year.unit:
        raise InputError(f"this wants years or days; write {FUNCTIONS['years'].use}")
    return Number(number=last_year.number - first_year.number, unit=(("year", 1),))


def _change(arguments: Sequence[Value]) -> Value:
    before, after = arguments
    return convert(divide(add(after, before, -1), before), _PERCENT)


def _share(arguments: Sequence[Value]) -> Value:
    part, whole = (number(value) for value in arguments)
    return convert(divide(convert(part, whole.unit), whole), _PERCENT)


def _sum(arguments: Sequence[Value]) -> Value:
    total = arguments[0]
    for value in arguments[1:]:
        total = add(total, value, 1)
    return number(total)


def _mean(arguments: Sequence[Value]) -> Value:
    return divide(_sum(arguments), Number(number=Decimal(len(arguments))))


def _abs(arguments: Sequence[Value]) -> Value:
    one = number(arguments[0])
    return Number(number=abs(one.number), unit=one.unit, slack=one.slack)


_MANY = 100

FUNCTIONS: dict[str, Function] = {
    "age": Function(2, 2, "age(1952-10-07, 2025-02-14)", _age),
    "weekday": Function(1, 1, "weekday(2025-02-14)", _weekday),
    "days": Function(2, 2, "days(2025-01-01, 2025-02-14)", _days),
    "years": Function(2, 2, "years(1949, 2025)", _years),
    "percent_change": Function(2, 2, "percent_change(40, 50)", _change),
    "share": Function(2, 2, "share(3, 12)", _share),
    "weeks": Function(2, 2, "weeks(2025-01-01, 2025-02-14)", days.weeks),
    "months": Function(2, 2, "months(2019-05, 2024-02)", days.months),
    "business_days": Function(2, _MANY, "business_days(2025-02-14, 2025-03-14)", days.business_days),
    "sum": Function(1, _MANY, "sum(1, 2, 3)", _sum),
    "mean": Function(1, _MANY, "mean(1, 2, 3)", _mean),
    "median": Function(1, _MANY, "median(3, 9, 4)", statistics.median),
    "min": Function(1, _MANY, "min(3, 9, 4)", statistics.least),
    "max": Function(1, _MANY, "max(3, 9, 4)", statistics.most),
    "round": Function(1, 2, "round(3.14159, 2)", statistics.rounded),
    "abs": Function(1, 1, "abs(-3)", _abs),
    "sqrt": Function(1, 1, "sqrt(9)", statistics.sqrt),
    "root": Function(2, 2, "root(27, 3)", statistics.root),
    "ln": Function(1, 1, "ln(2)", statistics.ln),
    "log": Function(1, 2, "log(1000)", statistics.log10),
    "log10": Function(1, 1, "log10(1000)", statistics.log10),
    "log2": Function(1, 1, "log2(8)", statistics.log2),
    "exp": Function(1, 1, "exp(2)", statistics.exp),
    "cagr": Function(3, 3, "cagr(120, 180, 5)", statistics.cagr),
    "per_head": Function(2, 2, "per_head(€90 million, 450000)", statistics.per_head),
    "per_100000": Function(2, 2, "per_100000(640, 8.2 million)", statistics.per_100000),
    "rebase": Function(2, 3, "rebase(134.2, 112.5)", statistics.rebase),
    "margin": Function(1, 2, "margin(45%, 1000)", statistics.margin),
}
