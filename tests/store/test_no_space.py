"""A full disk, a limit on files, and places that cannot be written: a clear error, and the file as it was before."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.shell import Shell
from tests.store import material as m
from tests.waiting import PATIENCE
from workbench.errors import FileError
from workbench.model import Entry
from workbench.store import ClaimsFile
from workbench.store.kinds import bodies

_ROOT = Path(__file__).parents[2]
_SIZE = 1_600_000  # bytes: a new claims file is less than half of that
# Writes notes until there is no room, and says which were acknowledged and what went wrong.
_FILLER = """
import resource, sys
from pathlib import Path
from tests.store.test_no_space import filled
from workbench.store import ClaimsFile
with ClaimsFile.open(Path(sys.argv[1])) as file:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    acknowledged, message = filled(file)
print(message, *acknowledged, sep="\\n")
"""


def _note(number: int) -> Entry:
    words = f"{number} " + "ring the port " * 500
    return m.work("note", bodies.NoteBody(claim_id=m.TONNES.id, text=words), salt=str(number))


def filled(file: ClaimsFile) -> tuple[list[str], str]:
    """The ids of the notes that were kept until one could not be, and what was said then."""
    acknowledged: list[str] = []
    for number in range(1000):
        try:
            file.append([_note(number)])
        except FileError as error:
            return acknowledged, str(error)
        acknowledged.append(_note(number).id)
    return acknowledged, ""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with little room on it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder)]
    if (
        os.name != "posix"
        or os.geteuid()
        or subprocess.run(mount, check=False, capture_output=True, timeout=PATIENCE).returncode
    ):
        pytest.skip("only root can make a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True, timeout=PATIENCE)


def test_a_full_disk_is_told_and_what_was_acknowledged_is_there(small_disk: Path) -> None:
    path = small_disk / "claims.db"
    with ClaimsFile.open(path) as file:
        acknowledged, message = filled(file)
        assert "claims.db cannot grow, since the disk is full; free some space" in message
        assert acknowledged
        assert [entry.id for entry in file.entries()] == acknowledged
    with ClaimsFile.open(path) as again:
        assert [entry.id for entry in again.entries()] == acknowledged
        assert again.verify() == ()


def test_work_goes_on_once_there_is_room_again(small_disk: Path) -> None:
    other = small_disk / "film.mp4"
    other.write_bytes(bytes(_SIZE // 4))
    with ClaimsFile.open(small_disk / "claims.db") as file:
        acknowledged, _ = filled(file)
        other.unlink()
        assert file.append([_note(len(acknowledged))]) == 1
        assert len(file.entries()) == len(acknowledged) + 1
        assert file.verify() == ()


def test_an_erasure_without_the_room_for_it_leaves_all_as_it_was(small_disk: Path) -> None:
    other = small_disk / "film.mp4"
    other.write_bytes(bytes(_SIZE // 2))
    with ClaimsFile.open(small_disk / "claims.db") as file:
        acknowledged, _ = filled(file)
        with pytest.raises(FileError, match="cannot grow, since the disk is full"):
            file.erase(acknowledged[0], why="an order", at=m.AT)
        assert [entry.id for entry in file.entries()] == acknowledged
        assert file.verify() == ()
        other.unlink()
        file.erase(acknowledged[0], why="an order", at=m.AT)
        assert [entry.id for entry in file.entries()] == acknowledged[1:]
        assert file.verify() == ()


@pytest.mark.parametrize("room", [0, 40_000, 700_000], ids="bytes of room: {}".format)
def test_a_file_for_which_there_is_no_room_is_not_begun(small_disk: Path, tmp_path: Path, room: int) -> None:
    (small_disk / "film.mp4").write_bytes(bytes(_SIZE // 4096 * 4096 - room // 4096 * 4096))
    (tmp_path / "source.txt").write_text("It handled 5.04 million tonnes. " * 20_000, encoding="utf-8")
    path = small_disk / "claims.db"
    done = Shell(tmp_path)("--db", str(path), "source", "add", "source.txt")
    assert (done.returncode, done.stderr) == (
        2,
        f"workbench: {path} cannot grow, since the disk is full; free some space\n",
    )
    assert os.listdir(small_disk) == ["film.mp4"]


def test_a_file_that_was_there_or_that_another_works_at_stays_where_nothing_came(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    missing = tmp_path / "missing.txt"
    shell = Shell(tmp_path)
    add = ("source", "add", str(missing))
    assert shell(*add).returncode == 2
    assert not path.exists()
    with ClaimsFile.open(path):
        assert shell(*add).returncode == 2
    assert path.exists()
    path.unlink()
    begun = ClaimsFile.open(path)
    with ClaimsFile.open(path) as other:
        other.append(m.whole_history())
    begun.discard()
    assert path.exists()
    path.unlink()
    begun = ClaimsFile.open(path)
    with closing(sqlite3.connect(path)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        begun.discard()
    assert path.exists()


def test_a_limit_on_the_size_of_files_is_told_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="no limits on this system")
    path = tmp_path / "claims.db"
    done = subprocess.run(
        [sys.executable, "-c", _FILLER, path, str(_SIZE)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    message, *acknowledged = done.stdout.splitlines()
    assert str(path) in message
    assert acknowledged
    with ClaimsFile.open(path) as file:
        assert [entry.id for entry in file.entries()] == acknowledged
        assert file.verify() == ()
        assert file.append([_note(len(acknowledged))]) == 1


@contextmanager
def _somebody() -> Iterator[None]:
    """Acts without the rights of root, which no permissions bind."""
    if os.name != "posix" or os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a claims file that others may look into and not write."""
    with TemporaryDirectory() as name:
        with ClaimsFile.open(Path(name) / "claims.db") as file:
            file.append(m.whole_history())
            assert file.verify() == ()
        Path(name).chmod(0o555)
        yield Path(name)
        Path(name).chmod(0o755)


@pytest.mark.parametrize("mode", [0o444, 0o644, 0o666], ids=oct)
def test_a_file_or_a_folder_that_cannot_be_written_is_read_and_says_so_on_writing(
    folder: Path, mode: int
) -> None:
    path = folder / "claims.db"
    path.chmod(mode)
    before = path.read_bytes()
    with _somebody(), ClaimsFile.open(path) as file:
        assert file.claim(m.TONNES.id).status == "disputed"
        with pytest.raises(FileError, match=r"cannot be (written|opened); "):
            file.append([m.verdict(salt="new")])
        assert file.verify() == ()
    assert path.read_bytes() == before
    assert os.listdir(folder) == ["claims.db"]
