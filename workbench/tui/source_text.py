"""What a source says, passage by passage, each with its locator."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import ModalScreen

from workbench.model import Source
from workbench.tui.article_pane import ArticlePane
from workbench.tui.bindings import bindings, chords
from workbench.tui.keys import Key
from workbench.tui.material import Material
from workbench.tui.text import display_line

NO_TEXT = "The file has no text of this source."


class SourceTextScreen(ModalScreen[None]):
    """A source's text, read like an article."""

    CSS_PATH = "modals.tcss"
    BINDINGS = bindings("source")

    class Read(Message):
        """The text is there."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, source: Source, material: Material, table: tuple[Key, ...]) -> None:
        super().__init__()
        self._source = source
        self._material = material
        self._table = table

    def compose(self) -> ComposeResult:
        """One pane."""
        yield ArticlePane()

    def on_mount(self) -> None:
        """Begins to read."""
        pane = self.query_one(ArticlePane)
        pane.border_title = display_line(f"s{self._source.number} · {self._source.title}")
        pane.chords = chords(self._table, "pane")
        pane.show("Reading …")
        pane.focus()
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        self.post_message(self.Read(self._text()))

    def _text(self) -> str:
        passages = self._material.passages(self._source.id)
        if not passages:
            return self._material.trouble(self._source.id) or NO_TEXT
        heads = (f"{one.locator} {one.context}".strip() for one in passages)
        return "\n\n".join(f"{head}\n{one.text}" for head, one in zip(heads, passages, strict=True))

    @on(Read)
    def _show(self, event: Read) -> None:
        self.query_one(ArticlePane).show(event.text)

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(None)
