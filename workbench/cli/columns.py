"""Tables of the command line: aligned columns whose rows are printed as they come, a million in the room of ten.

Widths are those of the first rows, a screenful. On a terminal the columns that may wrap share what the others leave;
in a pipe nothing is cut or wrapped, and a cell that is wider than its column pushes its own line only.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

import click

from workbench.terminal import shown_line

_SCREENFUL = 200  # rows whose cells say how wide a column is
_GAP = "  "
_NARROWEST = 12  # cells of the terminal that a column which wraps keeps, so that words stay whole


@dataclass(frozen=True, slots=True)
class Column:
    """A head, "" for none, and whether its cells may take several lines where a terminal is narrow."""

    head: str
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Inked:
    """A word of our own in a colour of the terminal, as click names it."""

    text: str
    colour: str


# Foreign text, which is made harmless here and keeps its line breaks; or our own signs in colours.
Cell = str | Sequence[Inked]


def table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a table for standard output, its heads first; colours are left out where they cannot be shown."""
    coming = iter(rows)
    first = [[_lines(cell) for cell in row] for row in islice(coming, _SCREENFUL)]
    later = ([_lines(cell) for cell in row] for row in coming)
    width = terminal_width()
    widths = _widths(columns, first, width)
    heads = [[click.style(shown_line(column.head), dim=True)] for column in columns]
    for row in chain([heads], first, later):
        cells = [_fitted(lines, cell) for lines, cell in zip(row, widths, strict=True)] if width else row
        yield from _row(cells, widths)


def wrapped(line: str) -> list[str]:
    """A line in lines as wide as the terminal, the later ones as far in as the first; in a pipe, as it is."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    width = terminal_width()
    return [indent + part for part in _folded(line.strip(), width - len(indent))] if width else [line]


def terminal_width() -> int:
    """How many cells a line of standard output has; 0 where it is no terminal and lines have no end."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _lines(cell: Cell) -> list[str]:
    if isinstance(cell, str):
        return [shown_line(line) for line in cell.split("\n")]
    return ["".join(click.style(word.text, fg=word.colour) for word in cell)]


def _fitted(lines: Iterable[str], width: int) -> list[str]:
    return [part for line in lines for part in _folded(line, width)]


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Sequence[str]]], terminal: int) -> list[int]:
    widths = [
        max(_width(line) for line in chain([column.head], *cells))
        for column, *cells in zip(columns, *rows, strict=True)
    ]
    if terminal:
        _share(columns, widths, terminal - len(_GAP) * (len(columns) - 1))
    return widths


def _share(columns: Sequence[Column], widths: list[int], room: int) -> None:
    """Takes from the widest column that may wrap until all fit, or none is wider than the narrowest."""
    wrapping = [place for place, column in enumerate(columns) if column.wraps]
    while wrapping and sum(widths) > room:
        widest = max(wrapping, key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            return
        others = max((widths[place] for place in wrapping if place != widest), default=0)
        too_much = sum(widths) - room
        widths[widest] = max(_NARROWEST, widths[widest] - too_much, min(others, widths[widest] - 1))


def _row(row: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for parts in zip_longest(*row, fillvalue=""):
        padded = (part + " " * (width - _width(part)) for part, width in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _folded(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words, and within one that is longer."""
    if _width(text) <= width:
        return [text]
    lines, line = [], ""
    for word in chain.from_iterable(_pieces(word, width) for word in text.split(" ")):
        if line and _width(line) + 1 + _width(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterator[str]:
    """The word, in pieces that fit; one character is a piece however wide it is."""
    piece = ""
    for char in word if _width(word) > width else ():
        if piece and _width(piece + char) > width:
            yield piece
            piece = ""
        piece += char
    yield piece or word


def _width(text: str) -> int:
    """Cells that the text takes on a terminal; what colours it takes none."""
    text = click.unstyle(text)
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
