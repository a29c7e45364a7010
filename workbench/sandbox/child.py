"""The side of a process that reads what strangers made."""

from __future__ import annotations

import os
import sys
from typing import IO


def output() -> IO[bytes]:
    """Where frames go. What anything else prints goes to standard error from now on, so that it cannot get between."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out
