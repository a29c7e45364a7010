"""`compare`: whole statements first, by the rules of WHOLE, then figure by figure, by those of FIGURES."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workbench.check import say
from workbench.check.case import Case, Comparable, PriceIndex, Rate, Result, Side, side
from workbench.check.decide import ages, dates, denials, measures, pairs
from workbench.check.decide.ends import split
from workbench.check.denial import without_denied
from workbench.check.normalize.money import by_index
from workbench.check.pair import Pair
from workbench.check.rules import first
from workbench.check.selection import belonging
from workbench.check.selection.choice import choose
from workbench.check.statements import FIGURES, TOTAL, WHOLE, too_many
from workbench.figures.conversion import comparable
from workbench.figures.intervals import is_point, value
from workbench.model import Comparison, Quantity

_FINDINGS = {
    "period": "wrong_period",
    "other_things": "outside",
}  # of a claim with the source's figure of something else
_OTHER = Decimal(10)
_WORST = {"inconsistent": 0, "incomparable": 1, "consistent": 2}


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
    case = Case(
        claimed=without_denied(side(claimed)),
        found=without_denied(side(found)),
        published=published,
        rate=rate,
        index=index,
    )
    result = too_many(case) or _of_its_own(case) or _result(case)
    return Comparison(
        claimed=case.claimed.text,
        found=case.found.text,
        outcome=result.outcome,
        finding=result.finding,
        flags=result.flags,
        difference=result.difference,
        explanation=result.says,
        rule=result.rule,
        steps=result.steps,
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
    result = first(WHOLE, case)
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
    computed = [_computed(one, case) for one in claimed]
    used = _summed(claimed, computed, found)
    results: list[Result] = []
    left: list[Quantity] = []
    # What something came from is set against what is left, after what it came to.
    for one, result in sorted(zip(claimed, computed, strict=True), key=lambda pair: pair[0].role == "from"):
        result = result or _chosen(one, found, used, case, alone=len(claimed) == 1)
        if result is not None:
            results.append(result)
        elif not ages.passed(one, case.found):
            left.append(one)
    return _joined(results, left) if results else _pair(claimed[0], found[0], case)


def _computed(one: Quantity, case: Case) -> Result | None:
    """A claimed figure against what can be computed of the source's; None where nothing has to be."""
    result = first(FIGURES, one, case)
    return denials.of_computed(one, case, result) if result is not None else None


def _summed(
    claimed: Sequence[Quantity], computed: Sequence[Result | None], found: Sequence[Quantity]
) -> set[int]:
    """The places of found figures that made a total: they are set against no other figure of the claim."""
    totals = [
        one
        for one, result in zip(claimed, computed, strict=True)
        if result is not None and result.rule.startswith(TOTAL)
    ]
    return {place for place, other in enumerate(found) if any(comparable(one, other) for one in totals)}


def _chosen(
    one: Quantity, found: Sequence[Quantity], used: set[int], case: Case, *, alone: bool
) -> Result | None:
    """A claimed figure against the found one that is meant, which is used then; None where none is left for it."""
    which = choose(one, found, used)
    if which is None:
        return None
    result = _pair(one, found[which], case)
    if not alone and _is_of_another(one, found[which], result):
        return None
    used.add(which)
    return result


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
