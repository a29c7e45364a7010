"""An article's text broken into lines that remember where they stand, and the claims that lie on each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len

from workbench.model import Span

_WORD = re.compile(r"[^\S\n]*\S+|[^\S\n]+")


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


def _paragraph(text: str, start: int, end: int, width: int) -> list[Line]:
    lines: list[Line] = []
    begin, last, used = -1, start, 0
    for word in _WORD.finditer(text, start, end):
        bare = word.group().lstrip()
        if not bare:
            continue
        left = word.end() - len(bare)
        if begin >= 0 and used + cell_len(word.group()) > width:
            lines.append(Line(begin, last))
            begin = -1
        used = cell_len(bare) if begin < 0 else used + cell_len(word.group())
        begin = left if begin < 0 else begin
        last = word.end()
        while used > width:
            cut = _cut(text, begin, last, width)
            lines.append(Line(begin, cut))
            begin, used = cut, cell_len(text[cut:last])
    if begin >= 0:
        lines.append(Line(begin, last))
    return lines


def _cut(text: str, start: int, end: int, width: int) -> int:
    """Where a word too long for a line is broken: at least one character further on."""
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
    found: dict[int, list[Span]] = {}
    for span in spans:
        for number in range(line_at(lines, span.start), len(lines)):
            line = lines[number]
            if line.start >= span.end:
                break
            start, end = max(span.start, line.start), min(span.end, line.end)
            if start < end:
                found.setdefault(number, []).append(Span(start - line.start, end - line.start))
    return found
