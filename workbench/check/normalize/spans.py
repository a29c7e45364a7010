"""What comes in a time against what one such time brought: "4 million a year" against "4.1 million in 2023"."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.check import say, words
from workbench.check.case import Side
from workbench.check.clauses import clause
from workbench.check.pair import Pair
from workbench.figures.intervals import value
from workbench.model import Quantity

_TIMES = ("year", "month", "week", "day", "hour")  # each with a class of words: per_year
# The unit that a date of each grain is one of, by its EDTF expression.
_GRAINS = {
    "year": re.compile(r"-?\d{4}"),
    "month": re.compile(r"-?\d{4}-(?:0[1-9]|1[0-2])"),
    "day": re.compile(r"-?\d{4}-(?:0[1-9]|1[0-2])-\d{2}"),
}


def in_its_time(pair: Pair) -> Pair | None:
    """The pair with its bare amount as one a year, a month or a day; None where no such time is named beside it."""
    if pair.working:
        return None
    claimed = _over(pair.claimed, pair.found, pair.case.claimed)
    if claimed is not None:
        return replace(pair, claimed=claimed)
    found = _over(pair.found, pair.claimed, pair.case.found)
    if found is None:
        return None
    told = say.like(value(found), found)
    when = pair.case.found.dates[0].text if pair.case.found.dates else found.unit.partition(" / ")[2]
    return replace(pair, found=found, working=f"{say.quoted(pair.found)} ({when}), which is {told},")


def by_its_adjective(pair: Pair) -> Pair | None:
    """The pair with an amount that is called annual or monthly as one a year or a month, where the other is a rate."""
    claimed = _called(pair.claimed, pair.found, pair.case.claimed)
    found = _called(pair.found, pair.claimed, pair.case.found)
    if claimed is pair.claimed and found is pair.found:
        return None
    return replace(pair, claimed=claimed, found=found)


def _called(amount: Quantity, other: Quantity, side: Side) -> Quantity:
    """An amount as a rate by "annual", "monthly" in its clause; as it is where the other is no rate."""
    if " / " not in other.unit or " / " in amount.unit:
        return amount
    start, end = clause(side, amount)
    called = [time for time in _TIMES if words.between(side, f"per_{time}", start, end)]
    return replace(amount, unit=f"{amount.unit or '1'} / {called[0]}") if len(called) == 1 else amount


def _over(amount: Quantity, rate: Quantity, side: Side) -> Quantity | None:
    """An amount as one in the time that the rate has, where the one date beside it names such a time."""
    per = rate.unit.partition(" / ")[2]
    if per not in _GRAINS or " / " in amount.unit or len(side.dates) != 1:
        return None
    if not _GRAINS[per].fullmatch(side.dates[0].edtf):
        return None
    return replace(amount, unit=f"{amount.unit or '1'} / {per}")
