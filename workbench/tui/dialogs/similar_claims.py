"""What was checked before: the claims of the file that say the same as one, or nearly so."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.desk import SimilarClaim
from workbench.model import ClaimState
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.panes import checked_before
from workbench.tui.state.before import Before
from workbench.tui.text import display_line

EMPTY = "No other claim of the file says this or nearly so."


class SimilarDialog(Dialog[str | None]):
    """The list, best first; the result is the id of the claim that Enter goes to."""

    BINDINGS = bindings("similar")

    def __init__(self, claim: ClaimState, before: Before) -> None:
        super().__init__()
        self._claim = claim
        self._before = before

    def compose(self) -> ComposeResult:
        """Two lines a claim: how it stands, and its sentence."""
        with Vertical(classes="dialog"):
            if self._before.similar:
                yield OptionList(*map(self._option, self._before.similar), markup=False)
                yield Static("Enter goes to the claim · Esc back", markup=False, classes="how")
            else:
                yield Static(EMPTY, markup=False)

    def on_mount(self) -> None:
        """Names the claim."""
        title = f"Checked before · “{self._claim.claim.text[:50]}”"
        self.query_one(".dialog").border_title = display_line(title)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the claim that was chosen."""
        self.dismiss(event.option.id)

    def action_choose(self) -> None:
        """Gives the highlighted claim."""
        for listed in self.query(OptionList):
            listed.action_select()

    def action_cancel(self) -> None:
        """Stays at the claim."""
        self.dismiss(None)

    def _option(self, each: SimilarClaim) -> Option:
        head = (
            checked_before.relation(each)
            + checked_before.verdicts(each.state, self._before.checkers)
            + checked_before.figures(each)
        )
        sentence = Content("      ") + display_line(each.state.sentence)
        return Option(Content("\n").join([head, sentence]), id=each.state.claim.id)
