"""Writing what goes out to a file, in the form that its name asks for; the file is there whole or not at all."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from workbench import output
from workbench.config import PRIVATE
from workbench.errors import InputError
from workbench.model import Entry, Erasure, Parcel, Problem, Shared, Snapshot
from workbench.store.exchange import bounds, database, lines, selection
from workbench.store.exchange.selection import Selection
from workbench.store.kinds.connection import kinds_of
from workbench.store.kinds.registry import Registry

_LINES = ".jsonl"
_PACKED = ".gz"
# No kind of an entry begins with a capital letter.
_SNAPSHOT, _ERASURE = "Snapshot", "Erasure"


def share(
    db: sqlite3.Connection, out: Path, chosen: Selection, *, packed: bool = False, force: bool = False
) -> Shared:
    """Writes what was chosen of a claims file, and tells what that is; `write` says how, and when not."""
    counts: Counter[str] = Counter()
    unsound: list[Problem] = []
    sound = _sound(selection.parcels(db, chosen), kinds_of(db), unsound)
    write(out, _counted(sound, counts), packed=packed, force=force)
    snapshots, erasures = counts.pop(_SNAPSHOT, 0), counts.pop(_ERASURE, 0)
    return Shared(
        entries=dict(sorted(counts.items())),
        snapshots=snapshots,
        erasures=erasures,
        confidential=selection.confidential(db, chosen),
        withheld=len(chosen.withheld if chosen.entries is None else chosen.withheld & chosen.entries),
        unsound=tuple(unsound),
    )


def write(out: Path, parcels: Iterable[Parcel], *, packed: bool = False, force: bool = False) -> None:
    """Writes JSON Lines to a name that ends in .jsonl, else a database; packed by gzip if asked for or named .gz.

    The same parcels give the same bytes. InputError where the file is there already and not to be replaced, or cannot
    be written.
    """
    packed = packed or out.suffix == _PACKED
    plain = out.with_suffix("") if out.suffix == _PACKED else out
    form: Callable[[Path, Iterable[Parcel]], None] = lines.write if plain.suffix == _LINES else database.write
    with output.written_beside(out, force=force) as fresh:
        if packed:
            unpacked = fresh.with_name("unpacked")
            output.create(unpacked, PRIVATE)
            form(unpacked, parcels)
            _gzip(unpacked, fresh)
        else:
            form(fresh, parcels)


def _sound(parcels: Iterable[Parcel], kinds: Registry, unsound: list[Problem]) -> Iterator[Parcel]:
    """What a merge takes. A merge refuses a file for any parcel that it does not, so what is wrong with that is told
    in `unsound`, and it stays here.
    """
    expansion = bounds.Expansion()
    for parcel in parcels:
        grown = replace(expansion)
        try:
            bounds.check(parcel, grown, kinds)
        except InputError as error:
            unsound.append(Problem(message=str(error)))
        else:
            expansion = grown
            yield parcel


def _counted(parcels: Iterable[Parcel], counts: Counter[str]) -> Iterator[Parcel]:
    for parcel in parcels:
        match parcel:
            case Entry():
                counts[parcel.kind] += 1
            case Snapshot():
                counts[_SNAPSHOT] += 1
            case Erasure():
                counts[_ERASURE] += 1
        yield parcel


def _gzip(unpacked: Path, packed: Path) -> None:
    """Packs a file without its name and time, so that the same content gives the same bytes."""
    with (
        unpacked.open("rb") as given,
        packed.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0) as packer,
    ):
        shutil.copyfileobj(given, packer, 1 << 20)
