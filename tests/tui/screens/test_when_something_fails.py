"""A file that cannot be read or written costs a line on the screen, never the screen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.tui.material import ADA, desk_at
from tests.tui.screen import current, desk_screen, press, shown, text, toasts, typed
from workbench import log
from workbench.desk import Desk, Session
from workbench.errors import InputError
from workbench.store import ClaimsFile
from workbench.tui.state.guard import Guard


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program that holds the file's write lock."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize(
    "keys",
    [("5",), ("x",), ("u",), ("0", "1"), ("}",), ("/", *typed("rail")), ("]",), ("a", "escape"), ("G", "k")],
    ids=" ".join,
)
async def test_a_busy_file_is_told_and_the_screen_goes_on(
    desk: Desk, path: Path, keys: tuple[str, ...]
) -> None:
    impatient = Desk.of(Session(ClaimsFile.open(path, timeout=0.01), ADA))
    with impatient:
        async with shown(impatient) as pilot:
            before = current(pilot).claim
            with locked(path):
                await press(pilot, *keys)
                assert pilot.app.is_running
            desk_screen(pilot).look_again()
            await press(pilot, "escape", "[", "g", "g")
            assert len(desk_screen(pilot).claims.rows) == 9
            assert current(pilot).claim == before
            assert current(pilot).status == "open"


async def test_what_could_not_be_written_is_told_in_one_line(desk: Desk, path: Path) -> None:
    with Desk.of(Session(ClaimsFile.open(path, timeout=0.01), ADA)) as impatient:
        async with shown(impatient) as pilot:
            with locked(path):
                await press(pilot, "5")
            assert "is in use by another program" in toasts(pilot)[0]
            assert "\n" not in toasts(pilot)[0]
            assert desk_screen(pilot).claims.cursor == 0


async def test_a_file_that_no_one_may_write_can_be_read(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.close()
    path.chmod(0o444)
    # Named from within its folder, so that the line is as long wherever tests are run.
    monkeypatch.chdir(path.parent)
    with desk_at(Path(path.name)) as reader:
        async with shown(reader) as pilot:
            await press(pilot, "j", "5")
            assert "cannot be written" in toasts(pilot)[0]
            assert "cannot be written" in text(pilot)
            assert current(pilot).claim.text == "14 percent more than the year before"


def test_every_error_is_told_in_a_line_and_those_that_nobody_foresaw_with_a_file_of_details(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    told: list[tuple[str, bool]] = []

    def tell(message: str, *, wrong: bool = False) -> None:
        told.append((message, wrong))

    def fail(error: Exception) -> int:
        raise error

    guard = Guard(tell)
    assert guard.run(lambda: fail(InputError("too long; shorten it")), 7) == 7
    assert told == [("too long; shorten it", True)]
    assert guard.run(lambda: fail(ZeroDivisionError()), 7) == 7
    line, is_wrong = told[1]
    assert line.startswith("something unforeseen went wrong while working at the screen; details are in ")
    assert is_wrong
    assert "ZeroDivisionError" in log.path().read_text(encoding="utf-8")
    assert guard.failures == 2
    for _ in range(3):
        assert guard.quietly(lambda: fail(ZeroDivisionError()), 7) == 7
    assert len(told) == 3
