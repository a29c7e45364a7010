"""Nothing that a person types leaves the screen without a way out, however long a file or an address takes."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.screen import NARROW, Pasted, press, shown, text
from workbench.desk import Desk
from workbench.read import address
from workbench.tui.state.library import why_unreadable_here


@pytest.fixture
def pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A named pipe that nobody writes to: who opens it waits for ever."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    return Path("pipe.txt")


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that accepts a connection and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/report"


@pytest.mark.parametrize("location", ["-", " - ", "/dev/stdin", "/dev/null"])
async def test_a_source_is_not_read_from_what_the_screen_owns_or_what_never_ends(
    desk: Desk, location: str
) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "s", "ctrl+n", "tab", Pasted(location), "ctrl+s")
        assert "save" in text(pilot)
        assert "Adding" not in text(pilot)
        await press(pilot, "escape", "escape")
        assert len(pilot.app.screen_stack) == 1
    assert desk.sources.all() == ()


async def test_a_pipe_is_refused_before_anybody_waits_for_it(desk: Desk, pipe: Path) -> None:
    async with shown(desk, NARROW) as pilot:
        await press(pilot, "s", "ctrl+n", "tab", Pasted(str(pipe)), "ctrl+s")
        assert "such as a pipe or a device" in " ".join(text(pilot).replace("│", " ").split())
        await press(pilot, "escape", "escape", "j")
        assert len(pilot.app.screen_stack) == 1


def test_why_a_location_cannot_be_read_is_told_only_where_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Said.")
    for location in (
        "",
        "https://example.org/-",
        str(tmp_path / "report.txt"),
        str(tmp_path),
        "no such file",
        "a\0b",
    ):
        assert why_unreadable_here(location) == ""


@pytest.mark.parametrize("leaves", [("escape", "escape", "escape"), ("ctrl+q",)], ids=" ".join)
async def test_reading_that_never_ends_is_stopped_by_a_key(
    desk: Desk, silent: str, monkeypatch: pytest.MonkeyPatch, leaves: tuple[str, ...]
) -> None:
    monkeypatch.setenv(address.ALLOW, "1")
    async with shown(desk) as pilot:
        await press(pilot, "s", "ctrl+n", "tab", Pasted(silent))
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press(*leaves)
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1 or not pilot.app.is_running
    assert desk.sources.all() == ()
