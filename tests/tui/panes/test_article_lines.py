"""How an article is broken into lines: laws for any text, and some texts by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.model import Span
from workbench.terminal import shown
from workbench.tui.panes.article_lines import broken, by_line, line_at

TEXTS = st.text(st.sampled_from("ab é日本🙂\u0301-, \n\t"), max_size=120)
WIDTHS = st.integers(2, 30)


@given(TEXTS, WIDTHS)
def test_every_character_that_shows_stands_on_exactly_one_line(text: str, width: int) -> None:
    lines = broken(text, width)
    seen = [offset for line in lines for offset in range(line.start, line.end)]
    assert len(seen) == len(set(seen))
    assert seen == sorted(seen)
    assert {offset for offset, char in enumerate(text) if not char.isspace()} <= set(seen)


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_pane(text: str, width: int) -> None:
    assert all(cell_len(text[line.start : line.end]) <= width for line in broken(text, width))


@given(st.text(max_size=60), WIDTHS)
def test_no_line_is_wider_whatever_the_script(text: str, width: int) -> None:
    shown_text = shown(text)
    assert all(cell_len(shown_text[line.start : line.end]) <= width for line in broken(shown_text, width))


@given(TEXTS, WIDTHS)
def test_no_line_holds_a_line_break(text: str, width: int) -> None:
    assert not any("\n" in text[line.start : line.end] for line in broken(text, width))


@given(TEXTS, WIDTHS, st.data())
def test_a_span_is_found_again_on_its_lines(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = broken(text, width)
    found = {
        lines[number].start + offset
        for number, spans in by_line(lines, [Span(start, end)]).items()
        for span in spans
        for offset in range(*span)
    }
    drawn = {offset for line in lines for offset in range(line.start, line.end)}
    assert found == drawn & set(range(start, end))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 80, ["one two three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a\n\n\n\nb\n", 9, ["a", "", "b"]),
        ("  indented\n\n", 20, ["indented"]),
        ("日本語", 4, ["日本", "語"]),
        ("a  b", 9, ["a  b"]),
        ("", 9, []),
        (" \n ", 9, []),
    ],
)
def test_texts_are_broken_between_words(text: str, width: int, expected: list[str]) -> None:
    assert [text[line.start : line.end] for line in broken(text, width)] == expected


def test_an_offset_between_two_lines_belongs_to_the_one_before() -> None:
    lines = broken("one two three", 8)
    assert [line_at(lines, offset) for offset in (0, 6, 7, 8, 12)] == [0, 0, 0, 1, 1]
