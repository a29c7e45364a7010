"""Lines of pages become paragraphs: by gaps, indents, sizes and the ends of lines."""

import pytest

from workbench.read import pages
from workbench.read.pages import Line

RIGHT = 300.0


def lines(*rows: tuple[str, float, float, float], size: float = 10) -> list[Line]:
    """Lines as text, left, right and bottom."""
    return [
        Line(text=text, left=left, right=right, bottom=bottom, top=bottom + size)
        for text, left, right, bottom in rows
    ]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([("the one", 0, RIGHT, 100), ("and the other", 0, RIGHT, 88)], "the one and the other"),
        (
            [("the one", 0, RIGHT, 100), ("more", 0, RIGHT, 88), ("apart", 0, RIGHT, 60)],
            "the one more\n\napart",
        ),
        ([("It ended.", 0, 120, 100), ("The next", 0, RIGHT, 88)], "It ended.\n\nThe next"),
        ([("He ended.", 0, 290, 100), ("The same", 0, RIGHT, 88)], "He ended. The same"),
        (
            [("full", 0, RIGHT, 100), ("Indented", 12, RIGHT, 88), ("back", 0, RIGHT, 76)],
            "full\n\nIndented back",
        ),
        ([("- point", 0, RIGHT, 100), ("hangs", 12, RIGHT, 88), ("on", 12, RIGHT, 76)], "- point hangs on"),
        ([("of the", 0, RIGHT, 40), ("next column", 320, 600, 400)], "of the next column"),
        ([("It ended.", 0, RIGHT, 40), ("A column", 320, 600, 400)], "It ended.\n\nA column"),
        ([("point", 0, RIGHT, 100), ("• point", 0, RIGHT, 88)], "point\n\n• point"),
    ],
    ids=[
        "joined",
        "gap",
        "short line",
        "full line",
        "indent",
        "hanging indent",
        "column",
        "new column",
        "bullet",
    ],
)
def test_where_a_paragraph_ends(rows: list[tuple[str, float, float, float]], text: str) -> None:
    assert pages.lay([lines(*rows)]).text == text


def test_a_line_of_another_size_is_a_paragraph() -> None:
    head = lines(("A bridge", 0, 200, 100), size=20)
    assert pages.lay([head + lines(("it is long", 0, RIGHT, 80))]).text == "A bridge\n\nit is long"


def test_starts_are_offsets_of_pages_and_an_empty_page_begins_where_the_next_does() -> None:
    laid = pages.lay([lines(("One.", 0, RIGHT, 100)), [], lines(("Two.", 0, RIGHT, 100))])
    assert (laid.text, laid.starts) == ("One.\n\nTwo.", (0, 4, 6))


def test_a_hyphen_before_the_end_of_a_paragraph_stays() -> None:
    laid = pages.lay([lines((f"the Brown{pages.LINE_HYPHEN}", 0, RIGHT, 100), ("Later", 0, RIGHT, 20))])
    assert laid.text == "the Brown-\n\nLater"


def test_figures_that_do_not_count_pages_are_no_page_numbers() -> None:
    made = [lines(("Text of it.", 0, RIGHT, 400), (figure, 0, 20, 20)) for figure in ("12", "12", "19")]
    assert pages.lay(made).numbers == 0


def test_no_pages_have_no_text() -> None:
    assert pages.lay([]).text == ""


def test_a_sentence_goes_on_over_an_indent_and_a_wide_step_but_not_over_a_gap() -> None:
    rows = [
        ("The bridge, which", 0, RIGHT, 100),
        ("stood for years,", 14, RIGHT, 86),
        ("fell in", 0, RIGHT, 66),
    ]
    assert pages.lay([lines(*rows)]).text == "The bridge, which stood for years, fell in"


def test_notes_set_closer_than_the_text_do_not_divide_it() -> None:
    text = [(f"The line {at} of it", 0, RIGHT, 700.0 - 20 * at) for at in range(3)]
    notes = [(f"note {at} of it", 0, RIGHT, 100.0 - 8 * at) for at in range(9)]
    laid = pages.lay([lines(*text) + lines(*notes, size=7)]).text
    assert laid.split("\n\n")[0] == "The line 0 of it The line 1 of it The line 2 of it"


def test_a_running_head_that_stands_close_to_a_full_page_goes_too() -> None:
    def page(bottom: float, word: str) -> list[Line]:
        body = [(f"The {word} of it.", 0, RIGHT, 700.0), (f"More {word}.", 0, RIGHT, 688.0)]
        return lines(("Annual report", 0, 80, bottom), *body)

    laid = pages.lay([page(760, "cost"), page(760, "text"), page(760, "rest"), page(713, "end")])
    assert laid.running == {"Annual report": 4}
    assert laid.text.startswith("The cost of it.")
