"""What a process may use of the machine: it limits itself, for good, before it looks at anything of a stranger's."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes of addresses, bytes of the largest file that may be written, and open files."""

    memory: int
    file_size: int
    open_files: int


_OUTSIDE = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec")


def stay_inside() -> None:
    """From now on this process neither connects to anything nor starts anything: PermissionError where it tries to."""

    def refuse(event: str, _arguments: object) -> None:
        if event.startswith(_OUTSIDE):
            raise PermissionError(f"{event} is not for a process that reads what strangers made")

    sys.addaudithook(refuse)


if sys.platform == "win32":

    def limit_resources(limits: Limits) -> None:
        """Windows has no such limits; there the parent's patience is the only one."""

    def limit_cpu(seconds: float) -> None:
        """Likewise."""

    def memory_used() -> int:
        """Not told on Windows."""
        return 0

else:
    import resource

    _PAGES = Path("/proc/self/statm")
    # Linux counts in kibibytes, macOS in bytes.
    _UNIT = 1 if sys.platform == "darwin" else 1024

    def limit_resources(limits: Limits) -> None:
        """Limits memory, files and their size, for good; what the system sets lower stays."""
        for kind, most in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_FSIZE, limits.file_size),
            (resource.RLIMIT_NOFILE, limits.open_files),
            (resource.RLIMIT_CORE, 0),
        ):
            _limit(kind, most)

    def limit_cpu(seconds: float) -> None:
        """Lets this process compute for so many seconds more and no longer; called again, counted anew."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        most = math.ceil(used.ru_utime + used.ru_stime + seconds)
        # A second before what the system allows, where it kills without saying why.
        most = most if hard == resource.RLIM_INFINITY else min(most, max(hard - 1, 1))
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))

    def memory_used() -> int:
        """Bytes of memory that this process holds; where the system does not tell, the most that it has held so far."""
        try:
            return int(_PAGES.read_text(encoding="ascii").split()[1]) * resource.getpagesize()
        except OSError:
            # On Linux this would count what the parent held when it started this process.
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT

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
