"""What nobody foresees, and a file that goes while it is open, cost a line on the screen, never the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.material import ADA
from tests.tui.screen import current, desk_screen, press, settled, shown, toasts
from workbench import log
from workbench.desk import Desk, Session
from workbench.model import Entry
from workbench.store import ClaimsFile
from workbench.tui.app import WorkbenchApp

SECRET = "The minister met the banker on Tuesday."
LINE = "something unforeseen went wrong while working at the screen; details are in "


@pytest.fixture(autouse=True)
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


class Faulty(ClaimsFile):
    """A file with a fault in the program that reads it."""

    def undoable(self, checker_id: str) -> Entry | None:
        raise KeyError(SECRET + checker_id)


class Ending(WorkbenchApp):
    """A program whose widgets fail."""

    def on_ready(self) -> None:
        article = SECRET
        raise ValueError(article)


async def failing_job() -> None:
    raise ValueError(SECRET)


async def test_a_file_that_was_replaced_is_told_without_a_key_and_once(desk: Desk, path: Path) -> None:
    aside = path.with_name("aside.db")
    async with shown(desk) as pilot:
        path.rename(aside)
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert [line.partition(";")[0] for line in toasts(pilot)] == [
            f"{path} was moved or deleted while it was open, so nothing is written to it"
        ]
        pilot.app.clear_notifications()
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert toasts(pilot) == []
        await press(pilot, "5")
        assert "nothing is written to it" in toasts(pilot)[-1]
        assert not path.exists()
        aside.rename(path)
        await press(pilot, "5")
        desk_screen(pilot).look_again()
        await press(pilot, "g", "g")
        assert current(pilot).status == "checked"


async def test_what_nobody_foresaw_is_a_line_and_the_screen_goes_on(desk: Desk, path: Path) -> None:
    with Desk.of(Session(Faulty.open(path), ADA)) as faulty:
        async with shown(faulty) as pilot:
            await press(pilot, "u")
            assert toasts(pilot)[-1].startswith(LINE)
            pilot.app.clear_notifications()
            assert await pilot.app.run_action("act('no.such.action')", pilot.app.screen)
            await settled(pilot)
            assert toasts(pilot)[-1].startswith(LINE)
            pilot.app.clear_notifications()
            desk_screen(pilot).jobs.start("failing", failing_job)
            await settled(pilot)
            assert toasts(pilot)[-1].startswith(LINE)
            await press(pilot, "5")
            assert desk_screen(pilot).claims.cursor == 1
            assert pilot.app.return_code in (None, 0)
    details = log.path().read_text(encoding="utf-8")
    assert details.count("== ") == 3
    assert SECRET not in details


async def test_where_the_screen_itself_fails_it_ends_with_a_line_and_no_word_of_an_article(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    app = Ending(desk)
    await app.run_async(headless=True)
    printed = capsys.readouterr()
    line = " ".join(printed.err.split())
    assert line.startswith(f"workbench: {LINE}")
    assert SECRET not in printed.err + printed.out
    assert "Traceback" not in printed.err
    assert app.return_code
