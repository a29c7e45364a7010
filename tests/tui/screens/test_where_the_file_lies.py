"""A file in a place that loses work says so when the screen opens."""

from __future__ import annotations

from pathlib import Path

from tests.tui.material import desk_at, harbour
from tests.tui.screen import shown, toasts


async def test_a_file_in_a_synced_folder_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    with desk_at(tmp_path / "Nextcloud" / "claims.db") as desk:
        desk.articles.keep(harbour())
        async with shown(desk) as pilot:
            assert any("that Nextcloud synchronizes" in said for said in toasts(pilot))
