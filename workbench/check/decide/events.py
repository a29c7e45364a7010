"""Which of a source's dates a claim's date is of: "went into operation in 1984 and was shut down in 2011"."""

from __future__ import annotations

from dataclasses import replace

from workbench.check import say
from workbench.check.case import Case, Result, Side, placed
from workbench.check.decide.dates import compare as compare_dates
from workbench.check.say import told_date
from workbench.check.selection import subjects
from workbench.check.selection.belonging import stretches
from workbench.model import Quantity


def compare(case: Case) -> Result | None:
    """A claimed date that the source has for something else; None where it has but one, or its own agrees."""
    if case.claimed.quantities or case.found.quantities:
        return None
    claimed, found = placed(case.claimed), placed(case.found)
    if len(claimed) != 1 or len(found) < 2:
        return None
    chosen = subjects.chosen(
        replace(case, claimed=_counted(case.claimed), found=_counted(case.found)), stretches
    )
    if chosen is None:
        return None
    own = next(one for one in found if one.start == chosen.figure.start)
    result = compare_dates(replace(case, found=replace(case.found, dates=(own,))))
    if result is None or result.outcome == "consistent":
        return result
    for other in chosen.others:
        taken = tuple(one for one in found if one.start == other.figure.start)
        made = compare_dates(replace(case, found=replace(case.found, dates=taken)))
        if made is not None and made.outcome == "consistent":
            says = (
                f"{say.capital(told_date(claimed[0]))} is the source's date for “{other.named}”; "
                f"for “{chosen.named}” it has {told_date(own)}."
            )
            return Result("inconsistent", "outside", says, result.difference, ("other_things",))
    return None


def _counted(side: Side) -> Side:
    """A side with its dates as figures, so that their words can be told apart like those of figures."""
    dates = tuple(
        Quantity(start=one.start, end=one.end, text=one.text, lower=None, upper=None) for one in placed(side)
    )
    return replace(side, quantities=dates, dates=())
