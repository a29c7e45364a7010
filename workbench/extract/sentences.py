"""Where the sentences of a text are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.extract.lines import flat
from workbench.model import Span

# The segmenter's time grows with the square of a block's quotation marks, so no block is longer than this; one that
# has no line break in so many characters is no prose, and is cut at a space.
_LONGEST = 16_384
_HALF = re.compile("[\ud800-\udfff]")  # of a character: the segmenter takes no text that cannot be encoded
NOWHERE = r"(?!)"  # an expression that fits nothing
_TAIL = 12  # characters at a sentence's end in which an abbreviation stands


class Sentences:
    """Cuts texts of one language into sentences, by the segmenter and the table of what it does not know."""

    def __init__(self, language: str, *, goes_on: str, ends: str, joint: str = "") -> None:
        self._language = language.split("-")[0]
        self._goes_on = re.compile(goes_on)
        self._ends = re.compile(ends)
        self._joint = re.compile(joint or NOWHERE)

    def of(self, text: str) -> tuple[Span, ...]:
        """The sentences of a text in order, without the white space around them; offsets are code points.

        A line break ends one, unless it only folds a paragraph.
        """
        text = flat(text)
        found: list[Span] = []
        for block in _blocks(text):
            open_from = -1
            for span in _within(text, block, self._language):
                start = open_from if open_from >= 0 else span.start
                if self._is_open(text, span):
                    open_from = start
                    continue
                found.extend(self._parted(text, Span(start, span.end)))
                open_from = -1
            if open_from >= 0:
                found.append(Span(open_from, span.end))
        return tuple(found)

    def _is_open(self, text: str, span: Span) -> bool:
        """Whether an abbreviation ends it that the next word belongs to, on the same line."""
        tail = text[max(span.start, span.end - _TAIL) : span.end]
        if text[span.end : span.end + 1] != " ":
            return False
        return self._goes_on.search(tail) is not None or self._joint.match(text, span.end - 1) is not None

    def _parted(self, text: str, span: Span) -> Iterator[Span]:
        start = span.start
        for stop in self._ends.finditer(text, span.start, span.end):
            yield Span(start, stop.end())
            start = stop.end() + len(text[stop.end() : span.end]) - len(text[stop.end() : span.end].lstrip())
        yield Span(start, span.end)


def _blocks(text: str) -> Iterator[Span]:
    """Stretches of text that are cut where no sentence crosses: at line breaks, else at a space."""
    start = 0
    for gap in re.finditer(r"\n\s*|\Z", text):
        while gap.start() - start > _LONGEST:
            cut = text.rfind(" ", start, start + _LONGEST)
            end = cut if cut > start else start + _LONGEST
            yield Span(start, end)
            start = end
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()


def _within(text: str, block: Span, language: str) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries

    for boundary in get_sentence_boundaries(language, _HALF.sub("\ufffd", text[block.start : block.end])):
        words: str = boundary["text"]
        bare = words.strip()
        if bare:
            start = block.start + boundary["start_index"] + len(words) - len(words.lstrip())
            yield Span(start, start + len(bare))
