"""What nobody foresees, and a file that goes while it is open, cost a line on the screen, never the screen."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen import current, desk_screen, press, settled, shown, toasts
from workbench.desk import Desk


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
