"""Measures everything, prints the page, and writes docs/benchmarks.md and the README's table: `make bench`."""

from __future__ import annotations

import os
import platform
import sys
from datetime import date

from benchmarks import measure, modules, page
from benchmarks.material import ROOT, corpus
from benchmarks.peers import OURS, PEERS, WHOLE, Program, prepare

PAGE = ROOT / "docs" / "benchmarks.md"
README = ROOT / "README.md"


def main() -> None:
    """One run of all programs."""
    troubles = {program: _prepared(program) for program in (OURS, WHOLE, *PEERS)}
    ready = [program for program, trouble in troubles.items() if not trouble]
    _say("growth from 1 kB to 10 MB")
    growth = tuple(measure.growth())
    _say("speed, in turns")
    speeds = measure.speeds(ready)
    rows = tuple(_row(program, trouble, speeds) for program, trouble in troubles.items())
    alone = tuple(modules.printed())
    texts = corpus()
    run = page.Run(
        day=date.today(),
        machine=f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores",
        texts=len(texts),
        figures=sum(len(figures) for _, figures in texts),
        rows=rows,
        command=measure.start_of_command(measure.SENTENCE),
        command_short=measure.start_of_command(measure.SHORT),
        growth=growth,
        alone=alone,
    )
    PAGE.write_text(page.page(run).rstrip() + "\n", encoding="utf-8")
    README.write_text(page.written(README.read_text(encoding="utf-8"), run), encoding="utf-8")
    print(page.page(run))


def _prepared(program: Program) -> str:
    _say(f"environment of {program.name}")
    return prepare(program)


def _row(program: Program, trouble: str, speeds: dict[str, float]) -> page.Row:
    if trouble:
        return page.Row(program=program, trouble=trouble)
    _say(f"figures and start-up of {program.name}")
    score, errors = (None, 0) if program is WHOLE else measure.accuracy(program)
    return page.Row(
        program=program, score=score, errors=errors, speed=speeds[program.name], start=measure.start(program)
    )


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr)


if __name__ == "__main__":
    main()
