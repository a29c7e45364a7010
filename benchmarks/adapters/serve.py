"""What every adapter has in common: a text as a JSON line in, its figures as a JSON line out. Standard library only.

An adapter runs in the environment of the program that it asks, so it can import nothing of ours but this.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Figure = dict[str, Any]


def figure(
    start: int, end: int, lower: float | None, upper: float | None, unit: str = "", modifier: str = "="
) -> Figure:
    """A figure as it goes over the line; `unit` is in the words of the program asked."""
    return {"start": start, "end": end, "lower": lower, "upper": upper, "unit": unit, "modifier": modifier}


def serve(read: Callable[[str], Any], figures: Callable[[Any], list[Figure]]) -> None:
    """Answers each line with its figures and the CPU seconds that `read` took; an exception is an answer too."""
    for line in sys.stdin:
        text = json.loads(line)
        answer: dict[str, Any] = {"figures": [], "error": ""}
        begun = time.process_time()
        try:
            found = read(text)
            answer["cpu"] = time.process_time() - begun
            answer["figures"] = figures(found)
        except Exception as error:  # noqa: BLE001 - peers fail in ways of their own; each is counted
            answer["cpu"] = time.process_time() - begun
            answer["error"] = f"{type(error).__name__}: {error}"
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
