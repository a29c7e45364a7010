"""So much in a time: a sum over the time it came in, and a rate times how long it lasted."""

from __future__ import annotations

from decimal import Decimal

from workbench.check import say
from workbench.check.case import Case, Result, Side
from workbench.check.decide import agreement
from workbench.check.normalize import money
from workbench.check.pair import Pair
from workbench.figures.conversion import converted
from workbench.figures.intervals import is_point, value
from workbench.model import Quantity
from workbench.units import kind

_ONE = Decimal(1)


def over_time(figure: Quantity, case: Case) -> Result | None:
    """ "$20 million a day" against "$200 million" in ten days, and the other way round, where they agree."""
    if not is_point(figure) or not figure.unit:
        return None
    made = [
        agreement.compare(pair, pair.found)
        for other in case.found.quantities
        for pair in (_spread(case, figure, other), _gathered(case, figure, other))
        if pair is not None
    ]
    return next((result for result in made if result.outcome == "consistent"), None)


def _spread(case: Case, figure: Quantity, other: Quantity) -> Pair | None:
    """A found sum over the found time, against a claimed rate."""
    top, slash, bottom = figure.unit.partition(" / ")
    time = _time(case.found, bottom) if slash and is_point(other) and other.unit == top else None
    if time is None:
        return None
    made = money.scaled(other, _ONE, figure.unit, value(time))
    told = say.amount(value(made), made.unit, "", figure.precision)
    return Pair(
        case, figure, made, f"{say.quoted(other)} in {say.amount(value(time), bottom)}, which is {told},"
    )


def _gathered(case: Case, figure: Quantity, other: Quantity) -> Pair | None:
    """A found rate over the claimed time, against a claimed sum."""
    top, slash, bottom = other.unit.partition(" / ")
    time = _time(case.claimed, bottom) if slash and is_point(other) and figure.unit == top else None
    if time is None:
        return None
    made = money.scaled(other, value(time), figure.unit)
    told = say.amount(value(made), made.unit, "", figure.precision)
    return Pair(
        case, figure, made, f"{say.quoted(other)} for {say.amount(value(time), bottom)}, which is {told},"
    )


def _time(side: Side, unit: str) -> Quantity | None:
    """The only length of time that a side names, in a unit of time; None where it names none, or several."""
    found = [
        there for one in side.quantities if is_point(one) and one.unit and (there := converted(one, unit))
    ]
    return found[0] if len(found) == 1 and value(found[0]) and kind(unit) == "second" else None
