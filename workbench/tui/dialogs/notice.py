"""A line that keeps every key to itself: whoever types on for an action that was refused types into nothing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.text import display_line


class NoticeDialog(Dialog[None]):
    """Says why something cannot be done now; only Enter and Esc do anything."""

    BINDINGS = bindings("notice")

    def __init__(self, line: str) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        """The line, and how to leave it."""
        with Vertical(classes="dialog"):
            yield Static(display_line(self._line))
            yield Static("Enter or Esc goes on", markup=False, classes="how")

    def action_close(self) -> None:
        """Back to where it was refused."""
        self.dismiss(None)
