"""The program on the screen: it holds the Desk, the actions and the one way to say something in passing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePath
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import on
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.dom import DOMNode
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import WorkerFailed

from workbench import scales
from workbench.desk import Desk
from workbench.tui.actions import in_context
from workbench.tui.bindings import bindings, keymap, textual_action
from workbench.tui.keys import overridden, shown_keys
from workbench.tui.screens.desk import DeskScreen
from workbench.tui.screens.frame import FrameScreen, Surroundings
from workbench.tui.state.guard import unforeseen
from workbench.tui.state.jobs import threads_ended
from workbench.tui.state.screen_settings import NOTHING_SET, ScreenSettings
from workbench.tui.text import safe_line


class WorkbenchApp(App[None], inherit_bindings=False):
    """One Desk on one screen, as a person set it; what could not be set so is told first, a line each.

    Where the checker is `unnamed`, they are asked for their name before their first work.
    """

    TITLE = "Workbench"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/frame.tcss"]
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = True

    class Said(Message):
        """Lines to be said in passing."""

        def __init__(self, lines: tuple[str, ...], wrong: bool) -> None:
            super().__init__()
            self.lines = lines
            self.wrong = wrong

    def __init__(self, desk: Desk, settings: ScreenSettings = NOTHING_SET, *, unnamed: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.actions, refused = overridden(settings.keys)
        self._settings = settings
        self._problems = (*settings.problems, *refused)
        self._unnamed = unnamed
        # Seconds for which a line stays, and one that says what went wrong.
        self.said_for, self.wrong_for = 4, 8
        if settings.theme:
            self.theme = settings.theme
        self.set_keymap(keymap(self.actions))

    def get_default_screen(self) -> Screen[None]:
        """The desk is the first screen and the last."""
        about = Surroundings(desk=self.desk, actions=self.actions, tell=self.tell, unnamed=self._unnamed)
        return DeskScreen(about, self._settings.scale)

    def on_mount(self) -> None:
        """Says which settings are not used, and where the file lies in a place that loses work."""
        self.app_resume_signal.subscribe(self, self._redraw)
        lines = (self.desk.warning(), *(problem.message for problem in self._problems))
        if any(lines):
            self.post_message(self.Said(tuple(filter(None, lines)), wrong=True))

    async def on_unmount(self) -> None:
        """Waits for whoever still reads the file, before it is closed."""
        await threads_ended()

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Says one line in passing, from any thread; it is never read as markup."""
        self.post_message(self.Said((message,), wrong))

    @on(Said)
    def _show(self, event: Said) -> None:
        """The newest lines take the place of those before, so that they never cover the screen."""
        self.clear_notifications()
        severity: SeverityLevel = "error" if event.wrong else "information"
        seconds = (self.wrong_for if event.wrong else self.said_for) * len(event.lines)
        lines = "\n".join(map(safe_line, event.lines))
        self.notify(lines, severity=severity, timeout=seconds, markup=False)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Ends what is under way first, so that none of it touches a screen that is gone."""
        self.workers.cancel_all()
        super().exit(result, return_code, message)

    def action_interrupted(self) -> None:
        """Ctrl+C is pressed to stop a program or to copy; stopping wants another key here."""
        self.tell("q quits, Ctrl+Q from anywhere.")

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Runs an action, whosever it is; what nobody foresaw is told, and the screen goes on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Exception as error:  # noqa: BLE001 - else the program would end
            self.tell(unforeseen(error), wrong=True)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """What a job in the background did not foresee is told; the screen can do without it."""
        if isinstance(error, WorkerFailed):
            self.tell(unforeseen(error.error), wrong=True)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Ends the program with one line: Textual's own account shows what variables hold, and so the article."""
        error = sys.exc_info()[1]
        if error is not None:
            self._exit_renderables.append(Text(f"workbench: {unforeseen(error)}"))
        self._close_messages_no_wait()

    def _redraw(self, _: App[None]) -> None:
        """Draws all anew after the shell had the terminal; Textual itself draws only what has changed since."""
        for widget in self.screen.walk_children(with_self=True):
            widget.refresh()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every action of the screen by its label, at the desk the scales, and the themes."""
        if isinstance(screen, FrameScreen):
            yield from self._actions_of(screen)
        if isinstance(screen, DeskScreen):
            for code, scale in scales.scales().items():
                use = partial(screen.judging.use_scale, code)
                yield SystemCommand(f"Scale: {scale.name}", scale.note, use)
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)

    def _actions_of(self, screen: FrameScreen) -> Iterator[SystemCommand]:
        for action in in_context(screen.CONTEXT, self.actions):
            run = partial(screen.run_action, textual_action(action))
            yield SystemCommand(action.label, f"{shown_keys(action)}  {action.id}", run)
