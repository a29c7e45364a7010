"""The explanation of a verdict, to be written in peace."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from workbench.terminal import shown
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.dialogs.fields import TextField
from workbench.tui.text import display_line

_LEAVING = "Not kept yet: {then}, Esc once more drops it."


class ExplainDialog(Dialog[str | None]):
    """Edits a text; the result is None where it is left as it was. `then` says what keeping it leads to."""

    BINDINGS = bindings("explain")

    def __init__(self, title: str, text: str, *, then: str = "Ctrl+S keeps it") -> None:
        super().__init__()
        self._title = title
        self._then = then
        self._before = shown(text)
        self._leaving = False

    def compose(self) -> ComposeResult:
        """A field and how to leave it."""
        with Vertical(classes="dialog"):
            yield TextField(self._before, id="explanation")
            yield Static(f"{self._then} · Esc back", markup=False, classes="how")

    def on_mount(self) -> None:
        """Names what is explained; the cursor stands at the end."""
        self.query_one(".dialog").border_title = display_line(self._title)
        field = self.query_one(TextField)
        field.move_cursor(field.document.end)

    def on_text_area_changed(self) -> None:
        """Whoever writes on does not want to leave."""
        self._leaving = False

    def action_save(self) -> None:
        """Gives the text back."""
        text = self.query_one(TextField).text.strip()
        self.dismiss(text if text != self._before else None)

    def action_cancel(self) -> None:
        """Leaves; where something was written, only the second time."""
        if self._leaving or self.query_one(TextField).text == self._before:
            self.dismiss(None)
            return
        self._leaving = True
        self.say(_LEAVING.format(then=self._then))
