"""Keys that are pressed one after another, such as gg: Textual's bindings know single keys only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from textual import events


class Chords:
    """The chords of one widget. A key that begins one waits for the next; any other key ends the waiting.

    `actions` is what Textual runs for the keys of each chord, as they are pressed: {("g", "g"): "end(-1)"}.
    """

    def __init__(self, actions: Mapping[tuple[str, ...], str]) -> None:
        self._actions = actions
        self._pressed: tuple[str, ...] = ()

    async def follow(self, event: events.Key, run: Callable[[str], Awaitable[object]]) -> None:
        """Follows the keys pressed so far; only those of a chord are kept from the bindings."""
        name = event.character if event.character and event.is_printable else event.key
        pressed, self._pressed = (*self._pressed, name), ()
        action = self._actions.get(pressed)
        if action is not None:
            event.stop()
            await run(action)
        elif any(chord[: len(pressed)] == pressed for chord in self._actions):
            event.stop()
            self._pressed = pressed


NO_CHORDS = Chords({})
