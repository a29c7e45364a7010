"""The parcels of a stranger's JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError
from workbench.model import Parcel
from workbench.store.exchange.bounds import LARGEST_BODY, LARGEST_SNAPSHOT, MB
from workbench.store.exchange.lines import parcel_of

_LONGEST_ENTRY = LARGEST_BODY + MB
_LONGEST_SNAPSHOT = LARGEST_SNAPSHOT * 4 // 3 + MB  # Base64 makes three bytes four
_OF_SNAPSHOT = b'{"sha256":'


def parcels(path: Path) -> Iterator[Parcel]:
    """Entries, snapshots and erasures in the order of the lines; InputError at the first that is none.

    Empty lines are passed over.
    """
    with path.open("rb", buffering=MB) as file:
        for number, line in enumerate(iter(lambda: _line(file), b""), 1):
            try:
                if not line.isspace():
                    yield parcel_of(line)
            except InputError as error:
                raise InputError(f"line {number}: {error}") from error


def _line(file: BinaryIO) -> bytes:
    """The next line, b"" at the end; only a snapshot's may be long, so that one without end is soon refused."""
    line = file.readline(MB)
    if len(line) < MB or line.endswith(b"\n"):
        return line
    most = _LONGEST_SNAPSHOT if line.startswith(_OF_SNAPSHOT) else _LONGEST_ENTRY
    line += file.readline(most - MB)
    if len(line) == most:
        raise InputError(f"a line is of more than {most // MB} MB")
    return line
