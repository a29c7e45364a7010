"""What is done to several claims is one step: one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.pilot import Pilot

from tests.tui.screen import desk_screen, press, shown, text, toasts, typed
from workbench.desk import Desk
from workbench.model import ClaimFilter, ClaimState


def claims(desk: Desk) -> list[ClaimState]:
    return list(desk.claims.each(ClaimFilter(article=desk.articles.all()[0].id)))


def mark(pilot: Pilot[None], marked: Sequence[ClaimState]) -> None:
    desk_screen(pilot).selecting.mark(state.claim.id for state in marked)


# Keys, and what they leave of each of three claims.
ACTS: list[tuple[tuple[str, ...], tuple[str, str, int]]] = [
    (("4",), ("checked", "mostly_accurate", 0)),
    (("0", "n"), ("checked", "not_checkable", 0)),
    (("x",), ("dismissed", "", 0)),
    (("a", *typed("Yearbook"), "enter", "ctrl+s"), ("checking", "", 1)),
    (("e", *typed("as one"), "ctrl+s", "2"), ("checked", "mostly_inaccurate", 0)),
]


@pytest.mark.parametrize(("keys", "left"), ACTS, ids=lambda part: str(part[0]))
async def test_an_act_on_three_claims_is_undone_at_once(
    desk: Desk, keys: tuple[str, ...], left: tuple[str, str, int]
) -> None:
    before = claims(desk)
    async with shown(desk) as pilot:
        mark(pilot, before[1:4])
        await press(pilot, *keys)
        after = claims(desk)
        assert [
            (state.status, "".join(verdict.rating for verdict in state.verdicts), len(state.evidence))
            for state in after[1:4]
        ] == [left] * 3
        assert after[:1] + after[4:] == before[:1] + before[4:]
        await press(pilot, "u")
        assert claims(desk) == before
        await press(pilot, "U")
        assert claims(desk) == after


async def test_the_cursor_stays_where_several_claims_are_judged(desk: Desk) -> None:
    async with shown(desk) as pilot:
        mark(pilot, claims(desk)[1:4])
        await press(pilot, "j", "5")
        assert desk_screen(pilot).claims.cursor == 1


async def test_e_after_a_verdict_on_several_explains_all_of_them(desk: Desk) -> None:
    async with shown(desk) as pilot:
        mark(pilot, claims(desk)[1:4])
        await press(pilot, "5", "e")
        assert "Why Accurate? 3 claims" in text(pilot)
        await press(pilot, *typed("the same table"), "ctrl+s")
        assert [verdict.explanation for state in claims(desk) for verdict in state.verdicts] == [
            "the same table"
        ] * 3
        await press(pilot, "u")
        assert [verdict.explanation for state in claims(desk) for verdict in state.verdicts] == [""] * 3


async def test_only_those_of_several_that_are_no_claims_yet_are_marked_as_none(desk: Desk) -> None:
    desk.verdicts.dismiss(claims(desk)[2].claim.id)
    async with shown(desk) as pilot:
        mark(pilot, claims(desk)[1:4])
        await press(pilot, "x")
        assert [state.status for state in claims(desk)[1:4]] == ["dismissed"] * 3
        await press(pilot, "x")
        assert [state.status for state in claims(desk)[1:4]] == ["open"] * 3


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("c", "This is for one claim, and 3 are marked."),
        ("5", "1 of the 3 claims are marked as none; x takes that back."),
    ],
)
async def test_what_several_claims_do_not_allow_is_told(desk: Desk, key: str, line: str) -> None:
    desk.verdicts.dismiss(claims(desk)[2].claim.id)
    async with shown(desk) as pilot:
        mark(pilot, claims(desk)[1:4])
        await press(pilot, key)
        assert toasts(pilot) == [line]
    assert [state.verdicts for state in claims(desk)] == [()] * 9
