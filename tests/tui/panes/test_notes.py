"""What persons noted on a claim stands below its evidence: the text, who wrote it and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.material import CEM, desk_at
from tests.tui.screen import NARROW, WIDE, press, shown, text
from tests.tui.screens.test_disputes import claim
from workbench.desk import Desk
from workbench.model import Source
from workbench.store.kinds.bodies import NoteBody


def note(desk: Desk, on: str, words: str) -> None:
    desk.session.write("note", NoteBody(claim_id=on, text=words))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
async def test_a_note_is_shown_with_who_and_when(desk: Desk, path: Path, size: tuple[int, int]) -> None:
    with desk_at(path, CEM) as other:
        note(other, claim(other), "ask the port again in May")
    async with shown(desk, size) as pilot:
        await press(pilot, "tab", "tab")
        assert "note  CD · 2025-02-14 09:0" in text(pilot)
        assert "ask the port again in May" in text(pilot)
        assert "No evidence yet" in text(pilot)


async def test_notes_stand_below_the_evidence(desk: Desk) -> None:
    source = desk.sources.add(Source(id="", title="Yearbook"))
    note(desk, claim(desk), "counted twice")
    desk.evidence.attach(claim(desk), source.id, quote="3,214,880")
    async with shown(desk) as pilot:
        assert 0 < text(pilot).index("“3,214,880”") < text(pilot).index("counted twice")


async def test_a_second_reader_sees_no_note_before_their_verdict(desk: Desk, path: Path) -> None:
    with desk_at(path, CEM) as other:
        other.verdicts.give(claim(other), "accurate")
        note(other, claim(other), "rounded in our favour")
    async with shown(desk) as pilot:
        await press(pilot, "b")
        assert "rounded in our favour" not in text(pilot)
        await press(pilot, "1")
        assert "rounded in our favour" in text(pilot)


@pytest.mark.parametrize("words", ["[@click=app.quit]go[/]", "[/] end", "a\x1b[2Jb", "left\u202eright"])
async def test_what_a_note_says_only_shows(desk: Desk, words: str) -> None:
    note(desk, claim(desk), words)
    async with shown(desk) as pilot:
        assert "\x1b" not in text(pilot)
        assert "\u202e" not in text(pilot)
        assert pilot.app.is_running
