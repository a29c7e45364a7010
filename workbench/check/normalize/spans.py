"""What comes in a time against what one such time brought: "4 million a year" against "4.1 million in 2023"."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.check import say
from workbench.check.case import Side
from workbench.check.pair import Pair
from workbench.figures.intervals import value
from workbench.model import Quantity

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
    working = f"{say.quoted(pair.found)} ({pair.case.found.dates[0].text}), which is {told},"
    return replace(pair, found=found, working=working)


def _over(amount: Quantity, rate: Quantity, side: Side) -> Quantity | None:
    """An amount as one in the time that the rate has, where the one date beside it names such a time."""
    per = rate.unit.partition(" / ")[2]
    if per not in _GRAINS or " / " in amount.unit or len(side.dates) != 1:
        return None
    if not _GRAINS[per].fullmatch(side.dates[0].edtf):
        return None
    return replace(amount, unit=f"{amount.unit or '1'} / {per}")
