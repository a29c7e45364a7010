"""Changes: what "rose 25 percent" or "fell by 3 points" says against the values something went from and to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from workbench.check import say, words
from workbench.check.case import Case, Result, Side
from workbench.check.decide import agreement, multiples
from workbench.check.decide.ends import Ends, ends, rough, split
from workbench.check.movement import in_points, is_change
from workbench.check.pair import HUNDRED, Pair
from workbench.figures.conversion import comparable, converted
from workbench.figures.intervals import (
    ABOUT,
    Interval,
    is_multiple,
    is_part,
    is_point,
    meant,
    plain,
    stated,
    value,
)
from workbench.model import Quantity

_TWO = 2
_ZERO = Decimal(0)
_WAYS = {1: "rise", -1: "fall"}


class Measure(NamedTuple):
    """A way to tell a change from an old to a new value, and the formula as it is shown."""

    of: Callable[[Decimal, Decimal], Decimal]
    formula: str


PERCENT = Measure(lambda old, new: (new - old) / abs(old) * HUNDRED, "({new} − {old}) ÷ {base}")
STEP = Measure(lambda old, new: new - old, "{new} − {old}")


class Change(NamedTuple):
    """A claimed change, in the unit it is told in, beside the ends; `sign` is the way it is claimed to go."""

    figure: Quantity
    ends: Ends
    measure: Measure
    sign: int

    @property
    def size(self) -> Decimal:
        """The computed change, positive where it goes the way that is claimed."""
        return self.measure.of(value(self.ends.old), value(self.ends.new)) * self.sign

    @property
    def made(self) -> Quantity:
        """The computed change as a figure."""
        made = replace(self.figure, lower=self.size, upper=self.size, modifier="=", precision=_ZERO)
        return plain(made)

    @property
    def told(self) -> str:
        """ "From 17% to 44% is 44 − 17, a rise of 27 percentage points"."""
        word = "a rise" if self.ends.step > 0 else "a fall" if self.ends.step < 0 else "a change"
        size = say.amount(abs(self.size), self.figure.unit, self.figure.counted, self.figure.precision)
        return f"{self.ends.begins} is {self._shown()}, {word} of {size}"

    def _shown(self) -> str:
        step = min(self.ends.old.precision, self.ends.new.precision)
        old, new = (say.number(value(end), step) for end in self.ends)
        return self.measure.formula.format(old=old, new=new, base=old.lstrip("−"))


def compare(figure: Quantity, case: Case) -> Result | None:
    """A claimed change against the values found; None where the claim is no change or no two values are found."""
    if not is_change(case.claimed, figure):
        return None
    if any(one.unit == figure.unit and is_change(case.found, one) for one in case.found.quantities):
        return None  # the source tells the change itself, so there is nothing to compute
    made = [result for two in ends(case.found) if (result := _against(case, figure, two)) is not None]
    return min(made, key=lambda result: result.outcome != "consistent", default=None)


def of_its_own_ends(case: Case) -> Result | None:
    """A claim whose change is not that between its own ends: "rose by 20 percent, from 50 to 55"."""
    if len(case.claimed.quantities) < _TWO:
        return None
    two = _with_roles(case.claimed)
    told = [one for one in case.claimed.quantities if two and is_point(one) and is_change(case.claimed, one)]
    if two is None or len(told) != 1:
        return None
    result = _against(replace(case, found=case.claimed), told[0], two)
    if result is None or result.outcome != "inconsistent":
        return None
    return result._replace(finding="impossible", says=f"The claim does not fit itself: {result.says}")


def turned(case: Case) -> Result | None:
    """Values claimed against a change found: "from 40 to 50" against "rose 25 percent"."""
    if all(map(is_point, case.claimed.quantities)) and len(case.claimed.quantities) < _TWO:
        return None  # one value has no ends
    if any(is_change(case.claimed, one) for one in case.claimed.quantities):
        return None
    found = [one for one in case.found.quantities if is_change(case.found, one)]
    two = next(ends(case.claimed), None)
    if two is None or len(found) != 1:
        return None
    beside = [one for one in case.found.quantities if one is not found[0] and comparable(one, two.new)]
    if any(one.role not in ("to", "") for one in beside) or len(beside) > 1:
        return None
    for one in beside:
        there = converted(one, two.new.unit)
        end = agreement.compare(Pair(case, two.new, one), there) if there else None
        if end is not None and end.outcome != "consistent":
            return end
    return _against(case.turned, found[0], two)


def other_way(case: Case) -> Result | None:
    """Values that went one way in the claim and the other in the source; a claim whose own words deny its values."""
    first = case.claimed.quantities[0] if case.claimed.quantities else None
    if first is None or (len(case.claimed.quantities) == 1 and is_point(first) and first.role != "to"):
        return None
    mine, theirs = _with_roles(case.claimed), _with_roles(case.found)
    new = mine.new if mine else next((one for one in case.claimed.quantities if one.role == "to"), None)
    if new is None:
        return None
    toward = words.direction(case.claimed, new)
    went = _sign(mine.step) if mine else toward
    if mine and toward and went and toward != went:
        says = f"{mine.begins} is a {_WAYS[went]}, and the claim calls it a {_WAYS[toward]}."
        return Result("inconsistent", "impossible", says, flags=("direction",))
    if theirs is None or _sign(theirs.step) * went >= 0 or not comparable(new, theirs.new):
        return None
    told = mine.told if mine else f"to {say.quoted(new)}"
    says = f"The claim has a {_WAYS[went]}, {told}, and the source a {_WAYS[-went]}, {theirs.told}."
    return Result("inconsistent", "outside", says, flags=("direction",))


def _sign(step: Decimal) -> int:
    return (step > 0) - (step < 0)


def _with_roles(side: Side) -> Ends | None:
    """The only from and to of a side."""
    figures = split(side.quantities, side.text)
    made = [one for one in figures if one.role in ("from", "to") and is_point(one)]
    roles = {one.role: one for one in made}
    if len(made) != len(roles) or set(roles) != {"from", "to"}:
        return None
    there = converted(roles["from"], roles["to"].unit) if comparable(roles["from"], roles["to"]) else None
    return Ends(there, roles["to"]) if there else None


def _against(case: Case, figure: Quantity, two: Ends) -> Result | None:
    if not value(two.old) and (figure.unit == "percent" or is_multiple(figure) or is_part(figure)):
        says = f"{two.begins}, nothing can be told as a part of the old value: it is zero."
        return Result("incomparable", "zero_base", says)
    if is_multiple(figure):
        return multiples.compare(case, figure, two)
    change = _change(case.claimed, figure, two)
    if change is None:
        return None
    told = words.direction(case.claimed, figure) or words.beside(case.claimed, figure)
    toward = told or (-1 if value(figure) < 0 else 0)
    went = _sign(two.step)
    if value(figure) < 0:
        size = -value(figure)
        change = change._replace(figure=replace(change.figure, lower=size, upper=size))
    if toward and went and toward != went:
        return _wrong_way(case, change._replace(sign=went), toward)
    return _sized(case, change._replace(sign=toward or went or 1))


def _change(claimed: Side, figure: Quantity, two: Ends) -> Change | None:
    """How the claim tells its change; None where it has another unit than the values."""
    if is_part(figure):
        figure = converted(figure, "percent") or figure
    if figure.unit == "percent":
        return Change(figure, two, PERCENT, 1)
    if two.new.unit == "percent":
        if figure.unit == "basis_point":
            figure = converted(figure, "percentage_point") or figure
        figure = in_points(claimed, figure)
        if figure.unit == "percentage_point":
            return Change(figure, two, STEP, 1)
    there = two.within(figure.unit) if comparable(figure, two.new) else None
    return Change(figure, there, STEP, 1) if there else None


def _sized(case: Case, change: Change) -> Result:
    """The size of a change that goes the way that is claimed."""
    figure, made = change.figure, change.made
    result = agreement.holds(Pair(case, figure, made), made)
    if result is not None:
        return result._replace(says=f"{change.told}, which agrees with {say.quoted(figure)}.")
    missed = f"{change.told}, not {say.quoted(figure)}."
    result = Result("inconsistent", "outside", missed, say.difference(figure, change.size))
    for flag, clause in _slips(change):
        return result.flagged(flag, says=clause)
    return _with_rough_ends(change, result)


def _slips(change: Change) -> Iterator[tuple[str, str]]:
    """What the claim fits instead: points for percent, percent for points, the new value for the base."""
    figure, two = change.figure, change.ends
    size = abs(two.step)
    if two.new.unit == "percent":
        if change.measure is PERCENT and _fits(figure, size):
            points = say.amount(size, "percentage_point", "", figure.precision)
            yield "percent_vs_points", f"It would fit as {points}."
        if change.measure is STEP and value(two.old):
            percent = abs(PERCENT.of(value(two.old), value(two.new)))
            if _fits(figure, percent):
                yield (
                    "percent_vs_points",
                    f"It would fit as {say.amount(percent, 'percent', '', figure.precision)}.",
                )
    new = value(two.new)
    if change.measure is PERCENT and new and _fits(figure, size / abs(new) * HUNDRED):
        step = min(two.old.precision, two.new.precision)
        shown = f"{say.number(size, step)} ÷ {say.number(new, step)}"
        yield "wrong_base", f"It fits as a part of the new value: {shown}."


def _fits(figure: Quantity, size: Decimal) -> bool:
    return meant(figure).contains(Interval(size, size))


def _with_rough_ends(change: Change, result: Result) -> Result:
    """What the rounding of both ends leaves open: a miss stays one where that would move the result by a tenth."""
    if change.measure is not PERCENT:
        return result
    made = [
        PERCENT.of(old, new) * change.sign
        for old in rough(change.ends.old)
        for new in rough(change.ends.new)
        if old
    ]
    if not made or not Interval(min(made), max(made)).contains(stated(change.figure)):
        return result
    low, high = (say.number(end, change.figure.precision) for end in (min(made), max(made)))
    clause = f"As both ends are rounded, anything from {low} to {high} percent is possible."
    if max(max(made) - change.size, change.size - min(made)) <= ABOUT * abs(change.size):
        result = result._replace(outcome="consistent", finding="within_rounding")
    return result.flagged("coarser_source", says=clause)


def _wrong_way(case: Case, change: Change, toward: int) -> Result:
    """A fall that was a rise, or the other way round."""
    fitted = _sized(case, change)
    says = f"{change.told}, not a {_WAYS[toward]}."
    flags = tuple(flag for flag in fitted.flags if flag == "percent_vs_points")
    return Result("inconsistent", "outside", says, flags=("direction", *flags))
