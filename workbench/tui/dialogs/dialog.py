"""What all dialogs have in common: a frame of their own over a screen, one result, and work that ends with them."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from workbench.tui.state.jobs import Jobs
from workbench.tui.text import display_line


class Dialog(ModalScreen[ScreenResultType]):
    """A window with keys of its own. What it does in the background is cancelled when it is left."""

    CSS_PATH = "dialogs.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.jobs = Jobs(self)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Ends its work first, so that none of it touches a window that is gone."""
        self.jobs.cancel_all()
        return super().dismiss(result)

    def say(self, message: str) -> None:
        """Says a line in place of how the dialog is used."""
        self.query_one(".how", Static).update(display_line(message, "bold $text-warning"))
