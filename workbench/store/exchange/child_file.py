"""A stranger's file as it is read: a database from a private copy that nobody alters, what is packed unpacked."""

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
from workbench.store.exchange.child_header import MAGIC

GZIP = b"\x1f\x8b"
_STEP = 2**16  # bytes read at once: what fits the processor's cache is copied fastest
# What SQLite leaves beside a database whose changes are not all in it.
_BESIDE = ("-journal", "-wal")
# Opening a pipe would wait for someone to write to it, and Windows would translate line ends.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def opened(path: Path, copy: Path) -> Path:
    """Where to read what is in the file: a copy, unpacked if it is packed by gzip, or for plain lines the file itself.

    InputError where it cannot be read. A database that another program writes meanwhile is refused: a copy of half a
    change is damaged. Lines are read once, in order, so they need no copy.
    """
    with open(path, "rb", opener=lambda name, _: os.open(name, _FLAGS)) as given:
        before = os.fstat(given.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise InputError("it is no file")
        beginning = given.read(len(MAGIC))
        given.seek(0)
        if not beginning.startswith((GZIP, MAGIC)):
            return path
        _refuse_unfinished(path)
        with copy.open("xb") as out:
            _copy(_unpacking(given) if beginning.startswith(GZIP) else given.read, out)
        _refuse_unfinished(path)
        after = os.fstat(given.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError("another program wrote to it meanwhile; try again")
    return copy


def _refuse_unfinished(path: Path) -> None:
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise InputError(
                f"its last changes are in {beside.name} beside it; close it where it is open, "
                "or ask for a file made with `workbench share`"
            )


def _copy(read: Callable[[int], bytes], out: BinaryIO) -> None:
    size = 0
    while step := read(_STEP):
        size += len(step)
        if size > LARGEST_FILE:
            raise InputError(f"it is of more than {LARGEST_FILE // MB} MB; ask for one article at a time")
        out.write(step)


def _unpacking(given: BinaryIO) -> Callable[[int], bytes]:
    expansion, unpacker = Expansion(), gzip.GzipFile(fileobj=given)

    def read(size: int) -> bytes:
        before = given.tell()
        try:
            data = unpacker.read(size)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError(f"its gzip packing is damaged or cut off: {error}") from error
        expansion.grow(given.tell() - before, len(data))
        return data

    return read
