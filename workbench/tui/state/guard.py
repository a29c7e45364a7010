"""The one place where the screen meets a WorkbenchError: it becomes one line, and the screen goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from workbench.errors import FileLost, WorkbenchError

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
        self._lost = False

    def run(self, work: Callable[[], T], otherwise: T) -> T:
        """The result of the work, or `otherwise` after the error has been told."""
        try:
            return work()
        except WorkbenchError as error:
            self.failures += 1
            self._tell(str(error), wrong=True)
            return otherwise

    def quietly(self, work: Callable[[], T], otherwise: T) -> T:
        """The same for what is tried again and again, so that nothing is told over and over.

        That the file is gone is told once all the same: nothing that is done from then on is kept.
        """
        try:
            result = work()
        except FileLost as error:
            if not self._lost:
                self._tell(str(error), wrong=True)
            self._lost = True
            return otherwise
        except WorkbenchError:
            return otherwise
        self._lost = False
        return result

    def say(self, message: str) -> None:
        """Tells what went wrong and was got over."""
        self._tell(message, wrong=True)
