from __future__ import annotations

import pytest

from tests.tui.screen import NARROW, TINY, WIDE, current, desk_screen, lines, press, settled, shown, text
from workbench.desk import Desk
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.panes.evidence import EvidencePane
from workbench.tui.panes.verdict import VerdictPane

PANES = (ClaimList, ArticlePane, EvidencePane, VerdictPane)


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        (WIDE, {"claims", "article", "evidence", "verdict"}),
        ((120, 24), {"claims", "article"}),
        (NARROW, {"claims", "article"}),
        ((60, 16), {"claims", "article"}),
        (TINY, {"claims"}),
        ((200, 10), {"claims"}),
    ],
)
async def test_each_size_shows_the_panes_there_is_room_for(
    desk: Desk, size: tuple[int, int], seen: set[str]
) -> None:
    async with shown(desk, size) as pilot:
        assert {pane.id for pane in pilot.app.screen.query(ClaimList)} == {"claims"}
        found = {pane.id for kind in PANES for pane in pilot.app.screen.query(kind) if pane.size.area > 0}
        assert found == seen


async def test_two_columns_stand_beside_each_other(desk: Desk) -> None:
    async with shown(desk) as pilot:
        claims, article = (pilot.app.screen.query_one(kind).region for kind in (ClaimList, ArticlePane))
        assert claims.right <= article.x
        assert claims.y == article.y


async def test_one_column_has_the_list_above_the_pane(desk: Desk) -> None:
    async with shown(desk, NARROW) as pilot:
        claims, article = (pilot.app.screen.query_one(kind).region for kind in (ClaimList, ArticlePane))
        assert claims.bottom <= article.y
        assert claims.x == article.x


@pytest.mark.parametrize(
    ("keys", "pane"),
    [
        (("tab", "tab"), EvidencePane),
        (("l", "l", "l"), VerdictPane),
        (("h",), VerdictPane),
        (("l", "l", "h"), ArticlePane),
    ],
)
async def test_in_one_column_the_panes_are_tabs(
    desk: Desk, keys: tuple[str, ...], pane: type[EvidencePane]
) -> None:
    async with shown(desk, NARROW) as pilot:
        await press(pilot, *keys)
        seen = [kind for kind in PANES[1:] if pilot.app.screen.query_one(kind).size.area > 0]
        assert seen == [pane]
        assert " Article │ Evidence │ Verdict " in text(pilot)


async def test_the_tab_stays_when_the_list_is_used_again(desk: Desk) -> None:
    async with shown(desk, NARROW) as pilot:
        await press(pilot, "l", "l", "escape", "j")
        assert pilot.app.screen.query_one(EvidencePane).size.area > 0
        assert desk_screen(pilot).claims.cursor == 1


async def test_a_resized_terminal_is_laid_out_anew_and_keeps_the_claim(desk: Desk) -> None:
    async with shown(desk, WIDE) as pilot:
        await press(pilot, "G")
        before = current(pilot)
        for size in (TINY, NARROW, (44, 9), WIDE):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert current(pilot) == before
            assert any(before.claim.text in line and "▌" in line for line in lines(pilot))


async def test_keys_move_to_the_list_when_their_pane_no_longer_fits(desk: Desk) -> None:
    async with shown(desk, WIDE) as pilot:
        await press(pilot, "l")
        await pilot.resize_terminal(*TINY)
        await settled(pilot)
        await press(pilot, "j")
        assert desk_screen(pilot).claims.cursor == 1


@pytest.mark.parametrize("size", [WIDE, NARROW, TINY, (61, 17), (30, 6)])
async def test_every_line_is_as_wide_as_the_terminal(desk: Desk, size: tuple[int, int]) -> None:
    async with shown(desk, size) as pilot:
        seen = lines(pilot)
        assert len(seen) == size[1]
        assert {len(line) for line in seen} == {size[0]}


async def test_the_header_names_file_article_origin_and_progress(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5")
        assert lines(pilot)[0].split() == [
            "claims.db",
            "A",
            "port",
            "awakes",
            "Vell",
            "Courier",
            "2025-02-14",
            "1/2",
            "1",
            "of",
            "9",
            "checked",
        ]


async def test_the_current_claim_is_marked_in_the_article_and_scrolled_to(desk: Desk) -> None:
    async with shown(desk, (80, 18)) as pilot:
        await press(pilot, "G")
        marked = [line for line in lines(pilot)[9:] if "▌" in line]
        assert len(marked) == 1
        assert "by 2030" in marked[0]


async def test_the_article_tells_how_far_it_is_read(desk: Desk) -> None:
    async with shown(desk, (80, 18)) as pilot:
        await press(pilot, "G")
        assert " 100% " in text(pilot)


@pytest.mark.parametrize(
    ("size", "hints"),
    [(WIDE, ("/ filter", "1-5 verdict", "u undo", "? help")), (TINY, ("/ filter", "? help"))],
)
async def test_the_footer_always_has_room_for_the_help(
    desk: Desk, size: tuple[int, int], hints: tuple[str, ...]
) -> None:
    async with shown(desk, size) as pilot:
        assert [hint for hint in hints if hint not in lines(pilot)[-1]] == []


async def test_a_click_chooses_the_row(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await pilot.click(ClaimList, offset=(5, 4))
        await settled(pilot)
        assert desk_screen(pilot).claims.cursor == 3
