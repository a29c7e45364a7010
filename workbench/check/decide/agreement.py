"""Whether a found figure agrees with a claimed one in the same unit: by digits, hedges, ranges and bounds."""

from __future__ import annotations

from decimal import Decimal

from workbench.check import say
from workbench.check.case import Result
from workbench.check.decide.slips import same_number, slips
from workbench.check.pair import Pair
from workbench.check.rules import Rule, first
from workbench.figures.intervals import (
    ABOUT,
    is_open,
    is_point,
    meant,
    plain,
    reach,
    round_place,
    source_meant,
    stated,
    value,
)
from workbench.model import Quantity

_FAR = Decimal(2)  # times the bound: from here on "more than" is true and says little
_HALF = Decimal("0.5")


def compare(pair: Pair, there: Quantity) -> Result:
    """The first rule of RULES that answers; `there` is the found figure in the claimed unit."""
    result = first(RULES, pair, there)
    if result is None:
        raise AssertionError("the last rule always answers")
    return result._replace(steps=pair.steps or tuple(filter(None, [pair.working.rstrip(",")])))


def twin(pair: Pair, there: Quantity) -> Result | None:
    """One number in two units that are taken for one another, where only the zeros let them agree."""
    if not same_number(pair) or meant(plain(pair.claimed)).contains(stated(there)):
        return None
    here = say.like(value(there), pair.claimed)
    says = (
        f"Claim and source have the same number, {say.quoted(pair.claimed)} and {say.quoted(pair.found)}; the "
        f"latter is {here}, so one of the units is likely a slip."
    )
    return Result("inconsistent", "outside", says, say.difference(pair.claimed, value(there)), ("unit_slip",))


def holds(pair: Pair, there: Quantity) -> Result | None:
    """What the source says lies in what the claim stands for."""
    claimed = pair.claimed
    if not meant(claimed).contains(stated(there)):
        return None
    finding = agreed(claimed, there)
    if finding == "exact":
        says = f"{say.capital(pair.made)} just what the claim says."
    else:
        narrow = meant(plain(claimed)).contains(stated(there))
        says = f"{_stands_for(plain(claimed) if narrow else claimed)}; {pair.told} lies within that."
    gap = say.difference(claimed, value(there)) if is_point(claimed) and is_point(there) else ""
    result = Result("consistent", finding, says, gap)
    result = _hedged_source(pair, there, _far(pair, there, result))
    return _zeros(pair, there, result)


def agreed(claimed: Quantity, there: Quantity) -> str:
    """The finding where a figure agrees: exactly, by its hedge, its range or its digits."""
    if is_open(claimed) or claimed.modifier != "=":
        return "within_hedge"
    if not is_point(claimed):
        return "within_range"
    return "exact" if stated(there) == stated(claimed) and there.modifier == "=" else "within_rounding"


def _stands_for(claimed: Quantity) -> str:
    told = say.quoted(claimed)
    if is_open(claimed) or (not is_point(claimed) and claimed.modifier == "="):
        return f"The claim says {told}"
    if round_place(claimed) and claimed.modifier == "=":
        told = f"{told}, taken as rounded,"
    return f"{say.capital(told)} stands for {say.interval(meant(claimed), claimed)}"


def _zeros(pair: Pair, there: Quantity, result: Result) -> Result:
    """Says so where a figure agrees only because its zeros are taken as filling."""
    claimed = pair.claimed
    off = abs(value(there) - value(claimed))
    if claimed.modifier != "=" or not round_place(claimed) or off <= claimed.precision * _HALF:
        return result
    told = say.like(off, claimed)
    return result.flagged("trailing_zeros", says=f"If every digit of it is meant, it is {told} off.")


def _hedged_source(pair: Pair, there: Quantity, result: Result) -> Result:
    """Says so where the source hedges what the claim states flatly."""
    if there.modifier == "=" or pair.claimed.modifier != "=" or not is_point(there):
        return result
    return result.flagged("coarser_source", says=f"The source itself says only “{say.quoted(pair.found)}”.")


def _far(pair: Pair, there: Quantity, result: Result) -> Result:
    """Says so where a bound is true and far from the figure."""
    bound, number = value(pair.claimed), value(there)
    if not is_open(pair.claimed) or bound <= 0 or number <= 0:
        return result
    ratio = number / bound if pair.claimed.upper is None else bound / number
    if ratio < _FAR:
        return result
    return result.flagged("far_from_bound", says="That is true and far from the bound that the claim chose.")


def coarser(pair: Pair, there: Quantity) -> Result | None:
    """The source says less exactly what the claim says: nothing speaks against it, and nothing quite for it."""
    claimed = pair.claimed
    if is_open(claimed) or is_open(there) or not source_meant(there).contains(stated(claimed)):
        return None
    finding = "within_range" if not is_point(there) else "within_rounding"
    if is_point(there) and there.modifier != "=":
        finding = "within_hedge"
    says = (
        f"{say.capital(pair.told)} stands for {say.interval(source_meant(there), there)}, in which "
        f"{say.quoted(claimed)} lies; the source is less exact than the claim."
    )
    return Result("consistent", finding, says, say.difference(claimed, value(there)), ("coarser_source",))


def near_a_bound(pair: Pair, there: Quantity) -> Result | None:
    """A source that names only a bound bears out a claim close to it."""
    claimed = pair.claimed
    if not is_open(there) or not is_point(claimed) or not stated(there).overlaps(meant(claimed)):
        return None
    bound = value(there)
    if abs(value(claimed) - bound) > max(ABOUT * abs(bound), reach(claimed)):
        return None
    says = f"{say.quoted(claimed)} agrees with {pair.told}, which names only a bound."
    return Result("consistent", "within_hedge", says, "", ("coarser_source",))


def bound_only(pair: Pair, there: Quantity) -> Result | None:
    """Two bounds, or a bound far from the figure, leave the question open."""
    if not is_open(there) or not stated(there).overlaps(meant(pair.claimed)):
        return None
    says = f"{say.capital(pair.told)} leaves open whether {say.quoted(pair.claimed)} is right."
    return Result("incomparable", "bound_only", says, "", ("coarser_source",))


def overlapping(pair: Pair, there: Quantity) -> Result | None:
    """Ranges that share a part only."""
    claimed = pair.claimed
    if is_point(claimed) and is_point(there):
        return None
    if (is_open(claimed) and is_point(there)) or not meant(claimed).overlaps(stated(there)):
        return None
    says = f"{_stands_for(claimed)}; {pair.told} lies only partly within that."
    return Result("inconsistent", "overlapping", says, say.difference(claimed, value(there)))


def outside(pair: Pair, there: Quantity) -> Result | None:
    """They do not agree, and here is by how much, and what may have happened."""
    claimed, number = pair.claimed, _nearest(pair.claimed, there)
    gap = say.difference(claimed, number)
    says = f"{_stands_for(claimed)}; {pair.told} lies {_where(claimed, number, gap)}."
    result = Result("inconsistent", "outside", says, gap)
    for slip in slips(pair, there):
        result = result.flagged(slip.flag, says=slip.says)
    return result


def _where(claimed: Quantity, number: Decimal, gap: str) -> str:
    """ "above that, 0.6 percentage points (8.6 %) from the claim"."""
    room = meant(claimed)
    if number in (room.lower, room.upper):
        return "on the edge of that and not beyond"
    side = "above" if room.upper is not None and number > room.upper else "below"
    gap, _, part = gap.lstrip("+−").partition(", ")
    part = f" ({part.lstrip('+−')})" if part else ""
    return f"{side} that, {gap}{part} from {'the claim' if is_point(claimed) else 'its end'}"


def _nearest(one: Quantity, there: Quantity) -> Decimal:
    """The end of the other figure that is nearest to one."""
    ends = [end for end in (there.lower, there.upper) if end is not None]
    return min(ends, key=lambda end: abs(end - value(one))) if ends else Decimal(0)


RULES: tuple[Rule[[Pair, Quantity]], ...] = (
    Rule("one number in two units", ("60 nautical miles", "60 miles"), twin),
    Rule("within what is claimed", ("about 7 percent", "6.8 percent"), holds),
    Rule("less exact source", ("6.84 percent", "some 7 percent"), coarser),
    Rule("near a bound", ("98 ships", "fewer than 100 ships"), near_a_bound),
    Rule("a bound leaves it open", ("40 ships", "fewer than 100 ships"), bound_only),
    Rule("ranges that overlap", ("30 to 50 ships", "40 to 60 ships"), overlapping),
    Rule("outside what is claimed", ("7 percent", "8.2 percent"), outside),
)
