"""Several processes at one file, and processes that are killed: nothing that was acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.store import ClaimsFile

_ROOT = Path(__file__).parents[2]


def _writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.writer", str(path), name, str(count)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)


def _kept(path: Path) -> set[str]:
    with ClaimsFile.open(path, create=False) as file:
        assert file.verify() == ()
        return {entry.id for entry in file.entries() if entry.kind == "verdict"}


def test_four_processes_open_and_write_a_new_file_at_once_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    writers = [_writer(path, f"Writer {number}", 25) for number in range(4)]
    said = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    acknowledged = {name for names in said for name in names}
    assert len(acknowledged) == 100
    assert _kept(path) == acknowledged


@pytest.mark.parametrize("after", [1, 2, 7, pytest.param(200, marks=pytest.mark.slow)])
def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path, after: int) -> None:
    path = tmp_path / "claims.db"
    acknowledged = _killed(path, "Writer", after)
    assert len(acknowledged) >= after
    assert _kept(path) >= acknowledged


@pytest.mark.slow
def test_one_writer_killed_after_the_other_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    acknowledged: set[str] = set()
    for number in range(20):
        acknowledged |= _killed(path, f"Writer {number}", number)
        assert not path.exists() or _kept(path) >= acknowledged


def test_a_file_whose_beginning_was_interrupted_opens(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    writer = _writer(path, "Writer", 100_000)
    while not path.exists():
        assert writer.poll() is None
    writer.kill()
    writer.communicate()
    ClaimsFile.open(path).close()
    _kept(path)


def _killed(path: Path, name: str, after: int) -> set[str]:
    """What a writer acknowledged that was killed once it had said so many times that something was kept."""
    writer = _writer(path, name, 100_000)
    assert writer.stdout
    acknowledged = {writer.stdout.readline().strip() for _ in range(after)}
    writer.kill()
    rest = writer.communicate()[0]
    # The last line may have been cut off.
    return acknowledged | {line.strip() for line in rest.splitlines(keepends=True) if line.endswith("\n")}
