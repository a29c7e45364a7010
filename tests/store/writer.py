"""Appends verdicts to a claims file one by one and says on standard output which were acknowledged.

Run as: python -m tests.store.writer FILE NAME COUNT
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store import material as m
from workbench.model import checker_of
from workbench.store import ClaimsFile


def main(path: str, name: str, count: str) -> None:
    who = checker_of(name)
    with ClaimsFile.open(Path(path)) as file:
        file.append([m.article(), m.reading(*m.CLAIMS)])
        for number in range(int(count)):
            made = m.verdict(m.CLAIMS[number % 4], by=who, salt=f"{name} {number}")
            file.append([m.checker(who), made])
            sys.stdout.write(made.id + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
