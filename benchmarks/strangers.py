"""How long a stranger's file takes: a good one of 100,000 claims and verdicts, and every hostile one of the tests.

python -m benchmarks.strangers
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.desks import PER_ARTICLE, journal
from tests.store.strangers.hostile import HOSTILE, LARGE
from workbench.errors import InputError
from workbench.store.exchange import database, stranger

CLAIMS = 100_000


def main() -> None:
    """The good file first: the peak of memory is that of the largest child so far."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "their.db"
        database.write(path, journal(range(CLAIMS // PER_ARTICLE)))
        seconds, reason = _timed(path)
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        size = path.stat().st_size / 1e6
        print(f"{seconds:6.2f} s  a good file of {CLAIMS} claims and verdicts, {size:.0f} MB {reason}")
        print(f"{megabytes:6.0f} MB at most in the process that reads it")
        path.unlink()
        for seconds, name, reason in sorted(_hostile(path), reverse=True)[:10]:
            print(f"{seconds:6.2f} s  {name}: {reason}")


def _hostile(path: Path) -> Iterator[tuple[float, str, str]]:
    for hostile in HOSTILE:
        path.write_bytes(hostile.build())
        yield (*_named(path, hostile.name),)
    for large in LARGE:
        path.unlink()
        large.write(path)
        yield (*_named(path, large.name),)


def _named(path: Path, name: str) -> tuple[float, str, str]:
    seconds, reason = _timed(path)
    return seconds, name, reason or "READ"


def _timed(path: Path) -> tuple[float, str]:
    """Seconds by the clock on the wall, and the reason where the file is refused."""
    begun = time.perf_counter()
    try:
        for _ in stranger.parcels(path):
            pass
    except InputError as error:
        return time.perf_counter() - begun, str(error).removeprefix(f"{path}: ")
    return time.perf_counter() - begun, ""


if __name__ == "__main__":
    main()
