"""Text that others wrote only shows: it is no markup, no link, and nothing that a terminal acts on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.material import desk_at, reading
from tests.tui.screen import current, lines, press, shown, text, toasts
from workbench.desk import Desk
from workbench.model import ClaimState, Source, checker_of
from workbench.store.kinds import bodies
from workbench.tui.text import display_line, display_text, fit, safe_line

# Each with what has to be seen of it.
HOSTILE = [
    ("[/] end", "[/] end"),
    ("[sic] word", "[sic] word"),
    ("[@click=app.quit]go[/]", "[@click=app.quit]go[/]"),
    ("[bold red]loud[/bold red]", "[bold red]loud[/bold red]"),
    ("a\x1b[2Jb", "a\ufffd[2Jb"),
    ("a\x1b]0;title\x07b", "a\ufffd]0;title\ufffdb"),
    ("a\x9b31mb", "a\ufffd31mb"),
    ("nul\x00nul", "nul\ufffdnul"),
    ("left\u202eright", "left\ufffdright"),
    ("$primary $nothing", "$primary $nothing"),
    ("\\[escaped]", "\\[escaped]"),
    ("日本語テキスト", "日本語テキスト"),
]
LONGEST_INITIALS = 20
ROWS = pytest.mark.parametrize(("raw", "seen"), HOSTILE, ids=[repr(raw)[:14] for raw, _ in HOSTILE])


def harmless(found: str) -> bool:
    """No character that a terminal acts on."""
    return all(char.isprintable() or char == "\n" for char in found)


@pytest.fixture
def claims(empty_desk: Desk) -> list[ClaimState]:
    """A claim of each hostile text, in an article of its own that has it in all its parts."""
    for raw, _ in HOSTILE:
        empty_desk.articles.keep(
            reading(f"Before {raw} after.", ((raw, raw),), title=f"T {raw}", publisher=f"P {raw}")
        )
    return list(empty_desk.claims.each())


async def each_shown(pilot: Pilot[None]) -> AsyncIterator[tuple[str, str]]:
    """Goes through the articles, and tells of each its text and what has to be seen of it."""
    left = dict(HOSTILE)
    for _ in HOSTILE:
        raw = current(pilot).claim.text
        yield raw, left.pop(raw)
        await press(pilot, "]")
    assert not left


async def test_everywhere_on_the_desk(empty_desk: Desk, claims: list[ClaimState]) -> None:
    for state in claims:
        raw, claim = state.claim.text, state.claim.id
        source = empty_desk.sources.add(Source(id="", title=f"S {raw}", publisher=f"U {raw}"))
        empty_desk.evidence.attach(claim, source.id, quote=f"Q {raw}", locator=f"L {raw}")
        empty_desk.verdicts.give(claim, "accurate", explanation=f"E {raw}")
    async with shown(empty_desk, (280, 40)) as pilot:
        async for _, seen in each_shown(pilot):
            screen = text(pilot)
            of_the_article = (f"T {seen}", f"P {seen}", f"Before {seen} after.")
            of_the_checking = (f"S {seen} (U {seen}), L {seen}", f"“Q {seen}”", f"E {seen}")
            assert [words for words in of_the_article + of_the_checking if words not in screen] == []
            assert sum(line.count(seen[:14]) >= 2 for line in lines(pilot)) >= 1
            assert harmless(screen)


async def test_in_the_checkers_initials(empty_desk: Desk, claims: list[ClaimState]) -> None:
    for number, state in enumerate(claims):
        empty_desk.session.checker = checker_of(f"Eve {number}", initials=state.claim.text[:LONGEST_INITIALS])
        empty_desk.verdicts.give(state.claim.id, "accurate")
    async with shown(empty_desk) as pilot:
        async for _, seen in each_shown(pilot):
            assert f"{seen[:LONGEST_INITIALS]} · 2025-02-14" in text(pilot)


@pytest.mark.usefixtures("claims")
async def test_in_what_is_said_in_passing(empty_desk: Desk) -> None:
    async with shown(empty_desk) as pilot:
        async for _, seen in each_shown(pilot):
            await press(pilot, "5", "u")
            assert toasts(pilot)[-1] == f"Undone: your verdict on “{seen}”. U redoes it."
            assert harmless(text(pilot))
            assert f"“{seen}”" in text(pilot)


@ROWS
async def test_in_the_form_for_evidence(empty_desk: Desk, raw: str, seen: str) -> None:
    empty_desk.articles.keep(reading(f"Before {raw} after.", ((raw, ""),)))
    empty_desk.sources.add(Source(id="", title=f"S {raw}"))
    async with shown(empty_desk) as pilot:
        await press(pilot, "a")
        assert f"Evidence for “{seen}”" in text(pilot)
        assert f"S {seen}" in text(pilot)
        await press(pilot, "enter", "ctrl+s")
        assert len(current(pilot).evidence) == 1
        assert harmless(text(pilot))


async def test_in_the_form_for_explanations(empty_desk: Desk, claims: list[ClaimState]) -> None:
    for state in claims:
        empty_desk.verdicts.give(state.claim.id, "accurate", explanation=f"E {state.claim.text}")
    async with shown(empty_desk) as pilot:
        async for raw, seen in each_shown(pilot):
            await press(pilot, "e")
            assert f"E {seen}" in text(pilot)
            await press(pilot, "escape")
            assert current(pilot).verdicts[0].explanation == f"E {raw}"


@pytest.mark.parametrize("typed", ["[/]", "[bold]", "\\["])
async def test_in_the_filter(desk: Desk, typed: str) -> None:
    async with shown(desk) as pilot:
        await press(pilot, "/", *typed, "enter")
        assert f"Claims · filter: {typed}" in text(pilot)


async def test_a_link_in_an_article_does_nothing(empty_desk: Desk) -> None:
    empty_desk.articles.keep(reading("[@click=app.quit]go[/] on", (("on", ""),)))
    async with shown(empty_desk, (80, 24)) as pilot:
        line = next(n for n, found in enumerate(lines(pilot)) if "[@click" in found)
        for column in range(2, 30, 3):
            await pilot.click(offset=(column, line))
        assert pilot.app.is_running


async def test_a_rating_of_a_newer_version_is_shown_by_its_code(empty_desk: Desk) -> None:
    empty_desk.articles.keep(reading("One word.", (("One", ""),)))
    claim = next(empty_desk.claims.each()).claim.id
    body = bodies.VerdictBody(claim_id=claim, scale="house", rating="[/] tall")
    who = empty_desk.checker.id
    empty_desk.file.append(
        [bodies.entry("verdict", body, checker=who, at="2025-02-14T09:00:00Z", salt=b"1" * 16)]
    )
    async with shown(empty_desk) as pilot:
        assert "? [/] tall" in text(pilot)


async def test_a_file_with_a_hostile_name_is_named(tmp_path: Path) -> None:
    with desk_at(tmp_path / "a[b]\x1b[2Jb.db") as desk:
        async with shown(desk) as pilot:
            assert "a[b]\ufffd[2Jb.db" in lines(pilot)[0]


@ROWS
def test_as_content_it_has_no_styles_of_its_own(raw: str, seen: str) -> None:
    assert display_text(raw).plain == seen
    assert display_line(raw).plain == seen
    assert display_text(raw).spans == []


def test_line_breaks_stay_in_a_text_and_go_from_a_line() -> None:
    assert display_text("a\n\tb").plain == "a\n b"
    assert safe_line("a\n\tb") == "a b"


def test_a_text_of_many_pages_is_cut_and_says_so() -> None:
    assert display_text("x" * 10_000).plain.endswith("x … (6,000 more characters)")


@pytest.mark.parametrize(
    ("raw", "width", "right", "cut"),
    [
        ("percent", 5, False, "perc…"),
        ("5", 3, True, "  5"),
        ("5", 3, False, "5  "),
        ("日本語", 6, False, "日本語"),
        ("日本語", 5, False, "日本…"),
        ("日本語", 4, False, "日 …"),
        ("abc", 0, False, ""),
    ],
)
def test_a_text_fits_in_exactly_the_cells_there_are(raw: str, width: int, right: bool, cut: str) -> None:
    assert fit(raw, width, right=right) == cut
