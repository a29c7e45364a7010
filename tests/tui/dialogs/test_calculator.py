"""= calculates with the figures of a claim and its evidence, shows the working, and attaches it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screen import NARROW, WIDE, Pasted, current, press, settled, shown, text, typed
from tests.tui.screens.test_arithmetic_at_the_desk import read, release
from workbench.desk import Desk
from workbench.model import ClaimState, Source
from workbench.store import bodies
from workbench.tui.dialogs.fields import LineField
from workbench.tui.state.expression_history import Tried

QUOTE = "The quays handled 3,214,880 containers in 2024."
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)


@pytest.fixture
def counted(empty_desk: Desk, tmp_path: Path) -> Desk:
    """A claim with a figure, one piece of evidence with another, and a series."""
    empty_desk.articles.keep(read("The quays of Vell handled 3,000,000 containers.", "Quays"))
    empty_desk.evidence.attach(claim(empty_desk).claim.id, release(empty_desk, tmp_path).id, quote=QUOTE)
    empty_desk.calculations.add_series("2010,100\n2024,150\n", "cpi", "Statistics Norvik")
    return empty_desk


def claim(desk: Desk) -> ClaimState:
    return next(desk.claims.each())


@SIZES
async def test_the_working_is_shown_while_one_types(counted: Desk, size: tuple[int, int]) -> None:
    async with shown(counted, size) as pilot:
        await press(pilot, "=", *typed("(e1 - c1) / c1"))
        seen = text(pilot)
        assert "e1 = 3,214,880 (Release, ¶ 1)" in seen
        assert "c1 = 3,000,000 (the claim)" in seen
        assert "(3,214,880 − 3,000,000) / 3,000,000" in seen
        assert "= 0.07162" in seen


@SIZES
async def test_the_names_at_hand_are_listed_with_where_they_are_from(
    counted: Desk, size: tuple[int, int]
) -> None:
    async with shown(counted, size) as pilot:
        await press(pilot, "=")
        seen = text(pilot)
        assert "c1  3,000,000 · the claim" in seen
        assert "e1  3,214,880 · Release, ¶ 1" in seen
        assert "cpi  cpi(2010, 2024) · Statistics Norvik" in seen


async def test_a_name_is_written_where_the_cursor_stands(counted: Desk) -> None:
    async with shown(counted) as pilot:
        await press(pilot, "=", *typed("2 * "), "tab", "tab", "down", "enter")
        assert pilot.app.screen.query_one("#expression", LineField).value == "2 * e1"


WITHOUT_VALUE = [
    ("1/0", "zero"),
    ("9**9**9", "!"),
    ("9^9^9", "!"),
    ("(" * 60, "!"),
    ("e7", "there is no figure e7; there are: c1, e1"),
    ("3 +", "the expression stops before its end"),
    ("[/]", "!"),
    ("[@click=app.quit]1[/]", "!"),
]


@SIZES
async def test_what_has_no_value_says_why_and_is_not_attached(counted: Desk, size: tuple[int, int]) -> None:
    async with shown(counted, size) as pilot:
        await press(pilot, "=")
        for expression, told in WITHOUT_VALUE:
            pilot.app.screen.query_one("#expression", LineField).value = ""
            await settled(pilot)
            assert told not in text(pilot), expression
            await press(pilot, Pasted(expression))
            assert told in text(pilot), expression
            await press(pilot, "enter")
            assert told in text(pilot), expression
            assert pilot.app.screen.query_one("#expression", LineField).value == expression
            assert len(claim(counted).evidence) == 1, expression


@pytest.mark.parametrize("key", ["enter", "ctrl+s"])
async def test_a_calculation_is_attached_and_undone_as_one_step(counted: Desk, key: str) -> None:
    async with shown(counted) as pilot:
        await press(pilot, "=", Pasted("e1 / c1"), key)
        (_, made) = claim(counted).evidence
        assert made.calculation.startswith("e1 / c1 = ")
        assert [one.partition("=")[0] for one in made.inputs] == ["e1", "c1"]
        assert "e1 / c1 = 3,214,880" in text(pilot)
        await press(pilot, "u")
        assert len(claim(counted).evidence) == 1


async def test_a_calculation_is_attached_with_its_stance(counted: Desk) -> None:
    async with shown(counted) as pilot:
        await press(pilot, "=", Pasted("e1 / c1"), "tab", "r", "ctrl+s")
    assert claim(counted).evidence[1].stance == "refutes"


async def test_what_may_not_be_attached_says_so_in_the_form(counted: Desk) -> None:
    source = counted.sources.add(Source(id="", title="A call", confidential=True))
    counted.evidence.attach(claim(counted).claim.id, source.id, quote="4 million containers")
    async with shown(counted) as pilot:
        await press(pilot, "=", Pasted("e2 / c1"), "enter")
        assert "from a confidential source" in text(pilot)
        assert pilot.app.screen.query_one("#expression", LineField).value == "e2 / c1"
    assert len(claim(counted).evidence) == 2


async def test_nothing_typed_is_nothing_attached(counted: Desk) -> None:
    async with shown(counted) as pilot:
        await press(pilot, "=", "enter")
        assert "Type an expression" in text(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
    assert len(claim(counted).evidence) == 1


async def test_the_arrows_bring_what_was_tried_on_this_claim(counted: Desk) -> None:
    async with shown(counted) as pilot:
        await press(pilot, "=", *typed("1/0"), "enter", "escape")
        await press(pilot, "=", *typed("e1 - c1"), "escape")
        await press(pilot, "=", *typed("2"), "up", "up")
        field = pilot.app.screen.query_one("#expression", LineField)
        assert field.value == "1/0"
        await press(pilot, "down", "down")
        assert field.value == "2"


async def test_without_a_claim_there_is_nothing_to_calculate_on(empty_desk: Desk) -> None:
    async with shown(empty_desk) as pilot:
        await press(pilot, "=")
        assert "There is no claim here yet." in text(pilot)


async def test_a_claim_without_figures_says_that_there_are_no_names(empty_desk: Desk) -> None:
    empty_desk.articles.keep(read("Ines Aldana is the mayor of Vell.", "Mayor"))
    async with shown(empty_desk) as pilot:
        assert "mayor" in current(pilot).sentence
        await press(pilot, "=", *typed("6 * 7"))
        assert "This claim has no figures" in text(pilot)
        assert "= 42" in text(pilot)


def test_an_expression_tried_again_is_there_once() -> None:
    tried = Tried()
    for line in ("1", "2", "1", ""):
        tried.keep(line)
    assert [tried.step(-1, "x"), tried.step(-1, "1"), tried.step(-1, "2")] == ["1", "2", None]


@pytest.fixture
def stale(counted: Desk, tmp_path: Path) -> Desk:
    """A calculation whose second input was taken back; other evidence says the same in other figures."""
    about = claim(counted).claim.id
    counted.calculations.attach(about, "e1 / c1", stance="refutes")
    entry = claim(counted).evidence[0].id
    counted.file.append(
        [
            bodies.entry(
                "retraction",
                bodies.RetractionBody(entries=(entry,)),
                checker=counted.checker.id,
                at="2025-02-14T12:00:00Z",
                salt=b"a" * 16,
            )
        ]
    )
    return counted


@SIZES
async def test_a_calculation_whose_input_was_taken_back_is_flagged(
    stale: Desk, size: tuple[int, int]
) -> None:
    async with shown(stale, size) as pilot:
        await press(pilot, "tab", *(["tab"] if size == NARROW else []))
        seen = " ".join(text(pilot).replace("│", " ").split())
        assert "! an input was taken back or erased: e1; = calculates it anew" in seen


async def test_a_flagged_calculation_is_made_anew_in_one_step(stale: Desk, tmp_path: Path) -> None:
    source = stale.sources.add(Source(id="", title="Errata"))
    stale.evidence.attach(claim(stale).claim.id, source.id, quote="The quays handled 3,300,000 containers.")
    before = claim(stale).evidence
    async with shown(stale) as pilot:
        await press(pilot, "=")
        seen = text(pilot)
        assert "Calculate anew" in seen
        assert "= 1.1" in seen
        await press(pilot, "enter")
        assert "was taken back" not in text(pilot)
        made = next(one for one in claim(stale).evidence if one.calculation)
        assert "3,300,000" in made.calculation
        assert made.stance == "refutes"
        await press(pilot, "u")
        assert claim(stale).evidence == before


async def test_where_nothing_stands_in_for_an_input_a_person_writes_the_formula(stale: Desk) -> None:
    async with shown(stale, NARROW) as pilot:
        await press(pilot, "=")
        assert "nothing stands in its place yet" in " ".join(text(pilot).replace("│", " ").split())
        assert pilot.app.screen.query_one("#expression", LineField).value == ""
        await press(pilot, *typed("3300000 / c1"), "enter")
        assert "was taken back" not in text(pilot)
    (made,) = claim(stale).evidence
    assert made.calculation.startswith("3300000 / c1 = ")
