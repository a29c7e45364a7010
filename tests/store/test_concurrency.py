"""Several processes at one file, and processes that are killed: nothing that was acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.waiting import PATIENCE
from workbench.store import ClaimsFile

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]


def _writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.writer", str(path), name, str(count)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)


def _kept(path: Path) -> set[str]:
    with ClaimsFile.open(path, create=False) as file:
        assert file.verify() == ()
        return {entry.id for entry in file.entries() if entry.kind == "verdict"}


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A claims file to be; in memory where the machine can do that, since no power is cut here."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder) / "claims.db"


@pytest.mark.parametrize(
    ("writers", "each"), [(4, 25), pytest.param(8, 500, marks=pytest.mark.slow)], ids=["four", "eight"]
)
def test_processes_open_and_write_a_new_file_at_once_and_lose_nothing(
    path: Path, writers: int, each: int
) -> None:
    running = [_writer(path, f"Writer {number}", each) for number in range(writers)]
    said = [writer.communicate(timeout=PATIENCE)[0].split() for writer in running]
    assert [writer.returncode for writer in running] == [0] * writers
    acknowledged = {name for names in said for name in names}
    assert len(acknowledged) == writers * each
    assert _kept(path) == acknowledged


@pytest.mark.parametrize("after", [1, 2, 7, pytest.param(200, marks=pytest.mark.slow)])
def test_a_killed_writer_loses_nothing_it_acknowledged(path: Path, after: int) -> None:
    acknowledged = _killed(_writer(path, "Writer", 100_000), after)
    assert len(acknowledged) >= after
    assert _kept(path) >= acknowledged


@pytest.mark.slow
@pytest.mark.parametrize("round_", range(10))
def test_five_writers_that_are_killed_at_each_others_side_lose_nothing(path: Path, round_: int) -> None:
    writers = [_writer(path, f"Writer {number}", 100_000) for number in range(5)]
    acknowledged: set[str] = set()
    for number, writer in enumerate(writers):
        acknowledged |= _killed(writer, number + round_)
    assert [writer.returncode for writer in writers] == [-9] * 5
    assert len(acknowledged) >= 5 * round_
    assert not path.exists() or _kept(path) >= acknowledged


def test_a_file_whose_beginning_was_interrupted_opens(path: Path) -> None:
    writer = _writer(path, "Writer", 100_000)
    while not path.exists():
        assert writer.poll() is None
    writer.kill()
    writer.communicate(timeout=PATIENCE)
    ClaimsFile.open(path).close()
    _kept(path)


def _killed(writer: subprocess.Popen[str], after: int) -> set[str]:
    """What a writer acknowledged that is killed once it has said so many times that something was kept."""
    assert writer.stdout
    acknowledged = {writer.stdout.readline().strip() for _ in range(after)}
    writer.kill()
    # By the same stream: `communicate` reads past what this one has buffered.
    rest = writer.stdout.read()
    writer.wait(timeout=PATIENCE)
    # The last line may have been cut off.
    return acknowledged | {line.strip() for line in rest.splitlines(keepends=True) if line.endswith("\n")}
