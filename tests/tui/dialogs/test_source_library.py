"""The library of sources on the screen: s opens it, typing narrows it, Enter reads, Ctrl+N adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store import material as m
from tests.tui.screen import NARROW, WIDE, Pasted, press, shown, text, typed
from tests.tui.screens.test_arithmetic_at_the_desk import release
from workbench.desk import Desk
from workbench.model import Source


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_s_lists_the_sources_and_typing_narrows_them(desk: Desk, size: tuple[int, int]) -> None:
    desk.sources.add(Source(id="", title="Port yearbook", publisher="Port of Vell"))
    desk.sources.add(Source(id="", title="Rail survey", confidential=True))
    async with shown(desk, size) as pilot:
        await press(pilot, "s")
        seen = text(pilot)
        assert "Port yearbook" in seen
        assert "Port of Vell" in seen
        assert "confidential" in seen
        await press(pilot, *typed("rail"))
        assert "Port yearbook" not in text(pilot)
        assert "Rail survey" in text(pilot)
        await press(pilot, *typed("x"))
        assert "No source fits" in text(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_sources_with_one_number_are_told_apart(desk: Desk, size: tuple[int, int]) -> None:
    tides, pilots = m.source("Tide tables", number=12), m.source("Pilots", number=12)
    desk.file.append([tides, pilots])
    desk.sources.add(Source(id="", title="Yearbook"))
    async with shown(desk, size) as pilot:
        await press(pilot, "s")
        assert f"s12-{tides.id[:2]} Tide tables" in text(pilot)
        assert "s13  Yearbook" in text(pilot)
        await press(pilot, *typed(f"s12-{pilots.id[:2]}"), "enter")
        assert f"s12-{pilots.id[:2]} · Pilots" in text(pilot)


async def test_the_form_for_evidence_takes_short_names(desk: Desk) -> None:
    for number in range(12):
        desk.sources.add(Source(id="", title=f"Annex {number:02}"))
    async with shown(desk) as pilot:
        await press(pilot, "a", *typed("s1"))
        assert "s1   Annex 00" in text(pilot)
        await press(pilot, "backspace", *typed("12"), "enter", "ctrl+s")
    assert [
        desk.sources.get(one.source_id).title for state in desk.claims.each() for one in state.evidence
    ] == ["Annex 11"]


async def test_a_number_that_two_have_is_chosen_from_both_in_the_form(desk: Desk) -> None:
    tides, pilots = m.source("Tide tables", number=12), m.source("Pilots", number=12)
    desk.file.append([tides, pilots])
    async with shown(desk) as pilot:
        await press(pilot, "a", *typed("s12"))
        for one in (tides, pilots):
            assert f"s12-{one.id[:2]} " in text(pilot)
        await press(pilot, *typed(f"-{tides.id[:2]}"), "enter", "ctrl+s")
    assert [one.source_id for state in desk.claims.each() for one in state.evidence] == [tides.id]


async def test_enter_shows_the_passages_with_their_places(desk: Desk, tmp_path: Path) -> None:
    desk.sources.add(Source(id="", title="A letter"))
    release(desk, tmp_path)
    async with shown(desk) as pilot:
        await press(pilot, "s", "down", "enter")
        seen = text(pilot)
        assert "The quays handled 3,214,880 containers in 2024." in seen
        assert "¶ 2" in seen
        await press(pilot, "escape")
        assert "Sources · 2" in text(pilot)


async def test_a_source_without_text_says_so(desk: Desk) -> None:
    desk.sources.add(Source(id="", title="A letter"))
    async with shown(desk) as pilot:
        await press(pilot, "s", "enter")
        assert "The file has no text of this source." in text(pilot)


async def test_an_empty_library_says_how_it_is_filled(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "s", "enter")
        assert "No sources yet. Ctrl+N adds one." in text(pilot)


async def test_a_source_is_added_by_its_title(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "s", "ctrl+n", Pasted("Call with the harbour master"), "ctrl+s")
        assert "Call with the harbour master" in text(pilot)
        assert "Sources · 1" in text(pilot)
    assert [one.title for one in desk.sources.all()] == ["Call with the harbour master"]


async def test_a_source_is_added_by_its_file(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("year,containers\n2024,3214880\n", encoding="utf-8")
    async with shown(desk) as pilot:
        await press(pilot, "s", "ctrl+n", *typed("Table"), "enter")
        await press(pilot, Pasted(str(table)), "ctrl+s")
        await press(pilot, "enter")
        assert "3214880" in text(pilot)
    assert [(one.title, one.kind) for one in desk.sources.all()] == [("Table", "dataset")]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ((), "Give it a title, or a file or an address."),
        (("tab", Pasted("no such file.pdf")), "no such file.pdf"),
    ],
    ids=["nothing", "no file"],
)
async def test_what_cannot_be_added_is_told_and_the_form_stays(
    desk: Desk, keys: tuple[str, ...], told: str
) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "s", "ctrl+n", *keys, "ctrl+s")
        assert told in text(pilot)
        assert "Adding" not in text(pilot)
        assert "A new source" in text(pilot)
        await press(pilot, "escape", "escape")
    assert desk.sources.all() == ()


async def test_what_a_source_says_only_shows(desk: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "hostile.txt"
    kept.write_text("Said [@click=app.quit]once[/] and [/] no more.", encoding="utf-8")
    desk.sources.add(Source(id="", title="[bold]T[/]", publisher="[/] P"), file=str(kept))
    async with shown(desk) as pilot:
        await press(pilot, "s")
        assert "[bold]T[/]  [/] P" in text(pilot)
        await press(pilot, "enter")
        assert "Said [@click=app.quit]once[/] and [/] no more." in text(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_words_find_what_a_source_says_and_enter_goes_there(
    desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    kept = tmp_path / "long.txt"
    kept.write_text(
        "\n\n".join([*(f"It rained on day {n}." for n in range(60)), "The crane fell into the basin."]),
        encoding="utf-8",
    )
    desk.sources.add(Source(id="", title="Report"), file=str(kept))
    desk.sources.add(Source(id="", title="Crane catalogue"))
    async with shown(desk, size) as pilot:
        await press(pilot, "s", *typed("crane"))
        seen = text(pilot)
        assert "Crane catalogue" in seen
        assert "¶ 61  The crane fell into the basin." in seen
        await press(pilot, "down", "enter")
        seen = text(pilot)
        assert "▌ The crane fell into the basin." in seen
        await press(pilot, "escape", *typed("s of old"))
        assert "No source fits, and none says this." in text(pilot)


async def test_a_passage_that_is_found_only_shows(desk: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "hostile.txt"
    kept.write_text("Crane [@click=app.quit]once[/] and [/] no\u202e more.", encoding="utf-8")
    desk.sources.add(Source(id="", title="Report"), file=str(kept))
    async with shown(desk) as pilot:
        await press(pilot, "s", *typed("crane"))
        assert "Crane [@click=app.quit]once[/] and [/] no" in text(pilot)
        assert "\u202e" not in text(pilot)
