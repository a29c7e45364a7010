"""What nobody foresaw is one line for a person and a file that they can send, without a word of what was read."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tests.shell import Shell
from tests.waiting import PATIENCE
from workbench import cli, log
from workbench.errors import InputError
from workbench.units import registry

SECRET = "The minister met the banker on Tuesday."


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def raised(fails: Callable[[], object]) -> Exception:
    try:
        fails()
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError("it did not fail")


def unit(name: str) -> object:
    """Fails by an AttributeError that a library derived, with the unit's name in it."""
    return registry().Unit(name)


def endless(number: int) -> int:
    return endless(number + 1)


def caused() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise LookupError(SECRET) from error


def test_the_details_say_where_it_happened_and_never_what_was_read() -> None:
    where = log.record(raised(caused), doing="reading draft.txt")
    told = where.read_text(encoding="utf-8")
    assert all(
        words in told
        for words in ("reading draft.txt", "ValueError", "LookupError", "test_log.py:", "caused")
    )
    assert told.index("ValueError") < told.index("LookupError")
    assert SECRET not in told
    assert str(Path.home()) not in told


@pytest.mark.parametrize(
    ("fails", "words"),
    [
        (lambda: "x".nothing, "no attribute 'nothing'"),  # type: ignore[attr-defined]
        (Path("/no/such/secret.txt").read_bytes, "2 No such file"),
        (lambda: dict[str, str]()[SECRET], "KeyError: (its message may quote what was read)"),
        (lambda: endless(0), "more calls"),
        (lambda: unit("secret_word"), "UndefinedUnitError: (its message may quote what was read)"),
    ],
    ids=["a name in the code", "a file", "a key that may be of a text", "an endless recursion", "a unit"],
)
def test_a_message_is_kept_where_it_can_only_be_of_the_program(
    fails: Callable[[], object], words: str
) -> None:
    told = log.record(raised(fails), doing="testing").read_text(encoding="utf-8")
    assert words in told
    assert "secret" not in told
    assert len(told.splitlines()) < 60


def test_texts_are_kept_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(log.WITH_TEXTS, "1")
    assert SECRET in log.record(raised(caused), doing="testing").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_its_user_alone_may_read_it() -> None:
    where = log.record(raised(caused), doing="testing")
    assert stat.S_IMODE(where.stat().st_mode) == 0o600


def test_it_keeps_the_newest_and_does_not_grow_without_end() -> None:
    error = raised(caused)
    record = len(log.record(error, doing="task 0").read_bytes())
    tasks = 2 * log.MOST_BYTES // record
    for number in range(1, tasks + 1):
        where = log.record(error, doing=f"task {number}")
    told = where.read_text(encoding="utf-8")
    assert len(told.encode()) <= log.MOST_BYTES
    assert told.startswith("== ")
    assert f"while task {tasks}\n" in told
    assert "while task 1\n" not in told


def test_where_nothing_can_be_written_the_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    line = log.unforeseen(raised(caused), doing="reading\ndraft.txt")
    assert "while reading draft.txt (LookupError); the details could not be kept in" in line
    assert "\n" not in line


def failing(error: BaseException) -> click.Command:
    @click.command("failing")
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (
            ValueError(SECRET),
            2,
            "something unforeseen went wrong while running `workbench list`; details are in",
        ),
        (MemoryError(), 2, "something unforeseen"),
        (RecursionError(), 2, "something unforeseen"),
        (PermissionError(13, "Permission denied"), 2, "something unforeseen"),
        (InputError("there is no such thing; name another"), 2, "there is no such thing; name another"),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_every_end_of_a_command_is_one_line_and_a_code(
    error: BaseException, code: int, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([], failing(error)) == code
    printed = capfd.readouterr()
    assert printed.out == ""
    assert words.replace("`workbench list`", "`workbench`") in printed.err
    assert len(printed.err.strip().splitlines()) == 1
    assert SECRET not in printed.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_output_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Exports rose 5 percent.\n", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "extract", "draft.txt"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE,
        )
    line = "workbench: there is no room left on the disk; make some, and try again\n"
    assert (done.returncode, done.stderr) == (2, line)


def test_a_reader_that_has_gone_is_no_complaint(tmp_path: Path) -> None:
    article = "".join(f"Exports of town {number} rose {number + 2} percent.\n\n" for number in range(400))
    (tmp_path / "draft.txt").write_text(article, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", "extract", "draft.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        _, told = running.communicate(timeout=PATIENCE)
    assert (running.returncode, told) == (0, b"")


def test_a_damaged_file_of_settings_is_one_line_with_a_remedy(tmp_path: Path) -> None:
    shell = Shell(tmp_path, checker="")
    settings = tmp_path / "config" / "workbench" / "checker.toml"
    settings.parent.mkdir(parents=True)
    for damaged in (b"name = ", b"name = 5", b"\xff\xfe", b"initials = 'X'"):
        settings.write_bytes(damaged)
        done = shell("whoami")
        assert done.returncode == 2, damaged
        assert len(done.stderr.splitlines()) == 1, damaged
        assert "workbench whoami --name" in done.stderr, damaged
