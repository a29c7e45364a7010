"""Keys that are pressed one after another, such as gg: Textual's bindings know single keys only."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.widget import Widget


class Chording(Widget):
    """A widget with chords. A key that begins one waits for the next; any other key ends the waiting.

    It comes last among the bases of a widget: Textual takes the default styles of the first one only.
    """

    chords: Mapping[tuple[str, ...], str] = {}
    _pressed: tuple[str, ...] = ()

    async def on_key(self, event: events.Key) -> None:
        """Follows the keys pressed so far; only those of a chord are kept from the bindings."""
        name = event.character if event.character and event.is_printable else event.key
        pressed, self._pressed = (*self._pressed, name), ()
        action = self.chords.get(pressed)
        if action is not None:
            event.stop()
            await self.run_action(action)
        elif any(chord[: len(pressed)] == pressed for chord in self.chords):
            event.stop()
            self._pressed = pressed
