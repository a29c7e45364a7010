"""Where a quotation stands in a text: word for word, or else the closest place and what differs there.

Word for word means the same words in the same order, whatever the typography (`workbench.typography`). Dots of omission
stand for what a quotation leaves out. A text is given as its passages, and a quotation may go on into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.model import Span
from workbench.sources.changes import Difference
from workbench.sources.closest import Place, WholeText, aligned, beginning, closest_place, shares
from workbench.sources.word_for_word import matches
from workbench.typography import MARKS

_OMISSION = re.compile(r"\s*(?:[\[(]\s*(?:…|\.\.\.|\.\s\.\s\.)\s*[\])]|…|\.\.\.|\.\s\.\s\.)\s*")
_LETTERS = re.compile(r"\w+")
_CLOSE_BESIDE = 0.75  # below this likeness a part of a quotation that leaves words out has no place
_MOST_MATCHES = 1000
_MOST_STARTS = 50  # places of a first part from which the others are looked for
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
    text = WholeText(passages)
    bare = wanted.strip(MARKS).strip() or wanted
    parts = [part for part in _OMISSION.split(bare) if _LETTERS.search(part)]
    standing = (_exact(form, text, frozenset(near)) for form in _forms(wanted, bare, parts))
    if exact := next(filter(None, standing), None):
        return exact
    return _with_omissions(parts, text) if len(parts) > 1 else _closest_of_all(beginning(bare), text)


def _forms(wanted: str, bare: str, parts: Sequence[str]) -> Iterable[str]:
    """A quotation as it is, without its marks, and without dots at an end where it has no others."""
    return dict.fromkeys((wanted, bare, *(parts if len(parts) == 1 else ())))


def places(words: str, text: str) -> tuple[Span, ...]:
    """Every place where these words stand in a text word for word, but for those that cut a word or figure in two."""
    return tuple(Span(match.start, match.end) for match in matches(words.strip(), text) if not match.cut)


def _exact(quote: str, text: WholeText, near: frozenset[int]) -> Located | None:
    standing = list(islice(matches(quote, text.whole), _MOST_MATCHES))
    if not standing:
        return _verbatim(quote, text)
    best = min(standing, key=lambda match: (match.cut, text.passage_at(match.start) not in near))
    alike = sum(match.cut == best.cut for match in standing)
    return _located(text, best.start, best.end, exact=True, cut=best.cut, places=alike)


def _verbatim(quote: str, text: WholeText) -> Located | None:
    """Where a quotation stands that begins or ends within what typography takes as one: "com-" of "com-mission"."""
    at = text.whole.find(quote)
    if at < 0:
        return None
    return _located(text, at, at + len(quote), exact=True, cut=_LETTERS.search(quote) is not None)


def _with_omissions(parts: Sequence[str], text: WholeText) -> Located | None:
    """The place that has all parts in their order, with no more than a page or so between one and the next."""
    starts = list(islice(_word_for_word(parts[0], text.whole), _MOST_STARTS)) or _very_close(parts[0], text)
    chains = [chain for start in starts if (chain := _chain(start, parts, text))]
    if not chains:
        return None
    best = max(chains, key=lambda chain: (_is_exact(chain), _score(chain), chain[0].start - chain[-1].end))
    return _located(text,
        best[0].start, best[-1].end, score=_score(best), omissions=len(parts) - 1,
        exact=_is_exact(best),
        differences=tuple(difference for place in best for difference in place.differences),
    )  # fmt: skip


def _very_close(part: str, text: WholeText) -> list[Place]:
    closest = closest_place(beginning(part), text)
    return [closest] if closest and closest.score >= _CLOSE_BESIDE else []


def _word_for_word(part: str, text: str) -> Iterator[Place]:
    return (Place(match.start, match.end) for match in matches(part, text) if not match.cut)


def _chain(start: Place, parts: Sequence[str], text: WholeText) -> list[Place] | None:
    """The place of each part behind that of the one before; None where one is not there."""
    chain = [start]
    for part in parts[1:]:
        begin = chain[-1].end
        following = _following(part, text, begin, begin + _LEFT_OUT + len(part))
        if following is None:
            return None
        chain.append(following)
    return chain


def _following(part: str, text: WholeText, begin: int, stop: int) -> Place | None:
    """The first place of a part word for word between two places of the text, or else what is very like it."""
    if place := next(_word_for_word(part, text.whole[begin:stop]), None):
        return Place(begin + place.start, begin + place.end)
    closest = aligned(beginning(part), text, begin, stop)
    if closest is None or closest.score < _CLOSE_BESIDE:
        return None
    return closest if shares(part, text, closest) else None


def _is_exact(chain: Sequence[Place]) -> bool:
    return all(place.exact for place in chain)


def _score(chain: Sequence[Place]) -> float:
    return sum(place.score for place in chain) / len(chain)


def _closest_of_all(quote: str, text: WholeText) -> Located | None:
    place = closest_place(quote, text)
    if place is None:
        return None
    return _located(
        text, place.start, place.end, exact=False, score=place.score, differences=place.differences
    )


def _located(text: WholeText, start: int, end: int, **qualities: object) -> Located:
    first, last = text.passage_at(start), text.passage_at(end - 1)
    return Located(
        first=first, last=last, start=start - text.starts[first], end=end - text.starts[last],
        words=text.whole[start:end], **qualities,  # type: ignore[arg-type]
    )  # fmt: skip
