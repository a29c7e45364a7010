"""A claimed place in an order against the one that is found."""

from __future__ import annotations

from decimal import Decimal

from workbench.check import ranks, say
from workbench.check.case import Case, Result


def compare(case: Case) -> Result | None:
    """Two ranks, where neither text has another figure to compare; None where a side names none, or several."""
    if case.claimed.quantities and case.found.quantities:
        return None
    mine, theirs = ranks.rank(case.claimed), ranks.rank(case.found)
    if mine is None or theirs is None:
        return None
    if mine == theirs:
        return Result("consistent", "exact", f"Both say place {mine}.")
    gap = say.amount(Decimal(abs(theirs - mine)), "", "places")
    says = f"The claim says place {mine}, and the source place {theirs}: {gap} apart."
    return Result("inconsistent", "outside", says, f"{'+' if theirs > mine else '−'}{gap}")
