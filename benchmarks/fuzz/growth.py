"""Whether a case takes more than its share when there is more of it."""

from __future__ import annotations

import contextlib
import signal
import time

from benchmarks.fuzz.case import Case
from workbench.errors import WorkbenchError
from workbench.sandbox.limits import limit_cpu

GROWTH_EVERY = 50  # cases, of which one is doubled
_BASE = 8_000  # bytes at which doubling begins
_LEAST = 0.3  # seconds below which a ratio says nothing
_RATIO = 2.6  # of one doubling: linear is 2, and a busy machine blurs it
_LONGEST = 40  # seconds for all the doublings of a case


def grows(case: Case) -> str:
    """What is said of a case that takes more than linear time at three doublings in a row; "" of any other."""
    if case.grown is None:
        return ""
    limit_cpu(_LONGEST)
    signal.setitimer(signal.ITIMER_PROF, _LONGEST - 5)
    base = max(_BASE // max(case.size, 1), 1)
    taken = [_seconds(case.grown(base * times)) for times in (1, 2, 4)]
    if taken[-1] < _LEAST or not _is_steep(taken):
        return ""
    taken.append(_seconds(case.grown(base * 8)))
    return f"grows: {' '.join(f'{each:.2f}' for each in taken)} s" if _is_steep(taken) else ""


def _is_steep(taken: list[float]) -> bool:
    return all(after > _RATIO * before for before, after in zip(taken[-3:-1], taken[-2:], strict=True))


def _seconds(case: Case) -> float:
    begun = time.process_time()
    with contextlib.suppress(WorkbenchError):
        case.run()
    return time.process_time() - begun
