"""The line in which the filter is typed."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input

from workbench.tui.bindings import bindings


class FilterBar(Input):
    """Every keystroke narrows the list; Enter keeps what was typed, Escape drops it."""

    BINDINGS = bindings("filter")

    class Left(Message):
        """The typing is over; with `clear`, the filter goes too."""

        def __init__(self, *, clear: bool) -> None:
            super().__init__()
            self.clear = clear

    class Walked(Message):
        """The cursor of the list is to move while the typing goes on."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self) -> None:
        super().__init__(
            placeholder="words in a claim, its sentence or its claimant", id="filter", select_on_focus=False
        )

    def clear_and_hide(self) -> None:
        """Forgets what was typed, and goes."""
        self.value, self.display = "", False

    def action_keep(self) -> None:
        """Back to the list with the filter as it is."""
        self.post_message(self.Left(clear=False))

    def action_clear(self) -> None:
        """Back to the whole list."""
        self.post_message(self.Left(clear=True))

    def action_walk(self, rows: int) -> None:
        """Moves the cursor of the list."""
        self.post_message(self.Walked(rows))
