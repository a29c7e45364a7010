"""What nobody foresaw, kept where a person can find it and send it: one line for them, the details in a file.

The file has where in the program it happened and never what was read: messages of errors are left out where they may
quote an article, and the paths in it begin at the package.
"""

from __future__ import annotations

import os
import platform
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from workbench import __version__
from workbench.config import PRIVATE
from workbench.output import create, make_folder
from workbench.terminal import shown_line

MOST_BYTES = 200_000  # of the whole file, which a mail can carry; what is older goes
_FRAMES = 20  # from each end of a failure's way through the program; an endless recursion has a thousand
_LONGEST_DOING = 200
_PACKAGE = Path(__file__).parent
# Python writes the messages of these itself, from names in the code: no text of an article gets into them. Libraries
# derive errors from them that quote what they were given, so the types are exact.
_OF_CODE = frozenset({AttributeError, ImportError, ModuleNotFoundError, NameError, RecursionError, TypeError})
WITH_TEXTS = "WORKBENCH_LOG_TEXTS"
"""The environment variable that, set to 1, has the messages of all errors kept, whatever they quote."""
_BEGINNING = "== "


def path() -> Path:
    """Where the details are kept."""
    return platformdirs.user_log_path("workbench") / "unforeseen.log"


def unforeseen(error: BaseException, *, doing: str) -> str:
    """The line that a person is shown for an error nobody foresaw, whose details are kept; `doing` is what failed."""
    what = f"something unforeseen went wrong while {shown_line(doing)[:_LONGEST_DOING]}"
    try:
        where = record(error, doing=doing)
    except OSError as refused:
        return (
            f"{what} ({type(error).__name__}); the details could not be kept in {path()}: {refused.strerror}"
        )
    return f"{what}; details are in {where}; please send it"


def record(error: BaseException, *, doing: str) -> Path:
    """Adds an error to the file that its user alone may read, and returns where that is. OSError where it cannot."""
    where = path()
    make_folder(where.parent)
    details = "\n".join(_details(error, doing)).encode("utf-8", "backslashreplace")
    with suppress(FileExistsError):
        create(where, PRIVATE)
    with where.open("rb+") as file:
        kept = _newest(file.read(), MOST_BYTES - len(details))
        file.seek(0)
        file.truncate()
        file.write(kept + details)
    return where


def _newest(records: bytes, most: int) -> bytes:
    """As many whole records from the end as `most` bytes hold."""
    if len(records) <= most:
        return records
    start = records.find(b"\n" + _BEGINNING.encode(), len(records) - max(0, most))
    return b"" if start < 0 else records[start + 1 :]


def _details(error: BaseException, doing: str) -> Iterator[str]:
    yield f"{_BEGINNING}{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} while {shown_line(doing)[:_LONGEST_DOING]}"
    yield f"workbench {__version__}, Python {platform.python_version()}, {platform.platform()}"
    for part in _chain(error):
        yield from _frames(part)
        yield f"{type(part).__module__}.{type(part).__qualname__}: {_message(part)}".removeprefix("builtins.")
    yield ""


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what it came of, the first cause first."""
    parts: list[BaseException] = []
    part: BaseException | None = error
    while part is not None and part not in parts:
        parts.append(part)
        part = part.__cause__ or (None if part.__suppress_context__ else part.__context__)
    return parts[::-1]


def _frames(error: BaseException) -> Iterator[str]:
    lines = [
        f"  {_from_package(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    middle = len(lines) - 2 * _FRAMES
    if middle > 0:
        lines[_FRAMES:-_FRAMES] = [f"  … {middle} more calls"]
    yield from lines


def _from_package(file: str) -> str:
    """A module's path without the folders that belong to this machine."""
    where = Path(file)
    if where.is_relative_to(_PACKAGE):
        return str(where.relative_to(_PACKAGE.parent))
    return "/".join(where.parts[-2:])


def _message(error: BaseException) -> str:
    """What an error says, where no text that was read can be in it."""
    if isinstance(error, OSError):
        return f"{error.errno} {error.strerror}"
    if type(error) in _OF_CODE or os.environ.get(WITH_TEXTS) == "1":
        return shown_line(str(error))
    return "(its message may quote what was read)"
