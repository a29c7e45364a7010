"""How much of the rarity of search words a text has: BM25 over stems, as a share of what the words' own text has.

K1 and B are Robertson's constants. A word that most texts have still counts a little, unlike in FTS5's own bm25,
so that a small file is ordered too.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from workbench.languages.search_words import SearchWord, stems

K1 = 1.2
B = 0.6
COMMONEST = 0.5  # what a word that nearly all texts have tells

_TITLE = 0.3  # what the title of an article adds to one of its sentences, of what it would as a part of it


def rarity(total: int, rows: int) -> float:
    """What a word that so many of all rows have tells: its inverse document frequency, at least COMMONEST."""
    few = min(rows, total)
    return max(COMMONEST, math.log(1 + (total - few + 0.5) / (few + 0.5)))


@dataclass(frozen=True, slots=True)
class Scale:
    """Weighs texts, given as their stems, against search words by BM25, as a share of what the words' own text has."""

    by_stem: Mapping[str, Sequence[tuple[int, float]]]  # which search word a stem stands for, and its worth
    rarities: Sequence[float]
    length: float  # stems that a text has on average

    @classmethod
    def of(cls, words: Sequence[SearchWord], rarities: Sequence[float], length: float) -> Scale:
        """A scale for these search words and their rarities."""
        by_stem: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, word in enumerate(words):
            for stem, worth in word.stems.items():
                by_stem[stem].append((place, worth))
        return cls(by_stem, rarities, max(length, 1.0))

    def weigh(self, stems: Sequence[str]) -> float:
        """How much of the words' rarity a text has: 0 for none of it, about 1 for all."""
        counts: dict[int, float] = {}
        for stem in stems:
            for place, worth in self.by_stem.get(stem, ()):
                counts[place] = counts.get(place, 0.0) + worth
        damped = K1 * (1 - B + B * len(stems) / self.length)
        score = sum(
            self.rarities[place] * times * (K1 + 1) / (times + damped) for place, times in counts.items()
        )
        return score / (sum(self.rarities) or 1.0)


def relevances(
    words: Sequence[SearchWord], rarities: Sequence[float], texts: Sequence[tuple[str, str]]
) -> list[float]:
    """The weight of each text, given with its language, against search words and their rarities."""
    return _weighed(words, rarities, [stems(text, language) for text, language in texts], [])


def titled(
    words: Sequence[SearchWord], rarities: Sequence[float], sentences: Sequence[tuple[str, str, str]]
) -> list[float]:
    """The weight of each sentence, given with its title and language; what the title has adds to it."""
    read = [stems(text, language) for text, _, language in sentences]
    return _weighed(words, rarities, read, [stems(title, language) for _, title, language in sentences])


def _weighed(
    words: Sequence[SearchWord],
    rarities: Sequence[float],
    texts: Sequence[Sequence[str]],
    titles: Sequence[Sequence[str]],
) -> list[float]:
    scale = Scale.of(words, rarities, sum(map(len, texts)) / max(len(texts), 1))
    weights = []
    for text, title in zip_longest(texts, titles, fillvalue=()):
        weight = scale.weigh(text)
        if title:
            weight += _TITLE * max(scale.weigh([*title, *text]) - weight, 0.0)
        weights.append(round(weight, 4))
    return weights
