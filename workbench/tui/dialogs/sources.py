"""The library of sources: found while typing by what they are and by what they say, added to, and read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.lookalikes import ambiguous
from workbench.model import FoundPassage, Source
from workbench.tui.actions import Action
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.add_source import AddSourceDialog
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.dialogs.fields import LineField
from workbench.tui.dialogs.source_text import SourceTextDialog
from workbench.tui.state.jobs import in_thread
from workbench.tui.state.library import Library
from workbench.tui.text import display_line

ByName = Callable[[Callable[[], object]], None]

EMPTY = "No sources yet. Ctrl+N adds one."
NO_MATCH = "No source fits, and none says this. Ctrl+N adds one."
_MOST = 1000  # rows of the list: more are found by typing
_SAID = ":"  # begins the name of a row that is a passage, which no id of a source does
# Letters from which on passages are looked for, seconds without a keystroke before that, characters of one that show.
_SHORTEST, _PAUSE, _LONGEST = 2, 0.08, 200


class SourcesDialog(Dialog[None]):
    """All sources by title; a row fits when every word typed is in what it tells. Passages with the words follow.

    What writes goes through `by_name`, which asks first who works here, where nobody has said so yet.
    """

    BINDINGS = bindings("sources")

    def __init__(self, library: Library, actions: tuple[Action, ...], by_name: ByName) -> None:
        super().__init__()
        self._by_name = by_name
        self._library = library
        self._actions = actions
        self._sources: dict[str, Source] = {}
        self._troubles: dict[str, str] = {}
        self._ambiguous: frozenset[str] = frozenset()
        self._passages: tuple[FoundPassage, ...] = ()

    def compose(self) -> ComposeResult:
        """The filter above the sources."""
        with Vertical(classes="dialog"):
            yield LineField(placeholder="words of a source, or of what it says", id="find")
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
        """Shows what a source says, from the passage on that was chosen."""
        name = event.option.id or ""
        passage = self._passages[int(name[1:])] if name.startswith(_SAID) else None
        source = self._sources[passage.source_id if passage else name]
        at = passage.passage.ordinal if passage else 0
        self.app.push_screen(SourceTextDialog(source, self._library, self._actions, at=at))

    def action_walk(self, rows: int) -> None:
        """Moves through the sources while the typing goes on."""
        listed = self.query_one(OptionList)
        if listed.option_count:
            listed.highlighted = ((listed.highlighted or 0) + rows) % listed.option_count

    def action_add(self) -> None:
        """Offers the form for a new source."""
        self._by_name(lambda: self.app.push_screen(AddSourceDialog(self._library), self._added))

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss(None)

    def _added(self, source: Source | None) -> None:
        if source is not None:
            self.query_one(LineField).value = ""
            self._read(source.id)

    def _read(self, chosen: str = "") -> None:
        self._sources = {source.id: source for source in self._library.sources()}
        self._troubles = self._library.troubles()
        self._ambiguous = ambiguous(source.title for source in self._sources.values())
        count = len(self._sources)
        self.query_one(".dialog").border_title = display_line(f"Sources · {count}" if count else "Sources")
        self._list("", chosen)

    def _list(self, typed: str, chosen: str = "") -> None:
        words = typed.casefold().split()
        fitting = [source for source in self._sources.values() if _fits(source, words)][:_MOST]
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(_row(source, self._warnings(source)), id=source.id) for source in fitting])
        ids = [source.id for source in fitting]
        listed.highlighted = ids.index(chosen) if chosen in ids else 0 if ids else None
        self._passages = ()
        self._tell()
        self.jobs.start("look", self._look, typed)

    def _warnings(self, source: Source) -> str:
        """What to say of a source beside what it is."""
        twin = "looks like another title" if source.title in self._ambiguous else ""
        return "  ".join(filter(None, (twin, self._troubles.get(source.id, ""))))

    async def _look(self, typed: str) -> None:
        """Adds what the sources say with these words, once the typing pauses."""
        if len(typed.strip()) < _SHORTEST:
            return
        await asyncio.sleep(_PAUSE)
        passages = await in_thread(self._library.passages_with, typed)
        self._passages = tuple(passage for passage in passages if passage.source_id in self._sources)
        rows = (_said(self._sources[passage.source_id], passage, typed) for passage in self._passages)
        listed = self.query_one(OptionList)
        listed.add_options([Option(row, id=f"{_SAID}{n}") for n, row in enumerate(rows)])
        if listed.highlighted is None and self._passages:
            listed.highlighted = 0
        self._tell()

    def _tell(self) -> None:
        listed = self.query_one(OptionList).option_count
        how = "Enter shows what it says · Ctrl+N adds one · Esc back"
        self.query_one(".how", Static).update(how if listed else NO_MATCH if self._sources else EMPTY)


def _fits(source: Source, words: list[str]) -> bool:
    parts = (source.short_name, source.title, source.publisher, source.author, source.url, source.kind)
    searched = " ".join(parts).casefold()
    return all(word in searched for word in words)


def _row(source: Source, warnings: str) -> Content:
    about = " · ".join(part for part in (source.publisher, source.published, source.kind) if part)
    kept = "" if source.snapshot else "  no text"
    row = [
        Content.styled(f"{source.short_name} ".ljust(5), "bold $text-accent"),
        display_line(source.title),
        Content("  "),
        display_line(about, "$foreground-muted"),
        Content.styled(kept, "$foreground-disabled"),
        Content.styled("  confidential" if source.confidential else "", "bold $text-warning"),
        Content("  "),
        display_line(warnings, "$text-warning"),
    ]
    return Content("").join(row)


def _said(source: Source, passage: FoundPassage, typed: str) -> Content:
    """A passage on a row: its source and place, and what it says from shortly before the first word looked for."""
    words = " ".join(passage.passage.text.split())
    at = max(0, words.casefold().find(typed.split()[0].casefold()) - _LONGEST // 5)
    cut = ("… " if at else "") + words[at : at + _LONGEST]
    return Content.assemble(
        (f"{source.short_name} ".ljust(5), "bold $text-accent"),
        display_line(passage.passage.locator, "$foreground-muted"),
        "  ",
        display_line(cut, "italic"),
    )
