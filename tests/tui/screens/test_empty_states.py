"""Where there is nothing, the screen says what to do next."""

from __future__ import annotations

import pytest

from tests.tui.material import reading
from tests.tui.screen import NARROW, TINY, WIDE, press, shown, text, toasts
from workbench.desk import Desk
from workbench.tui.actions import ACTIONS, in_context
from workbench.tui.contexts import ContextName


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_file_without_articles_says_how_to_add_one(empty_desk: Desk, size: tuple[int, int]) -> None:
    async with shown(empty_desk, size) as pilot:
        assert "No articles yet. Quit with q and run: workbench add FILE" in text(pilot)
        assert "no articles yet" in text(pilot)


async def test_an_article_without_claims_says_so(empty_desk: Desk) -> None:
    empty_desk.articles.keep(reading("Nothing to check here.", (), title="Quiet day"))
    async with shown(empty_desk) as pilot:
        assert "This article has no claims." in text(pilot)
        assert "Nothing to check here." in text(pilot)


async def test_a_claim_without_evidence_names_the_key_for_it(desk: Desk) -> None:
    async with shown(desk) as pilot:
        assert "No evidence yet. a attaches a source, = calculates." in text(pilot)


async def test_a_claim_without_a_verdict_names_the_keys_for_it(desk: Desk) -> None:
    async with shown(desk, (160, 40)) as pilot:
        assert "1-5 gives a verdict, 0 shows every rating, x says it is no claim." in text(pilot)


@pytest.mark.parametrize("context", ["desk", "pane"])
@pytest.mark.parametrize("size", [WIDE, TINY])
async def test_no_key_does_harm_in_an_empty_file(
    empty_desk: Desk, context: ContextName, size: tuple[int, int]
) -> None:
    actions = in_context(context, ACTIONS)
    pressed = [keys for action in actions for keys in action.keys if action.id != "quit"]
    async with shown(empty_desk, size) as pilot:
        # Escape ends what a key has opened, so that the next one reaches the screen itself.
        await press(pilot, *(one for keys in pressed for one in (*keys.split(), "escape")))
        assert len(pilot.app.screen_stack) == 1
        assert empty_desk.file.entries() == ()
        assert pilot.app.is_running


async def test_a_verdict_without_a_claim_is_told(empty_desk: Desk) -> None:
    async with shown(empty_desk) as pilot:
        await press(pilot, "5")
        assert toasts(pilot) == ["There is no claim here yet."]
