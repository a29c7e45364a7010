"""The arithmetic beside the evidence, and what was checked before, on a real file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.material import CEM, desk_at, reading
from tests.tui.screen import NARROW, current, press, shown, text, typed
from workbench import extract
from workbench.desk import Desk, Reading
from workbench.model import ClaimFilter, Source, article_of

GERMAN = """Der Hafen von Vell im Jahr 2024

Die Direktorin ist seit drei Jahren im Amt. Im Hafen von Vell wurden im Jahr 2024 rund 3.214.880 Container umgeschlagen,
mehr als je zuvor. Der neue Pegel steht bei 3,21 Metern, und die Arbeiten sind noch nicht zu Ende.
"""
RELEASE = "The quays handled 3,214,880 containers in 2024.\n\nTraffic rose by 12.5 percent over 2023."


def claims(desk: Desk) -> list[str]:
    article = next(one.id for one in desk.articles.all() if one.title == "A port awakes")
    return [state.claim.id for state in desk.claims.each(ClaimFilter(article=article))]


def release(desk: Desk, tmp_path: Path) -> Source:
    """A source with a text."""
    kept = tmp_path / "release.txt"
    kept.write_text(RELEASE, encoding="utf-8")
    return desk.sources.add(Source(id="", title="Release"), file=str(kept))


def german(desk: Desk, tmp_path: Path) -> Source:
    """A source with a text in another language than the articles."""
    kept = tmp_path / "hafen.txt"
    kept.write_text(GERMAN, encoding="utf-8")
    return desk.sources.add(Source(id="", title="Hafen"), file=str(kept))


def read(text: str, title: str) -> Reading:
    """An article with the claims that are found in it."""
    article = article_of(text, title=title)
    return Reading(article=article, claims=extract.claims(article), problems=())


@pytest.mark.parametrize(
    ("claim", "quote", "told"),
    [
        (
            0,
            "3,214,880 containers",
            "✓ 3.2 million containers → 3,214,880 containers: consistent, within rounding",
        ),
        (1, "rose by 12.5 percent", "12.5 percent: inconsistent, outside (−1.5"),
        (
            0,
            "The quays of the old town handled 3,214,880 containers",
            "✓ 3.2 million containers → 3,214,880: consistent, within rounding",
        ),
        (
            0,
            "From 2.9 million the quays went to 3,214,880 containers, up 10.9 percent",
            "✓ consistent, within rounding",
        ),
        (3, "12.5 percent", "incomparable, wrong dimension"),
    ],
)
async def test_the_evidence_says_what_arithmetic_says(
    desk: Desk, tmp_path: Path, claim: int, quote: str, told: str
) -> None:
    desk.evidence.attach(claims(desk)[claim], release(desk, tmp_path).id, quote=quote)
    async with shown(desk, (200, 40)) as pilot:
        await press(pilot, *(["j"] * claim))
        assert told in text(pilot)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("3.214.880 Container", "✓ 3.2 million containers → 3.214.880 Container: consistent"),
        (
            "Im Hafen von Vell wurden im Jahr 2024 rund 3.214.880 Container umgeschlagen",
            "✓ 3.2 million containers → rund 3.214.880: consistent",
        ),
    ],
)
async def test_a_quote_of_a_source_in_another_language_is_read_in_it(
    desk: Desk, tmp_path: Path, quote: str, told: str
) -> None:
    desk.evidence.attach(claims(desk)[0], german(desk, tmp_path).id, quote=quote)
    async with shown(desk, (200, 40)) as pilot:
        assert told in text(pilot)
        await press(pilot, "=")
        assert "3.214.880 · Hafen, ¶ 2" in text(pilot)
        await press(pilot, *typed("e1 * 2"))
        assert "= 6,429,760" in text(pilot)


async def test_a_passage_in_another_language_is_found_and_its_sentence_attached(
    empty_desk: Desk, tmp_path: Path
) -> None:
    empty_desk.articles.keep(read("The port of Vell handled 3.2 million containers in 2024.", "Port"))
    source = german(empty_desk, tmp_path)
    async with shown(empty_desk, (200, 40)) as pilot:
        await press(pilot, "a", "ctrl+f")
        assert "→ rund 3.214.880: consistent" in text(pilot)
        await press(pilot, "enter", "ctrl+s")
    (evidence,) = next(empty_desk.claims.each()).evidence
    assert (evidence.source_id, evidence.locator) == (source.id, "¶ 2")
    assert evidence.quote.startswith("Im Hafen von Vell")
    assert evidence.quote.endswith("mehr als je zuvor.")


async def test_a_claim_without_a_figure_has_no_arithmetic(empty_desk: Desk) -> None:
    empty_desk.articles.keep(reading("She was mayor of Vell.", (("mayor of Vell", ""),)))
    claim = next(empty_desk.claims.each()).claim.id
    source = empty_desk.sources.add(Source(id="", title="Register"))
    empty_desk.evidence.attach(claim, source.id, quote="mayor from 1987")
    async with shown(empty_desk) as pilot:
        assert "mayor from 1987" in text(pilot)
        assert "→" not in text(pilot)


@pytest.mark.parametrize(
    ("quote", "missing"), [("3,214,880 containers in 2024", False), ("3,214,000 containers in 2024", True)]
)
async def test_a_quote_that_is_not_in_the_source_says_so(
    desk: Desk, tmp_path: Path, quote: str, missing: bool
) -> None:
    desk.evidence.attach(claims(desk)[0], release(desk, tmp_path).id, quote=quote)
    async with shown(desk) as pilot:
        assert ("not word for word" in text(pilot)) is missing
        assert "¶ 1" in text(pilot)


@pytest.mark.parametrize(("height", "seen"), [(60, True), (28, False)])
async def test_the_sentence_is_shown_where_it_has_room(desk: Desk, height: int, seen: bool) -> None:
    source = desk.sources.add(Source(id="", title="Yearbook"))
    for quote in ("3,214,880 containers", "3.3 million containers"):
        desk.evidence.attach(claims(desk)[0], source.id, quote=quote)
    async with shown(desk, (200, height)) as pilot:
        assert "inconsistent" in text(pilot)
        assert ("stands for anything from" in text(pilot)) is seen


async def test_the_arithmetic_is_read_in_one_column_too(desk: Desk) -> None:
    source = desk.sources.add(Source(id="", title="Yearbook"))
    desk.evidence.attach(claims(desk)[0], source.id, quote="3,214,880 containers")
    async with shown(desk, NARROW) as pilot:
        await press(pilot, "tab", "tab")
        assert "✓ 3.2 million containers → 3,214,880 containers: consistent" in text(pilot)


@pytest.fixture
def twice(empty_desk: Desk, path: Path) -> Desk:
    """Two articles that say the same; Cem has judged the later one's."""
    empty_desk.articles.keep(read("Norvik spent €40.1bn on defence in 2023.", "Alpha"))
    empty_desk.articles.keep(read("In 2023 Norvik spent 40.1 billion euros on defence.", "Beta"))
    with desk_at(path, CEM) as other:
        beta = next(state for state in other.claims.each() if "billion euros" in state.sentence)
        other.verdicts.give(beta.claim.id, "accurate")
    return empty_desk


async def test_what_was_checked_before_is_told_and_opened(twice: Desk) -> None:
    async with shown(twice, (200, 36)) as pilot:
        if "billion euros" in current(pilot).sentence:
            await press(pilot, "]")
        assert "↺ Checked before: ✓ Accurate (CD), = figures agree: “" in text(pilot)
        await press(pilot, "c")
        assert "In 2023 Norvik spent 40.1 billion euros on defence." in text(pilot)
        await press(pilot, "enter")
        assert "billion euros" in current(pilot).sentence


async def test_leaving_what_was_checked_before_stays_at_the_claim(twice: Desk) -> None:
    async with shown(twice) as pilot:
        before = current(pilot).claim
        await press(pilot, "c", "escape")
        assert current(pilot).claim == before
        assert len(pilot.app.screen_stack) == 1


async def test_a_claim_that_is_new_says_nothing_of_before(empty_desk: Desk) -> None:
    empty_desk.articles.keep(reading("The weir has 31 gates.", (("31 gates", ""),)))
    async with shown(empty_desk) as pilot:
        assert "Checked before" not in text(pilot)
        await press(pilot, "c")
        assert "No other claim of the file says this" in text(pilot)
