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

from workbench.read import layout, limits
from workbench.read.layout import Element

_LONGEST = 150  # the most characters of a cell of figures; a longer one is prose
_HEAD_LONGEST = 100
_SPAN = 60  # the most columns or rows that a cell is believed to cover

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
            _keep_caption(table)
            _replace(table, [*_captions(table), *_sentences(grid)])
        else:
            _take_apart(table)


# From elements to a grid


def _arranges(table: Element) -> bool:
    """Whether it says of itself that it is no table of data, or holds what no cell of figures holds.

    A cell of short paragraphs is one of figures where the table marks its heads.
    """
    if table.get("role") in ("presentation", "none"):
        return True
    has_heads = next(table.iter("th"), None) is not None
    return any(_is_laid_out(cell) and not (has_heads and _is_brief(cell)) for cell in table.iter("td"))


def _is_laid_out(cell: Element) -> bool:
    return sum(str(child.tag) in _BLOCKS for child in cell) > 1


def _is_brief(cell: Element) -> bool:
    """Whether a cell has nothing but a few short paragraphs."""
    return all(str(child.tag) in ("p", "div") for child in cell) and len(_words(cell)) <= _LONGEST


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iter("tr") if any(str(cell.tag) in ("td", "th") for cell in row)]


def _grid(table: Element) -> list[_Row]:
    grid: list[_Row] = []
    below: dict[int, tuple[_Cell, int]] = {}
    cells = 0
    for row in _rows(table):
        grid.append(_grid_row(row, below))
        cells += len(grid[-1])
        if cells > limits.TABLE_CELLS:
            return []
    width = max(map(len, grid), default=0)
    return [row + [None] * (width - len(row)) for row in grid]


def _grid_row(row: Element, below: dict[int, tuple[_Cell, int]]) -> _Row:
    """The row's cells at their columns; `below` are the cells of rows above that reach down, and how far."""
    filled: _Row = []
    for element in (cell for cell in row if str(cell.tag) in ("td", "th")):
        _reach_down(filled, below)
        cell = _Cell(_words(element), element.tag == "th" or _in_head(row), len(filled))
        for column in range(len(filled), len(filled) + _span(element, "colspan")):
            rest = _span(element, "rowspan") - 1
            if rest:
                below[column] = (cell, rest)
            filled.append(cell)
    _reach_down(filled, below)
    return filled


def _reach_down(filled: _Row, below: dict[int, tuple[_Cell, int]]) -> None:
    while len(filled) in below:
        column = len(filled)
        cell, rest = below.pop(column)
        if rest > 1:
            below[column] = (cell, rest - 1)
        filled.append(cell)


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
    if len(grid) < 2 or len(grid[0]) < 2:
        return False
    cells = _cells(grid)
    if not cells or any(len(cell.text) > _LONGEST for cell in cells):
        return False
    if any(cell.head for cell in cells) or any(table.iter("caption")):
        return True
    body = _body(grid)
    return sum(map(_is_figure, body)) * 3 >= len(body) > 0


def _cells(rows: Sequence[_Row]) -> list[_Cell]:
    return [cell for row in rows for cell in row if cell]


def _body(grid: Sequence[_Row]) -> list[_Cell]:
    """The filled cells below the first row and at the right of the first column."""
    return [cell for cell in _cells([row[1:] for row in grid[1:]]) if cell.text]


def _is_figure(cell: _Cell) -> bool:
    return _FIGURE.match(cell.text) is not None


def _is_name(cell: _Cell) -> bool:
    """Whether a cell may head a column: words, or a year."""
    return not _is_figure(cell) or _YEAR.fullmatch(cell.text) is not None


def _head_rows(grid: Sequence[_Row]) -> int:
    """How many rows at the top are heads: those marked so or, where none is, a first row without figures but years.

    A row of one cell across the table titles it, and is read as a line above them.
    """
    marked = sum(1 for _ in takewhile(_all_heads, grid))
    if marked or any(cell.head for cell in _cells(grid[:1])):
        return min(marked, len(grid) - 1)
    first = [cell for cell in _cells([grid[0][1:]]) if cell.text]
    return int(bool(first) and all(map(_is_name, first)) and any(map(_is_figure, _body(grid))))


def _all_heads(row: _Row) -> bool:
    filled = [cell for cell in row if cell and cell.text]
    return bool(filled) and all(cell.head for cell in filled)


# From a grid to sentences


def _sentences(grid: Sequence[_Row]) -> Iterator[str]:
    titles = list(takewhile(_is_title, grid[:-1]))
    yield from (cell.text for row in titles for cell in row[:1] if cell)
    grid = grid[len(titles) :]
    count = _head_rows(grid)
    heads = [_column_head(grid[:count], column) for column in range(len(grid[0]))]
    for row in grid[count:]:
        sentence = _sentence(row, heads)
        if sentence:
            yield sentence


def _is_title(row: _Row) -> bool:
    """Whether a row is one cell across all columns that no mark calls a head."""
    first = row[0]
    return first is not None and bool(first.text) and not first.head and all(cell is first for cell in row)


def _column_head(rows: Sequence[_Row], column: int) -> str:
    """Heads above one another are one, the lowest first, so that no year runs into a noun: "Men (2024)".

    One across all columns heads the table, not its columns.
    """
    heads: dict[str, None] = {}
    for row in rows:
        cell = row[column]
        if cell and len({other.text for other in row if other}) > 1:
            heads[cell.text] = None
    lowest, *above = [text.rstrip(" :") for text in reversed(heads) if text] or [""]
    return (f"{lowest} ({', '.join(above)})" if above else lowest)[:_HEAD_LONGEST]


def _sentence(row: _Row, heads: Sequence[str]) -> str:
    cells = _written(row)
    if not cells:
        return ""
    if len(set(map(id, row))) == 1:
        return cells[0].text
    of_row = _row_heads(cells)
    rest = cells[len(of_row) :]
    name = ", ".join(cell.text for cell in of_row).rstrip(" :")
    values = "; ".join(_headed(cell, heads) for cell in rest if not _NOTHING.fullmatch(cell.text))
    divider = " — " if any(heads[cell.column] for cell in rest) else ": "
    return _closed(divider.join(filter(None, (name, values))))


def _written(row: _Row) -> list[_Cell]:
    """The filled cells of a row, each at the first of the columns that it covers."""
    return [cell for column, cell in enumerate(row) if cell and cell.column == column and cell.text]


def _row_heads(cells: Sequence[_Cell]) -> list[_Cell]:
    """The cells at a row's beginning that are marked as heads, or else the one in its first column."""
    marked = list(takewhile(lambda cell: cell.head, cells))
    return marked or [cell for cell in cells[:1] if cell.column == 0]


def _headed(cell: _Cell, heads: Sequence[str]) -> str:
    head = heads[cell.column]
    return f"{head}: {cell.text}" if head else cell.text


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


# Back into the page


def _captions(table: Element) -> list[str]:
    return [text for caption in table.iter("caption") if (text := _words(caption))]


def _keep_caption(table: Element) -> None:
    """What stands below the table in a figure is its caption, where that of a picture is none of the article's."""
    for figure in table.iterancestors("figure"):
        figure.tag = "div"
        for caption in figure.iter("figcaption"):
            caption.tag = "p"


def _replace(table: Element, texts: Sequence[str]) -> None:
    from lxml import etree

    division = etree.Element("div")
    for text in texts:
        etree.SubElement(division, "p").text = text
    division.tail = table.tail
    parent = table.getparent()
    if parent is not None:
        parent.replace(table, division)


def _take_apart(table: Element) -> None:
    for element in list(table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")):
        element.tag = "div"
