"""What a checker attaches at the screen: passages of sources, and calculations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from workbench import scales
from workbench.desk import Desk
from workbench.model import Checker, ClaimState, Evidence, Stance
from workbench.tui.keys import Key
from workbench.tui.screens.asking import AskingScreen
from workbench.tui.state.expression_history import Tried
from workbench.tui.state.guard import Tell

if TYPE_CHECKING:
    from workbench.tui.dialogs.attach import Attachment


class ProvingScreen(AskingScreen):
    """Evidence, and what all writing at the screen has in common."""

    scale = scales.DEFAULT
    unnamed = False
    """Whether nobody has said yet who works here, so that they are asked before their first work."""

    def __init__(self, desk: Desk, table: tuple[Key, ...], tell: Tell) -> None:
        super().__init__(desk, table, tell)
        # By claim: what was tried on the calculator in this session.
        self._tried: defaultdict[str, Tried] = defaultdict(Tried)

    def action_attach(self) -> None:
        """Offers the form for evidence."""
        from workbench.tui.dialogs.attach import AttachScreen

        state = self._state()
        if state is not None:
            screen = AttachScreen(state, self.material)
            self.app.push_screen(screen, partial(self._attached, state))

    def action_calculate(self) -> None:
        """Opens the calculator, on a calculation whose input was taken back where there is one."""
        self._by_name(self._open_calculator)

    def _open_calculator(self) -> None:
        from workbench.tui.dialogs.calculator import CalculatorScreen

        state = self._state()
        if state is None:
            return
        gone = self.material.gone(state)
        stale = next((one for one in state.evidence if one.id in gone), None)
        keep = partial(self._calculate, state, stale)
        tried = self._tried[state.claim.id]
        screen = CalculatorScreen(state, self.material, tried, keep, stale=stale)
        self.app.push_screen(screen, self._calculated)

    def action_sources(self) -> None:
        """Opens the library of sources."""
        from workbench.tui.dialogs.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self.material, self.table, self._by_name))

    def _calculate(
        self, state: ClaimState, stale: Evidence | None, expression: str, stance: Stance
    ) -> ClaimState:
        if stale is not None:
            return self.desk.calculations.recalculate(stale.id, expression)
        return self.desk.calculations.attach(state.claim.id, expression, stance=stance)

    def _calculated(self, attached: bool | None) -> None:
        if attached:
            self._written()

    def _attached(self, state: ClaimState, made: Attachment | None) -> None:
        if made is None:
            return

        def attach() -> ClaimState:
            with self.desk.step("attach evidence"):
                source = made.source if made.source.id else self.desk.sources.add(made.source)
                return self.desk.evidence.attach(
                    state.claim.id, source.id, quote=made.quote, locator=made.locator, stance=made.stance
                )

        self._write(attach)

    def _write(self, work: Callable[[], ClaimState], *, onward: bool = False) -> None:
        """Does the work and shows it; goes to the next claim only where it succeeded."""
        if self.unnamed:
            self._introduced(partial(self._write, work, onward=onward))
            return
        if self.guard.run(work, None) is None:
            return
        self._written()
        if onward:
            self.claims.action_move(1)

    def _by_name(self, go_on: Callable[[], object]) -> None:
        """Goes on, where nobody has said yet who works here only after asking."""
        if self.unnamed:
            self._introduced(go_on)
        else:
            go_on()

    def _introduced(self, go_on: Callable[[], object]) -> None:
        """Asks who works here, once, and goes on under their name, or their login name where they do not say."""
        from workbench.tui.dialogs.introduction import WhoScreen

        def said(who: Checker | None) -> None:
            if who is not None:
                self.guard.run(lambda: self.desk.introduce(who), None)
            go_on()

        self.unnamed = False
        self.app.push_screen(WhoScreen(self.desk.checker.name), said)

    def _written(self) -> None:
        """Shows what has changed."""
        self.show_header()
        self.claims.reload()
