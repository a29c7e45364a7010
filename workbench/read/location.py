"""Where articles are kept: a file, a folder, standard input, an address. Only here does reading touch the disk."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError
from workbench.read import media, web
from workbench.read.material import Given

STANDARD_INPUT = "-"
LIMIT = 20_000_000
"""The most bytes of an article: a long book has two million."""

SOURCE_LIMIT = 200_000_000
"""The most bytes of a source: a data set, a recording, a scanned file."""

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def name_of(location: str) -> str:
    """What a location is called in messages."""
    return "standard input" if location == STANDARD_INPUT else location


def fetch(location: str, *, limit: int = LIMIT) -> Given:
    """The bytes at a location and what they are. InputError where there are none to be had, or more than `limit`."""
    _refuse_unreadable(location)
    if _ADDRESS.match(location):
        return web.fetch(location.strip(), limit=limit)
    data = _local(location, limit)
    name = name_of(location)
    return Given(data=data, name=name, media_type=media.sniff(data, name))


def _local(location: str, limit: int) -> bytes:
    if location == STANDARD_INPUT:
        return _limited(sys.stdin.buffer, location, limit)
    try:
        return _from_file(Path(location), limit)
    except (OSError, ValueError) as error:
        raise _unusable(location, error) from error


def expand(location: str) -> tuple[str, ...]:
    """A folder's articles, in name order and its subfolders' too; any other location is itself.

    Articles are files with a suffix of `media.SUFFIXES`; hidden files and folders are passed over.
    InputError for a folder without articles, and for one that cannot be read.
    """
    if location == STANDARD_INPUT or not location.strip() or _SCHEME.match(location):
        return (location,)
    folder = Path(location)
    try:
        if not folder.is_dir():
            return (location,)
        articles = tuple(str(path) for path in _articles(folder, frozenset()))
    except (OSError, ValueError) as error:
        raise _unusable(location, error) from error
    if not articles:
        kinds = " ".join(media.SUFFIXES)
        raise InputError(f"the folder {location} has no articles: put files in it that end in one of {kinds}")
    return articles


def _articles(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path]:
    """The files below a folder; `above` are the folders that lead to it, which a link may point back to."""
    status = folder.stat()
    here = above | {(status.st_dev, status.st_ino)}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            below = path.stat()
            if (below.st_dev, below.st_ino) not in here:
                yield from _articles(path, here)
        elif path.suffix.lower() in media.SUFFIXES and path.is_file():
            yield path


def _from_file(path: Path, limit: int) -> bytes:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise InputError(f"{path} is a folder: `workbench add {path}` reads the files in it")
    if status.st_size > limit:
        raise _too_long(f"{path} is {_megabytes(status.st_size)}", limit)
    with path.open("rb") as file:
        return _limited(file, str(path), limit)


def _limited(file: BinaryIO, location: str, limit: int) -> bytes:
    """All of a stream, unless it is longer than it may be: a pipe or a device does not say so beforehand."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise _too_long(f"{name_of(location)} has more than {_megabytes(limit)}", limit)
    return data


def _too_long(size: str, limit: int) -> InputError:
    what = "an article" if limit == LIMIT else "a source"
    return InputError(f"{size}; {what} may have at most {_megabytes(limit)}: give the part to be checked")


def _megabytes(size: int) -> str:
    """Rounded up to one place, so that nothing above the limit looks like it."""
    tenths = -(-size // 100_000)
    return f"{tenths // 10} MB" if tenths % 10 == 0 else f"{tenths / 10:.1f} MB"


def _refuse_unreadable(location: str) -> None:
    if not location.strip():
        raise InputError("an empty location: give a file, a folder, an address, or - for standard input")
    if _SCHEME.match(location) and not _ADDRESS.match(location):
        raise InputError(
            f"cannot read {location}: only http and https addresses are read; save it and add the file"
        )


def _unusable(location: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError(f"there is no file {location!r}: check its name, or give - to read standard input")
    if isinstance(error, PermissionError):
        return InputError(
            f"no permission to read {location}: change its rights, or copy it where you can read it"
        )
    reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    return InputError(f"cannot read {location!r}: {reason}; check its name")
