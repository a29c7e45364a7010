"""What the reader of a stranger's file may use of the machine; it limits itself before it looks at the file."""

from __future__ import annotations

import sys

from workbench.store.exchange.bounds import LARGEST_FILE, MB

MEMORY = 2_000 * MB  # of addresses: the largest snapshot, packed and unpacked and on its way, with room
OPEN_FILES = 64

# Seconds that any file may take, and bytes that may take one more: a tenth of what a slow machine does.
_CPU, _BYTES_PER_CPU_SECOND = 3, 5 * MB
_WAIT, _BYTES_PER_SECOND = 10.0, MB


def patience(size: int) -> float:
    """How many seconds a parent waits, in all, for the child that reads a file of so many bytes."""
    return _WAIT + size / _BYTES_PER_SECOND


if sys.platform == "win32":

    def limit_resources() -> None:
        """Windows has no such limits; there the parent's patience is the only one."""

    def limit_time(size: int) -> None:
        """Likewise."""

else:
    import resource

    def limit_resources() -> None:
        """Limits memory, files and their size, for good; what the system sets lower stays."""
        for kind, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_FSIZE, LARGEST_FILE),
            (resource.RLIMIT_NOFILE, OPEN_FILES),
            (resource.RLIMIT_CORE, 0),
        ):
            _limit(kind, most)

    def limit_time(size: int) -> None:
        """Limits the seconds of computing to what a file of so many bytes needs; called again, to the new size."""
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (_least(_CPU + size // _BYTES_PER_CPU_SECOND, hard), hard))

    def _limit(kind: int, most: int) -> None:
        _, hard = resource.getrlimit(kind)
        most = _least(most, hard)
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            # macOS has a limit of addresses by name only.
            if sys.platform != "darwin":
                raise

    def _least(wanted: int, hard: int) -> int:
        return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
