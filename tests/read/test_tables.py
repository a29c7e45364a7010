"""Tables of figures become a sentence for each row; tables that arrange a page are taken apart."""

import pytest
from lxml import html

from workbench import read
from workbench.read import layout, tables


def flat(markup: str) -> list[str]:
    page = html.document_fromstring(f"<html><body>{markup}</body></html>")
    tables.flatten(page)
    return layout.text_of(page).split("\n\n")


def table(*rows: str) -> str:
    """A table from rows of cells divided by "|"; a cell that begins with "*" is a head."""
    return "<table>" + "".join(f"<tr>{''.join(map(cell, row.split('|')))}</tr>" for row in rows) + "</table>"


def cell(written: str) -> str:
    tag = "th" if written.startswith("*") else "td"
    return f"<{tag}>{written.removeprefix('*')}</{tag}>"


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        (["*Quarter|*Growth", "Q1 2023|0.1%", "Q2 2023|0.2%"], ["Q1 2023 — Growth: 0.1%.", "Q2 2023 — Growth: 0.2%."]),
        (["*Year|*Homes|*Flats", "2013||410"], ["2013 — Flats: 410."]),
        (["*Year|*Homes|*Flats", "2013|–|410"], ["2013 — Flats: 410."]),
        (["Town|Homes", "Halvik|12", "Brokk|9"], ["Halvik — Homes: 12.", "Brokk — Homes: 9."]),
        (["Town|2019|2020", "Halvik|12|14"], ["Halvik — 2019: 12; 2020: 14."]),
        (["|2019|2020", "*Halvik|12|14"], ["Halvik — 2019: 12; 2020: 14."]),
        (["*Founded|1949", "*Members|32 states"], ["Founded: 1949.", "Members: 32 states."]),
        (["Halvik|12", "Brokk|9"], ["Halvik: 12.", "Brokk: 9."]),
        (["*|*Homes", "*Halvik|12", "|7"], ["Halvik — Homes: 12.", "Homes: 7."]),
        (["*Town:|*Homes:", "Halvik:|12."], ["Halvik — Homes: 12."]),
    ],
    ids=["heads", "empty cell", "dash", "unmarked heads", "years", "years without a corner", "two columns", "no heads",
         "no row head", "colons"],
)  # fmt: skip
def test_each_row_is_a_sentence_with_its_heads(rows: list[str], sentences: list[str]) -> None:
    assert flat(table(*rows)) == sentences


def test_cells_across_rows_and_columns_do_not_shift_the_others() -> None:
    markup = """<table><caption>Homes built</caption><thead>
    <tr><td></td><td colspan=2>2024</td><td>2023</td></tr>
    <tr><td>Town</td><td>Flats</td><td>Houses</td><td>All</td></tr>
    </thead><tr><th rowspan=2>Halvik</th><td>12</td><td></td><td>9</td></tr><tr><td>1</td><td>2</td><td>3</td></tr>
    <tr><td colspan=4>The north</td></tr><tr><th>Brokk</th><td></td><td>4</td></tr></table>"""
    assert flat(markup) == [
        "Homes built",
        "Halvik — Flats (2024): 12; All (2023): 9.",
        "Halvik — Flats (2024): 1; Houses (2024): 2; All (2023): 3.",
        "The north",
        "Brokk — Houses (2024): 4.",
    ]


@pytest.mark.parametrize("span", ["0", "-1", "x", "99999999999999999999", "²", ""])
def test_an_odd_span_does_no_harm(span: str) -> None:
    markup = f"<table><tr><th>Town</th><th>Homes</th></tr><tr><td>Halvik</td><td colspan='{span}'>12</td></tr></table>"
    assert flat(markup) == ["Halvik — Homes: 12."]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>One.</p><p>Two.</p></td><td>Three</td></tr></table>",
        "<table role=presentation><tr><td><p>One.<p>Two.</td></tr><tr><td>Three</td></tr></table>",
        "<table><tr><td>One.</td></tr><tr><td>Two.</td></tr><tr><td>Three</td></tr></table>",
    ],
)
def test_a_table_that_arranges_a_page_is_prose(markup: str) -> None:
    assert flat(markup) == ["One.", "Two.", "Three"]


def test_cells_of_several_short_paragraphs_below_heads_are_figures_still() -> None:
    markup = "<table><tr><th>Town</th><th>Homes</th></tr><tr><td><p>Halvik</p><p>north</p></td><td>12</td></tr></table>"
    assert flat(markup) == ["Halvik north — Homes: 12."]


def test_a_cell_across_the_top_titles_the_table_and_takes_no_heads_away() -> None:
    title = "<tr><td colspan=2><b>Homes built in 2023</b></td></tr>"
    for heads in ("<tr><th>Town</th><th>Homes</th></tr>", "<tr><td>Town</td><td>Homes</td></tr>"):
        body = "<tr><td>Halvik</td><td>12</td></tr><tr><td>Brokk</td><td>9</td></tr>"
        assert flat(f"<table>{title}{heads}{body}</table>") == [
            "Homes built in 2023",
            "Halvik — Homes: 12.",
            "Brokk — Homes: 9.",
        ]


def test_a_table_within_a_table_is_read_and_the_outer_one_taken_apart() -> None:
    inner = table("*Town|*Homes", "Halvik|12")
    assert flat(f"<table><tr><td><p>Before</p>{inner}</td><td>After</td></tr></table>") == [
        "Before",
        "Halvik — Homes: 12.",
        "After",
    ]


def test_a_page_keeps_its_table_where_it_stands() -> None:
    prose = "The bridge over the Lenne was closed after the storm, and it will stay closed until the end of the year."
    costs = table("*Year|*Cost", "2013|€3m")
    page = f"<html><body><article><h1>Bridges</h1><p>{prose}</p>{costs}<p>{prose}</p></article>"
    assert read.read_bytes(page.encode())[0].text.split("\n\n")[-3:] == [prose, "2013 — Cost: €3m.", prose]
