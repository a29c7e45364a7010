"""Whether the figures and dates of two claims agree, each within the precision it states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal, DecimalException
from functools import lru_cache
from typing import Literal, TypeVar

from workbench import units
from workbench.model import Date, Quantity

Agreement = Literal["agree", "differ", "none"]

_T = TypeVar("_T")
_HEDGE = Decimal("0.1")  # how far a hedged figure reaches, as in FIELD practice: ten percent
_ROUNDED = Decimal("0.02")  # how far a factor is rounded
_DEGREES = {"degree", "degree_Celsius", "degree_Fahrenheit"}  # "degrees" may be of any
_SMALL = 10  # numbers below it are of many things
_HEDGED = ("~", "<~", ">~")
_UP_TO = ("<=", ">=")  # "goes up to 9 percent" may be read as either
_BELOW, _ABOVE = ("<", "<="), (">", ">=")
_ROLES = {frozenset({"from", "to"}), frozenset({"from", "by"}), frozenset({"to", "by"})}
_BY_OR_TO = frozenset({"by", "to"})
_LONG_TIMES = ("day", "week", "month", "year")  # by the hour or the second it is a speed
_PERCENT = Decimal("0.01")


def figures(one: Sequence[Quantity], other: Sequence[Quantity]) -> Agreement:
    """Whether the comparable figures of two claims agree; "none" where nothing in them can be compared."""
    agreed = _agreement(one, other, _comparable, _agree)
    return "agree" if agreed != "agree" and (_worked_out(one, other) or _worked_out(other, one)) else agreed


def _worked_out(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether a factor or a share is that from one figure of the other claim to the next: "quadrupled" for 4 to 16."""
    moved = {figure.role: ends(figure)[0] for figure in other if figure.role in ("from", "to")}
    if len(one) != 1 or not _is_factor(one[0]) or len(moved) != 2 or not moved["from"]:
        return False
    factor = moved["to"] / moved["from"]
    stated = ends(one[0])[0] * (_PERCENT if one[0].unit else 1)
    return any(abs(stated - each) <= _ROUNDED * each for each in (factor, abs(factor - 1)) if each)


def _is_factor(figure: Quantity) -> bool:
    return figure.unit in ("", "percent") and not figure.counted


def of_other_measure(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether each claim has one figure, and they measure different things: 52 metres, 520 years."""
    if len(one) != 1 or len(other) != 1 or not one[0].unit or not other[0].unit:
        return False
    return not _of_one_measure(one[0].unit, other[0].unit)


def limits(figures: Sequence[Quantity]) -> frozenset[str]:
    """How figures are limits: "up to", "at least"."""
    return frozenset(each.modifier for each in figures if each.modifier in _UP_TO)


def telling(figures: Sequence[Quantity]) -> bool:
    """Whether a figure is one that few things have: not a share, which may be of anything, nor a small number."""
    return any(_number(each) != "share" and (each.unit or ends(each)[1] >= _SMALL) for each in figures)


def agreeing(figure: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether one of the others could be the figure, written twice."""
    return any(_comparable(figure, other) and _agree(figure, other) for other in others)


def dates(one: Sequence[Date], other: Sequence[Date]) -> Agreement:
    """Whether the dates of two claims agree, at the coarser grain of each two."""
    known = [[date for date in some if date.edtf] for some in (one, other)]
    if _begin_and_end(*known) or _begin_and_end(*known[::-1]):
        return "agree"
    return _agreement(known[0], known[1], lambda a, b: True, lambda a, b: same_time(a.edtf, b.edtf))


def _begin_and_end(one: Sequence[Date], other: Sequence[Date]) -> bool:
    """Whether one is a time from one date to another that the other names one by one."""
    if len(one) != 1 or len(other) < 2:
        return False
    ends = one[0].edtf.split("/")
    return len(ends) == 2 and all(any(same_time(end, date.edtf) for date in other) for end in ends)


def opposed(one: Sequence[Quantity], other: Sequence[Quantity]) -> bool:
    """Whether one number is what something changed by in one claim and what it changed to in the other."""
    if not any(figure.role for figure in one):
        return False
    first, second = _roles(one), _roles(other)
    return any(
        {*first[number], *second[number]} == _BY_OR_TO and not first[number] & second[number]
        for number in first.keys() & second.keys()
    )


def _roles(figures: Sequence[Quantity]) -> dict[tuple[str, Decimal, Decimal], set[str]]:
    """The roles that each number of a claim has, "" left out."""
    found: defaultdict[tuple[str, Decimal, Decimal], set[str]] = defaultdict(set)
    for one in figures:
        if one.role and one.modifier not in _UP_TO:
            found[one.unit, *ends(one)].add(one.role)
    return found


def _agreement(
    one: Sequence[_T],
    other: Sequence[_T],
    comparable: Callable[[_T, _T], bool],
    agree: Callable[[_T, _T], bool],
) -> Agreement:
    """ "agree" where each of the side with fewer that can be compared finds its partner."""
    if not one or not other:
        return "none"
    verdicts = [_partners(one, other, comparable, agree), _partners(other, one, comparable, agree)]
    compared = [verdict for verdict in verdicts if verdict]
    if not compared:
        return "none"
    return "agree" if any(all(verdict) for verdict in compared) else "differ"


def _partners(
    some: Sequence[_T],
    others: Sequence[_T],
    comparable: Callable[[_T, _T], bool],
    agree: Callable[[_T, _T], bool],
) -> list[bool]:
    """For each that can be compared at all, whether one of the others agrees with it."""
    found = []
    for each in some:
        partners = [other for other in others if comparable(each, other)]
        if partners:
            found.append(any(agree(each, partner) for partner in partners))
    return found


def _comparable(one: Quantity, other: Quantity) -> bool:
    if frozenset({one.role, other.role}) in _ROLES or {_number(one), _number(other)} == {"share", "count"}:
        return False
    return _of_one_measure(one.unit, other.unit)


def _of_one_measure(one: str, other: str) -> bool:
    return _factor(other, one) is not None or (_is_money(one) and _is_money(other))


def _number(figure: Quantity) -> Literal["share", "count", "other"]:
    """A share such as 6 of 8 is another thing than a count of ships, though both may have no unit."""
    lower, upper = ends(figure)
    if figure.unit == "percent" or (not figure.unit and 0 < lower <= upper < 1):
        return "share"
    return "count" if not figure.unit and figure.counted else "other"


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of one dimension could be one figure, written twice."""
    factor = _factor(other.unit, one.unit)
    if factor is None or _opposed(one, other):
        return False
    first, second = ends(one), ends(other)
    if factor == 1 and first == second:  # however many digits they have: computing would round them
        return True
    try:
        reach = max(_reach(one), _reach(other) * factor)
        return all(abs(a - b * factor) <= reach for a, b in zip(first, second, strict=True))
    except DecimalException:
        return False


def _opposed(one: Quantity, other: Quantity) -> bool:
    return (one.modifier in _BELOW and other.modifier in _ABOVE) or (
        one.modifier in _ABOVE and other.modifier in _BELOW
    )


def ends(figure: Quantity) -> tuple[Decimal, Decimal]:
    """Both ends; an open one is where the other is."""
    lower = figure.lower if figure.lower is not None else figure.upper
    upper = figure.upper if figure.upper is not None else lower
    return lower or Decimal(0), upper or Decimal(0)


def _reach(figure: Quantity) -> Decimal:
    """How far from its value a figure still stands for it, in its unit: half its last digit, ten percent if hedged."""
    written = figure.precision / 2
    if figure.modifier not in _HEDGED:
        return written
    return max(written, *(abs(end) * _HEDGE for end in ends(figure)))


def _is_money(unit: str) -> bool:
    """A currency is the one unit in three capitals, alone or by the hour or the barrel."""
    return len(unit.split(" ")[0]) == 3 and unit[:3].isupper()


def _without_time(unit: str, other: str) -> str:
    """The unit without "by the day" or, of money, "by the ton", where the other text may tell that elsewhere."""
    what, per, by = unit.partition(" / ")
    told_elsewhere = (
        bool(per) and " / " not in other and ((_is_money(other) and what == other) or by in _LONG_TIMES)
    )
    return what if told_elsewhere else unit


@lru_cache(maxsize=4096)
def _factor(unit: str, into: str) -> Decimal | None:
    """What a number in one unit is multiplied by to be in another; None where that cannot be done."""
    unit, into = _without_time(unit, into), _without_time(into, unit)
    if unit == into or _are_degrees(unit, into):
        return Decimal(1)
    if {unit, into} == {"percent", ""}:
        return _PERCENT if into == "" else 1 / _PERCENT
    if not _convertible(unit) or not _convertible(into) or units.dimension(unit) != units.dimension(into):
        return None
    registry = units.registry()
    return Decimal(registry.Quantity(Decimal(1), unit).to(into).magnitude)


def _are_degrees(unit: str, into: str) -> bool:
    return "degree" in (unit, into) and {unit, into} <= _DEGREES


def _convertible(unit: str) -> bool:
    return unit != "" and not _is_money(unit) and units.is_unit(unit)


def same_time(one: str, other: str) -> bool:
    """Whether two EDTF expressions can mean one time: equal, or one is the other at a finer grain."""
    if not one or not other:
        return False
    first, second = one.split("/"), other.split("/")
    if len(first) != len(second):
        return False
    return all(_same_day(a, b) for a, b in zip(first, second, strict=True))


def _same_day(one: str, other: str) -> bool:
    a, b = (text.strip("~?%").split("X")[0] for text in (one, other))
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and (len(short) == len(long) or short != "")
