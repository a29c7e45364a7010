"""Running actions: what one needs is looked at here, once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from textual import actions as textual_actions

from workbench.tui.actions import Action, Need, Takes
from workbench.tui.controllers.introduction import Introduction
from workbench.tui.controllers.needs import Check
from workbench.tui.controllers.selecting import Selecting
from workbench.tui.controllers.windows import Windows
from workbench.tui.state.guard import Tell
from workbench.tui.state.selection import Selection

Handler = Callable[..., object]


class Dispatch:
    """Runs the actions of one screen, by their ids.

    `controllers` are what handlers name; a row that names none of them, or no method, is an AttributeError or KeyError
    as soon as the screen is made. `needs` says for each need what is missing, in a line.
    """

    def __init__(
        self,
        actions: Iterable[Action],
        controllers: Mapping[str, object],
        needs: Mapping[Need, Check],
        selecting: Selecting,
        introduction: Introduction,
        windows: Windows,
        tell: Tell,
    ) -> None:
        self._actions = {action.id: action for action in actions if action.controller}
        self._handlers = {name: _handler(action, controllers) for name, action in self._actions.items()}
        self._needs = needs
        self._selecting = selecting
        self._select: Mapping[Takes, Callable[[], Selection]] = {
            "": Selection,
            "selected": selecting.selected,
            "judged": selecting.judged,
        }
        self._introduction = introduction
        self._windows = windows
        self._tell = tell

    def run(self, action_id: str) -> None:
        """Runs an action, or says what it needs."""
        action = self._actions[action_id]
        if action.takes and (displaced := self._selecting.displaced()):
            self._refuse(action, displaced)
            return
        selection = self._select[action.takes]()
        if missing := self._missing(action, selection):
            self._refuse(action, missing)
            return
        handler = self._handlers[action_id]
        go_on = partial(handler, selection) if action.takes else handler
        if "name" in action.needs:
            self._introduction.by_name(go_on)
        else:
            go_on()

    def _missing(self, action: Action, selection: Selection) -> str:
        lines = (self._needs[need](selection) for need in action.needs if need != "name")
        return next(filter(None, lines), "")

    def _refuse(self, action: Action, line: str) -> None:
        """Says it in passing; where words would be typed next, in a dialog, so that none of them runs as a key."""
        if action.typing:
            self._windows.notice(line)
        else:
            self._tell(line)


def _handler(action: Action, controllers: Mapping[str, object]) -> Handler:
    controller, name, arguments = textual_actions.parse(action.handler)
    method: Handler = getattr(controllers[controller], name)
    # What an action takes comes first, before what its row gives.
    return lambda *selection: method(*selection, *arguments)
