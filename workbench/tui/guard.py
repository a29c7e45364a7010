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
    """Runs what the Desk does, and tells what went wrong."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def run(self, work: Callable[[], T], otherwise: T) -> T:
        """The result of the work, or `otherwise` after the error has been told."""
        try:
            return work()
        except WorkbenchError as error:
            self._tell(str(error), wrong=True)
            return otherwise
