"""One claimed figure against one found: the rules that lead from the units to an outcome, tried in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.check import nouns, say, words
from workbench.check.case import Case, Result
from workbench.check.decide import agreement, multiples, slips, things
from workbench.check.movement import way
from workbench.check.normalize import money, spans
from workbench.check.pair import Pair
from workbench.figures.conversion import comparable
from workbench.figures.intervals import is_age, value
from workbench.model import Quantity
from workbench.units import currency, kind

Rule = Callable[[Pair], Result | None]
_SCALES = frozenset({"degree_Celsius", "degree_Fahrenheit"})
_POINTS = frozenset({"percentage_point", "basis_point"})


def compare(claimed: Quantity, found: Quantity, case: Case) -> Result:
    """The first rule of RULES that has something to say, with what the nouns beside the figures add."""
    return of_pair(Pair(case, claimed, found))


def of_pair(pair: Pair) -> Result:
    """What the first rule says of a pair, whose found figure may have been computed, with what the nouns add."""
    return _with_nouns(_first(pair))


def _first(pair: Pair) -> tuple[Pair, Result]:
    for rule in RULES:
        result = rule(pair)
        if result is not None:
            return pair, result
    raise AssertionError("the last rule always answers")


def opposite(pair: Pair) -> Result | None:
    """One says more and the other less: a rise and a fall, a profit and a loss."""
    mine = way(pair.case.claimed, pair.claimed)
    theirs = way(pair.case.found, pair.found)
    if mine * theirs >= 0 or "from" in (pair.claimed.role, pair.found.role):
        return None
    is_balance = words.sign(pair.case.claimed, pair.claimed) or words.sign(pair.case.found, pair.found)
    told = {1: "a profit or surplus", -1: "a loss or deficit"} if is_balance else {1: "a rise", -1: "a fall"}
    says = (
        f"The claim tells of {told[mine]}, {say.quoted(pair.claimed)}, and the source of {told[theirs]}, "
        f"{say.quoted(pair.found)}: they go opposite ways."
    )
    return Result("inconsistent", "outside", says, flags=("direction",))


def same_sign(pair: Pair) -> Result | None:
    """Where both go down and one is written with a minus, only the sizes are left to compare."""
    mine, theirs = value(pair.claimed) < 0, value(pair.found) < 0
    if {pair.claimed.role, pair.found.role} & {"from", "to"}:
        return None  # minus 12 is where something stands, not how far it fell
    if mine == theirs or way(pair.case.claimed, pair.claimed) != way(pair.case.found, pair.found):
        return None
    turned = replace(pair, claimed=_size(pair.claimed), found=_size(pair.found))
    return _first(turned)[1]


def _size(quantity: Quantity) -> Quantity:
    if value(quantity) >= 0:
        return quantity
    lower, upper = quantity.upper, quantity.lower
    return replace(quantity, lower=None if lower is None else -lower, upper=None if upper is None else -upper)


def same(pair: Pair) -> Result | None:
    """Both state the same."""
    mine, theirs = pair.claimed, pair.found
    if pair.working:
        return None
    if (mine.lower, mine.upper, mine.unit, mine.modifier) != (
        theirs.lower,
        theirs.upper,
        theirs.unit,
        theirs.modifier,
    ):
        return None
    return Result("consistent", "exact", f"Both say {say.quoted(mine)}.")


def part_and_difference(pair: Pair) -> Result | None:
    """ "18 percent less" against "82 percent of what men earn"."""
    made = multiples.of_level(pair)
    there = made.there if made else None
    return agreement.compare(made, there) if made and there else None


def multiple_and_percent(pair: Pair) -> Result | None:
    """ "Doubled" against "rose 100 percent"."""
    made = multiples.as_factors(pair)
    return _first(made)[1] if made else None


def points_and_percent(pair: Pair) -> Result | None:
    """Percentage points against percent: without the base, neither says anything of the other."""
    units = (pair.claimed.unit, pair.found.unit)
    if "percent" not in units or not _POINTS.intersection(units):
        return None
    says = (
        f"{say.quoted(pair.claimed)} and {say.quoted(pair.found)} are different measures: "
        "a rise from 10 to 12 percent is one of 2 points and of 20 percent."
    )
    return Result("incomparable", "wrong_dimension", says, flags=("percent_vs_points",))


def currencies(pair: Pair) -> Result | None:
    """Amounts in two currencies, by the rate that is given; cents against dollars need none."""
    claimed, found = (
        money.in_main_unit(pair.claimed, pair.found),
        money.in_main_unit(pair.found, pair.claimed),
    )
    if claimed is not pair.claimed or found is not pair.found:
        return _first(replace(pair, claimed=claimed, found=found))[1]
    if not currency(claimed.unit) or not currency(found.unit):
        return None
    if currency(claimed.unit) == currency(found.unit):
        return None
    turned = money.by_rate(pair, pair.case.rate) if pair.case.rate else None
    return _first(turned)[1] if turned else money.other_currency(pair)


def over_a_time(pair: Pair) -> Result | None:
    """So much a year against so much in one year."""
    if comparable(pair.claimed, pair.found):
        return None
    turned = spans.in_its_time(pair)
    return _first(turned)[1] if turned and comparable(turned.claimed, turned.found) else None


def other_dimension(pair: Pair) -> Result | None:
    """Units that measure different things, and a count against a share."""
    if comparable(pair.claimed, pair.found):
        return None
    claimed, found = _with_unit(pair.claimed), _with_unit(pair.found)
    says = f"{claimed} and {found} measure different things, so they cannot be compared."
    result = Result("incomparable", "wrong_dimension", f"{says[:1].upper()}{says[1:]}")
    kinds = {kind(pair.claimed.unit), kind(pair.found.unit)}
    for row, why in slips.OTHER_KINDS:
        if kinds <= row:
            return result.flagged("unit_slip", says=f"Mind that {why}.")
    if (pair.claimed.lower, pair.claimed.upper) == (
        pair.found.lower,
        pair.found.upper,
    ) and not pair.found.unit:
        return result._replace(says=f"{result.says} The numbers are the same.")
    return result


def _with_unit(quantity: Quantity) -> str:
    told = say.quoted(quantity)
    return told if quantity.unit or quantity.counted else f"{told} without a unit"


def _with_nouns(made: tuple[Pair, Result]) -> Result:
    """Flags what differs in what is counted or measured, or in the whole that shares are of.

    Nouns alone decide nothing; only figures far apart as well say that two things are spoken of.
    """
    pair, result = made
    if pair.case.claimed.language != pair.case.found.language:  # their nouns differ anyway
        return result
    for flag, mine, theirs in (
        ("other_things", *things.things(pair)),
        ("other_whole", pair.claimed.of, pair.found.of),
    ):
        if mine and theirs and not nouns.same(mine, theirs):
            kinds = f"“{mine}” in the claim, “{theirs}” in the source"
            if flag == "other_things" and things.apart(pair, result):
                return things.two_things(pair)
            result = result.flagged(flag, says=f"See whether both speak of the same: {kinds}.")
    return result


def bare_degrees(pair: Pair) -> Result | None:
    """Degrees without a scale, taken for those of the other figure, or for the other scale if only that agrees."""
    units = (pair.claimed.unit, pair.found.unit)
    if "degree" not in units or not _SCALES.intersection(units):
        return None
    made = [
        _first(replace(pair, claimed=_on_scale(pair.claimed, scale), found=_on_scale(pair.found, scale)))[1]
        for scale in sorted(_SCALES, key=lambda scale: scale not in units)
    ]
    return min(made, key=lambda result: result.outcome != "consistent")


def _on_scale(quantity: Quantity, scale: str) -> Quantity:
    return replace(quantity, unit=scale) if quantity.unit == "degree" else quantity


def bare_age(pair: Pair) -> Result | None:
    """An age against a number alone: "52 years old" against "52"."""
    for one, other in ((pair.claimed, pair.found), (pair.found, pair.claimed)):
        if is_age(one) and not other.unit and not other.counted:
            same_unit = replace(other, unit="year", form="age")
            made = (same_unit, one) if other is pair.claimed else (one, same_unit)
            return _first(replace(pair, claimed=made[0], found=made[1]))[1]
    return None


def pounds(pair: Pair) -> Result | None:
    """Pounds are a weight where the other figure is one."""
    claimed, found = _weight(pair.claimed, pair.found), _weight(pair.found, pair.claimed)
    if claimed is pair.claimed and found is pair.found:
        return None
    return _first(replace(pair, claimed=claimed, found=found))[1]


def _weight(quantity: Quantity, other: Quantity) -> Quantity:
    is_weight = quantity.unit == "GBP" and "pound" in quantity.text.casefold() and kind(other.unit) == "gram"
    return replace(quantity, unit="pound") if is_weight else quantity


def measured(pair: Pair) -> Result | None:
    """The arithmetic itself, once both have one unit."""
    there = pair.there
    return None if there is None else agreement.compare(pair, there)


RULES: tuple[Rule, ...] = (
    part_and_difference,
    opposite,
    same_sign,
    same,
    multiple_and_percent,
    points_and_percent,
    currencies,
    bare_degrees,
    bare_age,
    pounds,
    over_a_time,
    other_dimension,
    measured,
)
