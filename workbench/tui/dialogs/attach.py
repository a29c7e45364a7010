"""Attaching evidence: which source, where in it, what it says, and whether it supports the claim."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from workbench.model import FoundPassage, Source, Stance
from workbench.sources.independence import DISAGREE
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.dialogs.fields import LineField, TextField
from workbench.tui.dialogs.passages import FindDialog
from workbench.tui.dialogs.stance_field import StanceField
from workbench.tui.state.arithmetic import Arithmetic
from workbench.tui.state.jobs import in_thread
from workbench.tui.state.library import Library
from workbench.tui.state.selection import Selection
from workbench.tui.text import display_line, safe_line

if TYPE_CHECKING:
    from workbench.sources.placement import Placed

_NEW = "new"
# Seconds without a keystroke after which the quote is looked for.
_PAUSE = 0.12
_NO_TEXT = "The file has no text of this source to look in."
_DOUBTFUL = f"≠ {DISAGREE}"
_PLACED: dict[bool | None, tuple[str, str]] = {
    True: ("✓", "$text-success"),
    False: ("≠", "$text-warning"),
    None: ("", "$foreground-muted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What was filled in; a source without an id is a new one."""

    source: Source
    locator: str
    quote: str
    stance: Stance


class AttachDialog(Dialog[Attachment | None]):
    """A form over the sources of the file; typing narrows them, or names a new one.

    Several claims are given the same evidence; what speaks of them is looked for by the first.

    While a quote is written it is looked for in the source, and the locator follows it until a person writes one.
    """

    BINDINGS = bindings("attach")

    def __init__(self, selection: Selection, library: Library, arithmetic: Arithmetic) -> None:
        super().__init__()
        self._selection = selection
        self._library = library
        self._arithmetic = arithmetic
        self._sources = {source.id: source for source in library.sources()}
        self._filled_in = ""
        self._chosen: Source | None = None
        self._leaving = False

    def compose(self) -> ComposeResult:
        """The fields from top to bottom, in the order they are filled in."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Label("Source", classes="field")
            yield LineField(
                placeholder="type to find a source, or the title or address of a new one", id="source"
            )
            yield OptionList(id="sources", markup=False)
            yield LineField(placeholder="address of the new source (may stay empty)", id="address")
            yield Label("Where in it", classes="field")
            yield LineField(placeholder="p. 12 · table 3 · 00:14:30", id="locator")
            yield Label("What it says", classes="field")
            yield TextField(id="quote")
            yield Static("", markup=False, id="placed")
            yield StanceField()
            yield Static(
                "Tab next field · ← → stance · Ctrl+F finds passages · Ctrl+S attaches · Esc back",
                markup=False,
                classes="how",
            )

    def on_mount(self) -> None:
        """Names the claim and lists all sources; another stance may answer to the figures."""
        self.watch(self.query_one(StanceField), "chosen", self._stand, init=False)
        self.query_one(".dialog").border_title = display_line(f"Evidence for {self._selection.name}")
        self._list("")

    def on_input_changed(self, event: LineField.Changed) -> None:
        """Narrows the sources."""
        if event.input.id == "source" and not self._is_chosen(event.value):
            self._choose(None)
            self._list(event.value)
        elif event.input.id == "locator" and event.value != self._filled_in:
            self._filled_in = ""
            self._place()

    def on_input_submitted(self, event: LineField.Submitted) -> None:
        """Enter takes the first source that fits, or goes to the next field."""
        if event.input.id == "source" and self._chosen is None:
            self._take(self._first())
        else:
            self.focus_next()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes a source of the list."""
        self._take(event.option.id or _NEW)

    def action_save(self) -> None:
        """Gives the form back, if a source was chosen; what is only highlighted is not chosen."""
        source = self._chosen or (self._fresh() if self._first() == _NEW else None)
        if source is None or not source.title:
            self.say("Choose a source first: Enter takes the highlighted one, or type a new title.")
            return
        self.dismiss(
            Attachment(
                source=source if source.id else replace(source, url=self._value("address") or source.url),
                locator=self._value("locator"),
                quote=self.query_one(TextField).text.strip(),
                stance=self._stance,
            )
        )

    def action_walk(self, rows: int) -> None:
        """Moves through the sources while the typing goes on."""
        listed = self.query_one("#sources", OptionList)
        if listed.display and listed.option_count:
            listed.highlighted = ((listed.highlighted or 0) + rows) % listed.option_count

    def action_cancel(self) -> None:
        """Closes without attaching; where a quote was typed, only the second time."""
        if self._leaving or not self.query_one(TextField).text.strip():
            self.dismiss(None)
            return
        self._leaving = True
        self.say("Not attached yet: Ctrl+S attaches it, Esc once more drops it.")

    def on_text_area_changed(self) -> None:
        """Whoever writes on does not want to leave; the quote is looked for anew."""
        self._leaving = False
        self._place()

    def _stand(self) -> None:
        self._place()

    def action_find(self) -> None:
        """Lists passages that speak of the claim; the one that is taken fills the form in."""
        self.app.push_screen(FindDialog(self._selection.first, self._library), self._found)

    def _found(self, passage: FoundPassage | None) -> None:
        if passage is None:
            return
        source = self._library.source_of(passage)
        self._choose(source)
        self._filled_in = safe_line(passage.passage.locator) if source.id else ""
        self.query_one("#source", LineField).value = safe_line(source.title)
        self.query_one("#address", LineField).value = safe_line(source.url)
        self.query_one("#locator", LineField).value = safe_line(passage.passage.locator)
        field = self.query_one(TextField)
        field.text = safe_line(passage.quote or passage.passage.text)
        field.focus()

    def _place(self) -> None:
        """Begins to look for the quote, or says nothing of it where there is nothing to look for."""
        source, quote = self._chosen, self.query_one(TextField).text.strip()
        locator = "" if self._filled_in else self._value("locator")
        if source is None or not source.id or not (quote or locator):
            self.jobs.cancel("place")
            self._tell_place(None)
        else:
            self.jobs.start("place", self._look, source.id, quote, locator, self._stance)

    async def _look(self, source_id: str, quote: str, locator: str, stance: Stance) -> None:
        """Looks for the quote once the typing pauses, off the thread that draws."""
        await asyncio.sleep(_PAUSE)
        placed = await in_thread(self._library.placed, source_id, quote, locator)
        as_placed = placed.quote if placed else quote
        doubtful = await in_thread(
            self._arithmetic.is_doubtful, self._selection.first, source_id, as_placed, stance
        )
        self._tell_place(placed, doubtful=doubtful)
        field = self.query_one("#locator", LineField)
        # Nothing is put under the hands of who writes there.
        if placed and not locator and not field.has_focus:
            self._filled_in = field.value = safe_line(placed.locator)

    @property
    def _stance(self) -> Stance:
        return self.query_one(StanceField).stance

    def _tell_place(self, placed: Placed | None, *, doubtful: bool = False) -> None:
        line = self.query_one("#placed", Static)
        line.display = placed is not None
        line.update(_placed(placed, doubtful=doubtful) if placed else "")

    def _list(self, typed: str) -> None:
        words = typed.casefold().split()
        fitting = [source for source in self._sources.values() if _fits(source, words)]
        fitting.sort(key=lambda source: source.short_name != typed.strip().casefold())
        options = [Option(_row(source), id=source.id) for source in fitting]
        if typed.strip():
            options.append(Option(display_line(f"+ a new source: {typed.strip()}"), id=_NEW))
        listed = self.query_one("#sources", OptionList)
        listed.clear_options()
        listed.add_options(options)
        listed.highlighted = 0 if options else None
        listed.display = bool(options)

    def _first(self) -> str:
        listed = self.query_one("#sources", OptionList)
        option = listed.highlighted_option if listed.display else None
        return (option.id if option else None) or _NEW

    def _take(self, source_id: str) -> None:
        source = self._sources.get(source_id) or self._fresh()
        if not source.title:
            self.say("Type the title or the address of the source first.")
            return
        self._choose(source)
        self.query_one("#source", LineField).value = safe_line(source.title)
        self.query_one("#locator" if source.id or source.url else "#address").focus()

    def _choose(self, source: Source | None) -> None:
        self._chosen = source
        self.query_one("#sources").display = source is None
        self.query_one("#address").display = source is not None and not source.id
        self._place()

    def _is_chosen(self, typed: str) -> bool:
        return self._chosen is not None and safe_line(self._chosen.title) == typed

    def _fresh(self) -> Source:
        typed = self._value("source")
        return Source(id="", title=typed, url=typed if "://" in typed else "")

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", LineField).value.strip()


def _placed(placed: Placed, *, doubtful: bool) -> Content:
    sign, colour = _PLACED[placed.word_for_word]
    remarks = "; ".join(placed.remarks) or (placed.quote if placed.word_for_word else _NO_TEXT)
    place = display_line(f"{sign} {remarks}", colour)
    return Content("\n").join([place, display_line(_DOUBTFUL, "$text-warning")] if doubtful else [place])


def _titled(source: Source) -> str:
    return " · ".join(part for part in (source.title, source.publisher) if part)


def _row(source: Source) -> Content:
    return Content.styled(f"{source.short_name} ".ljust(5), "bold $text-accent") + display_line(
        _titled(source)
    )


def _fits(source: Source, words: list[str]) -> bool:
    searched = f"{_titled(source)} {source.url}".casefold()
    return all(word in searched or (len(word) > 1 and source.short_name.startswith(word)) for word in words)
