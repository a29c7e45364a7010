"""At a terminal, a command that reads from it says what it waits for; a script is told nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shell import Shell
from tests.waiting import PATIENCE


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is POSIX")
def test_a_person_is_told_how_the_source_ends(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", "source", "add", "-", "--title", "A call"],
        cwd=tmp_path,
        env=dict(Shell(tmp_path).environment()),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        os.close(theirs)
        os.write(ours, b"The port spent 50 million.\n\x04")
        out, told = running.communicate(timeout=PATIENCE)
    os.close(ours)
    assert running.returncode == 0
    assert told.startswith("Type or paste the source; Ctrl+D on a line of its own ends it")
    assert "A call" in out


def test_a_script_is_told_nothing(tmp_path: Path) -> None:
    done = Shell(tmp_path).process(
        "source", "add", "-", "--title", "A call", given="The port spent 50 million.\n"
    )
    assert (done.returncode, done.stderr) == (0, "")
