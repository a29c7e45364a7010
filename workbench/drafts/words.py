"""A text as words, sentences and paragraphs, whose typography does not matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workbench.model import Span
from workbench.typography import normalize

_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
_WORD = re.compile(rf"\d+(?:[.,:]\d+)*|(?:{_LETTER})+(?:['’](?:{_LETTER})+)*|--|\.\.\.|[^\w\s]|_")
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’»)]")
_PARAGRAPH = re.compile(r"\n\s*\n")
_LINE = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence or a paragraph: from which word to which, half-open."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.last - self.first


class Words:
    """The words of a text in order: their spans, and keys that are equal for the same word."""

    def __init__(self, text: str) -> None:
        self.text = text
        matches = list(_WORD.finditer(text))
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.keys = [normalize(match.group()) for match in matches]

    @cached_property
    def paragraphs(self) -> tuple[Stretch, ...]:
        """Stretches between blank lines; between line breaks, where the text has no blank line."""
        breaks = (list(_PARAGRAPH.finditer(self.text.strip())) and _PARAGRAPH) or _LINE
        cuts = [bisect_left(self.starts, match.end()) for match in breaks.finditer(self.text)]
        return tuple(_between([0, *cuts, len(self.starts)]))

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """Stretches up to a full stop or a line break: the same cuts in both drafts are what matters."""
        return tuple(_between([0, *self._sentence_cuts(), len(self.starts)]))

    @cached_property
    def sentence_of(self) -> list[int]:
        """By word the number of its sentence."""
        return [
            number
            for number, sentence in enumerate(self.sentences)
            for _ in range(sentence.first, sentence.last)
        ]

    def span(self, stretch: Stretch) -> Span:
        """Where a stretch stands in the text."""
        return Span(self.starts[stretch.first], self.ends[stretch.last - 1])

    def within(self, span: Span) -> Stretch:
        """The words that begin within a span."""
        return Stretch(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def _sentence_cuts(self) -> Iterator[int]:
        for place in range(1, len(self.starts)):
            gap = self.text[self.ends[place - 1] : self.starts[place]]
            if "\n" in gap or (gap and self._is_ended(place)):
                yield place

    def _is_ended(self, place: int) -> bool:
        """Whether a sentence ends before this word: at a full stop, perhaps with a mark behind that closes."""
        before = place - 1
        while before > 0 and self.text[self.starts[before]] in _CLOSING:
            before -= 1
        return self.text[self.starts[before]] in _ENDS


def _between(cuts: list[int]) -> Iterator[Stretch]:
    for first, last in pairwise(cuts):
        if last > first:
            yield Stretch(first, last)
