"""Finding evidence by what it says: passages of all sources and other articles that speak of a claim."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.model import ClaimState, FoundPassage
from workbench.tui.bindings import bindings
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.panes import comparison_line
from workbench.tui.state.jobs import in_thread
from workbench.tui.state.library import Library
from workbench.tui.text import display_line, display_text

EMPTY = "Nothing in the file speaks of this claim."
_LONGEST = 300  # characters of a passage in the list


class FindDialog(Dialog[FoundPassage | None]):
    """The passages, best first, each with its arithmetic; Enter takes one."""

    BINDINGS = bindings("find")

    def __init__(self, state: ClaimState, library: Library) -> None:
        super().__init__()
        self._state = state
        self._library = library
        self._passages: tuple[FoundPassage, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, and how to leave it."""
        with Vertical(classes="dialog"):
            yield OptionList(markup=False)
            yield Static("Looking …", markup=False, classes="how")

    def on_mount(self) -> None:
        """Begins to look."""
        title = f"What speaks of “{self._state.claim.text[:50]}”"
        self.query_one(".dialog").border_title = display_line(title)
        self.jobs.start("look", self._look)

    async def _look(self) -> None:
        self._passages = await in_thread(self._library.passages_for, self._state)
        listed = self.query_one(OptionList)
        listed.add_options([Option(_row(passage), id=str(n)) for n, passage in enumerate(self._passages)])
        listed.highlighted = 0 if self._passages else None
        how = "Enter takes source, place and quote · Esc back" if self._passages else EMPTY
        self.query_one(".how", Static).update(how)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the passage that was chosen."""
        self.dismiss(self._passages[event.option_index])

    def action_choose(self) -> None:
        """Gives the highlighted passage."""
        self.query_one(OptionList).action_select()

    def action_cancel(self) -> None:
        """Back to the form as it was."""
        self.dismiss(None)


def _row(hit: FoundPassage) -> Content:
    where = f"{hit.title}, {hit.passage.locator}" + (" (an article)" if hit.article_id else "")
    lines = [display_line(where, "bold")]
    if hit.comparison:
        lines.append(Content("  ") + comparison_line.line(hit.comparison))
    text = hit.passage.text
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
    lines.append(Content("  ") + display_text(" ".join(shown.split()), "$foreground-muted"))
    return Content("\n").join(lines)
