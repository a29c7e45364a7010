"""What the reader of a stranger's file may use of the machine; it limits itself before it looks at the file."""

from __future__ import annotations

from workbench.sandbox import limits
from workbench.store.exchange.bounds import LARGEST_FILE, MB

MEMORY = 2_000 * MB  # of addresses: the largest snapshot, packed and unpacked and on its way, with room
OPEN_FILES = 64

# Seconds that any file may take, and bytes that may take one more: a tenth of what a slow machine does.
_CPU, _BYTES_PER_CPU_SECOND = 3, 5 * MB
_WAIT, _BYTES_PER_SECOND = 10.0, MB


def patience(size: int) -> float:
    """How many seconds a parent waits, in all, for the child that reads a file of so many bytes."""
    return _WAIT + size / _BYTES_PER_SECOND


def limit_resources() -> None:
    """Limits memory, files and their size, for good."""
    limits.limit_resources(limits.Limits(memory=MEMORY, file_size=LARGEST_FILE, open_files=OPEN_FILES))


def limit_time(size: int) -> None:
    """Limits the seconds of computing to what a file of so many bytes needs; called again, to the new size."""
    limits.limit_cpu(_CPU + size // _BYTES_PER_CPU_SECOND)
