"""Which of many passages speak of what a claim says: by relevance, then figures of the same kind, and years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from workbench import units
from workbench.languages.search_words import SearchWord, folded_stem, search_words, stems
from workbench.model import Claim, Date, Quantity

_T = TypeVar("_T")
_SENTENCE = re.compile(r"(?<=[.!?…»”\"])\s+(?=[^\W\d_a-zà-ÿ]|[0-9“\"«])")

# What a figure of the same kind and value, and a year, add to relevance, which is 1 for all of the claim's words.
FIGURE = 0.15
YEAR = 0.03

_LEAST = 0.05  # less is chance
_READ = 8  # passages whose figures are read, the most relevant ones
_SHOWN = 5  # shared words that a reason names

_SHARES = frozenset({"percent", "percentage_point", "basis_point"})

# The figures and dates of a text in a language.
Read = Callable[[str, str], tuple[Sequence[Quantity], Sequence[Date]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Generic[_T]):
    """A passage that may speak of the claim, its relevance from 0 to 1, and whatever the caller knows it by."""

    text: str
    known_by: _T
    relevance: float
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked(Generic[_T]):
    """A candidate with its score (0 to 1), why, and the sentence of it that says most."""

    known_by: _T
    score: float
    reasons: tuple[str, ...]
    sentence: str
    language: str


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A claim with the words of its sentence that passages are asked for."""

    claim: Claim
    words: Sequence[SearchWord]
    language: str

    def shared(self, text: str, language: str) -> list[str]:
        """The words that a text has too, or others of their meaning, as the claim has them."""
        present = set(stems(text, language))
        return [word.written for word in self.words if not present.isdisjoint(word.stems)]


def rank(
    claim: Claim, sentence: str, language: str, candidates: Iterable[Candidate[_T]], read: Read
) -> tuple[Ranked[_T], ...]:
    """The candidates that speak of the claim, best first; `read` gives the figures and dates of a text.

    Of those that say the same word for word the first counts alone.
    """
    claimed = _Claimed(claim, search_words(sentence, language), language)
    likely = sorted(
        (each for each in candidates if each.relevance >= _LEAST), key=lambda each: -each.relevance
    )
    distinct: dict[str, Candidate[_T]] = {}
    for each in likely:
        distinct.setdefault(" ".join(each.text.split()).casefold(), each)
    kept = list(distinct.values())
    ranked = [_ranked(claimed, each, *read(each.text, each.language)) for each in kept[:_READ]]
    rest = [_ranked(claimed, each, (), ()) for each in kept[_READ:]]
    return (*sorted(ranked, key=lambda each: -each.score), *rest)


def _ranked(
    claimed: _Claimed, candidate: Candidate[_T], quantities: Sequence[Quantity], dates: Sequence[Date]
) -> Ranked[_T]:
    languages = claimed.language, candidate.language
    shared = claimed.shared(candidate.text, candidate.language)
    nearness, figure = _nearest(claimed.claim.quantities, quantities, languages)
    years = _years(claimed.claim.dates) & _years(dates)
    score = candidate.relevance + FIGURE * nearness + YEAR * bool(years)
    reasons = [f"shares {', '.join(shared[:_SHOWN])}"] if shared else []
    reasons += [f"figure in the same unit: {figure.text}"] if figure else []
    reasons += [f"same year: {min(years)}"] if years else []
    return Ranked(
        known_by=candidate.known_by, score=round(min(score, 1.0), 4), reasons=tuple(reasons),
        sentence=_sentence(claimed, candidate, figure), language=candidate.language,
    )  # fmt: skip


def _nearest(
    claimed: Sequence[Quantity], read: Sequence[Quantity], languages: tuple[str, str]
) -> tuple[float, Quantity | None]:
    """How near the nearest figure of the same kind comes: 1 for the same value, 0.4 for one far off, 0 for none."""
    pairs = [(_nearness(mine, theirs, languages), theirs) for mine in claimed for theirs in read]
    nearest = max(pairs, key=lambda pair: pair[0], default=(0.0, None))
    return nearest if nearest[0] else (0.0, None)


def _nearness(claimed: Quantity, read: Quantity, languages: tuple[str, str]) -> float:
    change = _change(read.unit, claimed.unit)
    if change is None:
        return 0.0
    mine, theirs = _value(claimed), change.point(_value(read))
    away = abs(mine - theirs) / max(abs(mine), abs(theirs), Decimal("1E-30"))
    least, more = (0.4, 0.6) if claimed.unit or _count_same(claimed, read, languages) else (0.2, 0.5)
    return least + more * float(max(Decimal(0), 1 - 4 * away))


def _count_same(claimed: Quantity, read: Quantity, languages: tuple[str, str]) -> bool:
    counted = zip((claimed.counted, read.counted), languages, strict=True)
    return len({folded_stem(noun.lower(), language) for noun, language in counted}) == 1


def _change(source: str, target: str) -> units.Conversion | None:
    """How to convert; None for different kinds. Money, shares and bare numbers are told apart without the registry."""
    if source == target:
        return units.Conversion(Decimal(1), Decimal(0))
    apart = any(not unit or unit in _SHARES or units.currency(unit) for unit in (source, target))
    return None if apart else units.conversion(source, target)


def _value(quantity: Quantity) -> Decimal:
    ends = [end for end in (quantity.lower, quantity.upper) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def _years(dates: Iterable[Date]) -> set[str]:
    return {date.edtf[:4] for date in dates if date.edtf[:4].isdigit()}


def _sentence(claimed: _Claimed, candidate: Candidate[_T], figure: Quantity | None) -> str:
    """The sentence with the figure, or else the first with the most shared words."""
    spans = list(_sentences(candidate.text, figure))
    if figure is not None:
        spans = [span for span in spans if span[0] <= figure.start < span[1]] or spans
    texts = [candidate.text[start:end] for start, end in spans]
    return max(texts, key=lambda text: len(claimed.shared(text, candidate.language)))


def _sentences(text: str, figure: Quantity | None) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; none ends within the figure, such as after the stop of "5 Mio. Tonnen"."""
    start = 0
    for gap in _SENTENCE.finditer(text):
        if figure is None or not figure.start < gap.start() < figure.end:
            yield start, gap.start()
            start = gap.end()
    yield start, len(text)
