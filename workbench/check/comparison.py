"""`compare`: whole statements first, by the rules of WHOLE, then figure by figure, by those of FIGURES."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workbench.check import say
from workbench.check.case import Case, Comparable, PriceIndex, Rate, Result, Side, side
from workbench.check.decide import ages, changes, dates, events, measures, pairs, ratios, sums
from workbench.check.decide.ends import split
from workbench.check.normalize.money import by_index
from workbench.check.pair import Pair
from workbench.check.selection import belonging
from workbench.check.selection.choice import choose
from workbench.figures.conversion import comparable
from workbench.figures.intervals import is_point, value
from workbench.model import Comparison, Quantity

Whole = Callable[[Case], Result | None]
Figure = Callable[[Quantity, Case], Result | None]
_FINDINGS = {
    "period": "wrong_period",
    "other_things": "outside",
}  # of a claim with the source's figure of something else
_OTHER = Decimal(10)
_MOST_PAIRS = 20_000  # of a claimed figure with one of the source; each pair is asked every rule
_WORST = {"inconsistent": 0, "incomparable": 1, "consistent": 2}


def too_many(case: Case) -> Result | None:
    """Two texts of so many figures that nobody could follow which is set against which."""
    claimed, found = len(case.claimed.quantities), len(case.found.quantities)
    if claimed * found <= _MOST_PAIRS:
        return None
    says = (
        f"The claim has {claimed:,} figures and the source {found:,}, too many to set each against each: "
        "compare the sentence with the passage that it rests on."
    )
    return Result("incomparable", "missing_figure", says)


def missing(case: Case) -> Result | None:
    """A side without a figure or date."""
    lacking = [
        name
        for name, one in (("claim", case.claimed), ("source", case.found))
        if not one.quantities and not one.dates
    ]
    if not lacking:
        return None
    says = (
        f"There is no figure or date in the {' nor in the '.join(lacking)}, so there is nothing to compare."
    )
    return Result("incomparable", "missing_figure", says)


WHOLE: dict[str, Whole] = {
    "counted items": sums.counted_items,
    "missing figure": missing,
    "impossible fall": measures.impossible_fall,
    "growth over another time": measures.base,
    "rate of growth": measures.rate_of_growth,
    "growth or level": measures.growth_or_level,
    "weekday": dates.weekday,
    "date of another event": events.compare,
    "anniversary": ages.anniversary,
    "age or years since": ages.compare,
    "the other way": changes.other_way,
    "change stated by the source": changes.turned,
    "shares of a whole": sums.shares,
    "a share of a number": ratios.part_of,
    "a share by its numbers": ratios.by_its_numbers,
    "parts of a total": sums.listed_total,
}
FIGURES: dict[str, Figure] = {
    "change": changes.compare,
    "share": ratios.share,
    "per head": ratios.per_head,
    "over a time": ratios.over_time,
    "total": sums.total,
}


def compare(
    claimed: Comparable,
    found: Comparable,
    *,
    published: date | None = None,
    rate: Rate | None = None,
    index: PriceIndex | None = None,
) -> Comparison:
    """What arithmetic says of a claimed and a found figure, date, row of such, or side with its words.

    Ages and years since are reckoned at `published`. Currencies convert only by `rate`, prices only by `index`.
    """
    case = Case(claimed=side(claimed), found=side(found), published=published, rate=rate, index=index)
    result = too_many(case) or _of_its_own(case) or _result(case)
    return Comparison(
        claimed=case.claimed.text,
        found=case.found.text,
        outcome=result.outcome,
        finding=result.finding,
        flags=result.flags,
        difference=result.difference,
        explanation=result.says,
    )


def _of_its_own(case: Case) -> Result | None:
    """The result against the figures that are of the claim's own time and measure, where the source has others too."""
    made = belonging.narrowed(case)
    if made is None:
        return None
    result = _result(made.case)
    if result.outcome == "consistent":
        return result
    for one in case.claimed.quantities:
        for other, tag in made.others:
            if pairs.compare(one, other, case).outcome == "consistent":
                return _of_another(made, one, other, tag)
    return result if result.outcome == "inconsistent" and made.kind is not belonging.WORDS else None


def _of_another(made: belonging.Narrowed, one: Quantity, other: Quantity, tag: str) -> Result:
    """What is said of a claim that has the source's figure of another time or measure."""
    kept = made.case.found.quantities
    which = choose(one, kept, frozenset())
    own = f"; {made.told(made.wanted)} it has {say.quoted(kept[which])}" if which is not None else ""
    says = f"{say.quoted(one)} is the source's figure {made.told(tag)}{own}."
    alike = which is not None and is_point(one) and kept[which].unit == one.unit
    gap = say.difference(one, value(kept[which])) if which is not None and alike else ""
    finding = _FINDINGS.get(made.kind.flag, "different_measure")
    return Result("inconsistent", finding, say.capital(says), gap, (made.kind.flag,))


def _result(case: Case) -> Result:
    for rule in WHOLE.values():
        result = rule(case)
        if result is not None:
            return result
    if not case.claimed.quantities or not case.found.quantities:
        return _dates_only(case)
    result = _together(case)
    return measures.nominal_or_real(case, measures.other_period(case, result))


def _dates_only(case: Case) -> Result:
    """Two sides of which one has no figure: their dates, where both have some that can be placed."""
    result = dates.compare(case)
    if result is not None:
        return result.flagged("partial") if case.claimed.quantities else result
    if case.claimed.dates and case.found.dates:
        says = "A date that is told from the day of publication needs that day: give the date of publication."
        return Result("incomparable", "missing_date", says)
    one, other = ("figure", "date") if case.claimed.quantities else ("date", "figure")
    says = f"The claim names a {one} and the source a {other}, so there is nothing to compare."
    return Result("incomparable", "missing_figure", says)


def _together(case: Case) -> Result:
    """Every claimed figure against what the source has for it, as one result: the worst of them."""
    claimed, found = _in_halves(case.claimed, case.found), _in_halves(case.found, case.claimed)
    if claimed is not case.claimed.quantities:
        case = replace(case, claimed=replace(case.claimed, quantities=claimed))
    used: set[int] = set()
    made = [_by_rule(one, case) for one in claimed]
    for one, (name, _) in zip(claimed, made, strict=True):
        if name == "total":
            used |= {index for index, other in enumerate(found) if comparable(one, other)}
    results: list[Result] = []
    left: list[Quantity] = []
    for one, (_, result) in zip(claimed, made, strict=True):
        which = choose(one, found, used) if result is None else None
        if result is None and which is None:
            left += [] if ages.passed(one, case.found) else [one]
            continue
        if which is not None:
            result = _pair(one, found[which], case)
            if len(claimed) > 1 and _is_of_another(one, found[which], result):
                left.append(one)
                continue
            used.add(which)
        if result is not None:
            results.append(result)
    return _joined(results, left) if results else _pair(claimed[0], found[0], case)


def _is_of_another(one: Quantity, other: Quantity, result: Result) -> bool:
    """Whether a count is so far from the one it was set against that it counts something the source does not tell."""
    if (
        result.outcome == "consistent"
        or not one.counted
        or one.unit
        or other.unit
        or one.counted == other.counted
    ):
        return False
    low, high = sorted((abs(value(one)), abs(value(other))))
    return high >= _OTHER * low and "order_of_magnitude" not in result.flags


def _in_halves(one: Side, other: Side) -> tuple[Quantity, ...]:
    """A side's figures, its ranges in two where the other side tells a change by its ends."""
    roles = {quantity.role for quantity in other.quantities} & {"from", "to"}
    return split(one.quantities, one.text, every_range=len(roles) > 1) if roles else one.quantities


def _by_rule(one: Quantity, case: Case) -> tuple[str, Result | None]:
    """The first rule of FIGURES that has a result, by name; "" and None where none has."""
    for name, rule in FIGURES.items():
        made = rule(one, case)
        if made is not None:
            return name, made
    return "", None


def _pair(one: Quantity, other: Quantity, case: Case) -> Result:
    """Two figures; with an index, the found one in the prices of the later time."""
    if case.index is None:
        return pairs.compare(one, other, case)
    pair = by_index(Pair(case, one, other), case.index)
    if pair is None:
        return pairs.compare(one, other, case)
    result = pairs.of_pair(pair)
    bare = pairs.compare(one, other, case)
    if result.outcome != "consistent" and bare.outcome == "consistent":
        return result.flagged("nominal_vs_real", says="It fits only without the adjustment for inflation.")
    return result


def _joined(results: list[Result], left: Iterable[Quantity]) -> Result:
    """Several results as one: the worst outcome and its finding, all flags, all sentences."""
    if len(results) == 1 and not left:
        return results[0]
    worst = min(results, key=lambda result: _WORST[result.outcome])
    flags = tuple(dict.fromkeys(flag for result in results for flag in result.flags))
    together = worst._replace(
        flags=flags,
        says=" ".join(dict.fromkeys(result.says for result in results)),
        difference="; ".join(result.difference for result in results if result.difference),
    )
    unmatched = [say.quoted(one) for one in left]
    if not unmatched:
        return together
    return together.flagged("partial", says=f"The source has nothing for {' and '.join(unmatched)}.")
