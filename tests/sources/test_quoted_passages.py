"""Quotations in four languages and the passages they are from, or are not from: what is typography, and what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.sources.quotations import locate
from workbench.typography import PlainText

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("quotations.jsonl").read_text(encoding="utf-8").splitlines()
]


def outcome(quote: str, passages: list[str]) -> object:
    place = locate(quote, passages)
    if place is None:
        return "nowhere"
    if place.exact:
        return "within a word" if place.cut else "word for word"
    return [[" ".join(words.split()) for words in difference] for difference in place.differences]


@pytest.mark.parametrize("row", ROWS, ids=[row["quote"][:40] for row in ROWS])
def test_a_quotation_stands_where_a_reader_finds_it(row: dict[str, Any]) -> None:
    assert outcome(row["quote"], row["passages"]) == row["expect"]


@pytest.mark.parametrize("quote", ["mission met", "the com", "nal draft", "Millio"])
def test_what_begins_or_ends_within_a_word_is_told_whatever_divides_it(quote: str) -> None:
    passages = ["Then the com-\nmission met on its ﬁnal draft of 2 Mil\u00adlio\u00adnen."]
    assert outcome(quote, passages) == "within a word"


def test_what_an_omission_stands_for_is_part_of_the_place() -> None:
    place = locate("Fees rose […] by ten", ["Nothing.", "Fees rose, it was said, by ten euros."])
    assert place is not None
    assert (place.first, place.words, place.omissions) == (1, "Fees rose, it was said, by ten", 1)


def test_an_omission_stands_for_no_more_than_a_few_pages() -> None:
    assert outcome("Fees rose […] by ten", ["Fees rose.", "word " * 2000, "It fell by ten."]) == "nowhere"


@given(st.text(st.sampled_from("ab5 \n-–—…ﬁ\u00ad\u0301é«»'.%")), st.data())
def test_every_stretch_of_plain_text_leads_back_into_the_text(text: str, data: st.DataObject) -> None:
    plain = PlainText(text)
    if plain.text:
        start = data.draw(st.integers(0, len(plain.text) - 1))
        end = data.draw(st.integers(start + 1, len(plain.text)))
        origin = plain.origin(start, end)
        assert 0 <= origin[0] < origin[1] <= len(text)
        assert plain.origin(0, end)[1] == origin[1]
