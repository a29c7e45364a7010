"""Driving the screen in tests: start it over a desk, press keys, and read what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import groupby
from time import monotonic

from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from workbench.desk import Desk
from workbench.model import ClaimState
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.desk import DeskScreen
from workbench.tui.state.screen_settings import ScreenSettings

WIDE, NARROW, TINY = (120, 36), (80, 24), (50, 12)
# Seconds after which a state that does not come is a failure, and between two looks for it.
_PATIENCE, _LOOK = 120, 0.02


@asynccontextmanager
async def shown(
    desk: Desk, size: tuple[int, int] = WIDE, *, keys: dict[str, str] | None = None
) -> AsyncIterator[Pilot[None]]:
    """The program over this desk, laid out and with all it loads in the background."""
    app = WorkbenchApp(desk, ScreenSettings(keys=keys or {}))
    # What is said stays until the next line, however long a busy machine takes for a test.
    app.said_for = app.wrong_for = 3600
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Waits until nothing is under way: messages start workers, and what workers find comes as messages."""
    await pilot.pause()
    while running := [worker for worker in pilot.app.workers if not worker.is_finished]:
        with suppress(WorkerCancelled):  # a newer worker took its place, and is waited for next
            await pilot.app.workers.wait_for_complete(running)
        await pilot.pause()


async def until(pilot: Pilot[None], is_reached: Callable[[], bool]) -> None:
    """Waits for a state that comes from elsewhere: another process, or a search of Textual's own."""
    deadline = monotonic() + _PATIENCE
    while not is_reached():
        assert monotonic() < deadline, f"not reached in {_PATIENCE} seconds; the screen shows:\n{text(pilot)}"
        await pilot.pause(_LOOK)


class Pasted(str):
    """Text that comes at once among keys."""

    __slots__ = ()


class Typed(str):
    """Text of which each character comes as a key, none waiting for what the one before does."""

    __slots__ = ()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys, types what is `Typed`, pastes what is `Pasted`, and waits for what they do."""
    for kind, some in groupby(keys, type):
        await _SENT[kind](pilot, list(some))
    await settled(pilot)


async def _pressed(pilot: Pilot[None], keys: list[str]) -> None:
    await pilot.press(*keys)


async def _typed(pilot: Pilot[None], texts: list[str]) -> None:
    for char in "".join(texts):
        pilot.app.post_message(Key(_character_to_key(char), char))
    await pilot.pause()


async def _pasted(pilot: Pilot[None], texts: list[str]) -> None:
    for pasted in texts:
        pilot.app.post_message(Paste(str(pasted)))
        await pilot.pause()


_SENT = {str: _pressed, Typed: _typed, Pasted: _pasted}


def typed(text: str) -> tuple[str, ...]:
    """The keys that type this text."""
    return (Typed(text),)


def desk_screen(pilot: Pilot[None]) -> DeskScreen:
    """The screen under all dialogs."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, DeskScreen)
    return screen


def current(pilot: Pilot[None]) -> ClaimState:
    """The claim under the cursor."""
    state = desk_screen(pilot).claims.current
    assert state is not None
    return state


def lines(pilot: Pilot[None]) -> list[str]:
    """What stands on the terminal, line by line."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


def text(pilot: Pilot[None]) -> str:
    """The same as one text, on which words that a pane's width parts are found by their lines."""
    return "\n".join(lines(pilot))


def toasts(pilot: Pilot[None]) -> list[str]:
    """What was said in passing, oldest first."""
    return [notification.message for notification in pilot.app._notifications]
