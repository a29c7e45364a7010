"""The claims of a long list, a page at a time."""

from __future__ import annotations

import pytest

from tests.tui.screen import desk_screen, press, settled, shown, text
from workbench.desk import Desk
from workbench.model import ClaimFilter, ClaimState
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.panes.claim_row import pieces
from workbench.tui.state.pages import PAGE, Pages


def state(desk: Desk) -> ClaimState:
    return next(desk.claims.each())


class Fetched:
    """A reader that remembers what it was asked for, and may have lost rows."""

    def __init__(self, one: ClaimState, lost: frozenset[int] = frozenset()) -> None:
        self.one = one
        self.lost = lost
        self.asked: list[tuple[int, ...]] = []

    def __call__(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        self.asked.append(rows)
        return tuple(self.one for row in rows if row not in self.lost)


def test_a_page_is_asked_for_once(desk: Desk) -> None:
    read = Fetched(state(desk))
    pages = Pages(tuple(range(1_000)), read)
    assert [pages.get(place) is not None for place in (0, PAGE - 1, 1, PAGE)] == [True] * 4
    assert [(asked[0], len(asked)) for asked in read.asked] == [(0, PAGE), (PAGE, PAGE)]


def test_far_pages_are_let_go(desk: Desk) -> None:
    read = Fetched(state(desk))
    pages = Pages(tuple(range(PAGE * 40)), read)
    for place in (*range(0, PAGE * 40, PAGE), 0):
        pages.get(place)
    assert len(read.asked) == 41


@pytest.mark.parametrize("place", [-1, 10, 1_000])
def test_there_is_nothing_beyond_the_ends(desk: Desk, place: int) -> None:
    assert Pages(tuple(range(10)), Fetched(state(desk))).get(place) is None


def test_rows_that_are_gone_are_noticed(desk: Desk) -> None:
    pages = Pages((1, 2, 3), Fetched(state(desk), lost=frozenset({2})))
    assert not pages.incomplete
    assert pages.get(2) is None
    assert pages.incomplete


@pytest.mark.parametrize("width", [12, 30, 44, 60, 120])
def test_a_row_fills_the_list_exactly(desk: Desk, width: int) -> None:
    row = pieces(state(desk), width=width, digits=2, current=True)
    assert len("".join(piece.text for piece in row)) == width


async def test_a_long_list_asks_only_for_what_is_seen(desk: Desk) -> None:
    async with shown(desk) as pilot:
        read = Fetched(state(desk))
        claims = desk_screen(pilot).claims
        claims._fetch = read
        claims.show(tuple(range(1_000_000)), digits=7)
        await settled(pilot)
        await press(pilot, "G")
        assert claims.cursor == 999_999
        assert "1000000 of 1000000" in text(pilot)
        await press(pilot, "pageup", "g", "g")
        assert {asked[0] // PAGE for asked in read.asked} <= {0, 3905, 3906}
        assert isinstance(claims, ClaimList)


@pytest.mark.parametrize(
    ("number", "row"),
    [
        (2, "  2  ·  14 percent more than … port authority "),
        (1, "  1  ·  3.2 million containers port authority "),
        (4, "  4  ·  between €40 million and €50 million   "),
    ],
)
def test_the_text_takes_the_room_that_no_claimant_needs(desk: Desk, number: int, row: str) -> None:
    found = list(desk.claims.each(ClaimFilter(article=desk.articles.all()[0].id)))[number - 1]
    assert "".join(one.text for one in pieces(found, width=46, digits=2, current=False)) == row
