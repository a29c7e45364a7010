"""What heads the rows and columns of a table, as people lay tables out: titles, heads in two rows, groups of rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, takewhile
from typing import TypeVar

Row = Sequence[str]
Numbered = tuple[int, Row]  # a row and its number, from 1
_T = TypeVar("_T")
Beside = Callable[[int], tuple[str, ...]]

_LOOKED_AT = 12  # rows in which the heads of columns are looked for
_MOST = 3  # rows of heads
_MOST_BESIDE = 12  # cells of words that name a row; each stands beside every cell at its right
_LONGEST = 300  # characters of a head, which stands over or beside many cells
_NUMBER = re.compile(r"[-−+(]?[€$£¥]?\s?\d[\d.,'’\s]*(?:%|[a-z]{0,3})?\)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-/–]\d{2,4})?|Q[1-4]|[1-4]\.? ?Q[A-Za-z]*")
_SMALL = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Above:
    """The heads of a table's columns: the row numbers they stand in, from 1, and their words by column."""

    rows: tuple[int, ...] = ()
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def over(self, row: int, column: int) -> tuple[str, ...]:
        """What heads a cell from above: all heads of its column that stand higher."""
        if not self.rows or row in self.rows or row < self.rows[0]:
            return ()
        return self.names.get(column, ())


def numbered(rows: Iterable[Sequence[_T]]) -> Iterator[tuple[int, Sequence[_T]]]:
    """Rows with their numbers, but for those without a cell, of which there may be a million before the next."""
    return ((number, row) for number, row in enumerate(rows, 1) if row or number <= _LOOKED_AT)


def divide(rows: Iterable[Numbered]) -> tuple[Above, Iterator[Numbered]]:
    """The heads of the columns, and all rows, those of the heads included."""
    rest = iter(rows)
    first = list(islice(rest, _LOOKED_AT))
    return _above([row for _, row in first]), chain(first, rest)


def labelled(rows: Iterable[Numbered], above: Above) -> Iterator[tuple[int, Row, Beside]]:
    """Each row with its number, and what stands beside a cell of it: the words at its left, of its group too."""
    last: dict[int, str] = {}
    for number, row in rows:
        is_body = bool(above.rows) and number > above.rows[-1]
        stub = _stub(row) if is_body else {}
        if stub and any(map(is_number, row)):
            last, stub = _grouped(last, stub)
        yield number, row, _beside(stub)


def _grouped(last: dict[int, str], stub: dict[int, str]) -> tuple[dict[int, str], dict[int, str]]:
    """The words that later rows may go on with, and a row's own with those of its group, which stand at their left."""
    first = min(stub)
    group = {column: word for column, word in sorted(last.items()) if column < first}
    return {column: word for column, word in last.items() if column < first} | stub, group | stub


def _beside(stub: dict[int, str]) -> Beside:
    return lambda column: tuple(word for at, word in stub.items() if at < column)


def _stub(row: Row) -> dict[int, str]:
    """The words before a row's first figure, or a number in its first column; of a row of words the first alone."""
    filled = [(column, value) for column, value in enumerate(row) if value]
    if not filled or (filled[0][0] and is_number(filled[0][1])):
        return {}
    words = filled[:1]
    if any(is_number(value) for _, value in filled[1:]):
        words += takewhile(lambda cell: not is_number(cell[1]), filled[1:_MOST_BESIDE])
    return {column: value[:_LONGEST] for column, value in words}


def _above(rows: Sequence[Row]) -> Above:
    """The first row with several cells, and those under it that complete it where it has gaps over them."""
    start = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), None)
    if start is None or _is_data(rows[start]):
        return Above()
    end = start + 1
    while end < min(start + _MOST, len(rows) - 1) and _completes(rows[end - 1], rows[end]):
        end += 1
    heads = [*map(_filled_on, rows[start : end - 1]), rows[end - 1]]
    names = {column: _names(heads, column) for column in range(max(map(len, heads)))}
    return Above(tuple(range(start + 1, end + 1)), names)


def _names(heads: Sequence[Row], column: int) -> tuple[str, ...]:
    """The heads of a column from above, each once."""
    return tuple(dict.fromkeys(row[column][:_LONGEST] for row in heads if column < len(row) and row[column]))


def _completes(upper: Row, lower: Row) -> bool:
    """Whether a row is one of heads too: words or years under gaps of the row above it."""
    filled = [(column, value) for column, value in enumerate(lower) if value]
    gaps = [column for column, _ in filled if column and (column >= len(upper) or not upper[column])]
    return len(filled) > 1 and bool(gaps) and not any(is_number(value) for _, value in filled)


def _filled_on(row: Row) -> Row:
    """A row of heads over several columns each, such as merged cells leave it: each goes on until the next."""
    filled: list[str] = []
    for column, value in enumerate(row):
        # The head of the first column stands over the names of rows, and over nothing else.
        filled.append(value or (filled[-1] if column > 1 else ""))
    return filled


def is_number(value: str) -> bool:
    """Whether a cell has a figure; a year is a name."""
    return _NUMBER.fullmatch(value) is not None and _YEAR.fullmatch(value) is None


def _is_data(row: Row) -> bool:
    """Whether the first row has figures already, so that nothing heads the columns; 1, 2, 3 may head them."""
    return any(is_number(value) and not _SMALL.fullmatch(value) for value in row)
