"""What the screen finds out beside the work: the arithmetic of evidence, and what was checked before."""

from __future__ import annotations

import asyncio
from functools import partial

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from workbench.desk import Desk
from workbench.model import ClaimState
from workbench.tui.keys import Key
from workbench.tui.panes.evidence import EvidencePane
from workbench.tui.panes.verdict import VerdictPane
from workbench.tui.screens.browse import BrowseScreen
from workbench.tui.state.before import Before
from workbench.tui.state.guard import Tell
from workbench.tui.state.weighed import Weighed

# Seconds that the cursor rests on a claim before it is set against the others of its article.
_REST = 0.05

NO_CLAIM = "There is no claim here yet."


class AskingScreen(BrowseScreen):
    """The desk with answers that come a moment later; a claim that was left by then gets none."""

    class Weighing(Message):
        """The arithmetic of a claim's evidence, by the evidence's id."""

        def __init__(self, claim_id: str, weighed: dict[str, Weighed]) -> None:
            super().__init__()
            self.claim_id = claim_id
            self.weighed = weighed

    class Remembered(Message):
        """The claims that say the same as this one, or nearly so."""

        def __init__(self, claim_id: str, found: Before) -> None:
            super().__init__()
            self.claim_id = claim_id
            self.found = found

    class Contradicted(Message):
        """What a claim contradicts, in lines."""

        def __init__(self, claim_id: str, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.claim_id = claim_id
            self.lines = lines

    def __init__(self, desk: Desk, table: tuple[Key, ...], tell: Tell) -> None:
        super().__init__(desk, table, tell)
        # By claim and evidence, neither of which ever changes.
        self._weighed: dict[tuple[str, str], Weighed] = {}
        self._before: dict[str, Before] = {}
        self._against: dict[str, tuple[str, ...]] = {}

    def show_claim(self, state: ClaimState | None) -> None:
        """Shows all about a claim: what is known at once, and the answers when they come."""
        super().show_claim(state)
        if state is None:
            return
        pane = self.query_one(EvidencePane)
        pane.weigh(self._known(state))
        pane.contradict(self._against.get(state.claim.id, ()))
        self.query_one(VerdictPane).remember(self._before.get(state.claim.id, Before()))
        if len(self._known(state)) < len(state.evidence):
            self._weigh(state)
        self._remember(state.claim.id)
        self._set_against(state.claim.id, self.head.counts.claims if self.head else 0)

    @on(Weighing)
    def _came(self, event: Weighing) -> None:
        self._weighed.update({(event.claim_id, one): weighed for one, weighed in event.weighed.items()})
        state = self.claims.current
        if state is not None and state.claim.id == event.claim_id:
            self.query_one(EvidencePane).weigh(self._known(state))

    @on(Remembered)
    def _remembered(self, event: Remembered) -> None:
        self._before[event.claim_id] = event.found
        state = self.claims.current
        if state is not None and state.claim.id == event.claim_id:
            self.query_one(VerdictPane).remember(event.found)

    @on(Contradicted)
    def _contradicted(self, event: Contradicted) -> None:
        self._against[event.claim_id] = event.lines
        state = self.claims.current
        if state is not None and state.claim.id == event.claim_id:
            self.query_one(EvidencePane).contradict(event.lines)

    @work(thread=True, exclusive=True, group="weigh")
    def _weigh(self, state: ClaimState) -> None:
        worker = get_current_worker()
        found: dict[str, Weighed] = {}
        for evidence in state.evidence:
            if worker.is_cancelled:
                return
            if (state.claim.id, evidence.id) not in self._weighed:
                weighed = self.material.weighed(state, evidence)
                found.update({evidence.id: weighed} if weighed else {})
        self.post_message(self.Weighing(state.claim.id, found))

    @work(thread=True, exclusive=True, group="remember")
    def _remember(self, claim_id: str) -> None:
        worker = get_current_worker()
        if worker.is_cancelled:
            return
        found = self.material.before(claim_id)
        if found is not None and not worker.is_cancelled:
            self.post_message(self.Remembered(claim_id, found))

    @work(exclusive=True, group="contradict")
    async def _set_against(self, claim_id: str, claims: int) -> None:
        await asyncio.sleep(_REST)
        lines = await asyncio.to_thread(self.material.contradictions, claim_id, claims)
        if lines is not None:
            self.post_message(self.Contradicted(claim_id, lines))

    def _known(self, state: ClaimState) -> dict[str, Weighed]:
        known = ((one.id, self._weighed.get((state.claim.id, one.id))) for one in state.evidence)
        return {name: weighed for name, weighed in known if weighed is not None}

    # Keys

    def action_similar(self) -> None:
        """Lists the claims that say the same, or nearly so; Enter goes to one."""
        from workbench.tui.dialogs.similar_claims import SimilarScreen

        state = self._state()
        if state is None:
            return
        found = self._before.get(state.claim.id, Before())
        self.app.push_screen(SimilarScreen(state, found), self._go_to_similar)

    def _state(self) -> ClaimState | None:
        """The current claim, told to be missing where it is."""
        if self.claims.current is None:
            self.tell(NO_CLAIM)
        return self.claims.current

    def _go_to_similar(self, claim_id: str | None) -> None:
        if claim_id:
            self.app.call_later(partial(self.go_to, claim_id))
