"""What `make` says on a machine that lacks what it needs; nothing here installs anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.waiting import PATIENCE

ROOT = Path(__file__).parent.parent

# A Python is told by how it answers the three questions of the Makefile: does it run, is it new, can it make a .venv.
OLD = """#!/bin/sh
case "$*" in --version) echo "Python 3.9.2";; *version_info*) exit 1;; esac
"""
BARE = """#!/bin/sh
case "$*" in --version) echo "Python 3.12.1";; *ensurepip*) exit 1;; esac
"""
BROKEN = "#!/bin/sh\nexit 127\n"
_OF_AN_OUTER_MAKE = frozenset({"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "VENV", "PYTHON"})


needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this machine")


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "pyproject.toml").touch()
    command = ["make", "--silent", *arguments]
    # What the make that runs this suite was given, such as another folder for its environment, is not for this one.
    environment = {name: value for name, value in os.environ.items() if name not in _OF_AN_OUTER_MAKE}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def fake(folder: Path, name: str, script: str) -> str:
    path = folder / name
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@needs_make
@pytest.mark.parametrize(
    ("scripts", "told"),
    [
        ((), "No Python found; install Python 3.11 or newer"),
        ((BROKEN,), "No Python found"),
        ((OLD,), "needs Python 3.11 or newer, and the newest one found is Python 3.9.2"),
        ((BARE,), "Python 3.12.1 cannot make virtual environments; install its venv package"),
        ((BROKEN, OLD, BARE), "Python 3.12.1 cannot make virtual environments"),
    ],
)
def test_a_machine_without_a_fitting_python_is_told_what_to_install(
    tmp_path: Path, scripts: tuple[str, ...], told: str
) -> None:
    names = [fake(tmp_path, f"python-{place}", script) for place, script in enumerate(scripts)]
    candidates = " ".join(names) or "no-such-python"
    done = make(tmp_path, f"CANDIDATES={candidates}", "run")
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / ".venv").exists()


@needs_make
@pytest.mark.parametrize("target", ["test", "quick"])
def test_a_test_that_hangs_is_ended(tmp_path: Path, target: str) -> None:
    assert "--timeout 600" in make(tmp_path, "--dry-run", target).stdout
