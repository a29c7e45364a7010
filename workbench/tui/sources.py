"""The library of sources: found while typing, added to, and read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.model import Source
from workbench.tui.add_source import AddSourceScreen
from workbench.tui.bindings import bindings
from workbench.tui.fields import LineField
from workbench.tui.keys import Key
from workbench.tui.material import Material
from workbench.tui.source_text import SourceTextScreen
from workbench.tui.text import display_line

EMPTY = "No sources yet. Ctrl+N adds one."
NO_MATCH = "No source fits. Ctrl+N adds one."
_MOST = 1000  # rows of the list: more are found by typing


class SourcesScreen(ModalScreen[None]):
    """All sources by title; a row fits when every word typed is in what it tells."""

    CSS_PATH = "modals.tcss"
    BINDINGS = bindings("sources")

    def __init__(self, material: Material, table: tuple[Key, ...]) -> None:
        super().__init__()
        self._material = material
        self._table = table
        self._sources: dict[str, Source] = {}

    def compose(self) -> ComposeResult:
        """The filter above the sources."""
        with Vertical(classes="dialog"):
            yield LineField(placeholder="type to find a source", id="find")
            yield OptionList(markup=False)
            yield Static("", markup=False, classes="how")

    def on_mount(self) -> None:
        """Lists all sources."""
        self._read()

    def on_input_changed(self, event: LineField.Changed) -> None:
        """Narrows the sources."""
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Opens the highlighted source."""
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Shows what a source says."""
        source = self._sources[event.option.id or ""]
        self.app.push_screen(SourceTextScreen(source, self._material, self._table))

    def action_walk(self, rows: int) -> None:
        """Moves through the sources while the typing goes on."""
        listed = self.query_one(OptionList)
        if listed.option_count:
            listed.highlighted = ((listed.highlighted or 0) + rows) % listed.option_count

    def action_add(self) -> None:
        """Offers the form for a new source."""
        self.app.push_screen(AddSourceScreen(self._material), self._added)

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss(None)

    def _added(self, source: Source | None) -> None:
        if source is not None:
            self.query_one(LineField).value = ""
            self._read(source.id)

    def _read(self, chosen: str = "") -> None:
        self._sources = {source.id: source for source in self._material.sources()}
        count = len(self._sources)
        self.query_one(".dialog").border_title = display_line(f"Sources · {count}" if count else "Sources")
        self._list("", chosen)

    def _list(self, typed: str, chosen: str = "") -> None:
        words = typed.casefold().split()
        found = [one for one in self._sources.values() if all(word in _told(one) for word in words)][:_MOST]
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(_row(source), id=source.id) for source in found])
        ids = [source.id for source in found]
        listed.highlighted = ids.index(chosen) if chosen in ids else 0 if ids else None
        how = "Enter shows what it says · Ctrl+N adds one · Esc back"
        self.query_one(".how", Static).update(how if found else NO_MATCH if self._sources else EMPTY)


def _told(source: Source) -> str:
    parts = (f"s{source.number}", source.title, source.publisher, source.author, source.url, source.kind)
    return " ".join(parts).casefold()


def _row(source: Source) -> Content:
    about = " · ".join(part for part in (source.publisher, source.published, source.kind) if part)
    kept = "" if source.snapshot else "  no text"
    row = [
        Content.styled(f"s{source.number}".ljust(5), "bold $text-accent"),
        display_line(source.title),
        Content("  "),
        display_line(about, "$foreground-muted"),
        Content.styled(kept, "$foreground-disabled"),
        Content.styled("  confidential" if source.confidential else "", "bold $text-warning"),
    ]
    return Content("").join(row)
