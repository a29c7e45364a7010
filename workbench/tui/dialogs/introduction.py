"""Who works here: asked once, before the first work of somebody who has not said so."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from workbench.model import Checker, checker_of
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.dialogs.fields import LineField
from workbench.tui.text import display_line

_HOW = "Enter next field · Ctrl+S keeps it · Esc works as {name} for now"


class WhoDialog(Dialog[Checker | None]):
    """A name and a desk; the result is None where nobody wants to say."""

    BINDINGS = bindings("who")

    def __init__(self, login: str) -> None:
        super().__init__()
        self._login = login

    def compose(self) -> ComposeResult:
        """Two fields, and how to leave them."""
        with Vertical(classes="dialog"):
            yield Label("Your name, as it shall stand beside your verdicts", classes="field")
            yield LineField(placeholder=display_line(self._login).plain, id="name")
            yield Label("Your desk or outlet, if any", classes="field")
            yield LineField(id="organization")
            yield Static(display_line(_HOW.format(name=self._login)), classes="how")

    def on_mount(self) -> None:
        """Names the form."""
        self.query_one(".dialog").border_title = display_line("Who works here?")

    def on_input_submitted(self, event: LineField.Submitted) -> None:
        """Enter goes to the next field, and keeps the form on the last."""
        if event.input.id == "organization":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Gives the name back; an empty one is the login name."""
        name, organization = (
            self.query_one(f"#{field}", LineField).value.strip() for field in ("name", "organization")
        )
        self.dismiss(checker_of(name or self._login, organization=organization))

    def action_cancel(self) -> None:
        """Goes on without a name."""
        self.dismiss(None)
