"""A new source: a title alone for a letter or a call, or a file or an address whose bytes are kept."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from workbench.errors import WorkbenchError
from workbench.model import Source
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.fields import LineField
from workbench.tui.state.material import Material
from workbench.tui.text import display_line

_HOW = "Enter next field · Ctrl+S adds it · Esc back"
_TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")


class AddSourceScreen(ModalScreen[Source | None]):
    """The form; what could not be read is told in it, and nothing that was typed is lost."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings("add_source")

    class Ended(Message):
        """The source was added, or `trouble` says why it was not."""

        def __init__(self, source: Source | None, trouble: str = "") -> None:
            super().__init__()
            self.source = source
            self.trouble = trouble

    def __init__(self, material: Material) -> None:
        super().__init__()
        self._material = material
        self._working = False

    def compose(self) -> ComposeResult:
        """The fields, in the order they are filled in."""
        with Vertical(classes="dialog"):
            yield Label("Title", classes="field")
            yield LineField(placeholder="may stay empty where there is a file or an address", id="title")
            yield Label("File or address", classes="field")
            yield LineField(placeholder="report.pdf · https://… · empty for a call", id="location")
            yield Label("Publisher", classes="field")
            yield LineField(id="publisher")
            yield Static(_HOW, markup=False, classes="how")

    def on_mount(self) -> None:
        """Names the form."""
        self.query_one(".dialog").border_title = display_line("A new source")

    def on_input_submitted(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def action_save(self) -> None:
        """Adds the source, off the thread that draws: an address may take its time."""
        title, location = self._value("title"), self._value("location")
        if self._working or not (title or location):
            self._say("Adding …" if self._working else "Give it a title, or a file or an address.")
            return
        self._working = True
        self._say("Adding …")
        is_address = location.lower().startswith(("http://", "https://"))
        source = Source(
            id="",
            title=title or location,
            url=location if is_address else "",
            publisher=self._value("publisher"),
            kind="dataset" if location.lower().endswith(_TABLES) else "secondary",
        )
        self._add(source, location)

    def action_cancel(self) -> None:
        """Back without a new source."""
        self.dismiss(None)

    @work(thread=True)
    def _add(self, source: Source, location: str) -> None:
        try:
            self.post_message(self.Ended(self._material.add_source(source, location)))
        except WorkbenchError as error:
            self.post_message(self.Ended(None, str(error)))

    @on(Ended)
    def _ended(self, event: Ended) -> None:
        self._working = False
        if event.source is not None:
            self.dismiss(event.source)
        else:
            self._say(event.trouble)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", LineField).value.strip()

    def _say(self, message: str) -> None:
        self.query_one(".how", Static).update(display_line(message, "bold $text-warning"))
