"""The side of whoever starts a process that reads what strangers made, waits for it, and tells how it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, TypeVar, cast

_Answer = TypeVar("_Answer")

# What a process needs of the environment to start at all.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# numpy keeps addresses for a thread of each processor, which nothing here needs.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_MOST_SAID = 100_000  # bytes of what a process that fails says of it

_TOO_LONG = "reading it takes far longer than its size explains"
# What a signal that ends a process says of what it read.
_ENDINGS = {
    "SIGXCPU": _TOO_LONG,
    # Libraries in C end so where no memory is left.
    "SIGABRT": "its reader gave up (SIGABRT), as it does where a document takes more memory than it may have",
}


def start(
    module: str,
    arguments: Sequence[str],
    *,
    folder: str,
    trouble: IO[bytes],
    given: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """A process that runs a module of this program: without a shell, in `folder`, with a cleaned environment.

    `trouble` takes what it prints; `given` is its standard input, nothing or `subprocess.PIPE`.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | _ONE_THREAD
    # It finds the same libraries wherever they are installed, and nothing in the folder it works in.
    environment["PYTHONPATH"] = os.pathsep.join(os.path.abspath(part) for part in sys.path if part)
    return subprocess.Popen(  # noqa: S603 - no shell, and each argument is one whole
        [sys.executable, "-P", "-s", "-X", "utf8", "-m", module, *arguments],
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=trouble,
        cwd=folder,
        env=environment,
        start_new_session=True,  # a Ctrl-C at the terminal is the parent's to handle
    )


class Child:
    """A process that was started, what it printed, and the seconds that it may still be waited for."""

    def __init__(self, process: subprocess.Popen[bytes], trouble: IO[bytes], patience: float) -> None:
        self.process = process
        self.patience = patience
        self._trouble = trouble
        self._late = False

    def answer(self, read: Callable[[IO[bytes]], _Answer]) -> _Answer:
        """What `read` makes of its output, waited for no longer than `patience` seconds in all: then it is killed."""
        with self.hurried():
            return read(cast("IO[bytes]", self.process.stdout))  # a pipe, as asked for

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Kills it where what is done with it takes longer than its `patience`, of which the time that it took goes."""
        timer = threading.Timer(self.patience, self._give_up)
        timer.daemon = True
        started = time.monotonic()
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self.patience -= time.monotonic() - started

    def _give_up(self) -> None:
        self._late = True
        self.process.kill()

    def close(self) -> None:
        """Ends it, whatever it is at."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout, self._trouble):
            with suppress(OSError):  # what was not sent yet cannot be sent any more
                if pipe is not None:
                    pipe.close()
        self.process.wait()

    def end(self) -> str:
        """Why it ended before its work was done, in words."""
        code = self.process.wait()
        name = signal.Signals(-code).name if code < 0 else ""
        if self._late:
            return _TOO_LONG
        if name:
            return _ENDINGS.get(
                name, f"its reader was stopped by the system ({name}), which too little memory may cause"
            )
        self._trouble.seek(0)
        said = self._trouble.read(_MOST_SAID).decode("utf-8", "replace").strip().splitlines()
        return f"its reader failed ({said[-1] if said else f'exit code {code}'})"
