"""Opening dialogs and screens over a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen

T = TypeVar("T")


class Windows:
    """Opens dialogs over a screen, for controllers, which are no widgets themselves."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def open(self, dialog: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Shows a dialog; `then` is given its result once it is closed."""
        self._screen.app.push_screen(dialog, then)

    def notice(self, line: str) -> None:
        """Shows a line in a dialog that keeps every key to itself until it is closed."""
        from workbench.tui.dialogs.notice import NoticeDialog

        self.open(NoticeDialog(line))

    def later(self, work: Callable[[], object]) -> None:
        """Does something once what is under way is done and drawn."""
        self._screen.app.call_later(work)
