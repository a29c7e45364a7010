"""Documents that ask for endless time or memory are read or refused in a line, within seconds and bounded memory.

Each is read in a process of its own, which may compute for five seconds and no longer: the system holds that, not a
clock. Some go through the real command.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from tests.hostile.traps import MB, SHEETS, TRAPS, Trap
from tests.waiting import PATIENCE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory and computing are Linux's")

SECONDS, MEMORY = 5, 400 * MB
_LIMITED = f"""
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
sys.argv = ["workbench", *sys.argv[1:]]
runpy.run_module("workbench", run_name="__main__")
"""
_ENVIRONMENT = {"PYTHONUTF8": "1", "WORKBENCH_CHECKER": "Ina Voss", "OPENBLAS_NUM_THREADS": "1"}

Read = Callable[[Trap, str], dict[str, str]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    folder = tmp_path_factory.mktemp("hostile")
    reader = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.reader", str(SECONDS), str(MEMORY)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **_ENVIRONMENT},
        text=True,
        encoding="utf-8",
    )
    assert reader.stdin
    assert reader.stdout
    questions, answers = reader.stdin, reader.stdout

    def ask(trap: Trap, manner: str) -> dict[str, str]:
        path = folder / f"trap{trap.suffix}"
        path.write_bytes(trap.build(trap.size))
        print(path, manner, file=questions, flush=True)
        return cast("dict[str, str]", json.loads(answers.readline()))

    yield ask
    questions.close()
    reader.wait(PATIENCE)
    answers.close()


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_hostile_document_is_read_or_refused_in_a_line(read: Read, trap: Trap) -> None:
    answer = read(trap, "article")
    assert answer["ending"] == trap.ends
    assert len(answer["said"].splitlines()) <= 1
    assert trap.says in answer["said"] if trap.says else not answer["said"]


@pytest.mark.parametrize("trap", SHEETS, ids=str)
def test_a_hostile_table_is_read_or_refused_in_a_line(read: Read, trap: Trap) -> None:
    answer = read(trap, "source")
    assert answer["ending"] == trap.ends
    assert trap.says in answer["said"] if trap.says else not answer["said"]


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LIMITED, *arguments],
        cwd=folder,
        env={**os.environ, **_ENVIRONMENT},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        (
            "a form that draws itself",
            "a document takes more memory than it may have; save its text as a text file",
        ),
        ("a package that unpacks", "5,000,000 bytes in its table of contents: save its text"),
        ("metas", ""),
    ],
)
def test_the_command_reads_it_or_says_why_not(tmp_path: Path, name: str, complaint: str) -> None:
    (trap,) = (trap for trap in TRAPS if trap.name == name)
    (tmp_path / f"article{trap.suffix}").write_bytes(trap.build(trap.size))
    done = _run(tmp_path, "extract", f"article{trap.suffix}", "--format", "jsonl", "--language", "en")
    assert done.returncode == (2 if complaint else 0), done.stderr
    assert len(done.stderr.splitlines()) == bool(complaint)
    assert complaint in done.stderr
