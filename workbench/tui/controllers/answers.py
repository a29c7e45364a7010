"""What the screen finds out beside the work: the arithmetic of evidence, contradictions, and what was checked before.

Each comes a moment later, off the thread that draws; a claim that was left by then gets none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from workbench.model import ClaimState
from workbench.tui.panes.group import Panes
from workbench.tui.state.arithmetic import Arithmetic
from workbench.tui.state.before import Before
from workbench.tui.state.jobs import Jobs, in_thread
from workbench.tui.state.reader import DeskReader
from workbench.tui.state.weighed import Weighed

# Seconds that the cursor rests on a claim before it is set against the others of its article.
_REST = 0.05
_NOTHING = Before()


class Answers:
    """Asks in the background about the current claim, and keeps what was answered."""

    def __init__(self, reader: DeskReader, arithmetic: Arithmetic, panes: Panes, jobs: Jobs) -> None:
        self._reader = reader
        self._arithmetic = arithmetic
        self._panes = panes
        self._jobs = jobs
        # By claim and evidence, neither of which ever changes.
        self._weighed: dict[tuple[str, str], Weighed] = {}
        self._before: dict[str, Before] = {}
        self._contradictions: dict[str, tuple[str, ...]] = {}

    def ask(self, state: ClaimState, claims: int) -> None:
        """Shows what is known of a claim, and asks for the rest; its article has so many claims."""
        name = state.claim.id
        self._panes.evidence.weigh(self._weighed_of(state))
        self._panes.evidence.contradict(self._contradictions.get(name, ()))
        self._panes.verdict.remember(self.before(name))
        if len(self._weighed_of(state)) < len(state.evidence):
            self._jobs.start("weigh", self._weigh, state)
        self._jobs.start("remember", self._remember, name)
        self._jobs.start("contradict", self._contradict, name, claims)

    def before(self, claim_id: str) -> Before:
        """The claims that say the same as this one, as far as they are known by now."""
        return self._before.get(claim_id, _NOTHING)

    async def _weigh(self, state: ClaimState) -> None:
        for evidence in state.evidence:
            name = (state.claim.id, evidence.id)
            weighed = None
            if name not in self._weighed:
                weighed = await in_thread(self._arithmetic.weighed, state, evidence)
            if weighed is not None:
                self._weighed[name] = weighed
        if self._is_current(state.claim.id):
            self._panes.evidence.weigh(self._weighed_of(state))

    async def _remember(self, claim_id: str) -> None:
        before = await in_thread(self._reader.before, claim_id)
        if before is not None:
            self._before[claim_id] = before
            if self._is_current(claim_id):
                self._panes.verdict.remember(before)

    async def _contradict(self, claim_id: str, claims: int) -> None:
        await asyncio.sleep(_REST)
        lines = await in_thread(self._arithmetic.contradictions, claim_id, claims)
        if lines is not None:
            self._contradictions[claim_id] = lines
            if self._is_current(claim_id):
                self._panes.evidence.contradict(lines)

    def _is_current(self, claim_id: str) -> bool:
        current = self._panes.claims.current
        return current is not None and current.claim.id == claim_id

    def _weighed_of(self, state: ClaimState) -> Mapping[str, Weighed]:
        weighed = {each.id: self._weighed.get((state.claim.id, each.id)) for each in state.evidence}
        return {name: answer for name, answer in weighed.items() if answer is not None}
