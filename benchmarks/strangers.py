"""How long a stranger's file takes: a good one of 100,000 claims and verdicts, and every hostile one of the tests.

python -m benchmarks.strangers
"""

from __future__ import annotations

import resource
import subprocess
import sys
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
    """A good file, then the ten hostile ones that take longest."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "their.db"
        database.write(path, journal(range(CLAIMS // PER_ARTICLE)))
        # A process that has held little itself, since Linux counts what a parent holds as its child's.
        subprocess.run([sys.executable, "-m", "benchmarks.strangers", str(path)], check=True)
        for seconds, name, reason in sorted(_hostile(path), reverse=True)[:10]:
            print(f"{seconds:6.2f} s  {name}: {reason}")


def good(path: Path) -> None:
    """A good file alone, and the most memory of the process that reads it."""
    seconds, reason = _timed(path)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{seconds:6.2f} s  a good file of {path.stat().st_size / 1e6:.0f} MB {reason}")
    print(
        f"{used.ru_utime + used.ru_stime:6.2f} s  of computing and {used.ru_maxrss / 1000:.0f} MB in its reader"
    )


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
    good(Path(sys.argv[1])) if sys.argv[1:] else main()
