"""What is installed elsewhere has all that the program reads, and says that it is typed."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "workbench"


def test_type_checkers_are_told_that_the_package_is_typed() -> None:
    assert resources.files("workbench").joinpath("py.typed").is_file()


@pytest.mark.slow
def test_a_wheel_has_every_file_of_the_package(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(tmp_path),
        str(ROOT),
    ]
    done = subprocess.run(build, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as packed:
        names = set(packed.namelist())
    files = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "workbench/py.typed" in files
    assert files <= names
