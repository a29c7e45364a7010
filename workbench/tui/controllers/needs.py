"""What actions need, and the line that says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.model import ClaimState
from workbench.tui.actions import Need
from workbench.tui.state.selection import Selection, verdict_by

Check = Callable[[Selection], str]

NO_CLAIM = "There is no claim here yet."
DISMISSED = "This is marked as no claim; x takes that back."
SOME_DISMISSED = "{some} of the {all} claims are marked as none; x takes that back."


def missing_claims(selection: Selection) -> str:
    """What is missing where there is no claim."""
    return "" if selection else NO_CLAIM


def more_than_one(selection: Selection) -> str:
    """What is wrong where there are several."""
    return "" if selection.is_single else f"This is for one claim, and {len(selection)} are marked."


def not_ratable(selection: Selection) -> str:
    """What is wrong where claims are marked as none."""
    return _dismissed(selection, [state for state in selection if state.status == "dismissed"])


def desk_needs(checker_id: Callable[[], str]) -> Mapping[Need, Check]:
    """What the actions of the desk need, by how the table of actions calls it."""

    def not_explainable(selection: Selection) -> str:
        """A claim marked as none can be explained by who judged it before."""
        own = checker_id()
        dismissed = [state for state in selection if state.status == "dismissed"]
        return _dismissed(selection, [state for state in dismissed if not verdict_by(own, state)])

    return {
        "claims": missing_claims,
        "one claim": more_than_one,
        "ratable": not_ratable,
        "explainable": not_explainable,
    }


def _dismissed(selection: Selection, dismissed: list[ClaimState]) -> str:
    if not dismissed:
        return ""
    return (
        DISMISSED if selection.is_single else SOME_DISMISSED.format(some=len(dismissed), all=len(selection))
    )
