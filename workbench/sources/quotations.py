"""Where a quotation stands in a text: word for word, or else the closest place and what differs there.

Word for word means the same words in the same order; white space and the shapes of quotation marks, apostrophes, dashes
and dots of omission do not matter. A text is given as its passages, and a quotation may go on from one into the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from workbench.model import Span

_MARKS = "'’‘‛′`´\"“”„‟«»″‹›"
_DASHES = "-‐‑‒–—―−"
_SHAPES = re.compile(
    rf"(?P<space>\s+)|(?P<mark>[{_MARKS}])|(?P<dash>[{_DASHES}])|(?P<dots>…|\.\.\.)|(?P<other>.)", re.DOTALL
)
_PATTERNS = {"space": r"\s+", "mark": f"[{_MARKS}]", "dash": f"[{_DASHES}]", "dots": r"(?:…|\.\.\.)"}
_FOLDED = str.maketrans({**dict.fromkeys(_MARKS, "'"), **dict.fromkeys(_DASHES, "-"), "…": "..."})
_WORD = re.compile(r"\S+")
_BESIDE = "'.,;:!?()[]*"
_LETTERS = re.compile(r"\w+")
# What goes on with the word or figure before it: "5.04" is cut between any two of its characters.
_RUN = re.compile(r"\w+(?:[.,:'’]\w+)*")

_CLOSE = 0.6  # below this likeness a place is no place
_SHARED = 0.5  # and at least this part of the quotation's words stands there
_PLACES = 8  # passages looked at for the closest place
_MOST_MATCHES = 1000
_MOST_ALIGNED = 1500  # characters: about a page
_STRAY = 3  # words beyond the aligned stretch that may still belong to it


_Code = tuple[str, int, int, int, int]


class Difference(NamedTuple):
    """Words of the quotation and what the source has in their place; "" where one of the two has nothing."""

    quoted: str
    in_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place in a text: from `start` in passage `first` to `end` in passage `last`, both counted from 0.

    `words` is what stands there, `score` how alike it is (0 to 1). `cut` is whether the quotation begins or ends within
    a word or figure, `places` how often it is there word for word.
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
    differences: tuple[Difference, ...] = ()


class _Text(NamedTuple):
    """The passages as one text, and where in it each begins."""

    whole: str
    starts: list[int]

    def place(self, start: int, end: int, **qualities: object) -> Located:
        first, last = (bisect_right(self.starts, at) - 1 for at in (start, end - 1))
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
    starts = list(accumulate((len(passage) + 1 for passage in passages[:-1]), initial=0))
    text = _Text("\n".join(passages), starts)
    bare = wanted.strip(_MARKS).strip()
    for form in dict.fromkeys((wanted, bare)):
        if form and (located := _exact(form, text, frozenset(near))):
            return located
    return _closest(_beginning(bare or wanted), text, passages)


def places(words: str, text: str) -> tuple[Span, ...]:
    """Every place where these words stand in a text word for word, but for those that cut a word or figure in two."""
    wanted = words.strip()
    spans = (Span(*match.span()) for match in _pattern(wanted).finditer(text)) if wanted else ()
    return tuple(span for span in spans if not _cuts(text, *span))


def fold(text: str) -> str:
    """The text with plain quotation marks and dashes, each run of white space one space."""
    return " ".join(text.translate(_FOLDED).split())


def _exact(quote: str, text: _Text, near: frozenset[int]) -> Located | None:
    spans = []
    for match in _pattern(quote).finditer(text.whole):
        spans.append(match.span())
        if len(spans) == _MOST_MATCHES:
            break
    if not spans:
        return None
    cuts = {span: _cuts(text.whole, *span) for span in spans}
    best = min(spans, key=lambda span: (cuts[span], bisect_right(text.starts, span[0]) - 1 not in near))
    return text.place(
        *best, exact=True, cut=cuts[best], places=sum(cut == cuts[best] for cut in cuts.values())
    )


def _pattern(quote: str) -> re.Pattern[str]:
    parts = (
        _PATTERNS.get(str(match.lastgroup)) or re.escape(match.group()) for match in _SHAPES.finditer(quote)
    )
    return re.compile("".join(parts))


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends inside a word or figure."""
    around = text[max(0, start - 40) : end + 40]
    edges = {start - max(0, start - 40), end - max(0, start - 40)}
    return any(run.start() < edge < run.end() for run in _RUN.finditer(around) for edge in edges)


def _closest(quote: str, text: _Text, passages: Sequence[str]) -> Located | None:
    """The place that is most like the quotation among the passages that share its rarer words."""
    places = (_aligned(quote, text, index) for index in _promising(quote, passages))
    best = max(filter(None, places), key=lambda place: place.score, default=None)
    return best if best and best.score >= _CLOSE and _shares(quote, best.words) else None


def _beginning(quote: str) -> str:
    """As much of a quotation as its place is told by: likeness costs the square of its length."""
    if len(quote) <= _MOST_ALIGNED:
        return quote
    return quote[:_MOST_ALIGNED].rpartition(" ")[0] or quote[:_MOST_ALIGNED]


def _promising(quote: str, passages: Sequence[str]) -> list[int]:
    wanted = set(_words(quote))
    shared = [wanted & set(_words(passage)) for passage in passages]
    frequency = Counter(word for words in shared for word in words)
    weights = [sum(1 / frequency[word] for word in words) + len(words) / 10 for words in shared]
    order = sorted(range(len(passages)), key=lambda index: (-weights[index], index))
    return [index for index in order[:_PLACES] if weights[index]]


def _aligned(quote: str, text: _Text, index: int) -> Located | None:
    """The stretch in and around a passage that the quotation lies on best, on whole words."""
    from rapidfuzz import fuzz

    begin = max(0, text.starts[index] - len(quote))
    stop = text.starts[index + 1] if index + 1 < len(text.starts) else len(text.whole)
    window = text.whole[begin : stop + len(quote)]
    lying = fuzz.partial_ratio_alignment(_lower(quote), _lower(window))
    if lying is None:
        return None
    longer = len(quote) <= len(window)
    start, end = (lying.dest_start, lying.dest_end) if longer else (0, len(window))
    spans = [(begin + low, begin + high) for low, high in (word.span() for word in _WORD.finditer(window))]
    first = sum(high <= begin + start for _, high in spans)
    last = sum(low < begin + end for low, _ in spans)
    return _trimmed(quote, text, spans, first, last)


def _trimmed(
    quote: str, text: _Text, spans: Sequence[tuple[int, int]], first: int, last: int
) -> Located | None:
    """The words from `first` to `last`, more or fewer at either end where that is what the quotation has."""
    from rapidfuzz import fuzz

    quoted = _WORD.findall(quote)
    wide, far = max(0, first - _STRAY), last + _STRAY
    in_source = [text.whole[slice(*span)] for span in spans[wide:far]]
    bounds = _bounds(_codes(quoted, in_source, _bare))
    if bounds is not None:
        first, last = wide + bounds[0], wide + bounds[1]
    if first >= last:
        return None
    start, end = spans[first][0], spans[last - 1][1]
    words = text.whole[start:end]
    score = fuzz.ratio(_lower(fold(quote)), _lower(fold(words))) / 100
    differences = tuple(_differences(quoted, _WORD.findall(words)))
    return text.place(start, end, exact=False, score=score, differences=differences)


def _bounds(codes: Sequence[_Code]) -> tuple[int, int] | None:
    """From where to where the found words answer to the quotation's; None where no word of it is there."""
    if all(code[0] != "equal" for code in codes):
        return None
    _, low, high, begin, end = codes[0]
    first = max(begin, end - (high - low))
    _, low, high, begin, end = codes[-1]
    return first, min(end, begin + (high - low))


def _differences(quoted: Sequence[str], in_source: Sequence[str]) -> Iterator[Difference]:
    """Where words differ; commas and the like beside them do not count."""
    for kind, low, high, begin, end in _codes(quoted, in_source, lambda word: fold(word).strip(_BESIDE)):
        if kind != "equal":
            yield Difference(" ".join(quoted[low:high]), " ".join(in_source[begin:end]))


def _codes(quoted: Sequence[str], in_source: Sequence[str], key: Callable[[str], str]) -> list[_Code]:
    matcher = SequenceMatcher(a=list(map(key, quoted)), b=list(map(key, in_source)), autojunk=False)
    return list(matcher.get_opcodes())


def _bare(word: str) -> str:
    return fold(word).strip(_BESIDE).lower()


def _shares(quote: str, words: str) -> bool:
    wanted = Counter(_words(quote))
    return (wanted & Counter(_words(words))).total() >= max(1, int(wanted.total() * _SHARED))


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.lower())


def _lower(text: str) -> str:
    """Small letters, one for one, so that offsets hold."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
