"""Levels, changes and factors told one as another: "doubled" as "rose 100 percent", "82 percent of it" as "18 less"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbench.check import say, words
from workbench.check.case import Side
from workbench.check.movement import way
from workbench.check.pair import HUNDRED, Pair
from workbench.figures.intervals import is_multiple, is_point, plain, value
from workbench.model import Quantity

_ONE = Decimal(1)
_FAR = 24  # characters after a percentage in which "of what" ends


def as_factors(pair: Pair) -> Pair | None:
    """A multiple and a percent change, both as how many times the old value the new one is; None for other figures."""
    claimed, found = pair.claimed, pair.found
    if is_multiple(claimed) and found.unit == "percent" and is_point(found):
        factor = _factor(found, way(pair.case.found, found))
        working = f"{say.quoted(found)}, which makes {say.number(value(factor))} times the old value,"
        return replace(pair, found=factor, working=working)
    if is_multiple(found) and claimed.unit == "percent" and is_point(claimed):
        percent = (value(found) - 1) * HUNDRED
        size = abs(percent) if way(pair.case.claimed, claimed) * percent >= 0 else -abs(percent)
        made = plain(
            replace(found, lower=size, upper=size, unit="percent", precision=HUNDRED * found.precision)
        )
        word = "rise" if percent > 0 else "fall"
        working = f"{say.quoted(found)}, which is a {word} of {say.number(abs(percent))} percent,"
        return replace(pair, found=made, working=working)
    return None


def _factor(percent: Quantity, toward: int) -> Quantity:
    times = _ONE + (toward or 1) * abs(value(percent)) / HUNDRED
    return plain(replace(percent, lower=times, upper=times, unit="", precision=percent.precision / HUNDRED))


def of_level(pair: Pair) -> Pair | None:
    """A level told as a percentage of another against how far below or above it is: "82 percent of what men earn".

    None for other figures.
    """
    claimed, found = pair.claimed, pair.found
    if claimed.unit != "percent" or found.unit != "percent" or not is_point(found):
        return None
    toward = words.beside(pair.case.claimed, claimed)
    if toward and _is_level(pair.case.found, found):
        made = _reckoned(found, (value(found) - HUNDRED) * toward)
        less = value(found) < HUNDRED
        told = say.amount(abs(value(made)), "percent", "", found.precision)
        return replace(
            pair,
            found=made,
            working=f"{say.quoted(found)} of it, which is {told} {'less' if less else 'more'},",
        )
    toward = words.beside(pair.case.found, found)
    if toward and _is_level(pair.case.claimed, claimed):
        made = _reckoned(found, HUNDRED + toward * value(found))
        told = say.amount(value(made), "percent", "", found.precision)
        working = f"{say.quoted(found)} {'less' if toward < 0 else 'more'}, which leaves {told},"
        return replace(pair, found=made, working=working)
    return None


def _is_level(side: Side, figure: Quantity) -> bool:
    return not words.beside(side, figure) and words.between(side, "as_much", figure.end, figure.end + _FAR)


def _reckoned(found: Quantity, number: Decimal) -> Quantity:
    return plain(replace(found, lower=number, upper=number, role="", of=""))
