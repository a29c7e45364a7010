"""Appends verdicts to a claims file one by one and says on standard output which were acknowledged.

Run as: python -m tests.store.writer FILE NAME COUNT
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tests.store import material as m
from workbench.model import checker_of, claim_id
from workbench.store import ClaimsFile

_CLAIMS = 100


def main(path: str, name: str, count: str) -> None:
    who = checker_of(name)
    with ClaimsFile.open(Path(path)) as file:
        file.append([m.article(), m.reading(*m.CLAIMS)])
        for number in range(int(count)):
            # On many claims, as people do; a hundred verdicts on one would each be looked at again for the next.
            place = number % _CLAIMS
            of = replace(m.TONNES, id=claim_id(m.ARTICLE.id, place, place + 1))
            made = m.verdict(of, by=who, salt=f"{name} {number}")
            file.append([m.checker(who), made])
            sys.stdout.write(made.id + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
