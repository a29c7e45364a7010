"""What a comparison comes to where one text denies its figure and the other does not."""

from __future__ import annotations

from workbench.check import say
from workbench.check.case import Case, Result, Side
from workbench.check.denial import denied
from workbench.check.normalize import rest
from workbench.check.pair import Pair
from workbench.languages.denial import denials
from workbench.model import Quantity


def of_pair(pair: Pair, result: Result) -> Result:
    """The result, turned where one of two figures that agree is denied; open where they do not agree."""
    claimed, found = pair.stated
    is_claim, is_source = _is_denied(pair.case.claimed, claimed), _is_denied(pair.case.found, found)
    if is_claim == is_source or any(step.startswith(rest.NAME) for step in pair.steps):
        return result
    return (
        _turned("claim", "source", claimed, result) if is_claim else _turned("source", "claim", found, result)
    )


def of_computed(claimed: Quantity, case: Case, result: Result) -> Result:
    """The result of a figure that is computed from the source's, turned where the claim alone denies its own."""
    if not _is_denied(case.claimed, claimed) or denials(case.found.text, case.found.language):
        return result
    return _turned("claim", "source", claimed, result)


def _is_denied(side: Side, figure: Quantity) -> bool:
    return denied(side, figure) == "the figure"


def _turned(who: str, other: str, figure: Quantity, result: Result) -> Result:
    told = f"The {who} denies {say.quoted(figure)}"
    if result.outcome == "consistent":
        says = f"{told}, and the {other} does not. {result.says}"
        return result._replace(outcome="inconsistent", finding="outside", says=says, flags=("denial",))
    says = f"{told}, which leaves open what it is instead."
    return result._replace(outcome="incomparable", finding="bound_only", says=says, flags=("denial",))
