"""The one place where the screen meets an error: it becomes one line, and the screen goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from workbench import log
from workbench.errors import FileLost, WorkbenchError

T = TypeVar("T")


def unforeseen(error: BaseException) -> str:
    """The line for an error that nobody foresaw; its details are kept in a file."""
    return log.unforeseen(error, doing="working at the screen")


class Tell(Protocol):
    """Shows a line to the checker; `wrong` where something did not work."""

    def __call__(self, message: str, *, wrong: bool = False) -> None:
        """Says it in passing."""


class Guard:
    """Runs what the Desk does, tells what went wrong, and counts how often it did."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.failures = 0
        self._last_told: type[Exception] | None = None

    def run(self, work: Callable[[], T], otherwise: T) -> T:
        """The result of the work, or `otherwise` after the error has been told."""
        try:
            return work()
        except WorkbenchError as error:
            line = str(error)
        except Exception as error:  # noqa: BLE001 - what nobody foresaw is a line, too
            line = unforeseen(error)
        self.failures += 1
        self._tell(line, wrong=True)
        return otherwise

    def quietly(self, work: Callable[[], T], otherwise: T) -> T:
        """The same for what is tried again and again, so that nothing is told over and over.

        What will not pass by itself is told once: the file is gone, so nothing is kept, or nobody foresaw it.
        """
        try:
            result = work()
        except FileLost as error:
            self._tell_once(error, str)
        except WorkbenchError:
            return otherwise
        except Exception as error:  # noqa: BLE001 - what nobody foresaw is a line, too
            self._tell_once(error, unforeseen)
        else:
            self._last_told = None
            return result
        return otherwise

    def _tell_once(self, error: Exception, line: Callable[[Exception], str]) -> None:
        if type(error) is not self._last_told:
            self._last_told = type(error)
            self._tell(line(error), wrong=True)

    def say(self, message: str) -> None:
        """Tells what went wrong and was got over."""
        self._tell(message, wrong=True)
