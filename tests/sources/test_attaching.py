"""What is attached says where it stands; what is not there is told, and nothing is lost."""

from __future__ import annotations

import pytest

from tests.sources.conftest import Add
from tests.sources.material import TABLE, pdf, xlsx
from workbench.desk import Desk
from workbench.model import Evidence, Source


def last(desk: Desk, claim: str) -> Evidence:
    return desk.claims.get(claim).evidence[-1]


@pytest.mark.parametrize(
    ("quote", "locator"),
    [
        ("handled 5.04 million tonnes of cargo", "¶ 2"),
        ('"a record year"', "¶ 2"),
        ("“a record year”. The budget of the port", "¶ 2 to ¶ 3"),
        ("handled 5.4 million tonnes of cargo", "¶ 2"),  # nearly
    ],
)
def test_the_place_of_a_quotation_is_filled_in(
    desk: Desk, add: Add, tonnes: str, quote: str, locator: str
) -> None:
    add()
    desk.evidence.attach(tonnes, "s1", quote=quote)
    assert (last(desk, tonnes).quote, last(desk, tonnes).locator) == (quote, locator)


def test_a_page_is_the_place_in_a_pdf(desk: Desk, add: Add, tonnes: str) -> None:
    add(pdf("Annual report of the port.", "The harbour handled 5.04 million tonnes."), "report.pdf")
    desk.evidence.attach(tonnes, "s1", quote="handled 5.04 million")
    assert last(desk, tonnes).locator == "p. 2"


def test_a_locator_that_was_given_stays(desk: Desk, add: Add, tonnes: str) -> None:
    add()
    placed = desk.sources.place("s1", "5.04 million tonnes", "¶ 9")
    assert (placed.locator, placed.word_for_word) == ("¶ 9", True)
    assert "it stands at ¶ 2, not at ¶ 9" in placed.remarks
    assert desk.sources.place("s1", "5.04 million tonnes", "para 2").remarks == ("word for word at ¶ 2",)


def test_what_is_not_there_word_for_word_comes_with_its_differences(desk: Desk, add: Add) -> None:
    add()
    placed = desk.sources.place("s1", "the harbour of Norvik handled 5.4 million tons of cargo")
    assert placed.word_for_word is False
    assert placed.remarks == (
        "not word for word; closest at ¶ 2: “the harbour of Norvik handled 5.04 million tonnes of cargo,”",
        "differences: “5.4” → “5.04”; “tons” → “tonnes”",
    )


def test_a_quotation_that_cuts_a_figure_in_two_is_told(desk: Desk, add: Add) -> None:
    add()
    placed = desk.sources.place("s1", "handled 5.0")
    assert placed.word_for_word is False
    assert placed.remarks[0].startswith("cuts a word or figure in two; at ¶ 2 stands “")
    assert "5.04 million" in placed.remarks[0]


def test_a_quotation_that_is_nowhere_is_kept_without_a_place(desk: Desk, add: Add, tonnes: str) -> None:
    add()
    desk.evidence.attach(tonnes, "s1", quote="bees fly by night")
    assert (last(desk, tonnes).quote, last(desk, tonnes).locator) == ("bees fly by night", "")
    assert desk.sources.place("s1", "bees fly by night").remarks == (
        "this is nowhere in the source, nor anything like it",
    )


def test_a_source_without_text_takes_what_it_is_given(desk: Desk, tonnes: str) -> None:
    call = desk.sources.add(Source(id="", title="Call with the harbour master", kind="person"))
    desk.evidence.attach(tonnes, call.id, quote="about five", locator="minute 4", note="he rang back")
    kept = last(desk, tonnes)
    assert (kept.quote, kept.locator, kept.note) == ("about five", "minute 4", "he rang back")
    assert desk.sources.place(call.id, "about five").word_for_word is None


@pytest.mark.parametrize("locator", ["C3", "Norvik / 2019"])
def test_a_cell_is_attached_with_its_value_and_heads(desk: Desk, add: Add, tonnes: str, locator: str) -> None:
    add(TABLE, "table.csv")
    desk.evidence.attach(tonnes, "s1", locator=locator)
    assert (last(desk, tonnes).quote, last(desk, tonnes).locator) == ("5,04", "C3 (Norvik · 2019)")


def test_a_value_that_stands_in_many_cells_is_taken_from_the_one_that_is_named(desk: Desk, add: Add) -> None:
    add(
        xlsx({"A": [["Port", "2018", "2019"], ["Norvik", 5, 5]], "B": [["Port", "2019"], ["Sund", 5]]}),
        "t.xlsx",
    )
    assert desk.sources.place("s1", "5").locator == "A!B2 (Norvik · 2018)"
    assert desk.sources.place("s1", "5").remarks == (
        "word for word at A!B2 (Norvik · 2018), and 2 more times",
    )
    assert desk.sources.place("s1", "5", "A!C2").remarks == (
        "word for word at A!C2 (Norvik · 2019), and 2 more times",
    )
    assert desk.sources.place("s1", "5", "Sund, 2019").remarks[0].startswith("word for word at B!B2")


def test_a_cell_that_is_not_there_is_told(desk: Desk, add: Add, tonnes: str) -> None:
    add(TABLE, "table.csv")
    placed = desk.sources.place("s1", "", "Norvik / 2031")
    assert placed.word_for_word is False
    assert "no one cell is called Norvik / 2031" in placed.remarks[0]
    desk.evidence.attach(tonnes, "s1", locator="Norvik / 2031")
    assert last(desk, tonnes).locator == "Norvik / 2031"


def test_evidence_on_a_dismissed_claim_is_kept(desk: Desk, add: Add, tonnes: str) -> None:
    add()
    desk.verdicts.dismiss(tonnes)
    desk.evidence.attach(tonnes, "s1", quote="5.04 million tonnes")
    assert desk.claims.get(tonnes).status == "dismissed"
    assert last(desk, tonnes).locator == "¶ 2"
