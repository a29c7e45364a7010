"""Blind second reading: what others have checked, read again without seeing what they found."""

from __future__ import annotations

from functools import partial

from workbench import scales
from workbench.model import ClaimState
from workbench.tui.bindings import bindings
from workbench.tui.controllers.details import Details
from workbench.tui.controllers.listing import Wording
from workbench.tui.controllers.second_reading import EMPTY, SecondReading, progress, unread
from workbench.tui.screens.frame import FrameScreen, Surroundings
from workbench.tui.state.blind import BlindReader
from workbench.tui.state.guard import Guard


class SecondScreen(FrameScreen):
    """A list of only the claims that others have judged and this checker has not, and none of what they found.

    A claim shows the others' verdicts once the reader's own is in. `article` is the one to begin with.
    """

    CONTEXT = "second"
    BINDINGS = bindings("second")

    def __init__(self, about: Surroundings, *, article: str) -> None:
        guard = Guard(about.tell)
        reader = BlindReader(about.desk, guard)
        super().__init__(about, guard, reader, Wording(EMPTY, partial(progress, reader)))
        self.panes.verdict.hinting = False
        self._article = article
        self._reading = SecondReading(
            about.desk,
            reader,
            self.writer,
            self.listing,
            Details(reader, self.panes),
            self.panes,
            self.pane_layout,
            self.windows,
            about.tell,
        )
        self.take_up({"reading": self._reading, "around": self}, {"unread": partial(unread, reader)})

    def first_place(self) -> int:
        """The article that was open at the desk, or the next one with something to read."""
        return self._reading.first_place(self._article)

    def show_claim(self, state: ClaimState | None) -> None:
        """Shows what a second reader may see of a claim."""
        self._reading.show(state)

    def open_help(self) -> None:
        """Shows all keys."""
        from workbench.tui.dialogs.help import HelpDialog

        self.windows.open(HelpDialog(self.actions, scales.scale()))

    def leave(self) -> None:
        """Back to the desk."""
        self.jobs.cancel_all()
        self.dismiss(None)
