"""Holds cyclomatic complexity below a limit, `and`, `or` and comprehensions counted: part of `make check`.

Ruff's C901 counts none of these. Rank C begins at 11; limits and what is above them stand in complexity.toml.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from radon.complexity import cc_visit

ROOT = Path(__file__).parent.parent
_RANK_C = 11


@dataclass(frozen=True, slots=True)
class Limits:
    """What complexity.toml says: limits of a block and of a room, and which were above them when they were set."""

    folders: tuple[str, ...]
    block: int
    blocks_above: Mapping[str, int]  # by "path:name"
    rank_c: float  # blocks of rank C or worse per 1,000 lines of a room
    rooms_above: Mapping[str, float]

    @classmethod
    def read(cls, path: Path) -> Limits:
        """ValueError or KeyError where the table is not one."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        above = {name: complexity for row in table["above"] for name, complexity in row["blocks"].items()}
        return cls(tuple(table["folders"]), table["block"], above, table["rank_c"], table["rooms_above"])


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of the workbench: its lines, and how many of its blocks are of rank C or worse."""

    name: str
    lines: int
    rank_c: int

    @property
    def share(self) -> float:
        """Blocks of rank C or worse per 1,000 lines."""
        return 1000 * self.rank_c / self.lines if self.lines else 0.0


def blocks(folder: Path, root: Path) -> dict[str, int]:
    """The complexity of each function, method and class of a folder, by "path:name" below the root."""
    return {
        f"{path.relative_to(root).as_posix()}:{block.fullname}": block.complexity
        for path in sorted(folder.rglob("*.py"))
        for block in cc_visit(path.read_text(encoding="utf-8"), no_assert=True)
    }


def faults(measured: Mapping[str, int], limits: Limits) -> Iterator[str]:
    """One line for each block above the limit that is not listed, and for each row of the list that holds no longer."""
    for name, complexity in measured.items():
        if complexity > limits.block and name not in limits.blocks_above:
            yield f"{name} has complexity {complexity}, more than {limits.block}: name its conditions or make them rows"
    for name, listed in limits.blocks_above.items():
        complexity = measured.get(name, 0)
        if complexity <= limits.block:
            yield f"{name} is no longer above {limits.block}: take it off the list"
        elif complexity != listed:
            yield f"{name} has complexity {complexity}, and {listed} in the list, which may only shrink"


def rooms(measured: Mapping[str, int], workbench: Path) -> list[Room]:
    """Each folder of the workbench."""
    folders = sorted(path for path in workbench.iterdir() if any(path.glob("*.py")))
    return [_room(folder, measured, workbench) for folder in folders]


def _room(folder: Path, measured: Mapping[str, int], workbench: Path) -> Room:
    beginning = f"{folder.relative_to(workbench.parent).as_posix()}/"
    lines = sum(path.read_text(encoding="utf-8").count("\n") for path in folder.rglob("*.py"))
    of_room = [complexity for name, complexity in measured.items() if name.startswith(beginning)]
    return Room(folder.name, lines, sum(complexity >= _RANK_C for complexity in of_room))


def crowded(measured: Iterable[Room], limits: Limits) -> Iterator[str]:
    """A line for each room with more blocks of rank C than it may have."""
    for room in measured:
        most = limits.rooms_above.get(room.name, limits.rank_c)
        if room.share > most:
            yield f"workbench/{room.name} has {room.share:.2f} blocks of rank C per 1,000 lines, more than {most}"


def main() -> int:
    """Prints each room's share and what is wrong; 1 where anything is."""
    limits = Limits.read(Path(__file__).with_name("complexity.toml"))
    measured: dict[str, int] = {}
    for folder in limits.folders:
        measured |= blocks(ROOT / folder, ROOT)
    shares = rooms(measured, ROOT / "workbench")
    listed = ", ".join(f"{room.name} {room.share:.1f}" for room in shares)
    print(f"Blocks of rank C or worse per 1,000 lines: {listed}.")
    lines = [*faults(measured, limits), *crowded(shares, limits)]
    for line in lines:
        print(line, file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
