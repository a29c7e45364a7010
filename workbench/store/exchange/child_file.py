"""A private copy of a stranger's file, as it is or unpacked, so that nobody alters it while it is read."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError
from workbench.store.exchange.bounds import LARGEST_FILE, MB, Expansion

GZIP = b"\x1f\x8b"
_STEP = MB
# What SQLite leaves beside a database whose changes are not all in it.
_BESIDE = ("-journal", "-wal")
# Opening a pipe would wait for someone to write to it, and Windows would translate line ends.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def copied(path: Path, target: Path) -> int:
    """Copies the file, unpacked where it is packed by gzip, and returns its size; InputError where that cannot be.

    A file that another program writes meanwhile is refused: a copy of half a change is damaged.
    """
    with open(path, "rb", opener=lambda name, _: os.open(name, _FLAGS)) as given, target.open("xb") as out:
        before = os.fstat(given.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise InputError("it is no file")
        _refuse_unfinished(path)
        packed = given.read(len(GZIP)) == GZIP
        given.seek(0)
        size = _unpack(given, out) if packed else _copy(given.read, out)
        _refuse_unfinished(path)
        after = os.fstat(given.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError("another program wrote to it meanwhile; try again")
    return size


def _refuse_unfinished(path: Path) -> None:
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise InputError(
                f"its last changes are in {beside.name} beside it; close it where it is open, "
                "or ask for a file made with `workbench share`"
            )


def _copy(read: Callable[[int], bytes], out: BinaryIO) -> int:
    size = 0
    while step := read(_STEP):
        size += len(step)
        if size > LARGEST_FILE:
            raise InputError(f"it is of more than {LARGEST_FILE // MB} MB; ask for one article at a time")
        out.write(step)
    return size


def _unpack(given: BinaryIO, out: BinaryIO) -> int:
    expansion = Expansion()

    def step(size: int) -> bytes:
        before = given.tell()
        data = unpacker.read(size)
        expansion.grow(given.tell() - before, len(data))
        return data

    try:
        with gzip.GzipFile(fileobj=given) as unpacker:
            return _copy(step, out)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"its gzip packing is damaged or cut off: {error}") from error
