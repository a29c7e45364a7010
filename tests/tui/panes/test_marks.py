"""A claim's standing is told by glyph and letter, so that colour only helps."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from textual.color import Color

from tests.tui.material import ADA, CEM, harbour
from tests.tui.screen import press, shown, text
from workbench import scales
from workbench.desk import Desk
from workbench.model import ClaimState, Counts, Status, Verdict
from workbench.presentation import STATUSES
from workbench.tui.panes.claim_list import ClaimList
from workbench.tui.panes.header import progress, short_progress
from workbench.tui.panes.marks import label, standing

CLAIM = harbour().claims[0]


def verdict(rating: str, *, scale: str = "accuracy", checker: str = ADA.id) -> Verdict:
    return Verdict(id="0" * 40, claim_id=CLAIM.id, scale=scale, rating=rating, checker=checker)


def state(status: Status, *verdicts: Verdict) -> ClaimState:
    return ClaimState(claim=CLAIM, number=1, sentence="", status=status, verdicts=verdicts)


@pytest.mark.parametrize(
    ("found", "mark"),
    [
        (state("open"), " · "),
        (state("checking"), " ? "),
        (state("checked", verdict("accurate")), "✓ 5"),
        (state("checked", verdict("inaccurate")), "✗ 1"),
        (state("checked", verdict("mixed")), "~ 3"),
        (state("checked", verdict("unproven")), "– U"),
        (state("confirmed", verdict("accurate"), verdict("accurate", checker=CEM.id)), "✓✓5"),
        (state("disputed", verdict("accurate"), verdict("mixed", checker=CEM.id)), " ≠ "),
        (state("dismissed", verdict("accurate")), " x "),
        (state("reopened", verdict("accurate")), " ! "),
        (state("checked", verdict("tall", scale="house")), "? T"),
    ],
)
def test_each_standing_has_its_mark(found: ClaimState, mark: str) -> None:
    assert standing(found).text == mark


def test_no_two_ratings_of_a_scale_look_alike() -> None:
    for code, scale in scales.scales().items():
        marks = [standing(state("checked", verdict(one.code, scale=code))).text for one in scale.ratings]
        assert len(set(marks)) == len(marks), code


def test_every_status_is_told_in_words() -> None:
    assert set(STATUSES) == set(get_args(Status))


def test_a_rating_that_this_version_does_not_know_is_told_by_its_code() -> None:
    assert label(verdict("tall", scale="house")) == "tall"
    assert label(verdict("accurate")) == "Accurate"


@pytest.mark.parametrize(
    ("counts", "long", "short"),
    [
        (Counts(), "0 of 0 checked", "0/0"),
        (Counts(open=29, checked=9, confirmed=3), "12 of 41 checked", "12/41"),
        (Counts(open=1, checked=1, disputed=2, dismissed=5), "1 of 4 checked · 2 disputed", "1/4 ≠2"),
        (Counts(open=1000, reopened=1), "0 of 1,001 checked · 1 reopened", "0/1,001"),
    ],
)
def test_progress_counts_what_is_work(counts: Counts, long: str, short: str) -> None:
    assert (progress(counts), short_progress(counts)) == (long, short)


def luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2."""
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "nord", "solarized-light", "gruvbox"])
async def test_the_list_can_be_read_in_dark_and_in_light(desk: Desk, theme: str) -> None:
    async with shown(desk, (80, 24)) as pilot:
        pilot.app.theme = theme
        await press(pilot, "5")
        claims = pilot.app.screen.query_one(ClaimList)
        for role in ("text", "good", "mixed", "bad", "neutral", "disputed"):
            style = claims.get_component_rich_style(f"row--{role}")
            assert style.color is not None
            assert style.bgcolor is not None
            found = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
            assert found >= 3, role


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_a_terminal_with_its_own_colours_is_served(desk: Desk, theme: str) -> None:
    async with shown(desk, (80, 24)) as pilot:
        pilot.app.theme = theme
        await press(pilot, "5", "j", "tab")
        assert "✓ 5 3.2 million containers" in text(pilot)


async def test_no_colour_is_needed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(desk) as pilot:
        await press(pilot, "5", "k")
        assert pilot.app.no_color
        assert "▌ 1 ✓ 5 3.2 million containers" in text(pilot)


def test_a_verdict_is_marked_alike_whoever_gave_it() -> None:
    one = verdict("accurate")
    assert standing(state("checked", one)) == standing(state("checked", replace(one, checker=CEM.id)))
