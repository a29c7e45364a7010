"""How long finding takes: passages for a claim over 1,000 sources, a quotation's place, a search for words.

Run it by itself: `python -m benchmarks.finding [SOURCES]`. The sources are generated: reports of twenty paragraphs over
a vocabulary in which some words are rare, as names are.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from workbench.desk import Desk
from workbench.model import Passage, checker_of
from workbench.sources.texts import READER
from workbench.store.kinds import bodies

PARAGRAPHS = 20
ROUNDS = 40
_WORDS = (
    "the port of city said that its budget for cargo ships rose and fell with trade in year under new plan"
)
_COMMON = tuple(_WORDS.split())
_UNITS = ("million tonnes", "million euros", "percent", "ships", "kilometres", "jobs")


def main() -> None:
    """Prints the middle and the worst of the times, in milliseconds of CPU time."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.open(Path(folder) / "c.db", checker=checker_of("B")) as desk,
    ):
        chance = random.Random(7)
        names = ["".join(chance.choices("abdeiklmnorstu", k=8)).title() for _ in range(3000)]
        started = time.perf_counter()
        _fill(desk, chance, names, count)
        print(
            f"{count:,} sources with {count * PARAGRAPHS:,} passages, written in {time.perf_counter() - started:.1f} s"
        )
        path = Path(folder) / "article.txt"
        path.write_text(
            "Report\n\n" + "\n\n".join(_sentence(chance, names) for _ in range(ROUNDS)), encoding="utf-8"
        )
        desk.articles.add(str(path))
        claims = [state.claim.id for state in desk.claims.each()][:ROUNDS]
        desk.sources.find_passages(claims[0])
        print(
            _times(
                "find passages for a claim", [partial(desk.sources.find_passages, claim) for claim in claims]
            )
        )
        quotes = [desk.sources.passages(f"s{n + 1}")[n % PARAGRAPHS].text[5:70] for n in range(ROUNDS)]
        print(
            _times(
                "locate a quotation",
                [partial(desk.sources.place, f"s{n}", quote) for n, quote in enumerate(quotes, 1)],
            )
        )
        worded = [quote.replace(" of ", " in ").replace("rose", "fell") for quote in quotes]
        print(
            _times(
                "locate a changed one",
                [partial(desk.sources.place, f"s{n}", quote) for n, quote in enumerate(worded, 1)],
            )
        )
        print(
            _times(
                "search for two words",
                [partial(desk.sources.search, f"cargo {name}") for name in names[:ROUNDS]],
            )
        )


def _fill(desk: Desk, chance: random.Random, names: list[str], count: int) -> None:
    entries = []
    for number in range(count):
        text = "\n\n".join(_paragraph(chance, names) for _ in range(PARAGRAPHS))
        snapshot = desk.file.put_snapshot(text.encode(), "text/plain")
        passages = (
            Passage(ordinal=n, locator=f"¶ {n}", text=part) for n, part in enumerate(text.split("\n\n"), 1)
        )
        desk.file.put_passages(snapshot, passages, reader=READER)
        body = bodies.SourceBody(title=f"Report {number}", snapshot=snapshot)
        at = f"2025-01-01T00:{number // 60 % 60:02}:{number % 60:02}.{number:06}Z"
        entries.append(
            bodies.entry("source", body, checker=desk.checker.id, at=at, salt=number.to_bytes(4, "big"))
        )
    desk.file.append(entries)


def _paragraph(chance: random.Random, names: list[str]) -> str:
    return " ".join(_sentence(chance, names) for _ in range(chance.randint(2, 5)))


def _sentence(chance: random.Random, names: list[str]) -> str:
    words = chance.choices(_COMMON, k=chance.randint(6, 14))
    words.insert(len(words) // 2, f"{chance.choice(names)} {chance.choice(names)}")
    figure = f"{chance.randint(1, 900) / 10:g} {chance.choice(_UNITS)} in {chance.randint(1990, 2025)}"
    return f"{' '.join(words).capitalize()} {figure}."


def _times(what: str, tasks: list[Callable[[], object]]) -> str:
    taken = []
    for task in tasks:
        started = time.process_time()  # so that a busy machine does not count
        task()
        taken.append((time.process_time() - started) * 1000)
    return f"{what:<28} middle {statistics.median(taken):6.1f} ms   worst {max(taken):6.1f} ms"


if __name__ == "__main__":
    main()
