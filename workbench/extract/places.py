"""Where a sentence stands in an article: what the headline names, and the paragraph that begins it, come first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from workbench.model import Span

Place = Literal["heading", "beginning", "headline"]
PLACES: tuple[Place, ...] = ("heading", "beginning", "headline")
_LINE = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)  # one of nothing but blanks is none
_WORD = re.compile(r"[^\W_]{4,}|\d+")
_STEM = 5  # letters of a word by which it is told again in another form
_SHARED = 2  # words of the headline that make a sentence tell of its news
_ENDED = re.compile(r"[.!?…][”\"’»«“)]*$")


class Places:
    """The headline of a text, which is a first line without a stop, and its first paragraph."""

    def __init__(self, flat: str) -> None:
        lines = list(_LINE.finditer(flat))
        self._heading_end = 0
        self._beginning = Span(0, 0)
        self._news: frozenset[str] = frozenset()
        if len(lines) > 1 and not _ENDED.search(lines[0].group().rstrip()):
            self._heading_end = lines[0].end()
            self._news = _stems(lines[0].group())
        ended = [line for line in lines if _ENDED.search(line.group().rstrip())]
        if len(lines) > 1 and ended:
            self._beginning = Span(*ended[0].span())

    def of(self, flat: str, sentence: Span) -> Sequence[Place]:
        """The places of a sentence."""
        if sentence.end <= self._heading_end:
            return ("heading",)
        begins = self._beginning.start <= sentence.start < self._beginning.end
        tells_news = self._tells_news(flat[slice(*sentence)])
        return (*(("beginning",) if begins else ()), *(("headline",) if tells_news else ()))

    def _tells_news(self, sentence: str) -> bool:
        """Whether it has words of the headline; words are only cut where their letters are there at all."""
        folded = sentence.casefold()
        if sum([stem in folded for stem in self._news]) < _SHARED:
            return False
        return len(self._news & _stems(sentence)) >= _SHARED


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))
