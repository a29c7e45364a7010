"""What is fuzzed: a case can be drawn again, and each kind of trouble is told."""

from __future__ import annotations

import hashlib
import sys
from random import Random

import pytest

from benchmarks.fuzz.areas import AREAS
from benchmarks.fuzz.case import Area, Broken, Case, generator
from benchmarks.fuzz.held import outcomes
from tests.shell import printed_by
from workbench.errors import InputError

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="limits of computing are Linux's"),
]
_SEED, _CASES = 5, 4
_DRAW = "from tests.benchmarks.test_fuzz import drawn; print(drawn())"


def drawn() -> str:
    """What the first cases of all areas are, in one number."""
    shown = [
        area.draw(generator(area, _SEED, number)).shown for area in AREAS.values() for number in range(_CASES)
    ]
    return hashlib.sha256("\n".join(shown).encode("utf-8", "surrogatepass")).hexdigest()


def test_a_case_is_the_same_in_every_process() -> None:
    assert printed_by(_DRAW) == drawn()


def _refused() -> None:
    raise InputError("it has no text in it; give a file with some")


def _does_otherwise() -> None:
    raise Broken("spans", "a claim does not stand where it says")


TROUBLES = {
    "refused": (_refused, ""),
    "raises": (lambda: 1 // 0, "ZeroDivisionError: integer"),
    "breaks a promise": (_does_otherwise, "a claim does not stand"),
    "takes memory": (lambda: bytes(2_000_000_000), "MemoryError"),
    "ends its process": (lambda: sys.exit(3), "cannot be"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_what_a_case_does_is_told_and_the_next_one_is_tried(name: str) -> None:
    run, told = TROUBLES[name]
    area = Area("trouble", lambda rng: Case(size=1, shown="", run=run))
    first, *_ = outcomes(area, 0, 0, 0.0)
    assert first.what.startswith(told)
    assert bool(first.what) == bool(told)


def test_equal_generators_draw_equal_numbers() -> None:
    area = AREAS["calc"]
    assert isinstance(generator(area, 1, 2), Random)
    assert generator(area, 1, 2).random() == generator(area, 1, 2).random() != generator(area, 1, 3).random()
