"""The process that reads a stranger's file: it limits itself, and tells its parent what it found sound.

    python -m workbench.store.exchange.child FILE

It works in a folder of its own, where its copy of a database is made and `known` has the ids of entries that its parent
has already, and writes frames to standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from workbench.errors import InputError
from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.sandbox.child import output
from workbench.store.exchange import child_database, child_file, child_limits, child_lines
from workbench.store.exchange.bounds import ID_DIGITS, Expansion, check, check_known
from workbench.store.exchange.child_frames import BATCH_BYTES, BATCH_ROWS, Batch, Done, Refused, write
from workbench.store.exchange.child_header import MAGIC

COPY, KNOWN = Path("copy"), Path("known")


def main() -> None:
    """Reads the file that the command line names."""
    child_limits.limit_resources()
    out = output()
    try:
        write(out, _told(out, Path(sys.argv[1])))
    except BrokenPipeError:
        # The parent was stopped before it could tidy up: what it left is empty once the copy is gone.
        _remove(COPY)
        with suppress(OSError):
            Path.cwd().rmdir()
    finally:
        _remove(COPY)


def _told(out: IO[bytes], path: Path) -> Refused | Done:
    try:
        return Done(_send(out, path))
    except InputError as error:
        return Refused(str(error))
    except MemoryError:
        return Refused("reading it takes more memory than any claims file needs")
    except BrokenPipeError:
        raise
    except OSError as error:
        return Refused(f"it cannot be read: {error.strerror}")


def _remove(copy: Path) -> None:
    # Windows removes no file that is open; there the parent does it.
    with suppress(OSError):
        copy.unlink(missing_ok=True)


def _send(out: IO[bytes], path: Path) -> int:
    child_limits.limit_time(path.stat().st_size)
    given = child_file.opened(path, COPY)
    child_limits.limit_time(given.stat().st_size)
    sent = 0
    for batch in _batches(sound_parcels(given, known_ids(KNOWN))):
        write(out, batch)
        sent += len(batch.parcels())
    return sent


def sound_parcels(path: Path, known: frozenset[str] = frozenset()) -> Iterator[Parcel]:
    """What an unpacked file or copy holds, each parcel checked; InputError at the first that is not sound.

    Entries whose ids are `known` and are those of their content are left out: whoever knows them has looked at them.
    """
    expansion = Expansion()
    for parcel in _parcels(path):
        if isinstance(parcel, Entry) and parcel.id in known:
            check_known(parcel)
            continue
        check(parcel, expansion)
        yield parcel


def known_ids(path: Path) -> frozenset[str]:
    """The ids in a file that has them one after another, which is then removed; none where there is no file."""
    if not path.exists():
        return frozenset()
    digits = path.read_bytes().hex()
    _remove(path)  # so that the copy alone is left to tidy up
    return frozenset(digits[at : at + ID_DIGITS] for at in range(0, len(digits), ID_DIGITS))


def _parcels(path: Path) -> Iterator[Parcel]:
    """What reads it is chosen by its first bytes, not by its name."""
    with path.open("rb") as file:
        beginning = file.read(len(MAGIC))
    if not beginning.strip():
        raise InputError("it is empty")
    if beginning.startswith(child_file.GZIP):
        raise InputError("it is packed by gzip twice")
    if MAGIC.startswith(beginning):
        return child_database.parcels(path)
    if beginning.lstrip()[:1] != b"{":
        raise InputError("it is neither a claims file nor one made by `workbench share`")
    return child_lines.parcels(path)


def _batches(parcels: Iterable[Parcel]) -> Iterator[Batch]:
    held: list[Parcel] = []
    size = 0
    for parcel in parcels:
        held.append(parcel)
        size += _size(parcel)
        if size >= BATCH_BYTES or len(held) >= BATCH_ROWS:
            yield _batch(held)
            held, size = [], 0
    yield _batch(held)


def _batch(held: list[Parcel]) -> Batch:
    return Batch(
        entries=tuple(one for one in held if isinstance(one, Entry)),
        snapshots=tuple(one for one in held if isinstance(one, Snapshot)),
        erasures=tuple(one for one in held if isinstance(one, Erasure)),
    )


def _size(parcel: Parcel) -> int:
    match parcel:
        case Entry():
            return len(parcel.body)
        case Snapshot():
            return len(parcel.data)
        case Erasure():
            return len(parcel.why)


if __name__ == "__main__":
    main()
