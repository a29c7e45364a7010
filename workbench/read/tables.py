"""Tables of figures become sentences of their own, one for each row, so that no figure stands without its heads.

    Row head — Column head: cell; Column head: cell.
    Row head: cell; cell.

A row's line is a paragraph; its heads are repeated in each, and empty cells are passed over without shifting those
after them. A row of one cell across the table is a heading. A caption stands before. Tables that only arrange a page
are taken apart, and their cells read as prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from workbench.read import layout
from workbench.read.layout import Element

_LONGEST = 150  # the most characters of a cell of figures; a longer one is prose
_HEAD_LONGEST = 100
_SPAN = 60  # the most columns or rows that a cell is believed to cover
_CELLS = 100_000  # of one table; what is larger is left as it is written

_FIGURE = re.compile(r"[^\w\s]*\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?")
_NOTHING = re.compile(r"[-–—.…\s]*")
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "form", "blockquote", "pre", "figure", "section"}
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's words; one that covers several places stands in each, and counts as written at the first."""

    text: str
    head: bool
    column: int


_Row = list[_Cell | None]


def flatten(page: Element) -> None:
    """Puts paragraphs in the place of all tables of a page; inner tables first."""
    for table in reversed(list(page.iter("table"))):
        around = next(table.iterancestors("table"), None)
        if around is not None:
            around.set("role", "presentation")
        grid = [] if _arranges(table) else _grid(table)
        if _is_data(table, grid):
            _replace(table, [*_captions(table), *_sentences(grid)])
        else:
            _take_apart(table)


# From elements to a grid


def _arranges(table: Element) -> bool:
    """Whether it says of itself that it is no table of data, or holds what no cell of figures holds."""
    if table.get("role") in ("presentation", "none"):
        return True
    return any(sum(str(child.tag) in _BLOCKS for child in cell) > 1 for cell in table.iter("td"))


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iter("tr") if any(str(cell.tag) in ("td", "th") for cell in row)]


def _grid(table: Element) -> list[_Row]:
    grid: list[_Row] = []
    below: dict[int, tuple[_Cell, int]] = {}
    for row in _rows(table):
        grid.append(_grid_row(row, below))
        if sum(map(len, grid)) > _CELLS:
            return []
    width = max(map(len, grid), default=0)
    return [row + [None] * (width - len(row)) for row in grid]


def _grid_row(row: Element, below: dict[int, tuple[_Cell, int]]) -> _Row:
    """The row's cells at their columns; `below` are the cells of rows above that reach down, and how far."""
    made: _Row = []
    for element in (cell for cell in row if str(cell.tag) in ("td", "th")):
        _reach_down(made, below)
        cell = _Cell(_words(element), element.tag == "th" or _in_head(row), len(made))
        for column in range(len(made), len(made) + _span(element, "colspan")):
            rest = _span(element, "rowspan") - 1
            if rest:
                below[column] = (cell, rest)
            made.append(cell)
    _reach_down(made, below)
    return made


def _reach_down(made: _Row, below: dict[int, tuple[_Cell, int]]) -> None:
    while len(made) in below:
        column = len(made)
        cell, rest = below.pop(column)
        if rest > 1:
            below[column] = (cell, rest - 1)
        made.append(cell)


def _in_head(row: Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _words(element: Element) -> str:
    return " ".join(layout.text_of(element).split())


def _span(element: Element, name: str) -> int:
    said = (element.get(name) or "").strip()
    return min(max(int(said[:4]), 1), _SPAN) if said.isascii() and said.isdigit() else 1


# What kind of table it is


def _is_data(table: Element, grid: Sequence[_Row]) -> bool:
    """Two rows and columns or more, short cells, and heads marked as such or figures in a third of the body's cells."""
    cells = [cell for row in grid for cell in row if cell]
    if len(grid) < 2 or len(grid[0]) < 2 or not cells or max(len(cell.text) for cell in cells) > _LONGEST:
        return False
    if any(cell.head for cell in cells) or any(table.iter("caption")):
        return True
    body = [cell for row in grid[1:] for cell in row[1:] if cell and cell.text]
    return sum(bool(_FIGURE.match(cell.text)) for cell in body) * 3 >= len(body) > 0


def _head_rows(grid: Sequence[_Row]) -> int:
    """How many rows at the top are heads: those marked so or, where none is, a first row without figures but years."""
    marked = sum(1 for _ in takewhile(_all_heads, grid))
    if marked or any(cell.head for row in grid[:1] for cell in row if cell):
        return min(marked, len(grid) - 1)
    first = [cell.text for cell in grid[0][1:] if cell and cell.text]
    named = all(not _FIGURE.match(text) or _YEAR.fullmatch(text) for text in first)
    data = any(_FIGURE.match(cell.text) for row in grid[1:] for cell in row[1:] if cell)
    return int(bool(first) and named and data)


def _all_heads(row: _Row) -> bool:
    found = [cell for cell in row if cell and cell.text]
    return bool(found) and all(cell.head for cell in found)


# From a grid to sentences


def _sentences(grid: Sequence[_Row]) -> Iterator[str]:
    count = _head_rows(grid)
    heads = [_column_head(grid[:count], column) for column in range(len(grid[0]))]
    for row in grid[count:]:
        sentence = _sentence(row, heads)
        if sentence:
            yield sentence


def _column_head(rows: Sequence[_Row], column: int) -> str:
    """Heads above one another are one, the lowest first, so that no year runs into a noun: "Men (2024)".

    One across all columns heads the table, not its columns.
    """
    found: dict[str, None] = {}
    for row in rows:
        cell = row[column]
        if cell and len({other.text for other in row if other}) > 1:
            found[cell.text] = None
    lowest, *above = [text.rstrip(" :") for text in reversed(found) if text] or [""]
    return (f"{lowest} ({', '.join(above)})" if above else lowest)[:_HEAD_LONGEST]


def _sentence(row: _Row, heads: Sequence[str]) -> str:
    cells = [cell for column, cell in enumerate(row) if cell and cell.column == column and cell.text]
    if not cells:
        return ""
    if len({id(cell) for cell in row}) == 1:
        return cells[0].text
    marked = list(takewhile(lambda cell: cell.head, cells))
    first = marked or [cell for cell in cells[:1] if cell.column == 0]
    told = [_told(cell, heads) for cell in cells[len(first) :] if not _NOTHING.fullmatch(cell.text)]
    head = ", ".join(cell.text for cell in first).rstrip(" :")
    divider = " — " if any(heads[cell.column] for cell in cells[len(first) :]) else ": "
    return _closed(divider.join(filter(None, (head, "; ".join(told)))))


def _told(cell: _Cell, heads: Sequence[str]) -> str:
    head = heads[cell.column]
    return f"{head}: {cell.text}" if head else cell.text


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


# Back into the page


def _captions(table: Element) -> list[str]:
    return [text for caption in table.iter("caption") if (text := _words(caption))]


def _replace(table: Element, texts: Sequence[str]) -> None:
    from lxml import etree

    made = etree.Element("div")
    for text in texts:
        etree.SubElement(made, "p").text = text
    made.tail = table.tail
    parent = table.getparent()
    if parent is not None:
        parent.replace(table, made)


def _take_apart(table: Element) -> None:
    for element in list(table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")):
        element.tag = "div"
