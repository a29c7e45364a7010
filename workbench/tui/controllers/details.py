"""All about the current claim, in the panes beside the list."""

from __future__ import annotations

from workbench.model import ClaimState, Proposal
from workbench.tui.panes.group import Panes
from workbench.tui.state.reader import Reader


class Details:
    """Fills the panes with what a reader tells of a claim."""

    def __init__(self, reader: Reader, panes: Panes) -> None:
        self._reader = reader
        self._panes = panes
        # What is proposed on the claim, as it is shown.
        self.proposals: tuple[Proposal, ...] = ()

    def show(self, state: ClaimState | None) -> None:
        """Shows all about a claim; None where there is none."""
        names = self._reader.names(state)
        self._panes.article.mark(state.claim if state else None)
        self._panes.evidence.show(state, names)
        dispute = self._reader.dispute(state)
        self.proposals = dispute.proposals if dispute else ()
        self._panes.verdict.show(state, names.checkers, dispute)
