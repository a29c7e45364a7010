"""What a source says, passage by passage, each with its locator."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import ModalScreen

from workbench.model import Source, Span
from workbench.tui.bindings import bindings, chords
from workbench.tui.keys import Key
from workbench.tui.panes.article import ArticlePane
from workbench.tui.state.material import Material
from workbench.tui.text import display_line

NO_TEXT = "The file has no text of this source."


class SourceTextScreen(ModalScreen[None]):
    """A source's text, read like an article; with `at`, from the passage with this ordinal on, which is marked."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings("source")

    class Read(Message):
        """The text is there."""

        def __init__(self, text: str, marked: Span) -> None:
            super().__init__()
            self.text = text
            self.marked = marked

    def __init__(self, source: Source, material: Material, table: tuple[Key, ...], *, at: int = 0) -> None:
        super().__init__()
        self._at = at
        self._source = source
        self._material = material
        self._table = table

    def compose(self) -> ComposeResult:
        """One pane."""
        yield ArticlePane()

    def on_mount(self) -> None:
        """Begins to read."""
        pane = self.query_one(ArticlePane)
        pane.border_title = display_line(f"{self._source.short_name} · {self._source.title}")
        pane.chords = chords(self._table, "pane")
        pane.show("Reading …")
        pane.focus()
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        passages = self._material.passages(self._source.id)
        if not passages:
            told = self._material.trouble(self._source.id) or NO_TEXT
            self.post_message(self.Read(told, Span(0, 0)))
            return
        text, marked = "", Span(0, 0)
        for one in passages:
            text += ("\n\n" if text else "") + f"{one.locator} {one.context}".strip() + "\n"
            if one.ordinal == self._at:
                marked = Span(len(text), len(text) + len(one.text))
            text += one.text
        self.post_message(self.Read(text, marked))

    @on(Read)
    def _show(self, event: Read) -> None:
        pane = self.query_one(ArticlePane)
        pane.show(event.text)
        pane.mark(event.marked)

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(None)
