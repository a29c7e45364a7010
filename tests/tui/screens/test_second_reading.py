"""b begins a blind second reading: what others found is shown only once the reader's own verdict is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.material import CEM, desk_at
from tests.tui.screen import NARROW, WIDE, Pasted, desk_screen, press, settled, shown, text, toasts
from tests.tui.screens.test_disputes import claim
from workbench.desk import Desk
from workbench.model import Source
from workbench.tui.screens import frame
from workbench.tui.screens.second_reading import SecondScreen

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
# Of what Cem found, nothing may be seen before the reader's verdict is in.
SECRETS = (
    "✗1",
    "✗",
    "≠",
    "Inaccurate",
    "boxes count twice",
    "refutes",
    "Cem",
    "CD",
    "not in the yearbook",
    "disputed",
)


@pytest.fixture
def checked(desk: Desk, path: Path) -> Desk:
    """Cem has judged two claims of the first article and one of the second; Ada has judged another."""
    with desk_at(path, CEM) as other:
        source = other.sources.add(Source(id="", title="Release"))
        for on in (claim(other), claim(other, 3), claim(other, 2, "High water")):
            other.evidence.attach(
                on,
                source.id,
                quote="1.6 million boxes",
                locator="¶ 2",
                stance="refutes",
                note="not in the yearbook",
            )
            other.verdicts.give(on, "inaccurate", explanation="boxes count twice")
    desk.verdicts.give(claim(desk, 4), "accurate")
    return desk


def spaced(seen: str) -> str:
    return " ".join(seen.replace("│", " ").split())


@SIZES
async def test_only_what_others_checked_is_listed_and_nothing_tells_what_they_found(
    checked: Desk, size: tuple[int, int]
) -> None:
    async with shown(checked, size) as pilot:
        await press(pilot, "b")
        for _ in range(4):
            await press(pilot, "tab")
            seen = text(pilot)
            assert [word for word in SECRETS if word in seen] == []
            assert "1  ·  3.2 million containers" in seen
            assert "3  ·  since 2011" in seen
            assert "four years  " not in seen
            assert "second reading · 2 to read" in seen


@SIZES
async def test_the_passages_are_handed_out_without_stance(checked: Desk, size: tuple[int, int]) -> None:
    async with shown(checked, size) as pilot:
        await press(pilot, "b", "tab", "tab")
        assert "Release, ¶ 2" in text(pilot)
        assert "“1.6 million boxes”" in text(pilot)


@SIZES
async def test_a_verdict_that_differs_shows_both_sides(checked: Desk, size: tuple[int, int]) -> None:
    async with shown(checked, size) as pilot:
        await press(pilot, "b", "5")
        assert toasts(pilot)[-1] == "You differ: Inaccurate (CD)."
        assert "second reading · 1 to read" in text(pilot)
        assert "✗1 Inaccurate" in text(pilot)
    state = checked.claims.get(claim(checked))
    assert state.status == "disputed"
    assert {verdict.rating for verdict in state.verdicts} == {"accurate", "inaccurate"}


async def test_a_verdict_that_agrees_confirms_the_claim(checked: Desk) -> None:
    async with shown(checked) as pilot:
        await press(pilot, "b", "1")
        assert toasts(pilot)[-1] == "You agree: Inaccurate (CD)."
        assert "✗✗1 3.2 million" in text(pilot)
        await press(pilot, "1", "escape")
        assert "✗✗1 3.2 million" in text(pilot)
        assert len(pilot.app.screen_stack) == 1
    assert checked.claims.get(claim(checked)).status == "confirmed"


async def test_what_was_read_is_not_judged_twice(checked: Desk) -> None:
    async with shown(checked) as pilot:
        await press(pilot, "b", "1", "5")
        assert "You have read this." in toasts(pilot)[-1]
    assert checked.claims.get(claim(checked)).status == "confirmed"


async def test_an_explanation_is_written_before_the_verdict(checked: Desk) -> None:
    async with shown(checked) as pilot:
        await press(pilot, "b", "e", Pasted("counted again"), "ctrl+s")
        assert "Why: counted again" in spaced(text(pilot))
        await press(pilot, "0", "down", "enter")
    own = next(
        one for one in checked.claims.get(claim(checked)).verdicts if one.checker == checked.checker.id
    )
    assert (own.rating, own.explanation) == ("mostly_accurate", "counted again")


async def test_leaving_the_picker_or_the_explanation_changes_nothing(checked: Desk) -> None:
    async with shown(checked) as pilot:
        await press(pilot, "b", "0", "escape", "e", "escape")
        assert "second reading · 2 to read" in text(pilot)
    assert len(checked.claims.get(claim(checked)).verdicts) == 1


async def test_the_verdict_is_on_the_scale_of_the_first(desk: Desk, path: Path) -> None:
    with desk_at(path, CEM) as other:
        other.verdicts.give(claim(other), "accurate", scale="politifact")
    async with shown(desk, NARROW) as pilot:
        await press(pilot, "b", "shift+tab")
        assert "on the scale PolitiFact" in spaced(text(pilot))
        await press(pilot, "5")
    assert desk.claims.get(claim(desk)).status == "confirmed"


async def test_the_articles_are_turned_and_the_next_unread_claim_is_found(checked: Desk) -> None:
    async with shown(checked) as pilot:
        await press(pilot, "b", "}")
        screen = pilot.app.screen
        assert isinstance(screen, SecondScreen)
        assert screen.claims.cursor == 1
        await press(pilot, "]")
        assert "2  ·  since 1954" in text(pilot)


async def test_it_begins_with_an_article_that_has_something_to_read(desk: Desk, path: Path) -> None:
    with desk_at(path, CEM) as other:
        other.verdicts.give(claim(other, 2, "High water"), "accurate")
    async with shown(desk) as pilot:
        await press(pilot, "b")
        assert "2  ·  since 1954" in text(pilot)


@pytest.mark.parametrize("keys", [("b",), ("b", "5"), ("b", "0"), ("b", "e", "escape")], ids=" ".join)
async def test_where_nothing_is_to_be_read_it_says_so(desk: Desk, keys: tuple[str, ...]) -> None:
    async with shown(desk) as pilot:
        await press(pilot, *keys)
        assert "Nothing here that others have checked" in text(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_file_without_articles_can_be_left(empty_desk: Desk) -> None:
    async with shown(empty_desk) as pilot:
        await press(pilot, "b", "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_what_another_program_checks_meanwhile_is_listed(checked: Desk, path: Path) -> None:
    async with shown(checked) as pilot:
        await press(pilot, "b")
        with desk_at(path, CEM) as other:
            other.verdicts.give(claim(other, 6), "mixed")
        screen = pilot.app.screen
        assert isinstance(screen, SecondScreen)
        screen.look_again()
        await settled(pilot)
        assert "6  ·  About 1,200 people" in text(pilot)
        assert "second reading · 3 to read" in text(pilot)


async def test_a_claim_that_was_dismissed_meanwhile_is_told_and_not_judged(
    checked: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "_LOOK", 3600)  # the screen does not see it before the key comes
    async with shown(checked) as pilot:
        await press(pilot, "b")
        with desk_at(path, CEM) as other:
            other.verdicts.dismiss(claim(other))
        await press(pilot, "5")
        assert "dismissed" in toasts(pilot)[-1]
    assert len(checked.claims.get(claim(checked)).verdicts) == 1


async def test_where_others_put_another_claim_under_the_cursor_the_next_key_says_so_and_judges_nothing(
    checked: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "_LOOK", 3600)
    async with shown(checked) as pilot:
        await press(pilot, "b")
        screen = pilot.app.screen
        assert isinstance(screen, SecondScreen)
        judged = screen.claims.current
        with desk_at(path, CEM) as other:
            other.verdicts.dismiss(claim(other))
        screen.look_again()
        screen.look_again()
        await settled(pilot)
        now = screen.claims.current
        assert judged
        assert now
        assert judged.claim.id == claim(checked) != now.claim.id
        await press(pilot, "5")
        assert f"“{judged.claim.text}” has left this list" in toasts(pilot)[-1]
        assert not any(
            verdict.checker == checked.checker.id for verdict in checked.claims.get(now.claim.id).verdicts
        )
        await press(pilot, "5")
        assert any(
            verdict.checker == checked.checker.id for verdict in checked.claims.get(now.claim.id).verdicts
        )


@pytest.mark.parametrize("hostile", ["[@click=app.quit]go[/]", "[/] end", "a\x1b[2Jb", "left‮right"])
async def test_what_a_passage_or_a_draft_says_only_shows(desk: Desk, path: Path, hostile: str) -> None:
    with desk_at(path, CEM) as other:
        source = other.sources.add(Source(id="", title=hostile))
        other.evidence.attach(claim(other), source.id, quote=hostile)
        other.verdicts.give(claim(other), "accurate", explanation=hostile)
    async with shown(desk) as pilot:
        await press(pilot, "b", "1")
        seen = text(pilot)
        assert "\x1b" not in seen
        assert "‮" not in seen
        assert "You differ" in toasts(pilot)[-1]


async def test_the_desk_shows_what_was_judged_meanwhile(checked: Desk) -> None:
    async with shown(checked) as pilot:
        await press(pilot, "b", "5", "q")
        assert "1 disputed" in text(pilot)
        assert desk_screen(pilot).claims.cursor == 0
