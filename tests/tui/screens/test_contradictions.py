"""A claim that cannot hold beside another one says so above its evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.material import CEM, desk_at
from tests.tui.screen import NARROW, WIDE, desk_screen, press, settled, shown, text
from tests.tui.screens.test_arithmetic_at_the_desk import read
from workbench.desk import Desk
from workbench.tui.state import arithmetic

TWICE = (
    "Norvik has 12,000 ships in its harbour.\n\nThe fog came late.\n\nNorvik has 21,000 ships in its harbour."
)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
async def test_a_contradiction_inside_the_article_is_told(empty_desk: Desk, size: tuple[int, int]) -> None:
    empty_desk.articles.keep(read(TWICE, "Ships"))
    async with shown(empty_desk, size) as pilot:
        await press(pilot, "tab", *(["tab"] if size == NARROW else []))
        other = empty_desk.contradictions.find()[0].other
        assert other is not None
        assert f"≠ contradicts claim {other.number}: 12,000 against 21,000" in text(pilot)


async def test_a_contradiction_goes_when_the_other_is_dismissed_elsewhere(
    empty_desk: Desk, path: Path
) -> None:
    empty_desk.articles.keep(read(TWICE, "Ships"))
    async with shown(empty_desk) as pilot:
        assert "≠ contradicts" in text(pilot)
        with desk_at(path, CEM) as other:
            found = other.contradictions.find()[0].other
            assert found is not None
            other.verdicts.dismiss(found.claim.id)
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert "≠ contradicts" not in text(pilot)


async def test_an_article_too_long_to_look_through_says_so(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arithmetic, "_MOST_SET_AGAINST", 1)
    empty_desk.articles.keep(read(TWICE, "Ships"))
    async with shown(empty_desk, (160, 36)) as pilot:
        assert "○ not set against the 2 claims" in text(pilot)
        assert "≠ contradicts" not in text(pilot)
