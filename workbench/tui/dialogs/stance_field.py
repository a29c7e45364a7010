"""Choosing whether evidence supports, refutes or only explains: one line, the arrows or a first letter."""

from __future__ import annotations

from typing import get_args

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from workbench.model import Stance

STANCES: tuple[Stance, ...] = get_args(Stance)


class StanceField(Widget, can_focus=True):
    """The three stances, one of them chosen."""

    chosen: reactive[int] = reactive(0)

    @property
    def stance(self) -> Stance:
        """The chosen one."""
        return STANCES[self.chosen]

    def validate_chosen(self, chosen: int) -> int:
        """Round and round."""
        return chosen % len(STANCES)

    def on_key(self, event: events.Key) -> None:
        """The arrows and the space bar move on; s, r and c choose."""
        steps = {"left": -1, "up": -1, "right": 1, "down": 1, "space": 1}
        letters = {stance[0]: place for place, stance in enumerate(STANCES)}
        if event.key in steps:
            self.chosen += steps[event.key]
        elif event.key in letters:
            self.chosen = letters[event.key]
        else:
            return
        event.stop()

    def render(self) -> Content:
        """All three on one line."""
        bold = "bold reverse" if self.has_focus else "bold"
        return Content("  ").join(
            Content.styled(
                f" {'●' if place == self.chosen else '○'} {stance} ", bold if place == self.chosen else ""
            )
            for place, stance in enumerate(STANCES)
        )
