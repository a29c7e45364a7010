"""The list of claims: lines drawn from pages of the file, so that its length does not matter."""

from __future__ import annotations

from typing import ClassVar, get_args

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.model import ClaimState
from workbench.tui.bindings import bindings
from workbench.tui.panes.chords import NO_CHORDS, Chords
from workbench.tui.panes.claim_row import pieces
from workbench.tui.panes.marks import Role
from workbench.tui.state.pages import Fetch, Pages
from workbench.tui.text import display_line, display_text

_STYLES = ("text", "gutter", "number", "claimant", "cursor", "blurred")


class ClaimList(ScrollView, can_focus=True):
    """Rows of claims in the order of the tuple of row numbers it is given. Posts `Moved` when another is current."""

    BINDINGS = bindings("pane")
    chords: Chords = NO_CHORDS
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row--{name}" for name in (*get_args(Role), *_STYLES)}

    cursor: reactive[int] = reactive(0, init=False)

    class Moved(Message):
        """Another claim is the current one; None where the list is empty."""

        def __init__(self, state: ClaimState | None) -> None:
            super().__init__()
            self.state = state

    def __init__(self, fetch: Fetch) -> None:
        super().__init__(id="claims")
        self._fetch = fetch
        self._pages = Pages((), fetch)
        self._empty = ""
        self._digits = 2
        # How often another claim became the current one.
        self.moves = 0
        # The claim in whose place another stands under the cursor, though nobody moved it.
        self.displaced: ClaimState | None = None

    @property
    def rows(self) -> tuple[int, ...]:
        """The row numbers that the list stands for."""
        return self._pages.rows

    @property
    def incomplete(self) -> bool:
        """Whether some rows could not be shown."""
        return self._pages.incomplete

    @property
    def current(self) -> ClaimState | None:
        """The claim under the cursor."""
        return self._pages.get(self.cursor)

    def show(self, rows: tuple[int, ...], *, cursor: int = 0, digits: int = 2, empty: str = "") -> None:
        """Lists these rows, their numbers in `digits` columns; `empty` is what to say where there are none."""
        before = self.current
        self.displaced = None
        self._pages = Pages(rows, self._fetch)
        self._digits, self._empty = max(2, digits), empty
        self.virtual_size = Size(0, len(rows))
        self.set_reactive(ClaimList.cursor, self.validate_cursor(cursor))
        self.moves += _claim_id(before) != _claim_id(self.current)
        self._settle()

    def reload(self) -> None:
        """Fetches the pages anew, after something was written."""
        self._pages = Pages(self.rows, self._fetch)
        self._settle()

    def state_at(self, place: int) -> ClaimState | None:
        """The claim at a place of the list."""
        return self._pages.get(place)

    def validate_cursor(self, cursor: int) -> int:
        """Keeps the cursor within the list."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Shows the row and tells the desk."""
        self.moves += 1
        self.displaced = None
        self._settle()

    async def on_key(self, event: events.Key) -> None:
        """Runs what the keys of a chord stand for."""
        await self.chords.follow(event, self.run_action)

    def action_move(self, rows: int) -> None:
        """Moves by this many rows, up where negative."""
        self.cursor += rows

    def action_turn(self, pages: float) -> None:
        """Moves by a share of the visible height."""
        self.cursor += int(pages * max(2, self._height))

    def action_end(self, which: int) -> None:
        """To the first row, or with 1 to the last."""
        self.cursor = 0 if which < 0 else len(self.rows) - 1

    def on_click(self, event: events.Click) -> None:
        """A click makes the row the current one."""
        place = event.get_content_offset(self)
        if place is not None and self.rows:
            self.cursor = place.y + self.scroll_offset.y

    def on_resize(self) -> None:
        """The current row stays in view."""
        self._follow()

    def render_line(self, y: int) -> Strip:
        """One row, in exactly the list's width."""
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if not self.rows:
            return self._empty_line(y, width)
        state = self._pages.get(place)
        if state is None:
            return Strip.blank(width, self.rich_style)
        current = place == self.cursor
        row = pieces(state, width=width, digits=self._digits, current=current)
        return Strip([Segment(piece.text, self._style(piece.role, current)) for piece in row], width)

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _style(self, role: str, current: bool) -> Style:
        style = self.get_component_rich_style(f"row--{role}")
        if not current:
            return style
        cursor = "row--cursor" if self.has_focus else "row--blurred"
        return style + self.get_component_rich_style(cursor, partial=True)

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = display_text(self._empty).wrap(max(1, width - 2))
        line = lines[y - 1].plain if 1 <= y <= len(lines) else ""
        return Strip([Segment((" " + line).ljust(width), self.get_component_rich_style("row--claimant"))])

    def _settle(self) -> None:
        self._follow()
        self.refresh()
        self.border_subtitle = display_line(f"{self.cursor + 1} of {len(self.rows)}" if self.rows else "")
        self.post_message(self.Moved(self.current))

    def _follow(self) -> None:
        top, height = round(self.scroll_y), max(1, self._height)
        wanted = min(max(top, self.cursor - height + 1), self.cursor)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)


def _claim_id(state: ClaimState | None) -> str:
    return state.claim.id if state else ""
