"""The file that a path led to when it was opened, and whether it still does.

Where another file is moved into its place, SQLite goes on with the old one, which has no name any more, and puts the
journal of what it writes beside the new one. So each access looks first.
"""

from __future__ import annotations

import os
import stat
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from workbench import output
from workbench.errors import FileError, FileLost

# A descriptor that is closed while another thread opens the same file would drop that thread's locks.
_MAKING = threading.Lock()


@dataclass(frozen=True, slots=True)
class FileInPlace:
    """A claims file as the system knows it, and whether it `is_new`: made when it was opened.

    `mode` is how SQLite opens it: "rw", or "ro" where no one may write it.
    """

    path: Path
    device: int
    number: int
    mode: str
    is_new: bool

    @classmethod
    def at(cls, path: Path, *, create: bool) -> Self:
        """The file at this path, made empty where there is none if it may be. FileError where it cannot be opened."""
        with _MAKING:
            try:
                is_new = _is_made(path, create=create)
                status = path.stat()
            except OSError as error:
                raise FileError(
                    f"{path} cannot be opened: {error.strerror}; name another with --db"
                ) from error
        if not stat.S_ISREG(status.st_mode):
            raise FileError(f"{path} is a folder or a device, not a claims file; name a file in it with --db")
        mode = "rw" if status.st_mode & 0o222 else "ro"
        return cls(path, status.st_dev, status.st_ino, mode, is_new)

    def require(self) -> None:
        """FileLost where the path leads to another file by now, or to none."""
        try:
            status = self.path.stat()
        except OSError as error:
            raise FileLost(
                f"{self.path} was moved or deleted while it was open, so nothing is written to it; put it back, "
                "or start again"
            ) from error
        if (status.st_dev, status.st_ino) != (self.device, self.number):
            raise FileLost(
                f"{self.path} was replaced by another file while it was open, so nothing is written to it; "
                "start again to work on the file that is there now"
            )


def _is_made(path: Path, *, create: bool) -> bool:
    """Makes an empty file where there is none; whether it did."""
    try:
        path.stat()
    except FileNotFoundError:
        if not (create and path.parent.is_dir()):
            remedy = "make its folder first" if create else "`workbench add FILE` begins one"
            raise FileError(f"{path} does not exist; {remedy}") from None
    else:
        return False
    # Another program may just have made it.
    with suppress(FileExistsError):
        # SQLite, too, makes what a link leads to.
        output.create(Path(os.path.realpath(path)))
        return True
    return False
