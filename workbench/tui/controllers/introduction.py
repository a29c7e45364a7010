"""Who works here: asked once, before the first work of somebody who has not said so."""

from __future__ import annotations

from collections.abc import Callable

from workbench.desk import Desk
from workbench.model import Checker
from workbench.tui.controllers.windows import Windows
from workbench.tui.state.guard import Guard


class Introduction:
    """Asks for a name where `pending`: nobody has said yet who works here."""

    def __init__(self, desk: Desk, guard: Guard, windows: Windows, *, pending: bool) -> None:
        self._desk = desk
        self._guard = guard
        self._windows = windows
        self.pending = pending

    def by_name(self, go_on: Callable[[], object]) -> None:
        """Goes on, where nobody has said yet who works here only after asking.

        Whoever does not want to say goes on under their login name, and is not asked again.
        """
        if not self.pending:
            go_on()
            return
        from workbench.tui.dialogs.introduction import WhoDialog

        def introduced(who: Checker | None) -> None:
            if who is not None:
                self._guard.run(lambda: self._desk.introduce(who), None)
            go_on()

        self.pending = False
        self._windows.open(WhoDialog(self._desk.checker.name), introduced)
