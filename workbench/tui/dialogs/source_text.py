"""What a source says, passage by passage, each with its locator."""

from __future__ import annotations

from textual.app import ComposeResult

from workbench.model import Source, Span
from workbench.tui.actions import Action
from workbench.tui.bindings import bindings, chords
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.chords import Chords
from workbench.tui.state.jobs import in_thread
from workbench.tui.state.library import Library
from workbench.tui.text import display_line

NO_TEXT = "The file has no text of this source."


class SourceTextDialog(Dialog[None]):
    """A source's text, read like an article; with `at`, from the passage with this ordinal on, which is marked."""

    BINDINGS = bindings("source")

    def __init__(self, source: Source, library: Library, actions: tuple[Action, ...], *, at: int = 0) -> None:
        super().__init__()
        self._at = at
        self._source = source
        self._library = library
        self._actions = actions

    def compose(self) -> ComposeResult:
        """One pane."""
        yield ArticlePane()

    def on_mount(self) -> None:
        """Begins to read."""
        pane = self.query_one(ArticlePane)
        pane.border_title = display_line(f"{self._source.short_name} · {self._source.title}")
        pane.chords = Chords(chords(self._actions, "pane"))
        pane.show("Reading …")
        pane.focus()
        self.jobs.start("read", self._show)

    async def _show(self) -> None:
        text, marked = await in_thread(self._read)
        pane = self.query_one(ArticlePane)
        pane.show(text)
        pane.mark(marked)

    def _read(self) -> tuple[str, Span]:
        """The text with the stretch of it that is marked; in its place why there is none."""
        passages = self._library.passages(self._source.id)
        if not passages:
            return self._library.trouble(self._source.id) or NO_TEXT, Span(0, 0)
        text, marked = "", Span(0, 0)
        for passage in passages:
            text += ("\n\n" if text else "") + f"{passage.locator} {passage.context}".strip() + "\n"
            if passage.ordinal == self._at:
                marked = Span(len(text), len(text) + len(passage.text))
            text += passage.text
        return text, marked

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(None)
