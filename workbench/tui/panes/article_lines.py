"""An article's text broken into lines that remember where they stand, and the claims that lie on each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from workbench.model import Span

# Characters that every terminal draws in one cell: such paragraphs are broken without measuring each character.
_SINGLE = re.compile("[ -~¡-¬®-ʯ‐-‧€]*")


class Line(NamedTuple):
    """A stretch of the text that is drawn on one line: half-open, in code points."""

    start: int
    end: int


def broken(text: str, width: int) -> tuple[Line, ...]:
    """The text in lines of at most `width` cells, broken between words where it can be; blank lines never in a row.

    Every character that is not white space stands on exactly one line.
    """
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            lines.extend(_paragraph(text, start, start + len(paragraph), max(2, width)))
        elif lines and lines[-1].end > lines[-1].start:
            lines.append(Line(start, start))
        start += len(paragraph) + 1
    while lines and lines[-1].start == lines[-1].end:
        lines.pop()
    return tuple(lines)


def _paragraph(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    single = _SINGLE.fullmatch(text, start, end) is not None
    while start < end:
        if text[start].isspace():
            start += 1
            continue
        limit = min(end, start + width) if single else _cut(text, start, end, width)
        stop = _between_words(text, start, limit, end)
        yield Line(start, stop)
        start = stop


def _between_words(text: str, start: int, limit: int, end: int) -> int:
    """Where a line that can reach `limit` ends: before the last white space, or at the limit inside a long word."""
    if limit == end or text[limit].isspace():
        stop = limit
    else:
        stop = next((offset for offset in range(limit - 1, start, -1) if text[offset].isspace()), limit)
    while stop > start + 1 and text[stop - 1].isspace():
        stop -= 1
    return stop


def _cut(text: str, start: int, end: int, width: int) -> int:
    """How far a line that starts here can reach, with characters of no or of two cells; one character at least."""
    used = 0
    for offset in range(start, end):
        used += cell_len(text[offset])
        if used > width:
            return max(offset, start + 1)
    return end


def line_at(lines: tuple[Line, ...], offset: int) -> int:
    """The number of the line on which this offset of the text is drawn, or the one before it."""
    return max(0, bisect_right(lines, offset, key=lambda line: line.start) - 1)


def by_line(lines: tuple[Line, ...], spans: Iterable[Span]) -> dict[int, list[Span]]:
    """The spans that touch each line, cut to it and counted from the line's start."""
    spans_by_line: dict[int, list[Span]] = {}
    for span in spans:
        for number in range(line_at(lines, span.start), len(lines)):
            line = lines[number]
            if line.start >= span.end:
                break
            start, end = max(span.start, line.start), min(span.end, line.end)
            if start < end:
                spans_by_line.setdefault(number, []).append(Span(start - line.start, end - line.start))
    return spans_by_line
