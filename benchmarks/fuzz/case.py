"""What is tried: a case does its work when it is run, and its area draws it from a generator of random numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


class Broken(AssertionError):
    """What a case did is not what is promised of it; `place` is where, in a few words."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(what)
        self.place = place


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`size` bytes of material, how it is shown, and what is done with it.

    `run` raises a WorkbenchError where the material is refused, Broken where something else happens than is promised.
    `grown` is the same case with so many times its material, None where that cannot be said.
    """

    size: int
    shown: str
    run: Callable[[], object]
    grown: Callable[[int], Case] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the program and how a case for it is drawn; equal generators draw equal cases.

    `load` does what is done once, such as reading tables, so that no case is charged for it.
    """

    name: str
    draw: Callable[[Random], Case]
    load: Callable[[], object] = lambda: None


def generator(area: Area, seed: int, number: int) -> Random:
    """The generator of one case, whatever was drawn before it."""
    return Random(f"{area.name} {seed} {number}")
