"""While evidence is attached, the form says where the quote stands and finds passages that speak of the claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.material import reading
from tests.tui.screen import NARROW, WIDE, Pasted, press, shown, text, typed
from tests.tui.screens.test_arithmetic_at_the_desk import claims, release
from workbench.desk import Desk
from workbench.model import Source
from workbench.tui.dialogs.fields import LineField

TAKE = ("a", Pasted("Release"), "enter", "enter")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_quote_that_is_there_gets_its_locator(
    desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    release(desk, tmp_path)
    async with shown(desk, size) as pilot:
        await press(pilot, *TAKE, Pasted("rose by 12.5 percent"))
        assert "✓ word for word at ¶ 2" in text(pilot)
        assert pilot.app.screen.query_one("#locator", LineField).value == "¶ 2"
        await press(pilot, "ctrl+s")
    (evidence,) = desk.claims.get(claims(desk)[0]).evidence
    assert (evidence.quote, evidence.locator) == ("rose by 12.5 percent", "¶ 2")


async def test_a_quote_that_is_not_there_gets_the_closest_passage(desk: Desk, tmp_path: Path) -> None:
    release(desk, tmp_path)
    async with shown(desk) as pilot:
        await press(pilot, *TAKE, Pasted("handled 3,214,000 containers in 2024"))
        assert "≠ not word for word; closest at ¶ 1" in text(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_quote_whose_figures_do_not_agree_asks_for_the_stance(
    desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    kept = tmp_path / "register.txt"
    kept.write_text("The quays handled 4,100,000 containers last year.", encoding="utf-8")
    desk.sources.add(Source(id="", title="Release"), file=str(kept))
    asked = "≠ the figures do not agree; if the source refutes the claim, say so"
    async with shown(desk, size) as pilot:
        await press(pilot, *TAKE, Pasted("4,100,000 containers"))
        assert asked in text(pilot)
        await press(pilot, "tab", "right")
        assert asked not in text(pilot)
        assert "✓ word for word at ¶ 1" in text(pilot)
        await press(pilot, "left")
        assert asked in text(pilot)


async def test_a_quote_that_agrees_asks_nothing(desk: Desk, tmp_path: Path) -> None:
    release(desk, tmp_path)
    async with shown(desk) as pilot:
        await press(pilot, *TAKE, Pasted("3,214,880 containers"))
        assert "✓ word for word" in text(pilot)
        assert "do not agree" not in text(pilot)


async def test_the_locator_follows_the_quote_until_a_person_writes_one(desk: Desk, tmp_path: Path) -> None:
    release(desk, tmp_path)
    async with shown(desk) as pilot:
        await press(pilot, *TAKE, Pasted("The quays handled"))
        locator = pilot.app.screen.query_one("#locator", LineField)
        assert locator.value == "¶ 1"
        await press(pilot, "shift+tab", *(["backspace"] * 3), *typed("p. 9"), "tab", Pasted(" 3,214,880"))
        assert locator.value == "p. 9"


async def test_a_source_without_a_text_has_nothing_to_look_in(desk: Desk) -> None:
    desk.sources.add(Source(id="", title="Release"))
    async with shown(desk) as pilot:
        await press(pilot, *TAKE, *typed("anything"))
        assert "no text of this source" in text(pilot)


@pytest.mark.parametrize("keys", [("ctrl+f",), ("shift+tab", "f")], ids=" ".join)
async def test_a_passage_that_speaks_of_the_claim_is_taken_whole(
    desk: Desk, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    source = release(desk, tmp_path)
    async with shown(desk) as pilot:
        await press(pilot, "a", *keys)
        assert "Release, ¶ 1" in text(pilot)
        assert "✓ 3.2 million containers" in text(pilot)
        await press(pilot, "enter", "ctrl+s")
    (evidence,) = desk.claims.get(claims(desk)[0]).evidence
    assert (evidence.source_id, evidence.locator) == (source.id, "¶ 1")
    assert evidence.quote == "The quays handled 3,214,880 containers in 2024."


async def test_a_passage_of_another_article_names_it_as_a_new_source(empty_desk: Desk) -> None:
    told = "Last year 3.2 million containers passed the quays of Vell."
    empty_desk.articles.keep(
        reading(told, (("3.2 million containers", ""),), title="A port", publisher="Courier")
    )
    again = "The quays of Vell handled 3.2 million containers last year."
    empty_desk.articles.keep(
        reading(again, (("3.2 million containers", ""),), title="B port", publisher="Gazette")
    )
    async with shown(empty_desk) as pilot:
        await press(pilot, "a", "ctrl+f", "enter", "ctrl+s")
    (source,) = empty_desk.sources.all()
    assert source.publisher in ("Courier", "Gazette")


async def test_leaving_the_passages_leaves_the_form_as_it_was(desk: Desk, tmp_path: Path) -> None:
    release(desk, tmp_path)
    async with shown(desk) as pilot:
        await press(pilot, *TAKE, *typed("rose by"), "ctrl+f", "escape")
        assert "Evidence for" in text(pilot)
        assert "rose by" in text(pilot)


async def test_a_claim_of_which_nothing_speaks_says_so(empty_desk: Desk) -> None:
    empty_desk.articles.keep(reading("The weir has 31 gates.", (("31 gates", ""),)))
    async with shown(empty_desk) as pilot:
        await press(pilot, "a", "ctrl+f")
        assert "Nothing in the file speaks of this claim." in text(pilot)
        await press(pilot, "enter")
        assert "Nothing in the file speaks of this claim." in text(pilot)
