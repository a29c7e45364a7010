"""Reading a file that someone sent: in a process of its own, so that a hostile one harms neither file nor program.

The child works on a private copy in a temporary folder, with limits of memory and time (`child_limits`), and sends what
it found sound as frames (`child_frames`). This process never opens the file: closing it would drop the locks that
SQLite holds here, were it the claims file that is open.
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from workbench.errors import InputError
from workbench.model import Parcel
from workbench.sandbox import parent
from workbench.store.exchange.bounds import LARGEST_FILE, MB
from workbench.store.exchange.child_frames import Batch, Done, Refused, read
from workbench.store.exchange.child_limits import patience
from workbench.terminal import shown_line

_CHILD, _KNOWN = "workbench.store.exchange.child", "known"  # as the child has it
_REMEDY = "ask for a file made with `workbench share`"
_LONGEST = 300  # characters of a reason, which may quote the file


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
    child = parent.start(_CHILD, [os.path.abspath(path)], folder=folder, trouble=trouble)
    with child:
        try:
            yield child
        finally:
            child.kill()


class Reader:
    """Frames from a child, waited for no longer than `patience` seconds in all."""

    def __init__(self, child: subprocess.Popen[bytes], trouble: IO[bytes], patience: float) -> None:
        self._child = parent.Child(child, trouble, patience)

    def batches(self) -> Iterator[tuple[Parcel, ...]]:
        """The parcels of each frame; InputError where the child refuses the file, or ends without a word."""
        received = 0
        while True:
            frame = self._child.answer(read)
            match frame:
                case Batch():
                    received += len(frame.parcels())
                    yield frame.parcels()
                case Done(parcels=sent) if sent == received:
                    return
                case Refused(reason=reason):
                    raise InputError(reason)
                case _:
                    raise InputError(self._child.end())


def _one_line(reason: str) -> str:
    line = shown_line(reason)
    if len(line) > _LONGEST:
        line = f"{line[:_LONGEST]} …"
    return line if "; " in line else f"{line}; {_REMEDY}"
