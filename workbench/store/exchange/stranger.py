"""Reading a file that someone sent: in a process of its own, so that a hostile one harms neither file nor program.

The child works on a private copy in a temporary folder, with limits of memory and time (`child_limits`), and sends what
it found sound as frames (`child_frames`). This process never opens the file: closing it would drop the locks that
SQLite holds here, were it the claims file that is open.
"""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, cast

from workbench.errors import InputError
from workbench.model import Parcel
from workbench.store.exchange.bounds import LARGEST_FILE, MB
from workbench.store.exchange.child_frames import Batch, Done, Frame, Refused, read
from workbench.store.exchange.child_limits import patience
from workbench.terminal import shown_line

_CHILD, _KNOWN = "workbench.store.exchange.child", "known"  # as the child has it
_REMEDY = "ask for a file made with `workbench share`"
_LONGEST = 300  # characters of a reason, which may quote the file
# What a process needs of the environment to start at all.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_MOST_SAID = 100_000  # bytes of what a child that fails says of it


def parcels(path: Path, *, known: bytes = b"") -> Generator[tuple[Parcel, ...]]:
    """What is in a claims file, a shared file or JSON Lines, packed by gzip or not, in batches.

    `known` has the ids of entries that the reader has, 20 bytes each, one after another: those are left out.

    Each id is that of its content, each body is decoded, each snapshot unpacks to its SHA-256. InputError with the
    file's name and the reason, at any time, where the file or a part of it is not sound: what came before is then
    not to be kept. The child and its copy are gone once the iterator is at its end or closed.
    """
    name = shown_line(str(path))
    try:
        size = _size(path)
        with (
            TemporaryDirectory(prefix="workbench-") as folder,
            TemporaryFile(dir=folder) as trouble,
            _told(Path(folder), known),
            _child(path, folder, trouble) as child,
        ):
            yield from Reader(child, trouble, patience(size)).batches()
    except InputError as error:
        raise InputError(f"{name}: {_one_line(str(error))}") from error


@contextmanager
def _told(folder: Path, known: bytes) -> Iterator[None]:
    """Leaves the ids that are known here where the child looks for them."""
    if known:
        (folder / _KNOWN).write_bytes(known)
    yield


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"it cannot be read: {reason}; check its name and permissions") from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError("it is a folder, a pipe or a device; name a file")
    if status.st_size > LARGEST_FILE:
        raise InputError(f"it is of more than {LARGEST_FILE // MB} MB; ask for one article at a time")
    return status.st_size


@contextmanager
def _child(path: Path, folder: str, trouble: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # The child finds the same libraries wherever they are installed, and nothing in the folder it works in.
    environment["PYTHONPATH"] = os.pathsep.join(os.path.abspath(part) for part in sys.path if part)
    child = subprocess.Popen(  # noqa: S603 - no shell, and the file's path is one whole argument
        [sys.executable, "-P", "-s", "-X", "utf8", "-m", _CHILD, os.path.abspath(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=trouble,
        cwd=folder,
        env=environment,
        start_new_session=True,  # a Ctrl-C at the terminal is this process's to handle
    )
    with child:
        try:
            yield child
        finally:
            child.kill()


class Reader:
    """Frames from a child, waited for no longer than `patience` seconds in all."""

    def __init__(self, child: subprocess.Popen[bytes], trouble: IO[bytes], patience: float) -> None:
        self._child = child
        self._out = cast("IO[bytes]", child.stdout)  # a pipe, as asked for
        self._trouble = trouble
        self._patience = patience
        self._late = False

    def batches(self) -> Iterator[tuple[Parcel, ...]]:
        """The parcels of each frame; InputError where the child refuses the file, or ends without a word."""
        received = 0
        while True:
            frame = self._frame()
            match frame:
                case Batch():
                    received += len(frame.parcels())
                    yield frame.parcels()
                case Done(parcels=sent) if sent == received:
                    return
                case Refused(reason=reason):
                    raise InputError(reason)
                case _:
                    raise InputError(self._end())

    def _frame(self) -> Frame | None:
        timer = threading.Timer(self._patience, self._give_up)
        timer.daemon = True
        started = time.monotonic()
        timer.start()
        try:
            return read(self._out)
        finally:
            timer.cancel()
            self._patience -= time.monotonic() - started

    def _give_up(self) -> None:
        self._late = True
        self._child.kill()

    def _end(self) -> str:
        """Why the child ended before the file did."""
        code = self._child.wait()
        name = signal.Signals(-code).name if code < 0 else ""
        if self._late or name == "SIGXCPU":
            return "reading it takes far longer than its size explains"
        if name:
            return f"its reader was stopped by the system ({name})"
        self._trouble.seek(0)
        said = self._trouble.read(_MOST_SAID).decode("utf-8", "replace").strip().splitlines()
        return f"its reader failed ({said[-1] if said else f'exit code {code}'})"


def _one_line(reason: str) -> str:
    line = shown_line(reason)
    if len(line) > _LONGEST:
        line = f"{line[:_LONGEST]} …"
    return line if "; " in line else f"{line}; {_REMEDY}"
