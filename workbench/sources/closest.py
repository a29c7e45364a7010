"""The place of a text that is most like a quotation which is not there word for word."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from workbench.sources.changes import Difference, Words
from workbench.typography import PlainText

_LETTERS = re.compile(r"\w+")
_CLOSE = 0.67  # below this likeness a place is no place
_FEW = 3  # of so few words one is enough to stand there, else more than half
_PLACES = 8  # passages looked at for the closest place
_MOST_ALIGNED = 1500  # characters: about a page


class Place(NamedTuple):
    """A stretch of the whole text that is like a quotation, or like a part of it."""

    start: int
    end: int
    score: float = 1.0
    exact: bool = True
    differences: tuple[Difference, ...] = ()


class WholeText:
    """The passages as one text, and where in it each begins."""

    def __init__(self, passages: Sequence[str]) -> None:
        self.passages = passages
        self.starts = list(accumulate((len(passage) + 1 for passage in passages[:-1]), initial=0))
        self.whole = "\n".join(passages)

    def passage_at(self, at: int) -> int:
        """The passage, counted from 0, that a place of the whole text is in."""
        return bisect_right(self.starts, at) - 1


def closest_place(quote: str, text: WholeText) -> Place | None:
    """The place that is most like the quotation among the passages that share its rarer words."""
    places = (aligned(quote, text, *_around(text, index, len(quote))) for index in _promising(quote, text))
    best = max(filter(None, places), key=lambda place: place.score, default=None)
    return best if best and best.score >= _CLOSE and shares(quote, text, best) else None


def _around(text: WholeText, index: int, more: int) -> tuple[int, int]:
    """From where to where a passage and `more` characters on both sides stand."""
    stop = text.starts[index + 1] if index + 1 < len(text.starts) else len(text.whole)
    return max(0, text.starts[index] - more), stop + more


def beginning(quote: str) -> str:
    """As much of a quotation as its place is told by: likeness costs the square of its length."""
    if len(quote) <= _MOST_ALIGNED:
        return quote
    return quote[:_MOST_ALIGNED].rpartition(" ")[0] or quote[:_MOST_ALIGNED]


def _promising(quote: str, text: WholeText) -> list[int]:
    wanted = set(_words(quote))
    shared = [wanted & set(_words(passage)) for passage in text.passages]
    frequency = Counter(word for words in shared for word in words)
    weights = [sum(1 / frequency[word] for word in words) + len(words) / 10 for words in shared]
    order = sorted(range(len(weights)), key=lambda index: (-weights[index], index))
    return [index for index in order[:_PLACES] if weights[index]]


def aligned(quote: str, text: WholeText, begin: int, stop: int) -> Place | None:
    """The stretch between two places that the quotation lies on best, on whole words."""
    from rapidfuzz import fuzz

    window = text.whole[begin:stop]
    lying = fuzz.partial_ratio_alignment(_lower(quote), _lower(window))
    if lying is None:
        return None
    longer = len(quote) <= len(window)
    start, end = (lying.dest_start, lying.dest_end) if longer else (0, len(window))
    quoted, in_source = Words(quote), Words(window)
    stretch = in_source.answering_to(quoted, start, end)
    if stretch is None:
        return None
    words = PlainText(window[slice(*stretch)]).text
    score = fuzz.ratio(PlainText(quote).text.lower(), words.lower()) / 100
    differences = tuple(quoted.differences(Words(window[slice(*stretch)])))
    return Place(begin + stretch[0], begin + stretch[1], score, False, differences)


def shares(quote: str, text: WholeText, place: Place) -> bool:
    """Whether enough of the quotation's words stand there, in their order."""
    quoted, in_source = Words(quote), Words(text.whole[place.start : place.end])
    return quoted.shared(in_source) >= (1 if len(quoted) <= _FEW else len(quoted) // 2 + 1)


def _words(text: str) -> list[str]:
    return _LETTERS.findall(unicodedata.normalize("NFKC", text).lower())


def _lower(text: str) -> str:
    """Small letters, one for one, so that offsets hold."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
