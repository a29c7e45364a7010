"""What another program writes to the file comes onto the screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.material import CEM, desk_at, harbour, river
from tests.tui.screen import current, desk_screen, press, settled, shown, text, toasts, typed, until
from tests.tui.screens.test_when_something_fails import locked
from tests.waiting import PATIENCE
from workbench.desk import Desk, Session
from workbench.model import ClaimFilter
from workbench.store import ClaimsFile


async def test_anothers_verdict_appears_and_the_cursor_stays(desk: Desk, path: Path) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "j", "j", "tab")
        with desk_at(path, CEM) as other:
            other.verdicts.give(current(pilot).claim.id, "accurate")
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert current(pilot).claim.text == "since 2011"
        assert "✓ 5 since 2011" in text(pilot)
        assert "1 of 9 checked" in text(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "article"


_VERDICT = """
import sys
from pathlib import Path
from tests.tui.material import CEM, desk_at
with desk_at(Path(sys.argv[1]), CEM) as desk:
    desk.verdicts.give(sys.argv[2], "accurate")
"""


async def test_the_verdict_of_another_process_appears_by_itself(desk: Desk, path: Path) -> None:
    async with shown(desk) as pilot:
        claim = current(pilot).claim.id
        other = subprocess.Popen([sys.executable, "-c", _VERDICT, path, claim], cwd=Path(__file__).parents[3])
        assert other.wait(timeout=PATIENCE) == 0
        await until(pilot, lambda: "1 of 9 checked" in text(pilot))


async def test_anothers_article_appears_in_an_empty_file(empty_desk: Desk, path: Path) -> None:
    async with shown(empty_desk) as pilot:
        with desk_at(path, CEM) as other:
            other.articles.keep(river())
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert "High water" in text(pilot)


async def test_anothers_article_does_not_turn_the_page(empty_desk: Desk, path: Path) -> None:
    empty_desk.articles.keep(river())
    async with shown(empty_desk) as pilot:
        await press(pilot, "j")
        with desk_at(path, CEM) as other:
            other.articles.keep(harbour())
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert current(pilot).claim.text == "since 1954"
        assert "High water  Vell Courier 2025-03-01  2/2" in text(pilot)


@pytest.mark.parametrize(
    ("erased", "seen", "unseen"),
    [
        (1, ("A port awakes", "3.2 million containers"), ("High water", "since 1954")),
        (2, ("No articles yet.", "no articles yet"), ("A port awakes", "High water", "since 1954")),
    ],
)
async def test_articles_that_another_erases_leave_the_screen(
    desk: Desk, path: Path, erased: int, seen: tuple[str, ...], unseen: tuple[str, ...]
) -> None:
    doomed = [head.id for head in reversed(desk.articles.all())][:erased]
    async with shown(desk) as pilot:
        await press(pilot, "]", "j")
        with desk_at(path, CEM) as other:
            for article in doomed:
                other.upkeep.erase(article, why="an order")
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert [one for one in seen if one not in text(pilot)] == []
        assert [one for one in unseen if one in text(pilot)] == []
        assert desk_screen(pilot).claims.cursor == 0
        await press(pilot, "]", "[", "j", "}", "5" if erased == 2 else "k")
        assert pilot.app.is_running


async def test_a_key_after_the_cursor_was_moved_is_for_the_claim_it_was_moved_to(
    desk: Desk, path: Path
) -> None:
    async with shown(desk) as pilot:
        with desk_at(path, CEM) as other:
            other.upkeep.erase(desk.articles.all()[0].id, why="an order")
        desk_screen(pilot).look_again()
        await settled(pilot)
        await press(pilot, "j", "5")
        assert "has left this list" not in "".join(toasts(pilot))
        assert [state.status for state in desk.claims.each()].count("checked") == 1


async def test_articles_that_cannot_be_read_stay_on_the_screen(desk: Desk, path: Path) -> None:
    with Desk.of(Session(ClaimsFile.open(path, timeout=0.01), CEM)) as impatient:
        async with shown(impatient) as pilot:
            desk.verdicts.give(current(pilot).claim.id, "accurate")
            with locked(path):
                desk_screen(pilot).look_again()
                await settled(pilot)
            assert len(desk_screen(pilot).listing.heads) == 2
            assert "A port awakes" in text(pilot)


async def test_a_filter_stays_when_others_write(desk: Desk, path: Path) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "/", *typed("rail"), "enter", "j")
        with desk_at(path, CEM) as other:
            claim = next(other.claims.each(ClaimFilter(article=desk.articles.all()[0].id)))
            other.verdicts.give(claim.claim.id, "accurate")
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert len(desk_screen(pilot).claims.rows) == 2
        assert current(pilot).claim.text == "by 2030"


async def test_nothing_is_read_again_where_nobody_wrote(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5")
        rows = desk_screen(pilot).claims.rows
        desk_screen(pilot).look_again()
        assert desk_screen(pilot).claims.rows is rows


async def test_what_another_merges_into_the_file_comes_onto_the_screen(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    claim = next(desk.claims.each(ClaimFilter(article=desk.articles.all()[0].id))).claim.id
    desk.verdicts.give(claim, "accurate")
    with desk_at(tmp_path / "other.db", CEM) as other:
        other.articles.keep(harbour())
        other.verdicts.give(claim, "inaccurate", explanation="counted by weight")
        other.sharing.share(tmp_path / "copy.db")
    async with shown(desk) as pilot:
        with desk_at(path, CEM) as merging:
            merging.sharing.merge(tmp_path / "copy.db")
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert "1 disputed" in text(pilot)
        assert "counted by weight" in text(pilot)
