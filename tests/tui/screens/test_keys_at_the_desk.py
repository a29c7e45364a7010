"""Each key does what its label says, on a real file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.material import CEM, desk_at
from tests.tui.screen import Pasted, current, desk_screen, press, shown, text, toasts, typed, until
from workbench.desk import Desk
from workbench.model import ClaimFilter, ClaimState, Source
from workbench.tui.actions import ACTIONS
from workbench.tui.dialogs.help import HelpDialog
from workbench.tui.panes.article import ArticlePane


def first(desk: Desk) -> ClaimState:
    return next(desk.claims.each(ClaimFilter(article=desk.articles.all()[0].id)))


# Keys, and the row of the cursor after them; nine claims, and 31 rows are visible.
MOVES: list[tuple[tuple[str, ...], int]] = [
    (("j",), 1),
    (("down", "down"), 2),
    (("j", "j", "k"), 1),
    (("down", "up"), 0),
    (("k",), 0),
    (("G",), 8),
    (("end", "j"), 8),
    (("G", "g", "g"), 0),
    (("G", "home"), 0),
    (("G", "g", "k"), 7),
    (("ctrl+d",), 8),
    (("G", "ctrl+u"), 0),
    (("pagedown",), 8),
    (("G", "pageup"), 0),
]


async def test_the_cursor_moves(desk: Desk) -> None:
    async with shown(desk) as pilot:
        for keys, row in MOVES:
            desk_screen(pilot).claims.cursor = 0
            await press(pilot, *keys)
            assert desk_screen(pilot).claims.cursor == row, keys


async def test_half_a_page_is_half_of_what_is_seen(desk: Desk) -> None:
    async with shown(desk, (80, 18)) as pilot:
        height = desk_screen(pilot).claims.scrollable_content_region.height
        await press(pilot, "ctrl+d")
        assert 0 < desk_screen(pilot).claims.cursor == height // 2


PANES: list[tuple[tuple[str, ...], str]] = [
    ((), "claims"),
    (("tab",), "article"),
    (("l", "l"), "evidence"),
    (("right", "tab", "l"), "verdict"),
    (("tab", "tab", "tab", "tab"), "claims"),
    (("shift+tab",), "verdict"),
    (("h", "left"), "evidence"),
    (("l", "h"), "claims"),
    (("l", "escape"), "claims"),
]


async def test_panes_are_gone_through_round_and_round(desk: Desk) -> None:
    async with shown(desk) as pilot:
        for keys, pane in PANES:
            desk_screen(pilot).claims.focus()
            await press(pilot, *keys)
            assert pilot.app.focused is not None
            assert pilot.app.focused.id == pane, keys


async def test_moving_in_the_article_scrolls_it_and_leaves_the_claim(desk: Desk) -> None:
    async with shown(desk, (80, 18)) as pilot:
        await press(pilot, "tab", "j", "j")
        assert pilot.app.screen.query_one(ArticlePane).scroll_offset.y == 2
        await press(pilot, "g", "g")
        assert pilot.app.screen.query_one(ArticlePane).scroll_offset.y == 0
        assert desk_screen(pilot).claims.cursor == 0


@pytest.mark.parametrize(
    ("key", "rating"),
    [
        ("1", "inaccurate"),
        ("2", "mostly_inaccurate"),
        ("3", "mixed"),
        ("4", "mostly_accurate"),
        ("5", "accurate"),
    ],
)
async def test_a_digit_gives_its_rating_and_goes_on(desk: Desk, key: str, rating: str) -> None:
    async with shown(desk) as pilot:
        await press(pilot, key)
        (verdict,) = first(desk).verdicts
        assert (verdict.rating, verdict.checker) == (rating, desk.checker.id)
        assert desk_screen(pilot).claims.cursor == 1
        assert "1 of 9 checked" in text(pilot)


@pytest.mark.parametrize(
    ("keys", "rating"),
    [
        (("c",), "missing_context"),
        (("down", "enter"), "mostly_accurate"),
        (("n",), "not_checkable"),
        (("1",), "inaccurate"),
    ],
)
async def test_any_rating_is_picked_by_its_key_or_by_the_arrows(
    desk: Desk, keys: tuple[str, ...], rating: str
) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "0", *keys)
        assert [verdict.rating for verdict in first(desk).verdicts] == [rating]


async def test_leaving_the_picker_gives_no_verdict(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "0", "down", "escape")
        assert first(desk).verdicts == ()
        assert len(pilot.app.screen_stack) == 1


async def test_undo_restores_what_was_and_returns_to_the_claim(desk: Desk) -> None:
    before = first(desk)
    async with shown(desk) as pilot:
        await press(pilot, "5", "G", "u")
        assert first(desk) == before
        assert desk_screen(pilot).claims.cursor == 0
        assert toasts(pilot)[-1] == "Undone: your verdict on “3.2 million containers”. U redoes it."
        assert "0 of 9 checked" in text(pilot)


async def test_undo_goes_back_over_a_changed_verdict_step_by_step(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "k", "2", "u")
        assert [verdict.rating for verdict in first(desk).verdicts] == ["accurate"]
        await press(pilot, "u", "u")
        assert first(desk).status == "open"
        assert toasts(pilot)[-1] == "Nothing to undo."


async def test_redo_takes_the_undo_back(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "u", "G", "U")
        assert [verdict.rating for verdict in first(desk).verdicts] == ["accurate"]
        assert desk_screen(pilot).claims.cursor == 0
        assert toasts(pilot)[-1] == "Done again: your verdict on “3.2 million containers”. u undoes it."
        await press(pilot, "U")
        assert toasts(pilot)[-1] == "Nothing to redo."


async def test_undo_opens_the_article_of_the_claim_it_concerns(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "]", "u")
        assert current(pilot).claim.text == "3.2 million containers"


async def test_undo_clears_a_filter_that_hides_the_claim(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "/", *typed("rail"), "enter", "u")
        assert current(pilot).claim.text == "3.2 million containers"
        assert len(desk_screen(pilot).claims.rows) == 9


async def test_x_says_that_it_is_no_claim(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "x")
        assert first(desk).status == "dismissed"
        assert desk_screen(pilot).claims.cursor == 1
        assert "0 of 8 checked" in text(pilot)
        await press(pilot, "u")
        assert first(desk).status == "open"


async def test_x_again_says_that_it_is_one_whoever_said_it_is_none(desk: Desk, path: Path) -> None:
    with desk_at(path, CEM) as other:
        other.verdicts.dismiss(first(other).claim.id)
        other.verdicts.dismiss(first(other).claim.id)
    async with shown(desk) as pilot:
        await press(pilot, "shift+tab")
        assert "x takes that back" in text(pilot)
        await press(pilot, "x")
        assert first(desk).status == "open"
        assert desk_screen(pilot).claims.cursor == 0
        await press(pilot, "u")
        assert first(desk).status == "dismissed"
        await press(pilot, "U")
        assert first(desk).status == "open"


async def test_a_dismissed_claim_takes_no_verdict(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "x", "k", "5")
        assert first(desk).verdicts == ()
        assert "marked as no claim" in toasts(pilot)[-1]


async def test_the_same_verdict_twice_is_written_once(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "k")
        before = len(desk.file.entries())
        await press(pilot, "5")
        assert len(desk.file.entries()) == before
        assert desk_screen(pilot).claims.cursor == 1


async def test_e_explains_the_verdict_and_a_new_rating_keeps_the_text(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "k", "e", Pasted("as in table 3"), "ctrl+s")
        assert [verdict.explanation for verdict in first(desk).verdicts] == ["as in table 3"]
        assert "as in table 3" in text(pilot)
        assert desk_screen(pilot).claims.cursor == 0
        await press(pilot, "4")
        assert [(one.rating, one.explanation) for one in first(desk).verdicts] == [
            ("mostly_accurate", "as in table 3")
        ]


async def test_an_explanation_is_not_lost_by_one_escape(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "k", "e", *typed("why"), "escape")
        assert "Not kept yet" in text(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
        assert [verdict.explanation for verdict in first(desk).verdicts] == [""]


async def test_a_attaches_a_known_source(desk: Desk) -> None:
    source = desk.sources.add(Source(id="", title="Port yearbook", publisher="Port of Vell"))
    desk.sources.add(Source(id="", title="City plan"))
    async with shown(desk) as pilot:
        await press(pilot, "a", *typed("vell"), "enter", *typed("p. 12"), "enter", Pasted("3,214,880"))
        await press(pilot, "tab", "right", "ctrl+s")
        (evidence,) = first(desk).evidence
        assert (evidence.source_id, evidence.locator, evidence.quote, evidence.stance) == (
            source.id,
            "p. 12",
            "3,214,880",
            "refutes",
        )
        assert first(desk).status == "checking"
        seen = text(pilot)
        assert "refutes  Port yearbook (Port of Vell), p. 12" in seen
        assert "“3,214,880”" in seen


async def test_a_makes_a_new_source_by_title_and_address(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "a", Pasted("Yearbook"), "enter", Pasted("https://port.example/y"), "ctrl+s")
        assert [(one.title, one.url) for one in desk.sources.all()] == [
            ("Yearbook", "https://port.example/y")
        ]
        assert len(first(desk).evidence) == 1
        await press(pilot, "u")
        assert (desk.sources.all(), first(desk).evidence) == ((), ())
        await press(pilot, "U")
        assert len(desk.sources.all()) == len(first(desk).evidence) == 1


async def test_an_address_alone_is_a_new_source_too(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "a", Pasted("https://port.example/y"), "ctrl+s")
        assert [(one.title, one.url) for one in desk.sources.all()] == [("https://port.example/y",) * 2]


async def test_arrows_choose_a_source_while_typing(desk: Desk) -> None:
    desk.sources.add(Source(id="", title="Annex A"))
    second = desk.sources.add(Source(id="", title="Annex B"))
    async with shown(desk) as pilot:
        await press(pilot, "a", *typed("annex"), "down", "enter", "ctrl+s")
        assert [one.source_id for one in first(desk).evidence] == [second.id]


async def test_a_source_that_is_only_highlighted_is_not_attached(desk: Desk) -> None:
    desk.sources.add(Source(id="", title="Annex A"))
    async with shown(desk) as pilot:
        await press(pilot, "a", "ctrl+s")
        assert "Choose a source first" in text(pilot)
        await press(pilot, "escape")
        assert first(desk).evidence == ()


async def test_a_quote_is_not_lost_by_one_escape(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "a", *typed("S"), "enter", "enter", "enter", *typed("words"), "escape")
        assert "Not attached yet" in text(pilot)
        await press(pilot, "escape")
        assert desk.sources.all() == ()


async def test_the_filter_narrows_while_typing_and_enter_keeps_it(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "/", *typed("million"))
        rows = desk_screen(pilot).claims.rows
        assert [state.claim.text for state in desk.claims.at(rows)] == [
            "3.2 million containers",
            "14 percent more than the year before",
            "since 2011",
            "between €40 million and €50 million",
            "four years",
        ]
        await press(pilot, "down", "enter", "j")
        assert current(pilot).claim.text == "since 2011"
        assert "filter: million" in text(pilot)


@pytest.mark.parametrize("keys", [("escape",), ("enter", "escape")])
async def test_escape_clears_the_filter_and_keeps_the_claim(desk: Desk, keys: tuple[str, ...]) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "/", *typed("basin"), "down", *keys)
        assert len(desk_screen(pilot).claims.rows) == 9
        assert current(pilot).claim.text == "between €40 million and €50 million"


async def test_a_filter_that_nothing_fits_says_how_to_clear_it(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "/", *typed("zebra"))
        assert "No claim fits the filter. Esc clears it." in text(pilot)
        await press(pilot, "enter", "5", "x", "e", "escape", "a", "escape", "0")
        assert len(pilot.app.screen_stack) == 1


async def test_brackets_turn_the_articles_and_remember_the_place(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "j", "j", "]")
        assert "High water" in text(pilot)
        assert current(pilot).claim.text == "2.4 metres"
        await press(pilot, "]")
        assert toasts(pilot)[-1] == "No article after this one."
        await press(pilot, "[")
        assert current(pilot).claim.text == "since 2011"
        await press(pilot, "[")
        assert toasts(pilot)[-1] == "No article before this one."


async def test_braces_go_to_what_is_still_to_do(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "5", "j", "5", "g", "g", "}")
        assert desk_screen(pilot).claims.cursor == 1
        await press(pilot, "}")
        assert desk_screen(pilot).claims.cursor == 3
        await press(pilot, "{", "{")
        assert desk_screen(pilot).claims.cursor == 1
        assert toasts(pilot)[-1] == "Nothing left to do above."


async def test_help_opens_and_closes(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "?")
        assert isinstance(pilot.app.screen, HelpDialog)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_the_help_scrolls_while_its_filter_has_the_cursor(desk: Desk) -> None:
    async with shown(desk, (80, 24)) as pilot:
        await press(pilot, "?")
        top = text(pilot)
        await press(pilot, "pagedown", "down")
        assert text(pilot) != top
        await press(pilot, "up", "pageup")
        assert text(pilot) == top


async def test_the_palette_gives_what_the_keys_give(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "ctrl+p", *typed("not a claim"))
        await until(pilot, lambda: "claim.dismiss" in text(pilot))
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: first(desk).status == "dismissed")
        assert first(desk).status == "dismissed"


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("?", "ctrl+q")])
async def test_the_program_ends(desk: Desk, keys: tuple[str, ...]) -> None:
    async with shown(desk) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert not pilot.app.is_running


async def test_ctrl_c_tells_how_to_quit(desk: Desk) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "ctrl+c")
        assert toasts(pilot) == ["q quits, Ctrl+Q from anywhere."]
        assert pilot.app.is_running


def test_ctrl_z_goes_to_the_shell() -> None:
    assert [key.handler for key in ACTIONS if "ctrl+z" in key.keys] == ["app.suspend_process"]


async def test_two_checkers_who_agree_show_a_doubled_mark(desk: Desk, path: Path) -> None:
    desk.verdicts.give(first(desk).claim.id, "accurate")
    with desk_at(path, CEM) as other:
        other.verdicts.give(first(other).claim.id, "accurate")
    async with shown(desk) as pilot:
        assert "✓✓5 3.2 million containers" in text(pilot)
