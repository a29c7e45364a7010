"""Shares and figures per head: a part divided by its whole, a total by its population."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from workbench.check import agreement, money, say, words
from workbench.check.case import Case, Result, Side
from workbench.check.changes import is_change
from workbench.check.intervals import is_part, is_point, plain, value
from workbench.check.pair import Pair, comparable, converted
from workbench.model import Quantity
from workbench.units import currency

_SHARES = frozenset({"percent", "permille", "ppm"})
_PER_MANY = re.compile(
    r"\b(?:in|per|of)\s+(?:every\s+|each\s+)?(?:1[,.]?0|a (?:hundred|thousand|million))", re.IGNORECASE
)
_OF = re.compile(r"\b(?:of|out of|from among|among)\b", re.IGNORECASE)


def share(figure: Quantity, case: Case) -> Result | None:
    """A claimed share against the part and the whole that are found; None where it is none, or they are not there."""
    if figure.unit not in _SHARES and not is_part(figure):
        return None
    if is_change(case.claimed, figure) or _per_head(case.claimed, figure):
        return None
    two = _two(case.found)
    if two is None:
        return None
    part, whole = two
    if currency(part.unit) != currency(whole.unit):
        return money.other_currency(Pair(case, part, whole))
    there = converted(part, whole.unit) if comparable(part, whole) else None
    return None if there is None else _divided(figure, case, there, whole)


def _two(side: Side) -> tuple[Quantity, Quantity] | None:
    """The only two points that are no shares, part and whole: as "of" between them says, else the smaller first."""
    figures = [
        one for one in side.quantities if is_point(one) and one.unit not in _SHARES and not is_part(one)
    ]
    if len(figures) != 2:
        return None
    first, second = figures
    if _OF.search(side.text, first.end, second.start):
        return first, second
    try:
        smaller_first = value(first) <= value(converted(second, first.unit) or second)
    except ArithmeticError:
        smaller_first = True
    return (first, second) if smaller_first else (second, first)


def per_head(figure: Quantity, case: Case) -> Result | None:
    """A claimed figure per head or per so many people against the total and the population that are found."""
    if not _per_head(case.claimed, figure) or len(case.found.quantities) != 2:
        return None
    total, people = case.found.quantities
    if _is_population(total, people):
        total, people = people, total
    if not (is_point(total) and is_point(people)) or people.unit:
        return None
    top = replace(figure, unit=figure.unit.removesuffix(" / person"))
    return _divided(top, case, total, replace(people, unit=""))


def _per_head(side: Side, figure: Quantity) -> bool:
    """Whether a figure is per head or per so many: by the words after it, or in a ratio such as "5 per 100,000"."""
    if is_part(figure) or "per" in figure.rule:
        return bool(_PER_MANY.search(figure.text))
    return words.between(side, "per_head", figure.start, len(side.text))


def _is_population(one: Quantity, other: Quantity) -> bool:
    """Whether the first is the population of the two: the one without a unit, else the larger."""
    if one.unit or other.unit:
        return not one.unit
    return value(one) > value(other)


def _divided(figure: Quantity, case: Case, part: Quantity, whole: Quantity) -> Result:
    """A claimed ratio against the one of two figures, with the division shown."""
    told = f"{say.quoted(part)} ÷ {say.quoted(whole)}"
    if not value(whole):
        return Result("incomparable", "zero_base", f"{told}: nothing can be divided by zero.")
    made = _ratio(part, whole)
    there = converted(made, figure.unit) if comparable(made, figure) or not made.unit else None
    if there is None:
        return _other_unit(Pair(case, figure, made), told)
    shown = say.amount(value(there), there.unit, "", figure.precision)
    pair = Pair(case, figure, there, working=f"{told}, which is {shown},")
    return agreement.compare(pair, there)


def _ratio(part: Quantity, whole: Quantity) -> Quantity:
    ratio = value(part) / value(whole)
    unit = "" if part.unit == whole.unit else part.unit
    made = replace(part, lower=ratio, upper=ratio, unit=unit, counted="", modifier="=", precision=Decimal(0))
    return plain(made)


def _other_unit(pair: Pair, told: str) -> Result:
    if currency(pair.claimed.unit) and currency(pair.found.unit):
        return money.other_currency(pair)
    says = f"{told} gives no figure in the unit of {say.quoted(pair.claimed)}."
    return Result("incomparable", "wrong_dimension", says)
