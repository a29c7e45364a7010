"""The desk: everything a checker sees and does."""

from __future__ import annotations

from workbench import scales
from workbench.model import ClaimState
from workbench.tui.bindings import bindings
from workbench.tui.controllers.answers import Answers
from workbench.tui.controllers.consent import Consent
from workbench.tui.controllers.crossings import Crossings
from workbench.tui.controllers.details import Details
from workbench.tui.controllers.evidence import EvidenceWork
from workbench.tui.controllers.history import History
from workbench.tui.controllers.judging import Judging
from workbench.tui.controllers.listing import Wording
from workbench.tui.controllers.needs import desk_needs
from workbench.tui.screens.frame import FrameScreen, Surroundings
from workbench.tui.state.arithmetic import Arithmetic
from workbench.tui.state.guard import Guard
from workbench.tui.state.library import Library
from workbench.tui.state.reader import DeskReader


class DeskScreen(FrameScreen):
    """The first screen and the last."""

    CONTEXT = "desk"
    BINDINGS = bindings("desk")

    def __init__(self, about: Surroundings, scale: str = scales.DEFAULT) -> None:
        desk, tell = about.desk, about.tell
        guard = Guard(tell)
        reader = DeskReader(desk, guard)
        super().__init__(about, guard, reader, Wording())
        self._about = about
        library, arithmetic = Library(desk, guard), Arithmetic(desk, guard)
        self._details = Details(reader, self.panes)
        self._answers = Answers(reader, arithmetic, self.panes, self.jobs)
        self.judging = Judging(
            desk, reader, self.writer, self.selecting, self.claims, self.windows, tell, scale=scale
        )
        evidence = EvidenceWork(
            desk,
            reader,
            library,
            arithmetic,
            self.writer,
            self.listing,
            self.windows,
            self.introduction,
            about.actions,
        )
        crossings = Crossings(
            reader, self.listing, self.claims, self.navigation, self._answers, self.windows, tell
        )
        history = History(desk, guard, self.listing, self.navigation, self.claims, tell)
        controllers = {
            "judging": self.judging,
            "evidence": evidence,
            "crossings": crossings,
            "history": history,
            "consent": Consent(desk, self.writer, self._details, tell),
            "around": self,
        }
        self.take_up(controllers, desk_needs(lambda: desk.checker.id))

    def show_claim(self, state: ClaimState | None) -> None:
        """Shows all about a claim: what is known at once, and the answers when they come."""
        self._details.show(state)
        if state is not None:
            head = self.listing.head
            self._answers.ask(state, head.counts.claims if head else 0)

    def open_second_reading(self) -> None:
        """Begins a blind second reading of what others have checked."""
        from workbench.tui.screens.second_reading import SecondScreen

        article = self.listing.head.id if self.listing.head else ""
        self.windows.open(SecondScreen(self._about, article=article), self._read)

    def open_help(self) -> None:
        """Shows all keys."""
        from workbench.tui.dialogs.help import HelpDialog

        self.windows.open(HelpDialog(self.actions, scales.scale(self.judging.scale)))

    def _read(self, _: None) -> None:
        self.listing.show_written()
