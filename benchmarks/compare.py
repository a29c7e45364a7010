"""Comparisons of ready quantities and dates in a second: `python -m benchmarks.compare`."""

from __future__ import annotations

import time
from itertools import islice

from tests.check.corpus import Case, cases
from workbench import check, extract
from workbench.desk import text_comparison

ROUNDS = 20


def main() -> None:
    """Reads the texts of all cases once, then compares them again and again, and prints how many a second."""
    ready = [made for case in cases() for made in _sides(case)]
    for claimed, found in ready:
        check.compare(claimed, found)  # the registry of units and all tables are loaded
    start = time.process_time()
    for _ in range(ROUNDS):
        for claimed, found in ready:
            check.compare(claimed, found)
    seconds = time.process_time() - start
    print(
        f"{ROUNDS * len(ready) / seconds:,.0f} comparisons of ready figures a second ({len(ready)} different)"
    )
    print(f"{_of_texts():,.0f} comparisons of texts a second")


def _sides(case: Case) -> list[tuple[check.Side, check.Side]]:
    sides = [
        check.Side(
            text=text,
            quantities=extract.quantities(text, language=case.language),
            dates=extract.dates(text, language=case.language),
            language=case.language,
        )
        for text in (case.claimed, case.found)
    ]
    return [(sides[0], sides[1])] if sides[0].quantities or sides[0].dates else []


def _of_texts() -> float:
    texts = list(islice(cases(), 200))
    start = time.process_time()
    for case in texts:
        text_comparison.compare(case.claimed, case.found, language=case.language)
    return len(texts) / (time.process_time() - start)


if __name__ == "__main__":
    main()
