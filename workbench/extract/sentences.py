"""Where the sentences of a text are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model import Span

# The segmenter's time grows with the square of a block's quotation marks, so no block is longer than this; one that
# has no line break in so many characters is no prose, and is cut at a space.
_LONGEST = 16_384


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them; offsets are code points."""
    return tuple(span for block in _blocks(text) for span in _within(text, block, language.split("-")[0]))


def _blocks(text: str) -> Iterator[Span]:
    """Stretches of text that are cut where no sentence is likely to cross: at empty lines, else at a space."""
    start = 0
    for gap in re.finditer(r"\n\s*\n|\Z", text):
        while gap.start() - start > _LONGEST:
            cut = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST))
            end = cut if cut > start else start + _LONGEST
            yield Span(start, end)
            start = end
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()


def _within(text: str, block: Span, language: str) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries

    for boundary in get_sentence_boundaries(language, text[block.start : block.end]):
        words: str = boundary["text"]
        bare = words.strip()
        if bare:
            start = block.start + boundary["start_index"] + len(words) - len(words.lstrip())
            yield Span(start, start + len(bare))
