"""Driving the screen in tests: start it over a desk, press keys, and read what it shows."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any
from unittest.mock import patch

from textual import screen as screens
from textual._queue import Queue
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.events import Event, Key, Paste
from textual.keys import _character_to_key, key_to_character
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from workbench.desk import Desk
from workbench.model import ClaimState
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.desk import DeskScreen
from workbench.tui.state.screen_settings import ScreenSettings

WIDE, NARROW, TINY = (120, 36), (80, 24), (50, 12)
# Seconds after which a state that does not come is a failure, and between two looks for it.
_PATIENCE, _LOOK = 120, 0.02
# How often in turn a screen is found at rest before it counts as settled, and seconds between two looks at a worker.
_PASSES_IN_REST, _PAUSE = 3, 0.002
# Seconds after which a screen draws what has changed by itself: `settled` does it, once all is at rest.
_NEVER = 3600
_draw, _parse = Screen._compositor_refresh, Stylesheet._parse_rules
_rules: dict[tuple[object, ...], list[RuleSet]] = {}


@asynccontextmanager
async def shown(
    desk: Desk, size: tuple[int, int] = WIDE, *, keys: dict[str, str] | None = None
) -> AsyncIterator[Pilot[None]]:
    """The program over this desk, laid out and with all it loads in the background."""
    app = WorkbenchApp(desk, ScreenSettings(keys=keys or {}))
    # What is said stays until the next line, however long a busy machine takes for a test.
    app.said_for = app.wrong_for = 3600
    with (
        patch.object(screens, "UPDATE_PERIOD", _NEVER),
        patch.object(Screen, "_compositor_refresh", _draw_later),
        patch.object(Stylesheet, "_parse_rules", _parsed_once),
    ):
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Waits until nothing is under way, and draws what has changed."""
    await _at_rest(pilot)
    _draw(pilot.app.screen)


def _draw_later(screen: Screen[object]) -> None:
    """Keeps for `settled` what has changed, which Textual would draw at once, after each layout on the way to it."""
    if screen is screen.app.screen:
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)
    else:  # hands on to the screen on top what has changed under it
        _draw(screen)


def _parsed_once(sheet: Stylesheet, *source: Any, **about: Any) -> list[RuleSet]:
    """The rules of a style sheet, which each start of the program would parse anew."""
    key = (*source, *about.items(), *sheet._variables.items())
    if key not in _rules:
        _rules[key] = _parse(sheet, *source, **about)
    return _rules[key]


async def _at_rest(pilot: Pilot[None]) -> None:
    """Waits until nothing is under way: messages start workers, and what workers find comes as messages."""
    passes_in_rest = 0
    while passes_in_rest < _PASSES_IN_REST:
        assert pilot.app._exception is None, pilot.app._exception
        await sleep(_PAUSE if is_at_work(pilot) else 0)
        passes_in_rest = passes_in_rest + 1 if is_at_rest(pilot) else 0
        if passes_in_rest and is_undrawn(pilot):
            pilot.app.screen._on_timer_update()  # as the screen's own timer would, a little later
            passes_in_rest = 0


def is_at_rest(pilot: Pilot[None]) -> bool:
    """Whether no worker runs and every widget waits for a message."""
    return not is_at_work(pilot) and all(map(_waits_for_a_message, [pilot.app, *pilot.app._registry]))


def is_at_work(pilot: Pilot[None]) -> bool:
    """Whether a worker is under way."""
    return not all(worker.is_finished for worker in pilot.app.workers)


def is_undrawn(pilot: Pilot[None]) -> bool:
    """Whether something has changed that the screen does not show yet."""
    screen = pilot.app.screen
    return any((screen._layout_required, screen._repaint_required, screen._dirty_widgets, screen._callbacks))


def _waits_for_a_message(pump: MessagePump) -> bool:
    queue: Queue[Message | None] = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters) and not pump._next_callbacks


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
    """Presses keys, types what is `Typed`, pastes what is `Pasted`, and waits for what each does."""
    for given in keys:
        for event in _events(given):
            pilot.app.post_message(event)
        await _at_rest(pilot)
    _draw(pilot.app.screen)


def _events(given: str) -> list[Event]:
    """What a terminal sends for this."""
    if isinstance(given, Pasted):
        return [Paste(str(given))]
    names = list(given) if isinstance(given, Typed) else [given]
    return [_character(name) if len(name) == 1 else Key(name, key_to_character(name)) for name in names]


def _character(char: str) -> Key:
    return Key(_character_to_key(char), char)


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
