"""Tables of the command line: aligned, harmless, printed as rows come, and as wide as what they are shown on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from rich.cells import cell_len

from workbench.cli import columns
from workbench.cli.columns import Column, Inked, table

HEADS = [Column("id"), Column("text", wraps=True), Column("by")]
ROWS = [
    ("a1", "Freight on the inner line rose by 12 percent over four quarters", "AQ"),
    ("b", "€40 billion", "BL"),
]


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> int:
    """A terminal of forty cells."""
    monkeypatch.setattr(columns, "terminal_width", lambda: 40)
    return 40


def test_columns_are_aligned_and_nothing_is_cut_in_a_pipe() -> None:
    head, first, second = table(HEADS, ROWS)
    assert first.index("AQ") == second.index("BL")
    assert ROWS[0][1] in first
    assert "id" in head


@pytest.mark.usefixtures("narrow")
def test_a_terminal_folds_the_column_that_may_wrap_between_words() -> None:
    lines = list(table(HEADS, ROWS))
    assert all(cell_len(line) <= 40 for line in lines[1:])
    words = " ".join(" ".join(lines[1:]).split())
    assert all(word in words for word in ROWS[0][1].split())
    assert lines[1].endswith("AQ")


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(
    "word", ["x" * 100, "数" * 60, "e\u0301" * 90], ids=["letters", "wide letters", "accents"]
)
def test_a_word_longer_than_its_column_is_divided_and_whole(word: str) -> None:
    lines = list(table(HEADS, [("a", word, "AQ")]))[1:]
    assert all(cell_len(line) <= 40 for line in lines)
    assert "".join(lines).replace(" ", "").replace("AQ", "") == "a" + word


def test_wide_letters_count_as_two_cells() -> None:
    _, wide, plain = table([Column("a"), Column("b")], [("数数", "x"), ("abcd", "y")])
    assert cell_len(wide[: wide.index("x")]) == plain.index("y")


def test_foreign_text_acts_on_no_terminal_and_its_line_breaks_stay_in_the_cell() -> None:
    lines = list(table([Column(""), Column("a\x1b[2J")], [("x", "one\x1b]0;t\x07\ntwo"), ("y", "three")]))
    assert not any("\x1b]" in line or "\x1b[2J" in line or "\n" in line for line in lines)
    assert [line.split()[-1] for line in lines[2:]] == ["two", "three"]


def test_colours_take_no_room() -> None:
    _, inked, plain = table([Column(""), Column("b")], [([Inked("✓", "green")], "x"), ("-", "y")])
    assert inked.endswith("  x")
    assert plain == "-  y"


def test_rows_are_printed_before_the_last_has_come() -> None:
    def endless() -> Iterator[tuple[str, str, str]]:
        while True:
            yield "a", "b", "c"

    assert len(list(islice(table(HEADS, endless()), 5000))) == 5000
