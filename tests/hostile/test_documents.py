"""Documents that ask for endless time or memory are read or refused in a line, within seconds and bounded memory.

Each goes through the real command in a process of its own, which may compute for five seconds and no longer, and so may
whatever it starts: the system holds that, not a clock.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.traps import MB, SHEETS, TRAPS, Trap

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory and computing are Linux's")

SECONDS, MEMORY = 5, 400 * MB
_LIMITED = f"""
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
sys.argv = ["workbench", *sys.argv[1:]]
runpy.run_module("workbench", run_name="__main__")
"""


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LIMITED, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "WORKBENCH_CHECKER": "Ina Voss", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_hostile_document_is_read_or_refused_in_a_line(tmp_path: Path, trap: Trap) -> None:
    name = f"article{trap.suffix}"
    (tmp_path / name).write_bytes(trap.build(trap.size))
    done = _run(tmp_path, "extract", name, "--format", "jsonl", "--language", "en")
    complaints = done.stderr.splitlines()
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert [line.split(":")[0] for line in complaints] == (["workbench"] if done.returncode else [])
    assert trap.says in done.stderr


@pytest.mark.parametrize("trap", SHEETS, ids=str)
def test_a_hostile_table_is_kept_and_what_cannot_be_read_of_it_is_told(tmp_path: Path, trap: Trap) -> None:
    (tmp_path / f"table{trap.suffix}").write_bytes(trap.build(trap.size))
    done = _run(tmp_path, "source", "add", f"table{trap.suffix}")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert trap.says in done.stdout + done.stderr
