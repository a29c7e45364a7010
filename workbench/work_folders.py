"""Folders beside a place that is written to, in which a file is made before it is moved there.

A program that is killed leaves its folder behind, and whoever next writes beside it removes that. A folder in use is
locked, by a lock that ends with its process.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_BEGINNING = ".workbench-writing-"

if sys.platform == "win32":

    @contextmanager
    def _locked(folder: Path) -> Iterator[bool]:
        """Folders cannot be locked on Windows: what a killed program left there stays until somebody deletes it."""
        del folder
        yield False

else:
    import fcntl

    @contextmanager
    def _locked(folder: Path) -> Iterator[bool]:
        """Locks a folder meanwhile; False where the disk has no such locks. BlockingIOError where another has it."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            yield _lock(descriptor)
        finally:
            os.close(descriptor)

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:
            return False
        return True


@contextmanager
def work_folder(beside: Path) -> Iterator[Path]:
    """A new folder in this one that nobody else may look into, gone in the end with the files in it. OSError."""
    with ExitStack() as held:
        _remove_abandoned(beside)
        folder = _new(beside, held)
        held.callback(_remove, folder)
        yield folder


def _new(beside: Path, held: ExitStack) -> Path:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_BEGINNING, dir=beside))
        # Until it is locked, another program may take it for an abandoned one.
        with suppress(BlockingIOError, FileNotFoundError):
            held.enter_context(_locked(folder))
            if folder.exists():
                return folder


def _remove_abandoned(beside: Path) -> None:
    """Removes the folders whose makers are gone; those of other people stay."""
    for folder in beside.glob(f"{_BEGINNING}*"):
        with suppress(OSError), _locked(folder) as is_abandoned:
            if is_abandoned:
                _remove(folder)


def _remove(folder: Path) -> None:
    """Removes a folder and the files in it; what cannot be removed now is abandoned."""
    with suppress(OSError):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
