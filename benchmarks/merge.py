"""How long a verified merge of two desks' files takes, beside a plain copy of the same rows, which verifies nothing.

Run on its own: python -m benchmarks.merge [ARTICLES]   (1,000 with 100 claims and verdicts each, half of them shared)
"""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import psutil
from sqlite_utils import Database

from benchmarks.desks import PER_ARTICLE, journal
from workbench.store import ClaimsFile
from workbench.store.rows import chunks

ARTICLES = 1_000
TABLES = {
    "journal": "id, kind, body, checker, at, salt",
    "snapshots": "sha256, media_type, data",
    "erased": "id, at, why",
}
_OFTEN = 0.05  # seconds between two looks at the memory in use


class Taken(NamedTuple):
    """Seconds on the clock and of work, and the most memory in use at once, in megabytes; children are included."""

    seconds: float
    work: float
    memory: float


def attach(ours: Path, theirs: Path) -> None:
    """Rows copied by name, whatever is in them; nothing follows from them."""
    with closing(sqlite3.connect(ours)) as db:
        db.execute("ATTACH ? AS theirs", (str(theirs),))
        with db:
            for table, columns in TABLES.items():
                db.execute(f"INSERT OR IGNORE INTO {table} ({columns}) SELECT {columns} FROM theirs.{table}")


def sqlite_utils(ours: Path, theirs: Path) -> None:
    """The same rows through sqlite-utils' upsert."""
    with closing(sqlite3.connect(ours)) as db, closing(sqlite3.connect(theirs)) as given:
        for table, columns in TABLES.items():
            names = columns.split(", ")
            rows = (
                dict(zip(names, row, strict=True)) for row in given.execute(f"SELECT {columns} FROM {table}")
            )
            Database(db).table(table).upsert_all(rows, pk=names[0])
        db.commit()


COPIED: dict[str, Callable[[Path, Path], None]] = {
    "ATTACH + INSERT OR IGNORE": attach,
    "sqlite-utils upsert": sqlite_utils,
}
MERGED = "workbench merge"
SHARED = "the same, of a shared file"


def command(way: str, ours: Path, theirs: Path) -> list[str]:
    """A way as a process of its own; ours as people run it: each entry verified, and all that follows from it made."""
    if way in COPIED:
        return [sys.executable, "-m", "benchmarks.merge", way, str(ours), str(theirs)]
    return [sys.executable, "-m", "workbench", "--db", str(ours), "merge", str(theirs)]


def taken(command: list[str]) -> Taken:
    """What a process takes, with its children."""
    started, worked, most = time.perf_counter(), _work(), 0
    process = psutil.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        most = max(most, _memory(process))
        time.sleep(_OFTEN)
    _check(process)
    return Taken(time.perf_counter() - started, _work() - worked, most / 1e6)


def _work() -> float:
    """Seconds that processors worked for processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(process: psutil.Process) -> int:
    try:
        family = [process, *process.children(recursive=True)]
        return sum(one.memory_info().rss for one in family)
    except psutil.NoSuchProcess:
        return 0


def _check(done: subprocess.CompletedProcess[bytes] | psutil.Popen) -> None:
    if done.returncode:
        raise RuntimeError(f"{done.args} ended with {done.returncode}")


def fill(path: Path, articles: range) -> None:
    """A claims file with these articles and the work on them."""
    with ClaimsFile.open(path) as file:
        file.merge(chunks(journal(articles), 2_000))


def main(articles: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        names = ("ours.db", "theirs.db", "copy.db", "shared.db")
        ours, theirs, copy, shared = (Path(folder) / name for name in names)
        fill(ours, range(articles))
        fill(theirs, range(articles // 2, articles // 2 + articles))
        with ClaimsFile.open(theirs) as file:
            file.share(shared)
        size = theirs.stat().st_size / 1e6
        each = articles * PER_ARTICLE
        print(f"two files of {each:,} claims and {each:,} verdicts ({size:.0f} MB), half shared")
        print(f"{'':<26}  {'first: clock, work, memory':>28}  {'again':>28}  ratio")
        plain = 0.0
        # The plain copy comes first, since the others are measured by it.
        for way in (*COPIED, MERGED, SHARED):
            shutil.copy(ours, copy)
            given = shared if way == SHARED else theirs
            first, again = taken(command(way, copy, given)), taken(command(way, copy, given))
            plain = plain or first.work
            cells = "  ".join(
                f"{one.seconds:7.2f} s {one.work:7.2f} s {one.memory:5.0f} MB" for one in (first, again)
            )
            print(f"{way:<26}  {cells}  {first.work / plain:5.1f}")


if __name__ == "__main__":
    if len(sys.argv) == 4:
        COPIED[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
