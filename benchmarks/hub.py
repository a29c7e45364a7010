"""How long an exchange with a hub takes, on a server started as in the tests: python -m benchmarks.hub [ARTICLES]."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.desks import journal
from tests.hub.server import Server, binaries, running
from workbench.model import Entry
from workbench.store import ClaimsFile, hub
from workbench.store.rows import chunks

ARTICLES = 2000  # each with its reading and 100 verdicts: 204,003 entries
_BATCH = 20_000


def main(articles: int = ARTICLES) -> None:
    """Prints seconds and counts for a first sending, news on either side, none at all, and a desk that begins."""
    if binaries() is None:
        sys.exit("no PostgreSQL server here; install Debian's postgresql")
    with tempfile.TemporaryDirectory() as folder, running() as server:
        _measure(Path(folder), server, articles)


def _measure(folder: Path, server: Server, articles: int) -> None:
    first, second = folder / "first.db", folder / "second.db"
    _append(first, journal(range(articles)))
    to = server.url()
    _timed("sending all to an empty hub", first, to)
    _timed("nothing new, the first time", first, to)
    _timed("nothing new, after that", first, to)
    _timed("nothing new, everything compared anew", first, to, anew=True)
    _timed("fetching all into an empty file", second, to)
    _timed("nothing new for the second desk", second, to)
    _append(second, journal(range(articles, articles + 1)))
    _timed("one more article, with a hundred verdicts", second, to)
    _timed("the same, fetched by the first desk", first, to)
    with ClaimsFile.open(first) as one, ClaimsFile.open(second) as other:
        print(f"equal journals: {set(one.entries()) == set(other.entries())}")


def _append(path: Path, entries: Iterator[Entry]) -> None:
    with ClaimsFile.open(path) as file:
        for batch in chunks(entries, _BATCH):
            file.append(batch)


def _timed(what: str, path: Path, url: str, *, anew: bool = False) -> None:
    """Measures in a process of its own, as the command runs, with the connection but without the start of Python."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        print(f"{what:<42} {pool.submit(_exchange, path, url, anew).result()}", flush=True)


def _exchange(path: Path, url: str, anew: bool) -> str:
    with ClaimsFile.open(path) as file:
        before, spent = time.perf_counter(), time.process_time()
        done = hub.sync(file.for_hub(), hub.address(url), anew=anew)
        seconds, spent = time.perf_counter() - before, time.process_time() - spent
    sent, fetched = sum(done.sent.values()), sum(done.merged.new.values())
    return f"{seconds:6.2f} s, {spent:5.2f} s CPU here, {_peak():>4} MB   sent {sent:>7,}   fetched {fetched:>7,}"


def _peak() -> int:
    """The most memory this process has held, in MB; resource.getrusage tells its parent's, if that held more."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
