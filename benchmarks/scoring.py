"""How many figures of the corpus a program reads right: value, value with unit, value with modifier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from benchmarks.names import unit

Key = tuple[str, ...]


class Figure(NamedTuple):
    """A figure by what it is judged by: its number or numbers in six digits, its unit, its modifier."""

    value: str
    unit: str
    modifier: str


class Count(NamedTuple):
    """Figures right, figures read, figures there are."""

    right: int = 0
    read: int = 0
    there: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of the share of those read that are right and of those there that are read, in percent."""
        return 200 * self.right / (self.read + self.there) if self.read + self.there else 100.0


class Score(NamedTuple):
    """F1 by value, with unit, with modifier, and the share of texts without a figure left alone; all in percent."""

    value: float
    with_unit: float
    with_modifier: float
    left_alone: float


def value(lower: float | Fraction | None, upper: float | Fraction | None) -> str:
    """One number, or a range; a bound that is open counts for nothing, so "over 9" has the value 9."""
    numbers = sorted({f"{float(one):.6g}" for one in (lower, upper) if one is not None}, key=float)
    return " to ".join(numbers)


def of_peer(peer: str, answer: dict[str, object]) -> Figure:
    """A figure as an adapter gives it, in our terms; `peer` names its part of the table of units, "" for ours."""
    words = str(answer["unit"])
    factor, name = unit(peer, words) if peer else (1.0, words)
    bounds = [
        number * factor if isinstance(number := answer[side], int | float) else None
        for side in ("lower", "upper")
    ]
    return Figure(value(*bounds), name, str(answer["modifier"]))


def score(expected: Sequence[Sequence[Figure]], read: Sequence[Sequence[Figure]]) -> Score:
    """The figures of each text against those read in it, wherever in the text they stand."""
    pairs = list(zip(expected, read, strict=True))
    empty = [found for there, found in pairs if not there]
    alone = sum(not found for found in empty)
    return Score(
        _count(pairs, slice(0, 1)).f1,
        _count(pairs, slice(0, 2)).f1,
        _count(pairs, slice(0, 3, 2)).f1,
        100 * alone / len(empty) if empty else 100.0,
    )


def _count(pairs: Iterable[tuple[Sequence[Figure], Sequence[Figure]]], fields: slice) -> Count:
    right = read = there = 0
    for expected, found in pairs:
        wanted, had = (Counter(one[fields] for one in figures) for figures in (expected, found))
        right += (wanted & had).total()
        read += had.total()
        there += wanted.total()
    return Count(right, read, there)
