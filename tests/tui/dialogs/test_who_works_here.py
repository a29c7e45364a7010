"""Somebody who has not said who they are is asked once, before their first work, which is then done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.screen import desk_screen, press, settled, text, typed
from workbench import settings
from workbench.desk import Desk
from workbench.model import ClaimFilter, checker_of
from workbench.tui.app import WorkbenchApp


@pytest.fixture(autouse=True)
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("WORKBENCH_CHECKER", raising=False)


@asynccontextmanager
async def _unnamed(desk: Desk) -> AsyncIterator[Pilot[None]]:
    app = WorkbenchApp(desk, unnamed=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        yield pilot


def _given(desk: Desk) -> list[str]:
    return [verdict.checker for state in desk.claims.each(ClaimFilter()) for verdict in state.verdicts]


async def test_the_first_verdict_asks_for_a_name_and_is_given_under_it(desk: Desk) -> None:
    ines = checker_of("Ines Vold", organization="The Quay")
    async with _unnamed(desk) as pilot:
        await press(pilot, "5")
        assert "Who works here?" in text(pilot)
        assert _given(desk) == []
        await press(pilot, *typed("Ines Vold"), "enter", *typed("The Quay"), "enter")
        assert _given(desk) == [ines.id]
        assert settings.checker() == ines
        await press(pilot, "5")
        assert _given(desk) == [ines.id, ines.id]
        assert "Who works here?" not in text(pilot)


async def test_whoever_does_not_want_to_say_works_on_and_is_not_asked_again(desk: Desk) -> None:
    async with _unnamed(desk) as pilot:
        await press(pilot, "5", "escape")
        assert _given(desk) == [desk.checker.id]
        assert not settings.is_named()
        await press(pilot, "x")
        assert "Who works here?" not in text(pilot)


async def test_the_first_source_asks_for_a_name_and_is_added_under_it(desk: Desk) -> None:
    async with _unnamed(desk) as pilot:
        await press(pilot, "s", "ctrl+n")
        assert "Who works here?" in text(pilot)
        await press(pilot, *typed("Ines Vold"), "enter", "enter")
        assert "A new source" in text(pilot)
        await press(pilot, *typed("A call"), "ctrl+s")
        assert "Sources · 1" in text(pilot)
        await press(pilot, "ctrl+n")
        assert "Who works here?" not in text(pilot)
    (source,) = desk.sources.all()
    assert desk.file.entry(source.id).checker == checker_of("Ines Vold").id


async def test_reading_asks_for_nothing(desk: Desk) -> None:
    async with _unnamed(desk) as pilot:
        await press(pilot, "j", "tab", "]", "s")
        assert "Who works here?" not in text(pilot)
        assert desk_screen(pilot).introduction.pending
