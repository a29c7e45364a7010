"""The parcels of a stranger's JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.errors import InputError
from workbench.model import Parcel
from workbench.store.exchange.bounds import LARGEST_BODY, LARGEST_SNAPSHOT, MB
from workbench.store.exchange.lines import parcel_of

# Base64 makes three bytes four.
_LONGEST_LINE = max(LARGEST_SNAPSHOT * 4 // 3, LARGEST_BODY) + MB


def parcels(path: Path) -> Iterator[Parcel]:
    """Entries, snapshots and erasures in the order of the lines; InputError at the first that is none.

    Empty lines are passed over.
    """
    with path.open("rb", buffering=MB) as file:
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            if len(line) == _LONGEST_LINE:
                raise InputError(f"line {number} is of more than {_LONGEST_LINE // MB} MB")
            if line.isspace():
                continue
            try:
                yield parcel_of(line)
            except InputError as error:
                raise InputError(f"line {number}: {error}") from error
