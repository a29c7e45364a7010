"""One claimed figure against one found: the rules that lead from the units to an outcome, tried in order."""

from __future__ import annotations

from workbench.check import nouns, per, say
from workbench.check.case import Case, Result
from workbench.check.decide import agreement, denials, slips, things
from workbench.check.movement import balance, movement
from workbench.check.normalize import money
from workbench.check.normalize.steps import normalized
from workbench.check.pair import Pair
from workbench.check.rules import Rule, first
from workbench.figures.conversion import comparable
from workbench.model import Quantity
from workbench.units import currency, kind

# Two ways that a figure can go, by the words beside it, and how each is told.
_OPPOSITES = (
    (movement, {1: "a rise", -1: "a fall"}),
    (balance, {1: "a profit or surplus", -1: "a loss or deficit"}),
)
_POINTS = frozenset({"percentage_point", "basis_point"})


def compare(claimed: Quantity, found: Quantity, case: Case) -> Result:
    """What is said of two figures: brought to one unit, by the first rule of RULES, and with what the nouns add."""
    return of_pair(Pair(case, claimed, found))


def of_pair(pair: Pair) -> Result:
    """What is said of a pair, whose found figure may have been computed."""
    pair = normalized(pair)
    result = first(RULES, pair)
    if result is None:
        raise AssertionError("the last rule always answers")
    return denials.of_pair(pair, _with_nouns(pair, result._replace(steps=result.steps or pair.steps)))


def opposite(pair: Pair) -> Result | None:
    """One says more and the other less: a rise and a fall, a profit and a loss."""
    claimed, found = pair.stated
    if "from" in (claimed.role, found.role):
        return None
    for way, told in _OPPOSITES:
        mine, theirs = way(pair.case.claimed, claimed), way(pair.case.found, found)
        if mine * theirs < 0:
            says = (
                f"The claim tells of {told[mine]}, {say.quoted(claimed)}, and the source of {told[theirs]}, "
                f"{say.quoted(found)}: they go opposite ways."
            )
            return Result("inconsistent", "outside", says, flags=("direction",))
    return None


def for_each(pair: Pair) -> Result | None:
    """So much for each of one thing against so much for each of another, or against so much."""
    if pair.working:
        return None
    claimed, found = pair.stated
    mine, theirs = per.each(pair.case.claimed, claimed), per.each(pair.case.found, found)
    mine = mine or (per.each_named(pair.case.claimed, claimed) if theirs else mine)
    theirs = theirs or (per.each_named(pair.case.found, found) if mine else theirs)
    if mine & theirs or not (mine or theirs):
        return None
    told = [
        f"{say.quoted(figure)} for each “{' '.join(sorted(names))}”"
        if names
        else f"{say.quoted(figure)}, not for each"
        for figure, names in ((claimed, mine), (found, theirs))
    ]
    says = f"The claim has {told[0]}, and the source {told[1]}: they cannot be set against each other."
    return Result("incomparable", "different_measure", says, flags=("other_each",))


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


def other_currency(pair: Pair) -> Result | None:
    """Amounts in two currencies without a rate for both."""
    mine, theirs = currency(pair.claimed.unit), currency(pair.found.unit)
    return money.other_currency(pair) if mine and theirs and mine != theirs else None


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


def _with_nouns(pair: Pair, result: Result) -> Result:
    """Flags what differs in what is counted or measured, or in the whole that shares are of.

    Nouns alone decide nothing; only figures far apart as well say that two things are spoken of.
    """
    if pair.case.claimed.language != pair.case.found.language:  # their nouns differ anyway
        return result
    for flag, mine, theirs in (
        ("other_things", *things.things(pair)),
        ("other_whole", pair.claimed.of, pair.found.of),
    ):
        if mine and theirs and not nouns.same(mine, theirs, pair.case.claimed.language):
            kinds = f"“{mine}” in the claim, “{theirs}” in the source"
            if flag == "other_things" and things.apart(pair, result):
                return things.two_things(pair)
            result = result.flagged(flag, says=f"See whether both speak of the same: {kinds}.")
    return result


def measured(pair: Pair) -> Result | None:
    """The arithmetic itself, once both have one unit."""
    there = pair.there
    return None if there is None else agreement.compare(pair, there)


RULES: tuple[Rule[[Pair]], ...] = (
    Rule("opposite directions", ("rose 3 percent", "fell 3 percent"), opposite),
    Rule("for each of what", ("€90 per guest", "€90"), for_each),
    Rule("the same words", ("7 percent", "7 percent"), same),
    Rule("points and percent", ("rose by 3 percentage points", "rose 3 percent"), points_and_percent),
    Rule("two currencies", ("$5 billion", "€5.2 billion"), other_currency),
    Rule("another dimension", ("40 kilometres", "40 kilograms"), other_dimension),
    Rule("figures of one unit", ("7 percent", "6.8 percent"), measured),
)
