"""The program on the screen: it holds the Desk, the key table and the one way to say something in passing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen

from workbench import scales
from workbench.desk import Desk
from workbench.model import Problem
from workbench.tui.bindings import bindings, keymap
from workbench.tui.keys import in_context, overridden
from workbench.tui.screens.desk import DeskScreen
from workbench.tui.text import safe_line


class WorkbenchApp(App[None], inherit_bindings=False):
    """One Desk on one screen.

    `keys` gives other keys to some ids of the key table, as in {"work.undo": "z,ctrl+o"}; `problems` are told first.
    Where the checker is `unnamed`, they are asked for their name before their first work.
    """

    TITLE = "Workbench"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/frame.tcss"]
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = True

    class Said(Message):
        """A line to be said in passing."""

        def __init__(self, line: str, wrong: bool) -> None:
            super().__init__()
            self.line = line
            self.wrong = wrong

    def __init__(
        self,
        desk: Desk,
        *,
        keys: Mapping[str, str] | None = None,
        problems: tuple[Problem, ...] = (),
        unnamed: bool = False,
    ) -> None:
        super().__init__()
        self.desk = desk
        self._unnamed = unnamed
        self.table, not_taken = overridden(keys or {})
        self._problems = (*problems, *not_taken)
        self.set_keymap(keymap(self.table))

    def get_default_screen(self) -> Screen[None]:
        """The desk is the first screen and the last."""
        screen = DeskScreen(self.desk, self.table, self.tell)
        screen.unnamed = self._unnamed
        return screen

    def on_mount(self) -> None:
        """Says which keys could not be changed, and where the file lies in a place that loses work."""
        self.app_resume_signal.subscribe(self, self._redraw)
        if warning := self.desk.warning():
            self.tell(warning, wrong=True)
        if self._problems:
            self.tell("Keys: " + "; ".join(problem.message for problem in self._problems), wrong=True)

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Says one line in passing, from any thread; it is never read as markup."""
        self.post_message(self.Said(safe_line(message), wrong))

    @on(Said)
    def _show(self, event: Said) -> None:
        """The newest line takes the place of the one before, so that they never cover the screen."""
        self.clear_notifications()
        severity: SeverityLevel = "error" if event.wrong else "information"
        self.notify(event.line, severity=severity, timeout=8 if event.wrong else 4, markup=False)

    def action_interrupted(self) -> None:
        """Ctrl+C is pressed to stop a program or to copy; stopping wants another key here."""
        self.tell("q quits, Ctrl+Q from anywhere.")

    def _redraw(self, _: App[None]) -> None:
        """Draws all anew after the shell had the terminal; Textual itself draws only what has changed since."""
        for widget in self.screen.walk_children(with_self=True):
            widget.refresh()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every key of the desk by its label, the scales, and the themes."""
        desk = self.screen_stack[0]
        if screen is desk and isinstance(desk, DeskScreen):
            for key in in_context("desk", self.table):
                yield SystemCommand(
                    key.label, f"{key.shown}  {key.id}", lambda key=key: desk.run_action(key.action)
                )
            for code, scale in scales.scales().items():
                yield SystemCommand(
                    f"Scale: {scale.name}", scale.note, lambda code=code: desk.use_scale(code)
                )
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)
