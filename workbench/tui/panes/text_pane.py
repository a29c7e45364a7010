"""A pane of running text that scrolls with the keys of every pane."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll

from workbench.tui.bindings import bindings
from workbench.tui.panes.chords import NO_CHORDS, Chords


class TextPane(VerticalScroll, can_focus=True):
    """What the evidence and verdict panes have in common."""

    BINDINGS = bindings("pane")
    chords: Chords = NO_CHORDS

    async def on_key(self, event: events.Key) -> None:
        """Runs what the keys of a chord stand for."""
        await self.chords.follow(event, self.run_action)

    def action_move(self, rows: int) -> None:
        """Scrolls by this many lines."""
        self.scroll_to(y=self.scroll_y + rows, animate=False)

    def action_turn(self, pages: float) -> None:
        """Scrolls by a share of the visible height."""
        self.scroll_to(y=self.scroll_y + int(pages * max(2, self.size.height)), animate=False)

    def action_end(self, which: int) -> None:
        """To the top, or with 1 to the end."""
        self.scroll_to(y=0 if which < 0 else self.max_scroll_y, animate=False)
