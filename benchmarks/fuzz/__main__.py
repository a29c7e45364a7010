"""Fuzzes the areas that are named, or all, or repeats one case.

python -m benchmarks.fuzz MINUTES [--seed N] [AREA…]
python -m benchmarks.fuzz --repeat AREA SEED NUMBER
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.fuzz.areas import AREAS
from benchmarks.fuzz.case import Area, generator
from benchmarks.fuzz.held import Outcome, outcomes

_TURN = 8.0  # seconds of computing for one area before it is another's turn


@dataclass(slots=True)
class Tally:
    """What was tried of an area so far, and the places at which something went wrong, with how often."""

    area: Area
    tried: int = 0
    size: int = 0
    spent: float = 0.0
    places: dict[str, int] = field(default_factory=dict)

    def count(self, outcome: Outcome) -> bool:
        """Adds a case; whether what went wrong with it is new."""
        self.tried += 1
        self.size += outcome.size
        if not outcome.what:
            return False
        self.places[outcome.place] = self.places.get(outcome.place, 0) + 1
        return self.places[outcome.place] == 1


def fuzz(minutes: float, seed: int, areas: Iterable[Area]) -> list[Tally]:
    """Gives the areas equal time by turns, and prints each finding once, with what repeats it."""
    tallies = [Tally(area) for area in areas]
    for tally in tallies:
        tally.area.load()
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        tally = min(tallies, key=lambda each: each.spent)
        begun = time.monotonic()
        for outcome in outcomes(tally.area, seed, tally.tried, _TURN):
            if tally.count(outcome):
                _print_finding(tally.area, seed, outcome)
        tally.spent += time.monotonic() - begun
    return tallies


def _print_finding(area: Area, seed: int, outcome: Outcome) -> None:
    print(f"{area.name}: {outcome.place}: {outcome.what}")
    print(f"    python -m benchmarks.fuzz --repeat {area.name} {seed} {outcome.number}", flush=True)


def _print_table(tallies: Iterable[Tally]) -> None:
    print(f"\n{'area':16}{'cases':>10}{'bytes':>14}{'findings':>10}{'places':>8}")
    for tally in tallies:
        print(
            f"{tally.area.name:16}{tally.tried:10,}{tally.size:14,}{sum(tally.places.values()):10}{len(tally.places):8}"
        )


def repeat(name: str, seed: int, number: int) -> None:
    """One case again, here and without limits: what it is, and what it raises."""
    area = AREAS[name]
    case = area.draw(generator(area, seed, number))
    print(case.shown[:4000].encode("utf-8", "backslashreplace").decode())
    case.run()


def main(arguments: list[str]) -> None:
    """Fuzzes, or repeats a case."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("minutes", type=float, nargs="?", default=1.0)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"one of: {', '.join(AREAS)}")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--repeat", nargs=3, metavar=("AREA", "SEED", "NUMBER"))
    given = parser.parse_intermixed_args(arguments)
    warnings.simplefilter("ignore")  # of libraries, about what they read
    if given.repeat:
        name, seed, number = given.repeat
        repeat(name, int(seed), int(number))
    else:
        _print_table(fuzz(given.minutes, given.seed, [AREAS[name] for name in given.areas or AREAS]))


if __name__ == "__main__":
    main(sys.argv[1:])
