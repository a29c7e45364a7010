"""How the reading of each hostile document grows with its size: seconds of computing, and their ratio per doubling.

python -m benchmarks.traps [NAME…]

Sizes go from 1 kB to 10 MB by factors of ten; a trap that is refused is told as such. A ratio of 2 is linear.
"""

from __future__ import annotations

import math
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.traps import MILD, SHEETS, TRAPS, Trap
from workbench.errors import InputError
from workbench.read import media, spreadsheets
from workbench.read.articles import reading_of
from workbench.read.limits import MOST_PASSAGES, OF_CHILD, seconds
from workbench.read.material import Given
from workbench.read.passages import passages_of
from workbench.sandbox.limits import limit_cpu, limit_resources

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
_LEAST = 0.05  # seconds below which a ratio says nothing


def main(names: list[str]) -> None:
    """A line for each trap: seconds at each size, the worst ratio per doubling, and what is said in the end."""
    print(f"{'':32}{''.join(f'{size:>12,}' for size in SIZES)}  per doubling")
    for trap in (*TRAPS, *MILD, *SHEETS):
        if not names or trap.name in names:
            taken = list(_taken(trap))
            row = "".join(f"{used:12.2f}" if used is not None else f"{'limit':>12}" for used, _ in taken)
            print(f"{trap.name:32}{row}  {_ratio([used for used, _ in taken])}  {taken[-1][1]}", flush=True)


def _taken(trap: Trap) -> Iterator[tuple[float | None, str]]:
    """Each size in a process of its own, with the limits of the one that reads documents."""
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"trap{trap.suffix}"
            path.write_bytes(trap.build(size))
            command = [sys.executable, "-m", "benchmarks.traps", "--one", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                yield None, f"stopped ({done.returncode})"
            else:
                used, _, words = done.stdout.strip().partition(" ")
                yield float(used), words


def _ratio(taken: list[float | None]) -> str:
    doublings = math.log2(10)
    ratios = [
        (after / before) ** (1 / doublings)
        for before, after in pairwise(taken)
        if before is not None and after is not None and after > _LEAST and before > _LEAST
    ]
    return f"{max(ratios):8.2f}" if ratios else f"{'–':>8}"


def one(path: Path) -> None:
    """Reads one document here, and prints the seconds of computing and the end of what refuses it."""
    kind = media.sniff(path.read_bytes(), path.name)
    given = Given(
        data=path.read_bytes(),
        name=path.name,
        media_type=spreadsheets.media_type(path.read_bytes(), path.name, kind),
    )
    limit_resources(OF_CHILD)
    _read(
        Given(data=b"<p>a", name="page", media_type=media.HTML)
    )  # what is imported is no matter of the document
    limit_cpu(seconds(len(given.data)))
    begun = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    words = _read(given)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_utime - begun:.3f} {words}")


def _read(given: Given) -> str:
    try:
        if given.media_type in (spreadsheets.CSV, spreadsheets.XLSX):
            passages_of(given, MOST_PASSAGES)
        else:
            reading_of(given, "en")
    except InputError as error:
        return str(error).removeprefix(given.name)[:70]
    return "read"


if __name__ == "__main__":
    one(Path(sys.argv[2])) if sys.argv[1:2] == ["--one"] else main(sys.argv[1:])
