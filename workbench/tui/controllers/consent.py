"""What others propose to set aside on a claim: the checker agrees to it, or says no."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk import Desk
from workbench.errors import InputError
from workbench.model import ClaimState, Proposal
from workbench.presentation import checker_name, proposal_line
from workbench.tui.controllers.details import Details
from workbench.tui.controllers.writer import Writer
from workbench.tui.state.guard import Tell
from workbench.tui.state.selection import Selection

NOTHING = "Nothing is proposed on this claim."
MORE = "More was proposed on this claim meanwhile, and nothing was answered: look at it, and press again."
A_VERDICT = "A verdict is its author's to take back; 0 and Tab settle the dispute."


class Consent:
    """Answers all that is shown as proposed on one claim, as one step."""

    def __init__(self, desk: Desk, writer: Writer, details: Details, tell: Tell) -> None:
        self._desk = desk
        self._writer = writer
        self._details = details
        self._tell = tell

    def accept(self, selection: Selection) -> None:
        """Lets what is proposed count in this file."""
        accepted = self._writer.write("accept", lambda: self._accept(selection.first))
        self._say("Accepted: {}. u takes that back.", accepted)

    def decline(self, selection: Selection) -> None:
        """Takes back what is proposed, but for verdicts, which are for a settlement."""
        declined = self._writer.write("decline", lambda: self._decline(selection.first))
        if declined == [] and self._details.proposals:
            self._tell(A_VERDICT)
        else:
            self._say("Declined: {}. u takes that back.", declined)

    def _proposed(self, state: ClaimState) -> list[Proposal]:
        """What is proposed; InputError where some of it has not been shown yet."""
        proposals = list(self._desk.disputes.proposed_on(state.claim.id))
        shown = {each.id for each in self._details.proposals}
        if not shown.issuperset(each.id for each in proposals):
            raise InputError(MORE)
        return proposals

    def _accept(self, state: ClaimState) -> list[Proposal]:
        proposals = self._proposed(state)
        self._desk.disputes.accept(proposals)
        return proposals

    def _decline(self, state: ClaimState) -> list[Proposal]:
        declinable = [each for each in self._proposed(state) if each.kind != "verdict"]
        self._desk.disputes.decline(declinable)
        return declinable

    def _say(self, line: str, proposals: Sequence[Proposal] | None) -> None:
        if proposals is None:
            return  # what was refused has been told
        checkers = self._desk.checkers()
        lines = [proposal_line(each, lambda name: checker_name(name, checkers)) for each in proposals]
        self._tell(line.format("; ".join(lines)) if lines else NOTHING)
