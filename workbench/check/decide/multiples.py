"""How many times: "doubled" and "three times as many" against two values, "doubled" against "rose 100 percent"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from workbench.check import say, words
from workbench.check.case import Case, Result, Side
from workbench.check.decide import agreement
from workbench.check.decide.ends import Ends
from workbench.figures.forms import form
from workbench.figures.intervals import Interval, meant, plain, value
from workbench.model import Modifier, Quantity

_ONE = Decimal(1)
_HALVED = re.compile(r"halv|in half|halbier|demi", re.IGNORECASE)
_TURNED: Mapping[Modifier, Modifier] = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "<~": ">~", ">~": "<~"}
_NEAR = 16  # characters after "three" in which "times more" stands


def compare(case: Case, figure: Quantity, two: Ends) -> Result:
    """A claimed multiple against two values. "Three times more" is four times as many, taken at its word."""
    figure, two = _halved(figure), _as_named(case.claimed, figure, two) or _as_claimed(figure, two)
    ratio = value(two.new) / value(two.old)
    is_more = words.between(case.claimed, "times_more", figure.start, figure.end + _NEAR)
    size, other = (ratio - 1, ratio) if is_more else (ratio, ratio - 1)
    told = f"{two.begins} is {say.number(ratio)} times the old value"
    if _side_by_side(figure) and not any(end.role for end in two):
        told = f"{say.capital(say.quoted(two.new))} is {say.number(ratio)} times {say.quoted(two.old)}"
    if is_more:
        told += f", that is {say.number(ratio - 1)} times more"
    gap = say.difference(figure, size)
    phrase = f"“{_phrase(case, figure)}”"
    if meant(figure).contains(Interval(size, size)):
        made = plain(replace(figure, lower=size, upper=size, modifier="="))
        finding = agreement.agreed(figure, made)
        return Result("consistent", finding, f"{told}, which agrees with {phrase}.", gap)
    result = Result("inconsistent", "outside", f"{told}, not {phrase}.", gap)
    if _side_by_side(figure) and meant(figure).contains(Interval(other, other)):
        return result.flagged("times_more", says="“Times as much” is not “times more”.")
    went_other_way = (ratio - 1) * (value(figure) - 1) < 0
    return result.flagged("direction") if went_other_way else result


def _side_by_side(figure: Quantity) -> bool:
    """Whether it is a "three times", which also compares two things that are there at once."""
    return form(figure) == "times"


def _halved(figure: Quantity) -> Quantity:
    """ "More than halved" says that less than half is left, "almost halved" that a little more is."""
    if figure.modifier not in _TURNED or not _HALVED.search(figure.text):
        return figure
    turned: Modifier = _TURNED.get(figure.modifier, figure.modifier)
    return replace(figure, lower=figure.upper, upper=figure.lower, modifier=turned)


def _as_named(claimed: Side, figure: Quantity, two: Ends) -> Ends | None:
    """The ends in the order in which the claim names what they count: "twice as many men as women"; else None."""
    places = [_named_at(claimed.text, end.counted, figure.end) for end in two]
    if min(places) < 0 or places[0] == places[1]:
        return None
    return two if places[1] < places[0] else Ends(two.new, two.old)


def _named_at(text: str, noun: str, start: int) -> int:
    """Where a noun stands as a word of its own from a place on; -1 where it does not, or is none."""
    found = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE).search(text, start) if noun else None
    return found.start() if found else -1


def _as_claimed(figure: Quantity, two: Ends) -> Ends:
    """The ends; those of two things side by side the other way round where only so they go the way of the claim."""
    old, new = value(two.old), value(two.new)
    in_time = any(end.role for end in two)
    if not in_time and _side_by_side(figure) and new and (new / old - 1) * (value(figure) - 1) < 0:
        return Ends(two.new, two.old)
    return two


def _phrase(case: Case, figure: Quantity) -> str:
    """The multiple with the words it needs to be read: "three times more"."""
    if form(figure) != "times":
        return say.quoted(figure)
    rest = case.claimed.text[figure.end : figure.end + _NEAR].split()
    more = (
        3
        if "as" in rest[:2]
        else 2
        if words.between(case.claimed, "times_more", figure.start, figure.end + _NEAR)
        else 0
    )
    return " ".join([say.quoted(figure), *rest[:more]])
