"""The frame of the screen: a list and three panes, and how they lie at each size of the terminal."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen

from workbench.tui.bindings import chords
from workbench.tui.keys import Context, Key
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.chords import Chording
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.panes.evidence import EvidencePane
from workbench.tui.panes.filter import FilterBar
from workbench.tui.panes.footer import FooterLine
from workbench.tui.panes.header import HeaderLine
from workbench.tui.panes.verdict import VerdictPane
from workbench.tui.state.pages import Fetch

# In cells: from this width on there are two columns, from this height on the panes of the right one are stacked, and
# below these there is only the list.
_TWO_COLUMNS = 100
_STACKED = 28
_ONLY_LIST = (60, 16)


class FrameScreen(Screen[None]):
    """The widgets, their layout and their titles; which article they show is the business of what stands on this.

    `CONTEXT` is the one of the key table whose keys it has.
    """

    CONTEXT: ClassVar[Context] = "desk"
    PANES: ClassVar[dict[str, str]] = {
        "claims": "Claims",
        "article": "Article",
        "evidence": "Evidence",
        "verdict": "Verdict",
    }

    def __init__(self, file: str, table: tuple[Key, ...], fetch: Fetch) -> None:
        super().__init__()
        self.table = table
        self._file = file
        self._fetch = fetch
        self._tab = "article"

    def compose(self) -> ComposeResult:
        """Header, list, three panes and footer; the styles say where each lies."""
        yield HeaderLine(self._file)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield ClaimList(self._fetch)
                yield FilterBar()
            with Vertical(id="side"):
                yield ArticlePane()
                yield EvidencePane()
                yield VerdictPane(id="verdict")
        yield FooterLine(tuple(key for key in self.table if key.context in (self.CONTEXT, "app")))

    def on_mount(self) -> None:
        """Gives the list the keys."""
        for name in self.PANES:
            pane = self.query_one(f"#{name}")
            if isinstance(pane, Chording):
                pane.chords = chords(self.table, "pane")
        self.claims.focus()

    @property
    def claims(self) -> ClaimList:
        """The list."""
        return self.query_one(ClaimList)

    def action_pane(self, step: int) -> None:
        """The next pane, or the one before, round and round."""
        names = ["claims"] if self.has_class("-tiny") else list(self.PANES)
        now = self.focused.id if self.focused else None
        self.go_to_pane(names[(names.index(now) + step) % len(names)] if now in names else "claims")

    def go_to_pane(self, name: str) -> None:
        """Shows a pane and gives it the keys."""
        self._tab = self._tab if name == "claims" else name
        self._lay_out()
        self.query_one(f"#{name}").focus()

    def show_pane(self, name: str) -> None:
        """Shows a pane where only one has room, and leaves the keys where they are."""
        self._tab = name
        self._lay_out()

    def on_descendant_focus(self) -> None:
        """A pane that got the keys by the mouse is the shown one, too."""
        focused = self.focused.id if self.focused else None
        if focused in self.PANES and focused not in (None, "claims", self._tab):
            self._tab = focused
            self._lay_out()

    def on_resize(self) -> None:
        """Chooses the layout for the size there is."""
        self._lay_out()

    def show_tabs(self) -> None:
        """Names the panes; where only one is shown, its title is the row of tabs."""
        titles = {name: title for name, title in self.PANES.items() if name != "claims"}
        tabs = [
            Content.styled(f" {title} ", "bold reverse" if name == self._tab else "")
            for name, title in titles.items()
        ]
        for name, title in titles.items():
            alone = self.has_class("-tabbed")
            self.query_one(f"#{name}").border_title = Content("│").join(tabs) if alone else Content(title)

    def _lay_out(self) -> None:
        width, height = self.size
        narrow = width < _TWO_COLUMNS
        self.set_class(narrow, "-narrow")
        self.set_class(narrow or height < _STACKED, "-tabbed")
        self.set_class(width < _ONLY_LIST[0] or height < _ONLY_LIST[1], "-tiny")
        for name in self.PANES:
            self.query_one(f"#{name}").set_class(name == self._tab, "-shown")
        if self.has_class("-tiny") and self.focused is not None and self.focused.id in self.PANES:
            self.claims.focus()
        self.show_tabs()
