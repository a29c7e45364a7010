"""Where a text's paragraphs stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from workbench.model import Span

_LINE = re.compile(r"\S[^\n]*")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")

# Mail and old text files wrap at 65 to 80 columns; a menu's lines are shorter, a paragraph's only line is longer.
_WRAPPED_MIN = 40
_WRAPPED_MAX = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, heading or line of a text, without the white space around it."""

    span: Span
    text: str

    @property
    def line(self) -> str:
        """The paragraph on one line, with straight apostrophes: what phrases are compared with."""
        return " ".join(self.text.split()).replace("’", "'")


def split(text: str, most: int | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs in text order, or the first `most` of them.

    A block of lines is one where it is wrapped prose, else each line is one.
    """
    spans = islice(_spans(text), most)
    return tuple(Paragraph(span=span, text=text[span.start : span.end]) for span in spans)


def words(text: str, most: int = 0) -> list[str]:
    """The words of a text as they are written, or the first `most` of them."""
    if not most:
        return _WORD.findall(text)
    first = []
    for match in _WORD.finditer(text):
        first.append(match.group())
        if len(first) == most:
            break
    return first


def _spans(text: str) -> Iterator[Span]:
    block: list[Span] = []
    for line in _LINE.finditer(text):
        here = _trimmed(text, *line.span())
        if block and "\n" in text[block[-1].end : here.start].replace("\n", "", 1):
            yield from _parts(block)
            block = []
        block.append(here)
    yield from _parts(block)


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _parts(block: list[Span]) -> Iterator[Span]:
    if len(block) > 1 and _is_wrapped([line.end - line.start for line in block]):
        yield Span(block[0].start, block[-1].end)
    else:
        yield from block


def _is_wrapped(lengths: list[int]) -> bool:
    longest = max(lengths)
    return _WRAPPED_MIN <= longest <= _WRAPPED_MAX and all(length * 2 > longest for length in lengths[:-1])
