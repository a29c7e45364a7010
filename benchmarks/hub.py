"""How long an exchange with a hub takes, on a server started as in the tests: python -m benchmarks.hub [ARTICLES]."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.desks import journal
from tests.hub.server import Server, binaries, running
from workbench.model import Entry, Synced
from workbench.store import ClaimsFile, hub

ARTICLES = 2000  # each with its reading and 100 verdicts: 204,003 entries
_BATCH = 20_000


def main(articles: int = ARTICLES) -> None:
    """Prints seconds and counts for a first sending, news on either side, none at all, and a desk that begins."""
    if binaries() is None:
        sys.exit("no PostgreSQL server here; install Debian's postgresql")
    with tempfile.TemporaryDirectory() as folder, running() as server:
        _measure(Path(folder), server, articles)


def _measure(folder: Path, server: Server, articles: int) -> None:
    to = hub.address(server.url())
    with ClaimsFile.open(folder / "first.db") as first, ClaimsFile.open(folder / "second.db") as second:
        for batch in _batches(journal(range(articles))):
            first.append(batch)

        def exchange(file: ClaimsFile, *, anew: bool = False) -> Callable[[], Synced]:
            return lambda: hub.sync(file.for_hub(), to, anew=anew)

        _timed("sending all to an empty hub", exchange(first))
        _timed("nothing new, the first time", exchange(first))
        _timed("nothing new, after that", exchange(first))
        _timed("nothing new, everything compared anew", exchange(first, anew=True))
        _timed("fetching all into an empty file", exchange(second))
        _timed("nothing new for the second desk", exchange(second))
        second.append(list(journal(range(articles, articles + 1))))
        _timed("one more article, with a hundred verdicts", exchange(second))
        _timed("the same, fetched by the first desk", exchange(first))
        same = {entry.id for entry in first.entries()} == {entry.id for entry in second.entries()}
        print(f"equal journals: {same}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory: {peak} MB, the making of the entries included")


def _batches(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _timed(what: str, action: Callable[[], Synced]) -> None:
    before = time.perf_counter()
    done = action()
    seconds = time.perf_counter() - before
    sent, fetched = sum(done.sent.values()), sum(done.merged.new.values())
    print(f"{what:<45} {seconds:6.2f} s   sent {sent:>7,}   fetched {fetched:>7,}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
