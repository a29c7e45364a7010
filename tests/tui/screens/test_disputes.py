"""Verdicts that differ: shown side by side, found by d, settled by 0 and Tab."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.material import CEM, desk_at
from tests.tui.screen import NARROW, WIDE, current, desk_screen, lines, press, settled, shown, text, toasts
from workbench.desk import Desk
from workbench.model import ClaimFilter, Source


def claim(desk: Desk, number: int = 1, title: str = "A port awakes") -> str:
    article = next(head.id for head in desk.articles.all() if head.title == title)
    return [state.claim.id for state in desk.claims.each(ClaimFilter(article=article))][number - 1]


def differ(desk: Desk, path: Path, on: str, *, why: str = "transit boxes count twice") -> None:
    """Ada and Cem judge a claim; Cem has found something that Ada had not seen."""
    source = desk.sources.add(Source(id="", title="Yearbook"))
    desk.evidence.attach(on, source.id, quote="3,214,880 containers", locator="p. 12")
    desk.verdicts.give(on, "accurate", explanation="the yearbook rounds to it")
    with desk_at(path, CEM) as other:
        release = other.sources.add(Source(id="", title="Release"))
        other.evidence.attach(on, release.id, quote="1.6 million boxes", locator="¶ 2", stance="refutes")
        other.verdicts.give(on, "inaccurate", explanation=why)


async def test_a_dispute_shows_both_sides_beside_each_other(desk: Desk, path: Path) -> None:
    differ(desk, path, claim(desk))
    async with shown(desk) as pilot:
        row = next(line for line in lines(pilot) if "✓5 Accurate" in line)
        assert "✗1 Inaccurate" in row
        row = next(line for line in lines(pilot) if "Ada Berg (AB)" in line)
        assert "Cem Demir (CD)" in row
        await press(pilot, "shift+tab", "G")
        assert "+ Yearbook, p. 12" in text(pilot)
        assert "− Release, ¶ 2 (only here)" in " ".join(text(pilot).replace("│", " ").split())
        assert "1 disputed" in text(pilot)


async def test_in_one_column_the_sides_stand_above_each_other(desk: Desk, path: Path) -> None:
    differ(desk, path, claim(desk))
    async with shown(desk, NARROW) as pilot:
        await press(pilot, "shift+tab")
        seen = lines(pilot)
        first = next(n for n, line in enumerate(seen) if "✓5 Accurate" in line)
        assert "Inaccurate" not in seen[first]
        assert "Ada Berg (AB) · 2025-02-14 09:0" in seen[first + 1]
        await press(pilot, "G")
        assert "✗1 Inaccurate" in text(pilot)


async def test_a_side_without_evidence_says_so_and_another_scale_is_told(desk: Desk, path: Path) -> None:
    desk.verdicts.give(claim(desk), "accurate")
    with desk_at(path, CEM) as other:
        other.verdicts.give(claim(other), "inaccurate", scale="politifact")
    async with shown(desk, NARROW) as pilot:
        await press(pilot, "shift+tab")
        assert "rests on no evidence" in text(pilot)
        assert "on different scales" in " ".join(text(pilot).replace("│", " ").split())


async def test_d_goes_through_the_disputes_of_all_articles_round_and_round(desk: Desk, path: Path) -> None:
    for on in (claim(desk, 3), claim(desk, 7), claim(desk, 2, "High water")):
        differ(desk, path, on)
    async with shown(desk) as pilot:
        seen = []
        for _ in range(4):
            await press(pilot, "d")
            seen.append(current(pilot).claim.text)
    assert seen == ["since 2011", "In 1987 there were more than 9,000", "since 1954", "since 2011"]


@pytest.mark.parametrize(
    ("disputed", "keys", "told"),
    [(False, ("d",), "No claim is in dispute."), (True, ("d", "d"), "No other claim is in dispute.")],
)
async def test_where_d_finds_none_it_says_so(
    desk: Desk, path: Path, disputed: bool, keys: tuple[str, ...], told: str
) -> None:
    if disputed:
        differ(desk, path, claim(desk, 3))
    async with shown(desk) as pilot:
        await press(pilot, *keys)
        assert toasts(pilot) == [told]


async def test_d_finds_a_dispute_that_the_filter_hides(desk: Desk, path: Path) -> None:
    differ(desk, path, claim(desk, 3))
    async with shown(desk) as pilot:
        await press(pilot, "/", *"rail", "enter", "d")
        assert current(pilot).claim.text == "since 2011"


@pytest.mark.parametrize(
    ("keys", "status"),
    [(("0", "4"), "disputed"), (("0", "tab", "4"), "checked"), (("0", "tab", "tab", "4"), "disputed")],
)
async def test_a_dispute_is_settled_only_where_the_checker_says_so(
    desk: Desk, path: Path, keys: tuple[str, ...], status: str
) -> None:
    differ(desk, path, claim(desk))
    async with shown(desk) as pilot:
        await press(pilot, *keys)
        assert desk.claims.get(claim(desk)).status == status


async def test_who_settles_a_dispute_is_asked_why_and_can_take_it_back(desk: Desk, path: Path) -> None:
    differ(desk, path, claim(desk))
    async with shown(desk) as pilot:
        await press(pilot, "0", "tab", "3")
        assert toasts(pilot)[-1] == "Settled. e says why."
        assert current(pilot).claim.id == claim(desk)
        await press(pilot, "u")
        assert desk.claims.get(claim(desk)).status == "disputed"


async def test_settling_replaces_only_the_verdicts_that_were_seen(desk: Desk, path: Path) -> None:
    differ(desk, path, claim(desk))
    async with shown(desk) as pilot:
        await press(pilot, "0", "tab")
        with desk_at(path, CEM) as other:
            other.verdicts.give(claim(other), "missing_context")
        await press(pilot, "3")
        assert toasts(pilot)[-1] == "Another verdict came in meanwhile: still in dispute."
    assert desk.claims.get(claim(desk)).status == "disputed"


async def test_a_dispute_on_another_scale_is_settled_on_it(desk: Desk, path: Path) -> None:
    desk.verdicts.give(claim(desk), "accurate", scale="politifact")
    with desk_at(path, CEM) as other:
        other.verdicts.give(claim(other), "inaccurate", scale="politifact")
    async with shown(desk) as pilot:
        await press(pilot, "0", "tab", "enter")
    (verdict,) = desk.claims.get(claim(desk)).verdicts
    assert verdict.scale == "politifact"


async def test_a_dispute_that_another_program_brings_is_shown_soon(desk: Desk, path: Path) -> None:
    async with shown(desk) as pilot:
        differ(desk, path, claim(desk))
        desk_screen(pilot).look_again()
        await settled(pilot)
        assert "1 disputed" in text(pilot)
        assert "Cem Demir (CD)" in text(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
@pytest.mark.parametrize("why", ["[@click=app.quit]go[/]", "[/] end", "a\x1b[2Jb", "left‮right"])
async def test_what_a_side_says_only_shows(desk: Desk, path: Path, why: str, size: tuple[int, int]) -> None:
    differ(desk, path, claim(desk), why=why)
    async with shown(desk, size) as pilot:
        await press(pilot, "shift+tab")
        seen = text(pilot)
        assert "\x1b" not in seen
        assert "‮" not in seen
        assert pilot.app.is_running
