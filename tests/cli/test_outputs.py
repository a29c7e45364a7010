"""What commands write is there whole or not at all, is not replaced unasked, and is never what they read."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_help import EVERY, command_of
from tests.shell import Shell
from tests.waiting import PATIENCE
from workbench.cli.outputs import OUTPUT

ARTICLE = "Exports rose 5 percent in 1987.\n"
# How each command that writes a file is told which; the claims file is claims.db.
WRITES = {
    ("report",): ("report", "-o"),
    ("share",): ("share",),
}
CONTENT = b"somebody's work"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    (tmp_path / "draft.txt").write_text(ARTICLE, encoding="utf-8")
    shell = Shell(tmp_path, checker="")
    assert shell("whoami", "--name", "Ina Voss", "--sign").returncode == 0
    assert shell("add", "draft.txt").returncode == 0
    return shell


@pytest.fixture(params=WRITES.values(), ids=" ".join)
def writes(request: pytest.FixtureRequest) -> tuple[str, ...]:
    found = request.param
    assert isinstance(found, tuple)
    return found


def everything(folder: Path) -> dict[str, bytes]:
    """All files of a folder and those below, with their bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_command_that_names_a_file_to_write_is_tried_here() -> None:
    names = {"out", "output", "to", "target"}
    found = {
        words
        for words in EVERY
        for param in command_of(words).params
        if param.type is OUTPUT or param.name in names
    }
    assert found == set(WRITES)
    for words in found:
        command = command_of(words)
        assert any(param.name == "force" for param in command.params), words
        assert any(param.type is OUTPUT for param in command.params), words


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "by force"])
@pytest.mark.parametrize(
    "name",
    [
        "claims.db",
        "./folder/../claims.db",
        "link.db",
        "link-to-link.db",
        "hard.db",
        "claims.db-journal",
        "claims.db-wal",
        "claims.db-shm",
        "config/workbench/checker.toml",
        "config/workbench/known_keys.toml",
        "config/workbench/keys/signing.key",
        "config/workbench/new.md",
        "settings/checker.toml",
    ],
)
def test_nothing_is_written_over_the_claims_file_or_the_settings(
    shell: Shell, writes: tuple[str, ...], name: str, force: tuple[str, ...]
) -> None:
    (shell.folder / "folder").mkdir()
    (shell.folder / "link.db").symlink_to("claims.db")
    (shell.folder / "link-to-link.db").symlink_to(shell.folder / "link.db")
    (shell.folder / "hard.db").hardlink_to(shell.folder / "claims.db")
    (shell.folder / "settings").symlink_to(shell.folder / "config" / "workbench")
    before = everything(shell.folder)
    done = shell(*writes, name, *force)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert f"workbench: {Path(name)} is " in done.stderr
    assert "choose another name" in done.stderr
    assert everything(shell.folder) == before


def test_nothing_is_written_over_the_claims_file_where_that_is_named_by_a_link(
    shell: Shell, writes: tuple[str, ...]
) -> None:
    (shell.folder / "link.db").symlink_to("claims.db")
    before = everything(shell.folder)
    for name in ("claims.db", "link.db", "claims.db-wal"):
        assert shell("--db", "link.db", *writes, name, "--force").returncode == 2
    assert everything(shell.folder) == before


def test_a_file_that_is_there_is_kept_unless_it_is_to_be_replaced(
    shell: Shell, writes: tuple[str, ...]
) -> None:
    there = shell.folder / "there"
    there.write_bytes(CONTENT)
    refused = shell(*writes, "there")
    assert (refused.returncode, there.read_bytes()) == (2, CONTENT)
    assert refused.stderr == (
        "workbench: there is there already; choose another name, or replace it with --force\n"
    )
    assert shell(*writes, "there", "--force").returncode == 0
    assert there.read_bytes() not in (b"", CONTENT)


def test_an_article_that_was_read_is_kept(shell: Shell, writes: tuple[str, ...]) -> None:
    assert shell(*writes, "draft.txt").returncode == 2
    assert (shell.folder / "draft.txt").read_text(encoding="utf-8") == ARTICLE


def test_a_new_file_has_what_one_by_force_has_and_nothing_lies_beside(
    shell: Shell, writes: tuple[str, ...]
) -> None:
    before = set(everything(shell.folder))
    (shell.folder / "old").write_bytes(CONTENT)
    assert shell(*writes, "new").returncode == 0
    assert shell(*writes, "old", "--force").returncode == 0
    after = everything(shell.folder)
    assert after["new"] == after["old"]
    assert set(after) - before == {"new", "old"}


@pytest.mark.skipif(os.name != "posix", reason="links and modes are POSIX")
def test_what_a_link_leads_to_is_replaced_and_keeps_its_permissions(
    shell: Shell, writes: tuple[str, ...]
) -> None:
    kept = shell.folder / "kept"
    kept.write_bytes(CONTENT)
    kept.chmod(0o640)
    (shell.folder / "link").symlink_to("kept")
    assert shell(*writes, "link").returncode == 2
    assert shell(*writes, "link", "--force").returncode == 0
    assert (shell.folder / "link").is_symlink()
    assert kept.read_bytes() != CONTENT
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


PLACES = {
    "a folder": ("folder", "is a folder; name a file in it"),
    "a folder that is not there": ("no/such/file", "there is no folder no/such; make it first"),
    "a folder that is a file": ("draft.txt/file", "there is no folder draft.txt; make it first"),
    "a link into nothing": ("dangling", "is there already"),
    "a link to itself": ("round", "is no ordinary file"),
    "a pipe": ("pipe", "is no ordinary file; choose another name"),
    "a name that is too long": ("x" * 300, "cannot write"),
}


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are POSIX")
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_place_that_cannot_be_written_is_one_line_and_nothing_is_left_behind(
    shell: Shell, writes: tuple[str, ...], place: str
) -> None:
    name, words = PLACES[place]
    (shell.folder / "folder").mkdir()
    (shell.folder / "dangling").symlink_to("nowhere/file")
    (shell.folder / "round").symlink_to("round")
    os.mkfifo(shell.folder / "pipe")
    before = sorted(str(path) for path in shell.folder.rglob("*"))
    done = shell(*writes, name)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr
    assert sorted(str(path) for path in shell.folder.rglob("*")) == before


@pytest.mark.parametrize("name", ["folder", "pipe", "round"])
@pytest.mark.skipif(os.name != "posix", reason="links and pipes are POSIX")
def test_force_replaces_files_only(shell: Shell, writes: tuple[str, ...], name: str) -> None:
    (shell.folder / "folder").mkdir()
    (shell.folder / "round").symlink_to("round")
    os.mkfifo(shell.folder / "pipe")
    kind = stat.S_IFMT((shell.folder / name).lstat().st_mode)
    assert shell(*writes, name, "--force").returncode == 2
    assert stat.S_IFMT((shell.folder / name).lstat().st_mode) == kind


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_line(shell: Shell, writes: tuple[str, ...]) -> None:
    folder = shell.folder / "locked"
    folder.mkdir(mode=0o500)
    done = shell(*writes, "locked/file")
    assert done.returncode == 2
    assert "cannot write locked/file: Permission denied; choose another place" in done.stderr


_LIMITED = """
import resource, sys
from workbench import cli
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.exit(cli.run(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")
@pytest.mark.parametrize("there", [False, True], ids=["a new file", "one that is replaced"])
def test_where_there_is_no_room_nothing_is_left_behind_and_the_old_file_stays(
    shell: Shell, writes: tuple[str, ...], there: bool
) -> None:
    if there:
        (shell.folder / "out").write_bytes(CONTENT)
    before = everything(shell.folder)
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, *writes, "out", "--force"],
        cwd=shell.folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("workbench: cannot write out: ")
    assert len(done.stderr.splitlines()) == 1
    assert everything(shell.folder) == before
