"""Writing to the file: one step for all that an action does, shown at once where it succeeded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from workbench.desk import Desk
from workbench.model import ClaimState
from workbench.tui.controllers.listing import Listing
from workbench.tui.state.guard import Guard

T = TypeVar("T")


class Writer:
    """What writes, for controllers; what the Desk refuses is told, and nothing of the step is kept."""

    def __init__(self, desk: Desk, guard: Guard, listing: Listing) -> None:
        self._desk = desk
        self._guard = guard
        self._listing = listing

    def write(self, label: str, work: Callable[[], T]) -> T | None:
        """Does the work in one step, which u takes back as a whole, and shows it; None where it was refused."""

        def step() -> T:
            with self._desk.step(label):
                return work()

        result = self._guard.run(step, None)
        if result is not None:
            self._listing.show_written()
        return result

    def write_each(
        self, label: str, claims: Iterable[ClaimState], work: Callable[[ClaimState], object]
    ) -> bool:
        """Does the work for each of these claims, all of it in one step; false where it was refused."""
        return self.write(label, lambda: [work(state) for state in claims]) is not None
