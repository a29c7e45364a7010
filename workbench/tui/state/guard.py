"""The one place where the screen meets a WorkbenchError: it becomes one line, and the screen goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from workbench.errors import WorkbenchError

T = TypeVar("T")


class Tell(Protocol):
    """Shows a line to the checker; `wrong` where something did not work."""

    def __call__(self, message: str, *, wrong: bool = False) -> None:
        """Says it in passing."""


class Guard:
    """Runs what the Desk does, tells what went wrong, and counts how often it did."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.failures = 0

    def run(self, work: Callable[[], T], otherwise: T) -> T:
        """The result of the work, or `otherwise` after the error has been told."""
        try:
            return work()
        except WorkbenchError as error:
            self.failures += 1
            self._tell(str(error), wrong=True)
            return otherwise

    def quietly(self, work: Callable[[], T], otherwise: T) -> T:
        """The same for what is tried again and again, so that nothing is told over and over."""
        try:
            return work()
        except WorkbenchError:
            return otherwise

    def say(self, message: str) -> None:
        """Tells what went wrong and was got over."""
        self._tell(message, wrong=True)
