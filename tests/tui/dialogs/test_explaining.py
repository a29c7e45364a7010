"""e writes why: for the claim just judged, under its name, and never as keys where there is nothing to explain."""

from __future__ import annotations

import pytest

from tests.tui.screen import Pasted, current, desk_screen, press, shown, text, toasts, typed
from workbench.desk import Desk
from workbench.model import ClaimFilter, ClaimState

PROSE = "Because 5 of 12 boats, quoted in U2; x marks 3 = 1 sub."


def claims(desk: Desk) -> list[ClaimState]:
    return list(desk.claims.each(ClaimFilter(article=desk.articles.all()[0].id)))


def explained(desk: Desk) -> dict[int, str]:
    """What was written by the numbers of the claims that have a verdict."""
    return {state.number: verdict.explanation for state in desk.claims.each() for verdict in state.verdicts}


async def test_e_right_after_a_verdict_means_the_claim_just_judged(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "e")
        assert "Why Accurate? 1 “3.2 million containers”" in text(pilot)
        await press(pilot, *typed(PROSE), "ctrl+s")
        assert explained(desk) == {1: PROSE}
        assert current(pilot).number == 2


async def test_e_after_the_last_claim_was_judged_means_that_one(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "G", "4", "e", *typed("why"), "ctrl+s")
    assert explained(desk) == {9: "why"}


async def test_e_after_a_rating_from_the_list_of_all_means_that_claim_too(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "0", "3", "e", *typed("why"), "ctrl+s")
    assert explained(desk) == {1: "why"}


@pytest.mark.parametrize(
    "moves",
    [("j", "k"), ("G", "k", "k", "k", "k", "k", "k", "k"), ("}",), ("]", "[", "j")],
    ids=" ".join,
)
async def test_once_the_cursor_was_moved_by_hand_e_means_the_claim_under_it(
    desk: Desk, moves: tuple[str, ...]
) -> None:
    desk.verdicts.give(claims(desk)[1].claim.id, "mixed")
    desk.verdicts.give(claims(desk)[2].claim.id, "mixed")
    async with shown(desk) as pilot:
        await press(pilot, "5", *moves)
        number = current(pilot).number
        await press(pilot, "e", *typed("why"), "ctrl+s")
        if desk.claims.get(current(pilot).claim.id).verdicts == ():
            await press(pilot, "5")
    assert {number: why for number, why in explained(desk).items() if why} == {number: "why"}
    assert number != 1


async def test_e_without_a_verdict_takes_the_reason_and_then_asks_for_the_rating(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "j", "e")
        assert "Why? 2 “14 percent more than the year before”" in text(pilot)
        assert "Ctrl+S goes on to the rating" in text(pilot)
        await press(pilot, *typed(PROSE))
        await press(pilot, "ctrl+s", "2")
        assert [(v.rating, v.explanation) for v in claims(desk)[1].verdicts] == [("mostly_inaccurate", PROSE)]
        await press(pilot, "u")
    assert explained(desk) == {}


async def test_a_reason_whose_rating_was_not_given_is_kept_for_later(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "e", *typed("counted again"), "ctrl+s", "escape")
        assert explained(desk) == {}
        await press(pilot, "5")
    assert explained(desk) == {1: "counted again"}


@pytest.mark.parametrize("opens", ["e", "a", "="])
async def test_prose_after_a_refusal_reaches_nothing(desk: Desk, opens: str) -> None:
    """Nothing fits the filter, so that there is no claim to write about; u would take a verdict back."""
    async with shown(desk) as pilot:
        await press(pilot, "5", "/", *typed("zebra"), "enter")
        before = desk.file.entries()
        await press(pilot, opens)
        assert "There is no claim here yet." in text(pilot)
        await press(pilot, *typed(PROSE), Pasted("u"), *typed("quitting bus"))
        assert desk.file.entries() == before
        assert pilot.app.is_running
        await press(pilot, "escape", "escape")
        assert len(desk_screen(pilot).claims.rows) == 9


async def test_prose_about_a_claim_that_is_marked_as_none_reaches_nothing(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "x", "k")
        before = desk.file.entries()
        await press(pilot, "e")
        assert "marked as no claim" in text(pilot)
        await press(pilot, *typed(PROSE))
        assert desk.file.entries() == before
        await press(pilot, "enter", "x")
        assert claims(desk)[0].status == "open"


async def test_what_cannot_be_done_is_told_in_passing_where_no_words_would_follow(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "x", "k", "5")
        assert toasts(pilot) == ["This is marked as no claim; x takes that back."]
        assert len(pilot.app.screen_stack) == 1
