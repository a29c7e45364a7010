"""A new source: a title alone for a letter or a call, or a file or an address whose bytes are kept."""

from __future__ import annotations

from functools import partial
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from workbench.errors import WorkbenchError
from workbench.model import Source
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.dialogs.fields import LineField
from workbench.tui.state.jobs import detached, in_thread
from workbench.tui.state.library import Library, why_unreadable_here
from workbench.tui.text import display_line

_HOW = "Enter next field · Ctrl+S adds it · Esc back"
Stage = Literal["filling in", "reading", "writing"]
_TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")


class AddSourceDialog(Dialog[Source | None]):
    """The form; what could not be read is told in it, and nothing that was typed is lost."""

    BINDINGS = bindings("add_source")

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._stage: Stage = "filling in"

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
        location = self._value("location")
        if self._stage != "filling in":
            return
        if trouble := self._incomplete() or why_unreadable_here(location):
            self.say(trouble)
            return
        self._stage = "reading"
        self.say("Adding … Esc stops it")
        self.jobs.start("add", self._add, self._source(), location)

    def action_cancel(self) -> None:
        """Stops the reading, or goes back without a new source; what is being written is written."""
        if self._stage == "reading":
            self.jobs.cancel("add")
            self._fill_in("Stopped; nothing was added. Esc goes back.")
        elif self._stage == "filling in":
            self.dismiss(None)

    async def _add(self, source: Source, location: str) -> None:
        """Reads where nobody has to wait for it, then writes; who stops the reading has added nothing."""
        try:
            fetched = await detached(partial(self._library.fetch, source, location))
            self._stage = "writing"
            self.dismiss(await in_thread(self._library.add, source, fetched))
        except WorkbenchError as error:
            self._fill_in(str(error))

    def _fill_in(self, message: str) -> None:
        self._stage = "filling in"
        self.say(message)

    def _incomplete(self) -> str:
        filled = self._value("title") or self._value("location")
        return "" if filled else "Give it a title, or a file or an address."

    def _source(self) -> Source:
        title, location = self._value("title"), self._value("location")
        is_address = location.lower().startswith(("http://", "https://"))
        return Source(
            id="",
            title=title or location,
            url=location if is_address else "",
            publisher=self._value("publisher"),
            kind="dataset" if location.lower().endswith(_TABLES) else "secondary",
        )

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", LineField).value.strip()
