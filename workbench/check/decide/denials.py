"""What a comparison comes to where one text denies its figure and the other does not."""

from __future__ import annotations

from workbench.check import say
from workbench.check.case import Case, Result
from workbench.check.denial import denied
from workbench.check.pair import Pair
from workbench.languages.denial import denials
from workbench.model import Quantity

_REST = "the rest of the whole"  # the step that has answered a denial already


def of_pair(pair: Pair, result: Result) -> Result:
    """The result, turned where one of two figures that agree is denied; open where they do not agree."""
    mine, theirs = (
        denied(side, one) == "the figure"
        for side, one in zip((pair.case.claimed, pair.case.found), pair.stated, strict=True)
    )
    answered = any(step.startswith(_REST) for step in pair.steps)
    return result if mine == theirs or answered else _turned(mine, pair.stated, result)


def of_computed(claimed: Quantity, case: Case, result: Result) -> Result:
    """The result of a figure that is computed from the source's, turned where the claim alone denies its own."""
    if denied(case.claimed, claimed) != "the figure" or denials(case.found.text, case.found.language):
        return result
    return _turned(True, (claimed, claimed), result)


def _turned(is_claim: bool, figures: tuple[Quantity, Quantity], result: Result) -> Result:
    who, other, figure = ("claim", "source", figures[0]) if is_claim else ("source", "claim", figures[1])
    told = f"The {who} denies {say.quoted(figure)}"
    if result.outcome == "consistent":
        says = f"{told}, and the {other} does not. {result.says}"
        return result._replace(outcome="inconsistent", finding="outside", says=says, flags=("denial",))
    says = f"{told}, which leaves open what it is instead."
    return result._replace(outcome="incomparable", finding="bound_only", says=says, flags=("denial",))
