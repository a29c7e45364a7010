"""What the program makes is its owner's alone, a killed program leaves nothing for good, and no work goes astray."""

from __future__ import annotations

import ast
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.shell import Shell
from tests.store import material as m
from tests.waiting import PATIENCE
from workbench import config, log, output
from workbench.errors import FileLost, InputError
from workbench.store import ClaimsFile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes, locks and signals are POSIX")
_ROOT = Path(__file__).parents[1]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "draft.txt").write_text("Exports rose 5 percent in 1987.\n", encoding="utf-8")
    return Shell(tmp_path, checker="")


def set_mode(folder: Path, written: str) -> None:
    where = folder / "config" / "workbench" / config.CONFIG
    where.parent.mkdir(parents=True, exist_ok=True)
    where.write_text(f"{config.FILE_MODE} = {written}\n", encoding="utf-8")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """The permissions of the files in a folder."""
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir() if path.is_file()}


NOTE = m.work("note", m.NOTE, salt="new")
WORK = ("claims.db", "copy.db", "copy.jsonl", "copy.jsonl.gz", "report.md", "claims.before-erasing.db")


def make_everything(shell: Shell) -> None:
    for line in (
        ("whoami", "--name", "Ina Voss", "--sign"),
        ("keys", "trust", "0" * 64, "--name", "Ben Osei"),
        ("add", "draft.txt"),
        ("share", "copy.db"),
        ("share", "copy.jsonl"),
        ("share", "copy.jsonl.gz"),
        ("report", "-o", "report.md"),
    ):
        assert shell(*line).returncode == 0, line
    with ClaimsFile.open(shell.folder / "claims.db") as file:
        file.copy(shell.folder / "claims.before-erasing.db")


@pytest.mark.parametrize("mask", [0, 0o077], ids=oct)
@pytest.mark.parametrize(("written", "mode"), [("", 0o600), ('"0660"', 0o660), ('"0640"', 0o640)])
def test_what_the_program_makes_has_the_permissions_that_are_set_and_no_others(
    shell: Shell, written: str, mode: int, mask: int
) -> None:
    if written:
        set_mode(shell.folder, written)
    with umask(mask):
        make_everything(shell)
        log.record(ValueError(), doing="testing")
    made = modes(shell.folder)
    assert {name: made[name] for name in WORK} == dict.fromkeys(WORK, mode)
    settings = shell.folder / "config" / "workbench"
    for path in (
        settings / "checker.toml",
        settings / "known_keys.toml",
        settings / "keys" / "signing.key",
        log.path(),
    ):
        assert stat.S_IMODE(path.stat().st_mode) == config.PRIVATE, path


def test_what_sqlite_keeps_beside_a_claims_file_has_its_permissions(shell: Shell) -> None:
    set_mode(shell.folder, '"0660"')
    with umask(0o077), ClaimsFile.open(shell.folder / "claims.db") as file, file.together():
        file.append([NOTE])
        assert modes(shell.folder)["claims.db-journal"] == 0o660


def test_the_permissions_of_a_file_that_is_there_are_left_alone(shell: Shell) -> None:
    assert shell("add", "draft.txt").returncode == 0
    (shell.folder / "claims.db").chmod(0o644)
    (shell.folder / "report.md").touch(0o640)
    set_mode(shell.folder, '"0660"')
    assert shell("add", "draft.txt").returncode == 0
    assert shell("report", "-o", "report.md", "--force").returncode == 0
    assert (modes(shell.folder)["claims.db"], modes(shell.folder)["report.md"]) == (0o644, 0o640)


@pytest.mark.parametrize("written", ['"rw"', "660", '"0777"', '"0060"', '"0066"', '"660"', '""', "[]"])
def test_permissions_that_are_none_are_one_line_and_nothing_is_made(shell: Shell, written: str) -> None:
    set_mode(shell.folder, written)
    done = shell("add", "draft.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"config.toml: {config.FILE_MODE} is " in done.stderr
    assert 'write "0600" for files of your own, "0660" for those of a group' in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (shell.folder / "claims.db").exists()


# Where else files are made: within a folder of the system's for such, or into a file that `create` made.
_WRITING = {
    "workbench/output.py",
    "workbench/signing/keyring.py",
    "workbench/store/exchange/lines.py",
    "workbench/store/exchange/share.py",
    "workbench/read/parser.py",
    "workbench/extract/kept.py",
    "workbench/store/exchange/child_file.py",
    "workbench/store/exchange/stranger.py",
}
_MAKES = {"write_bytes", "write_text", "touch", "mkstemp", "TemporaryFile", "NamedTemporaryFile"}


_MAY_MAKE = re.compile(r"open\(|write_|touch|mkstemp|TemporaryFile")


def makes_files(source: str) -> bool:
    return bool(_MAY_MAKE.search(source)) and any(
        isinstance(node, ast.Call) and _makes_a_file(node) for node in ast.walk(ast.parse(source))
    )


def _makes_a_file(call: ast.Call) -> bool:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    words = {node.value for node in ast.walk(call) if isinstance(node, ast.Constant)}
    opens_anew = any(
        isinstance(word, str) and word[:1] in ("w", "x", "a") and len(word) < 4 for word in words
    )
    return name in _MAKES or (name == "open" and (opens_anew or "O_CREAT" in ast.dump(call)))


def test_files_are_made_in_one_place() -> None:
    found = {
        str(path.relative_to(_ROOT))
        for path in (_ROOT / "workbench").rglob("*.py")
        if makes_files(path.read_text(encoding="utf-8"))
    }
    assert found == _WRITING


_HALF_WRITTEN = """
import sys
from pathlib import Path
from workbench import output
with output.written_beside(Path(sys.argv[1])) as fresh:
    fresh.write_bytes(b"half")
    fresh.with_name("fresh-journal").write_bytes(b"half")
    print("writing", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def writing(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that is in the middle of writing a file."""
    with subprocess.Popen(
        [sys.executable, "-c", _HALF_WRITTEN, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == "writing\n"
            yield program
        finally:
            program.kill()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_a_killed_program_left_is_gone_after_the_next_and_nobody_s_work_with_it(shell: Shell) -> None:
    assert shell("add", "draft.txt").returncode == 0
    before = names(shell.folder)
    with writing(shell.folder / "theirs.md") as alive, writing(shell.folder / "mine.db") as killed:
        killed.kill()
        killed.wait(PATIENCE)
        assert len(names(shell.folder) - before) == 2
        assert shell("share", "mine.db").returncode == 0
        alive.communicate("\n", timeout=PATIENCE)
    assert names(shell.folder) - before == {"mine.db", "theirs.md"}
    assert (shell.folder / "theirs.md").read_bytes() == b"half"


def test_an_interrupted_program_leaves_nothing(tmp_path: Path) -> None:
    with writing(tmp_path / "mine.db") as interrupted:
        interrupted.send_signal(signal.SIGINT)
        interrupted.wait(PATIENCE)
    assert names(tmp_path) == set()


def test_folders_of_other_people_and_names_that_are_alike_stay(tmp_path: Path) -> None:
    (tmp_path / ".workbench-notes").mkdir()
    (tmp_path / ".workbench-writing-link").symlink_to(tmp_path / ".workbench-notes")
    (tmp_path / ".workbench-writing-file").write_bytes(b"mine")
    (tmp_path / ".workbench-notes" / "mine.txt").write_bytes(b"mine")
    (tmp_path / ".workbench-writing-deep" / "below").mkdir(parents=True)
    before = names(tmp_path)
    output.write_beside(tmp_path / "report.md", b"a report")
    assert names(tmp_path) == before | {"report.md"}
    assert (tmp_path / ".workbench-notes" / "mine.txt").read_bytes() == b"mine"


# What may happen to a claims file that is open, and the words for it; `orphan` is another name of the old file.
Happening = Callable[[Path], object]


def moved_over(path: Path) -> None:
    shutil.copy(path, path.with_name("restored.db"))
    path.with_name("restored.db").replace(path)


HAPPENINGS: dict[str, tuple[Happening, str]] = {
    "another is moved over it": (moved_over, "was replaced by another file while it was open"),
    "it is deleted": (Path.unlink, "was moved or deleted while it was open"),
    "it is moved away": (
        lambda path: path.rename(path.with_name("old.db")),
        "was moved or deleted while it was",
    ),
    "its folder is moved away": (
        lambda path: path.parent.rename(path.parent.with_name("archive")),
        "was moved or deleted while it was open",
    ),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / "claims.db"
    with ClaimsFile.open(path) as file:
        file.append(m.whole_history())
    (tmp_path / "orphan").hardlink_to(path)
    return path


@pytest.mark.parametrize("name", HAPPENINGS)
def test_nothing_is_written_to_a_file_that_is_no_longer_in_its_place(
    path: Path, tmp_path: Path, name: str
) -> None:
    happens, words = HAPPENINGS[name]
    orphan = tmp_path / "orphan"
    before = orphan.read_bytes()
    with ClaimsFile.open(path) as file:
        happens(path)
        left = sorted(str(found) for found in tmp_path.rglob("*"))
        for use in (
            lambda: file.append([NOTE]),
            lambda: file.claim(m.TONNES.id),
            file.data_version,
            file.verify,
        ):
            with pytest.raises(FileLost, match=words) as refused:
                use()
            assert "; " in str(refused.value)
            assert "\n" not in str(refused.value)
    assert orphan.read_bytes() == before
    assert sorted(str(found) for found in tmp_path.rglob("*")) == left


def replaced_meanwhile(file: ClaimsFile) -> None:
    with file.together():
        file.append([NOTE])
        moved_over(file.path)


def test_what_was_begun_before_a_file_was_replaced_is_taken_back(path: Path, tmp_path: Path) -> None:
    with ClaimsFile.open(path) as file:
        count = len(file.entries())
        with pytest.raises(FileLost, match="replaced"):
            replaced_meanwhile(file)
    with ClaimsFile.open(tmp_path / "orphan") as orphan, ClaimsFile.open(path) as there:
        assert len(orphan.entries()) == count
        assert len(there.entries()) == count


def test_work_goes_on_once_the_file_is_back_and_in_one_that_a_copy_was_written_into(path: Path) -> None:
    aside = path.with_name("aside.db")
    with ClaimsFile.open(path) as file:
        count = len(file.entries())
        path.rename(aside)
        with pytest.raises(FileLost):
            file.append([NOTE])
        aside.rename(path)
        shutil.copyfile(path, aside)
        assert file.append([NOTE]) == 1
        shutil.copyfile(aside, path)  # restored from a copy, into the same file
        assert len(file.entries()) == count
        assert file.append([NOTE]) == 1
        assert file.verify() == ()
    with ClaimsFile.open(path) as again:
        assert len(again.entries()) == count + 1


def test_a_claims_file_is_made_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("target.db")
    with ClaimsFile.open(tmp_path / "link.db") as file:
        file.append([NOTE])
    assert (tmp_path / "link.db").is_symlink()
    assert modes(tmp_path)["target.db"] == config.PRIVATE


def test_a_damaged_config_keeps_from_making_files_and_from_nothing_else(shell: Shell) -> None:
    assert shell("add", "draft.txt").returncode == 0
    set_mode(shell.folder, "[")
    assert shell("list").returncode == 0
    assert shell("add", "draft.txt").returncode == 0
    done = shell("report", "-o", "report.md")
    assert done.returncode == 2
    assert "config.toml cannot be used: " in done.stderr
    assert "mend it, or move it away" in done.stderr
    with pytest.raises(InputError):
        output.create(shell.folder / "new")
    assert not (shell.folder / "new").exists()
