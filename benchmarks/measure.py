"""The measurements: figures right, kilobytes a CPU second, start-up, and how time grows with the text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.material import corpus, news, prose
from benchmarks.peers import OURS, ROOT, Program, ask, settings
from benchmarks.scoring import Score, of_peer, score

SPEED_TEXT = 200_000
WARMING = 10  # the first tenth of the text warms a program up: starting has a column of its own
ROUNDS = 3
SLOW = 60.0  # CPU seconds: what takes longer is asked once
STARTS = 5
SENTENCE = "Exports to the north of the country rose by 5 percent to 40 billion euros, the ministry said."
SHORT = "Exports rose 5 percent to 40 billion euros."  # too few common words to tell a language by
SIZES = {"1 kB": 1_000, "10 kB": 10_000, "100 kB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}


class Growth(NamedTuple):
    """CPU seconds for one text of a size, and how often those of a tenth of it that is."""

    size: str
    seconds: float
    ratio: float | None


def accuracy(program: Program) -> tuple[Score, int]:
    """The score on the corpus, and for how many texts the program raised an error instead of an answer."""
    rows = corpus()
    answers = ask(program, [text for text, _ in rows])
    read = [[of_peer(program.units, one) for one in answer.figures] for answer in answers]
    return score([figures for _, figures in rows], read), sum(bool(answer.error) for answer in answers)


def speeds(programs: Sequence[Program]) -> dict[str, float]:
    """Kilobytes a CPU second, the best of several rounds; the programs take turns, to meet the same machine."""
    paragraphs = news(SPEED_TEXT)
    warm = len(paragraphs) // WARMING
    size = sum(map(len, paragraphs[warm:])) / 1000
    taken: dict[str, float] = {}
    for _ in range(ROUNDS):
        for program in programs:
            before = taken.get(program.name, 0.0)
            if before <= SLOW:
                seconds = sum(answer.cpu for answer in ask(program, paragraphs)[warm:])
                taken[program.name] = min(before or seconds, seconds)
    return {name: size / seconds for name, seconds in taken.items()}


def growth() -> list[Growth]:
    """Ours on one text of each size. Small ones are read several times and the quickest counts."""
    found: list[Growth] = []
    for name, size in SIZES.items():
        text = "\n\n".join(prose(size))[:size]
        times = max(1, min(20, 2_000_000 // size))
        seconds = min(answer.cpu for answer in ask(OURS, [text] * times))
        found.append(Growth(name, seconds, seconds / found[-1].seconds if found else None))
    return found


def start(program: Program) -> float:
    """CPU seconds from a fresh process to the figures of one sentence, beyond what the interpreter alone takes."""
    return _cpu(program.command, f'"{SENTENCE}"\n') - _cpu([program.python, "-c", "pass"])


def start_of_command(text: str) -> float:
    """The same for `workbench extract -`, which also cleans, groups and prints."""
    return _cpu([sys.executable, "-m", "workbench", "extract", "-"], text) - _cpu(
        [sys.executable, "-c", "pass"]
    )


def _cpu(command: Sequence[str], given: str = "") -> float:
    return min(_cpu_once(command, given) for _ in range(STARTS))


def _cpu_once(command: Sequence[str], given: str) -> float:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=settings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    process.stdin.write(given.encode())
    process.stdin.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime
