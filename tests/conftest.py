"""Settings for all tests."""

import gc
import os
import signal

from hypothesis import HealthCheck, settings

# Time is no measure of right and wrong: a busy machine fails nothing.
settings.register_profile("workbench", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("workbench")

# Whatever is started in the background of a script ignores interrupts, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """A worker more than there are processors: tests of programs and of the hub wait half of their time."""
    return len(os.sched_getaffinity(0)) + 1


def pytest_collection_finish() -> None:
    """What was collected stays until the end, and is not looked through for garbage again and again.

    Garbage is looked for less often than usual: a screen leaves some tens of thousands of objects.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
