"""Where a quotation stands in a text: word for word, or else the closest place and what differs there.

Word for word means the same words in the same order, whatever the typography (`workbench.typography`). Dots of omission
stand for what a quotation leaves out. A text is given as its passages, and a quotation may go on into the next.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from workbench.model import Span
from workbench.sources.changes import Difference, Words
from workbench.sources.word_for_word import matches
from workbench.typography import MARKS, PlainText

_OMISSION = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\.\.|\.\s\.\s\.)\s*[\])]|…|\.\.\.|\.\s\.\s\.)\s*")
_LETTERS = re.compile(r"\w+")
_CLOSE = 0.6  # below this likeness a place is no place
_CLOSE_BESIDE = 0.75  # nor below this one, for a part of a quotation that leaves words out
_SHARED = 0.5  # and at least this part of the quotation's words stands there
_PLACES = 8  # passages looked at for the closest place
_MOST_MATCHES = 1000
_MOST_STARTS = 50  # places of a first part from which the others are looked for
_MOST_ALIGNED = 1500  # characters: about a page
_LEFT_OUT = 3000  # characters that one omission may stand for


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place in a text: from `start` in passage `first` to `end` in passage `last`, both counted from 0.

    `words` is what stands there, `score` how alike it is (0 to 1). `cut` is whether the quotation begins or ends within
    a word or figure, `places` how often it is there word for word, `omissions` how often it leaves words out.
    """

    first: int
    last: int
    start: int
    end: int
    words: str
    exact: bool
    score: float = 1.0
    cut: bool = False
    places: int = 1
    omissions: int = 0
    differences: tuple[Difference, ...] = ()


class _Place(NamedTuple):
    """A stretch of the whole text that is like a quotation, or like a part of it."""

    start: int
    end: int
    score: float = 1.0
    exact: bool = True
    differences: tuple[Difference, ...] = ()


class _Text:
    """The passages as one text, and where in it each begins."""

    def __init__(self, passages: Sequence[str]) -> None:
        self.passages = passages
        self.starts = list(accumulate((len(passage) + 1 for passage in passages[:-1]), initial=0))
        self.whole = "\n".join(passages)

    def passage_at(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def located(self, start: int, end: int, **qualities: object) -> Located:
        first, last = self.passage_at(start), self.passage_at(end - 1)
        return Located(
            first=first, last=last, start=start - self.starts[first], end=end - self.starts[last],
            words=self.whole[start:end], **qualities,  # type: ignore[arg-type]
        )  # fmt: skip


def locate(quote: str, passages: Sequence[str], *, near: Iterable[int] = ()) -> Located | None:
    """Where a quotation stands in a text, or what comes closest; None where nothing is like it.

    Of several places that have it word for word, those in the passages `near` come first, then the earlier ones.
    What is longer than a page and not there word for word is located by its beginning.

    >>> locate("rose to  5.1", ["The toll rose to 5.1 million."]).words
    'rose to 5.1'
    """
    wanted = quote.strip()
    if not wanted or not passages:
        return None
    text = _Text(passages)
    bare = wanted.strip(MARKS).strip() or wanted
    parts = [part for part in _OMISSION.split(bare) if _LETTERS.search(part)]
    standing = (_exact(form, text, frozenset(near)) for form in _forms(wanted, bare, parts))
    if exact := next(filter(None, standing), None):
        return exact
    return _with_omissions(parts, text) if len(parts) > 1 else _closest_of_all(_beginning(bare), text)


def _forms(wanted: str, bare: str, parts: Sequence[str]) -> Iterable[str]:
    """A quotation as it is, without its marks, and without dots at an end where it has no others."""
    return dict.fromkeys((wanted, bare, *(parts if len(parts) == 1 else ())))


def places(words: str, text: str) -> tuple[Span, ...]:
    """Every place where these words stand in a text word for word, but for those that cut a word or figure in two."""
    return tuple(Span(match.start, match.end) for match in matches(words.strip(), text) if not match.cut)


def _exact(quote: str, text: _Text, near: frozenset[int]) -> Located | None:
    standing = list(islice(matches(quote, text.whole), _MOST_MATCHES))
    if not standing:
        return _verbatim(quote, text)
    best = min(standing, key=lambda match: (match.cut, text.passage_at(match.start) not in near))
    alike = sum(match.cut == best.cut for match in standing)
    return text.located(best.start, best.end, exact=True, cut=best.cut, places=alike)


def _verbatim(quote: str, text: _Text) -> Located | None:
    """Where a quotation stands that begins or ends within what typography takes as one: "com-" of "com-mission"."""
    at = text.whole.find(quote)
    if at < 0:
        return None
    return text.located(at, at + len(quote), exact=True, cut=_LETTERS.search(quote) is not None)


def _with_omissions(parts: Sequence[str], text: _Text) -> Located | None:
    """The place that has all parts in their order, with no more than a page or so between one and the next."""
    starts = list(islice(_word_for_word(parts[0], text.whole), _MOST_STARTS)) or _very_close(parts[0], text)
    chains = [chain for start in starts if (chain := _chain(start, parts, text))]
    if not chains:
        return None
    best = max(chains, key=lambda chain: (_score(chain), chain[0].start - chain[-1].end))
    return text.located(
        best[0].start, best[-1].end, score=_score(best), omissions=len(parts) - 1,
        exact=all(place.exact for place in best),
        differences=tuple(difference for place in best for difference in place.differences),
    )  # fmt: skip


def _very_close(part: str, text: _Text) -> list[_Place]:
    closest = _closest(_beginning(part), text)
    return [closest] if closest and closest.score >= _CLOSE_BESIDE else []


def _word_for_word(part: str, text: str) -> Iterator[_Place]:
    return (_Place(match.start, match.end) for match in matches(part, text) if not match.cut)


def _chain(start: _Place, parts: Sequence[str], text: _Text) -> list[_Place] | None:
    """The place of each part behind that of the one before; None where one is not there."""
    chain = [start]
    for part in parts[1:]:
        begin = chain[-1].end
        following = _following(part, text, begin, begin + _LEFT_OUT + len(part))
        if following is None:
            return None
        chain.append(following)
    return chain


def _following(part: str, text: _Text, begin: int, stop: int) -> _Place | None:
    """The first place of a part word for word between two places of the text, or else what is very like it."""
    if place := next(_word_for_word(part, text.whole[begin:stop]), None):
        return _Place(begin + place.start, begin + place.end)
    closest = _aligned(_beginning(part), text, begin, stop)
    if closest is None or closest.score < _CLOSE_BESIDE:
        return None
    return closest if _shares(part, text, closest) else None


def _score(chain: Sequence[_Place]) -> float:
    return sum(place.score for place in chain) / len(chain)


def _closest_of_all(quote: str, text: _Text) -> Located | None:
    place = _closest(quote, text)
    if place is None:
        return None
    return text.located(place.start, place.end, exact=False, score=place.score, differences=place.differences)


def _closest(quote: str, text: _Text) -> _Place | None:
    """The place that is most like the quotation among the passages that share its rarer words."""
    places = (_aligned(quote, text, *_around(text, index, len(quote))) for index in _promising(quote, text))
    best = max(filter(None, places), key=lambda place: place.score, default=None)
    return best if best and best.score >= _CLOSE and _shares(quote, text, best) else None


def _around(text: _Text, index: int, more: int) -> tuple[int, int]:
    """From where to where a passage and `more` characters on both sides stand."""
    stop = text.starts[index + 1] if index + 1 < len(text.starts) else len(text.whole)
    return max(0, text.starts[index] - more), stop + more


def _beginning(quote: str) -> str:
    """As much of a quotation as its place is told by: likeness costs the square of its length."""
    if len(quote) <= _MOST_ALIGNED:
        return quote
    return quote[:_MOST_ALIGNED].rpartition(" ")[0] or quote[:_MOST_ALIGNED]


def _promising(quote: str, text: _Text) -> list[int]:
    wanted = set(_words(quote))
    shared = [wanted & set(_words(passage)) for passage in text.passages]
    frequency = Counter(word for words in shared for word in words)
    weights = [sum(1 / frequency[word] for word in words) + len(words) / 10 for words in shared]
    order = sorted(range(len(weights)), key=lambda index: (-weights[index], index))
    return [index for index in order[:_PLACES] if weights[index]]


def _aligned(quote: str, text: _Text, begin: int, stop: int) -> _Place | None:
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
    return _Place(begin + stretch[0], begin + stretch[1], score, False, differences)


def _shares(quote: str, text: _Text, place: _Place) -> bool:
    wanted = Counter(_words(PlainText(quote).text))
    shared = wanted & Counter(_words(PlainText(text.whole[place.start : place.end]).text))
    return shared.total() >= max(1, int(wanted.total() * _SHARED))


def _words(text: str) -> list[str]:
    return _LETTERS.findall(unicodedata.normalize("NFKC", text).lower())


def _lower(text: str) -> str:
    """Small letters, one for one, so that offsets hold."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
