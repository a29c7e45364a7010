"""The frame of a screen: a list and three panes, held together by controllers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from workbench.desk import Desk
from workbench.model import ClaimState
from workbench.tui.actions import Action, Need, in_context
from workbench.tui.bindings import chords
from workbench.tui.contexts import ContextName, lineage
from workbench.tui.controllers.dispatch import Dispatch
from workbench.tui.controllers.filtering import Filtering
from workbench.tui.controllers.introduction import Introduction
from workbench.tui.controllers.listing import Listing, Wording
from workbench.tui.controllers.navigation import Navigation
from workbench.tui.controllers.needs import Check
from workbench.tui.controllers.pane_layout import PaneLayout
from workbench.tui.controllers.selecting import Selecting
from workbench.tui.controllers.watch import Watch
from workbench.tui.controllers.windows import Windows
from workbench.tui.controllers.writer import Writer
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.chords import Chords
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.panes.evidence import EvidencePane
from workbench.tui.panes.filter import FilterBar
from workbench.tui.panes.footer import FooterLine
from workbench.tui.panes.group import Panes
from workbench.tui.panes.header import HeaderLine
from workbench.tui.panes.verdict import VerdictPane
from workbench.tui.state.guard import Guard, Tell
from workbench.tui.state.jobs import Jobs
from workbench.tui.state.reader import Reader

# Seconds between two looks at what others have written.
_LOOK = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the program hands each of its screens.

    `unnamed` says that nobody has said yet who works here.
    """

    desk: Desk
    actions: tuple[Action, ...]
    tell: Tell
    unnamed: bool = False


class FrameScreen(Screen[None]):
    """The widgets, and the controllers that every screen of claims has.

    `CONTEXT` is the one whose actions it runs. A screen that stands on this adds its own controllers, ends its
    `__init__` with `take_up`, and says which article comes first and what is shown of a claim.
    """

    CONTEXT: ClassVar[ContextName] = "desk"

    def __init__(self, about: Surroundings, guard: Guard, reader: Reader, wording: Wording) -> None:
        super().__init__()
        self.actions = about.actions
        self.panes = Panes(
            HeaderLine(about.desk.name),
            ClaimList(reader.page),
            FilterBar(),
            ArticlePane(),
            EvidencePane(),
            VerdictPane(id="verdict"),
        )
        self.claims = self.panes.claims
        self.jobs = Jobs(self)
        self.windows = Windows(self)
        self.pane_layout = PaneLayout(self)
        self.introduction = Introduction(about.desk, guard, self.windows, pending=about.unnamed)
        self.listing = Listing(reader, self.panes, self.jobs, wording)
        self.navigation = Navigation(reader, self.listing, self.claims, about.tell)
        self.filtering = Filtering(self.listing, self.navigation, self.panes, self.jobs)
        self.selecting = Selecting(self.claims, reader)
        self.writer = Writer(about.desk, guard, self.listing)
        self._watch = Watch(reader, guard, self.listing, self.claims)
        self._tell = about.tell
        self._guard = guard
        self._dispatch: Dispatch | None = None

    def take_up(self, controllers: Mapping[str, object], needs: Mapping[Need, Check]) -> None:
        """Runs actions by these controllers, beside those of every screen."""
        shared = {"panes": self.pane_layout, "navigation": self.navigation, "filtering": self.filtering}
        self._dispatch = Dispatch(
            in_context(self.CONTEXT, self.actions),
            {**shared, **controllers},
            needs,
            self.selecting,
            self.introduction,
            self.windows,
            self._tell,
        )

    def compose(self) -> ComposeResult:
        """Header, list, three panes and footer; the styles say where each lies."""
        yield self.panes.header
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self.panes.claims
                yield self.panes.filter
            with Vertical(id="side"):
                yield self.panes.article
                yield self.panes.evidence
                yield self.panes.verdict
        alive = lineage(self.CONTEXT)
        yield FooterLine(tuple(action for action in self.actions if action.context in alive))

    def on_mount(self) -> None:
        """Opens the first article and gives the list the keys."""
        for pane in (self.panes.claims, self.panes.article, self.panes.evidence, self.panes.verdict):
            pane.chords = Chords(chords(self.actions, "pane"))
        self.claims.focus()
        self._watch.begin(self.first_place)
        self.set_interval(_LOOK, self.look_again)

    def first_place(self) -> int:
        """The article to open first, by its place."""
        return 0

    @abstractmethod
    def show_claim(self, state: ClaimState | None) -> None:
        """Shows what there is to show of a claim in the panes."""

    def look_again(self) -> None:
        """Shows what others have written since the last look."""
        self._guard.run(self._watch.look_again, None)

    def action_act(self, action_id: str) -> None:
        """Runs an action, whether by its key or from the palette."""
        if self._dispatch is not None:
            self._dispatch.run(action_id)

    def on_descendant_focus(self) -> None:
        """Shows the pane that got the keys."""
        self.pane_layout.follow_focus()

    def on_resize(self) -> None:
        """Chooses the layout for the size there is."""
        self.pane_layout.fit()

    @on(ClaimList.Moved)
    def _moved(self, event: ClaimList.Moved) -> None:
        self.show_claim(event.state)

    @on(FilterBar.Changed)
    def _typed(self, event: FilterBar.Changed) -> None:
        event.stop()
        self.filtering.type(event.value)

    @on(FilterBar.Left)
    def _left_filter(self, event: FilterBar.Left) -> None:
        self.filtering.leave(clear=event.clear)

    @on(FilterBar.Walked)
    def _walked(self, event: FilterBar.Walked) -> None:
        self.filtering.walk(event.rows)
