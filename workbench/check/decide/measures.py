"""What is measured: growth or level, growth over which time, nominal or real prices; and falls that cannot be."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from workbench.check import say, word_tables, words
from workbench.check.case import Case, Result, Side, placed
from workbench.check.decide import agreement
from workbench.check.movement import is_change
from workbench.check.pair import Pair
from workbench.check.say import told_date
from workbench.figures.intervals import Interval, is_point, meant, value
from workbench.figures.periods import period
from workbench.model import Quantity

_HUNDRED = Decimal(100)
_GROWTH = frozenset({"percent", "percentage_point", "basis_point"})
_FOUR = 4  # quarters of a year


def growth_or_level(case: Case) -> Result | None:
    """Prices against inflation, debt against deficit: how large something is and how fast it changes."""
    table = word_tables.table(case.claimed.language)
    claimed, found = case.claimed.text, case.found.text
    if not (table.any_measure.search(claimed) and table.any_measure.search(found)):
        return None
    for row in table.measures:
        for one, other in ((row.growth, row.level), (row.level, row.growth)):
            mine, theirs = one.search(claimed), other.search(found)
            if mine and theirs and not _has_too(row, one, found) and not _has_too(row, other, claimed):
                told = _word(one, case.claimed), _word(other, case.found)
                says = f"The claim speaks of {told[0]} and the source of {told[1]}: {row.why}."
                return Result("incomparable", "different_measure", says, flags=("growth_vs_level",))
    return None


def rate_of_growth(case: Case) -> Result | None:
    """ "Inflation is 2.4 percent" against "prices rose 2.4 percent": the one is the percentage of the other."""
    table = word_tables.table(case.claimed.language)
    for row in table.measures if _percent(case) and table.any_measure.search(case.claimed.text) else ():
        for growth, level in ((case.claimed, case.found), (case.found, case.claimed)):
            speaks = row.growth.search(growth.text) and row.level.search(level.text)
            if row.is_rate and speaks and not _has_too(row, row.growth, level.text):
                made = _same_growth(case, growth, level)
                if made is not None:
                    told = f"The rise in {_word(row.level, level)} is {_word(row.growth, growth)}"
                    return made._replace(says=f"{told}: {made.says[:1].lower()}{made.says[1:]}")
    return None


def _word(expression: re.Pattern[str], side: Side) -> str:
    """A side's word for a measure as it stands within a sentence."""
    found = expression.search(side.text)
    word = found[0] if found else ""
    is_noun = side.language.startswith("de")
    return word if is_noun or not word[1:].islower() else word.lower()


def _percent(case: Case) -> bool:
    return all(any(one.unit == "percent" for one in side.quantities) for side in (case.claimed, case.found))


def _same_growth(case: Case, growth: Side, level: Side) -> Result | None:
    """A rate of growth against the rises and falls of the level, the one that agrees first."""
    rates = [one for one in growth.quantities if one.unit == "percent" and one.role != "by"]
    moves = [
        _signed(level, one) for one in level.quantities if one.unit == "percent" and is_change(level, one)
    ]
    mine, theirs = (rates, moves) if growth is case.claimed else (moves, rates)
    if len(mine) != 1 or not theirs:
        return None
    made = [agreement.compare(Pair(case, mine[0], other), other) for other in theirs]
    best = min(made, key=lambda result: result.outcome != "consistent")
    steps = {abs(value(one)) for one in growth.quantities if one.role == "by"}
    if best.outcome == "consistent" or not steps & {abs(value(one)) for one in moves}:
        return best
    return best.flagged(
        "growth_vs_level", says="By so much the rate itself changed, and not what it is a rate of."
    )


def _signed(side: Side, one: Quantity) -> Quantity:
    """A rise or fall as a rate, which is below zero for a fall."""
    if words.direction(side, one) >= 0 or one.lower is None or one.upper is None:
        return one
    return replace(one, lower=-abs(one.upper), upper=-abs(one.lower), text=f"minus {one.text}")


def _has_too(row: word_tables.Measure, side: re.Pattern[str], text: str) -> bool:
    """Whether a text speaks of this side of a row too; "GDP growth" does not speak of GDP itself."""
    return side.search(text if side is row.growth else row.growth.sub("", text)) is not None


def base(case: Case) -> Result | None:
    """Growth on the quarter against growth on the year; a quarter's, annualised, can be computed."""
    if not (_tells_growth(case.claimed) and _tells_growth(case.found)):
        return None
    mine, theirs = words.bases(case.claimed), words.bases(case.found)
    mine, theirs = _or_quarter(case.claimed, mine, theirs), _or_quarter(case.found, theirs, mine)
    if not mine or not theirs or mine & theirs:
        return None
    made = _annualised(case, mine, theirs)
    if made is not None:
        return made
    one, other = " and ".join(sorted(mine)), " and ".join(sorted(theirs))
    says = (
        f"The claim tells growth by {one} and the source by {other}: they cannot be set against each other."
    )
    return Result("incomparable", "wrong_period", says, flags=("period",))


def _tells_growth(side: Side) -> bool:
    return any(one.role == "by" or one.unit in _GROWTH for one in side.quantities)


def _or_quarter(side: Side, own: frozenset[str], beside: frozenset[str]) -> frozenset[str]:
    """ "It grew in the second quarter" tells growth on the quarter where the other side tells an annual rate."""
    untold = not own and "annualised" in beside
    return frozenset({"quarter"}) if untold and words.has(side, "in_quarter") else own


def _annualised(case: Case, mine: frozenset[str], theirs: frozenset[str]) -> Result | None:
    """A quarter's growth four times over against a claimed or found annual rate."""
    if {*mine, *theirs} != {"annualised", "quarter"}:
        return None
    quarterly, annual = (case.claimed, case.found) if "quarter" in mine else (case.found, case.claimed)
    one, other = _only_percent(quarterly.quantities), _only_percent(annual.quantities)
    if one is None or other is None:
        return None
    rate = ((1 + value(one) / _HUNDRED) ** _FOUR - 1) * _HUNDRED
    told = say.amount(rate, "percent", "", other.precision)
    lead = f"{one.text} on the quarter is {told} at an annual rate"
    if _room_of(one).overlaps(meant(other)):
        return Result("consistent", "within_rounding", f"{lead}, which agrees with {other.text}.")
    return Result("inconsistent", "outside", f"{lead}, not {other.text}.", flags=("period",))


def _room_of(quarterly: Quantity) -> Interval:
    """The annual rates that a quarter's rounded growth allows."""
    room = meant(quarterly)
    low, high = (
        ((1 + (end or Decimal(0)) / _HUNDRED) ** _FOUR - 1) * _HUNDRED for end in (room.lower, room.upper)
    )
    return Interval(low, high)


def _only_percent(quantities: tuple[Quantity, ...]) -> Quantity | None:
    found = [one for one in quantities if one.unit == "percent" and is_point(one)]
    return found[0] if len(found) == 1 else None


def impossible_fall(case: Case) -> Result | None:
    """ "Fell by 200 percent": nothing that is never negative falls by more than all of it."""
    for one in case.claimed.quantities:
        if one.unit != "percent" or one.role == "to" or words.direction(case.claimed, one) >= 0:
            continue
        if abs(value(one)) > _HUNDRED and not any(value(found) < 0 for found in case.found.quantities):
            says = f"Nothing falls by {one.text}: after 100 percent there is none left."
            return Result("inconsistent", "impossible", says, flags=("impossible_fall",))
    return None


def nominal_or_real(case: Case, result: Result) -> Result:
    """Flags prices of one time set against those of another: "in real terms" on one side only."""
    real = [words.has(side, "real") for side in (case.claimed, case.found)]
    if real[0] == real[1] or case.index is not None:
        return result
    which = "claim" if real[0] else "source"
    clause = (
        f"Only the {which} is adjusted for inflation; a price index is needed to set both in the same prices."
    )
    nominal = [words.has(side, "nominal") for side in (case.claimed, case.found)]
    if any(nominal):
        return Result("incomparable", "different_measure", clause, flags=("nominal_vs_real",))
    return result.flagged("nominal_vs_real", says=clause)


def other_period(case: Case, result: Result) -> Result:
    """Figures of two periods: if they agree the claim has the wrong year, if not they say nothing of each other."""
    claimed, found = placed(case.claimed), placed(case.found)
    if not claimed or not found or result.outcome == "incomparable":
        return result
    covered = [[span for one in dates if (span := period(one.edtf))] for dates in (claimed, found)]
    if any(mine.overlaps(theirs) for mine in covered[0] for theirs in covered[1]):
        return result
    when = f"the claim is for {told_date(claimed[0])} and the source for {told_date(found[0])}"
    if result.outcome == "consistent":
        flags = (*result.flags, "period")
        return Result(
            "inconsistent", "wrong_period", f"The figures agree, but {when}.", result.difference, flags
        )
    says = f"The figures cannot be set against each other: {when}."
    return Result("incomparable", "wrong_period", says, result.difference, ("period",))
