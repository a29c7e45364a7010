"""The benchmarks that stand alone, each a module with a `main` that prints: run one by one for the page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.material import ROOT

_LONGEST = 3600  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A benchmark of its own: `python -m benchmarks.<name>`; what it is about, and what is to be reached."""

    name: str
    about: str
    reach: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a module printed, or why it could not run."""

    module: Module
    text: str = ""
    trouble: str = ""


# One row a module; a new one is shown on the page by its row here.
MODULES = (
    Module(
        name="compare",
        about="Comparing a claimed figure with a found one",
        reach="5,000 comparisons a second",
    ),
    Module(
        name="finding",
        about="Finding what sources say of a claim, over 1,000 sources with 20,000 passages",
        reach="100 ms for the passages of a claim",
    ),
    Module(
        name="match",
        about="Finding what was checked before, on files of 1,000 and 100,000 claims",
        reach="10 ms a query on 100,000 claims",
    ),
    Module(
        name="merge",
        about="Merging two files with 100,000 claims and verdicts each, half of them shared",
        reach="6 s and 300 MB; a repeated merge 2 s",
    ),
    Module(
        name="strangers",
        about="Reading a stranger's file, and refusing hostile ones",
        reach="2 s for each of the hostile ones",
    ),
    Module(
        name="hub",
        about="Exchanging 200,000 entries with a PostgreSQL hub",
        reach="8 s; nothing new 1 s",
    ),
)


def printed() -> Iterator[Printed]:
    """Each module's output in turn, each in a process of its own, so that none warms or burdens another."""
    for module in MODULES:
        print(f"… {module.name}", file=sys.stderr)
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{module.name}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST,
        )
        last = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
        yield Printed(module=module, text=done.stdout.rstrip(), trouble=last[0] if done.returncode else "")
