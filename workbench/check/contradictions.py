"""Two claims of one article, or a claim and one checked earlier, that cannot both hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from workbench.check.case import Side
from workbench.check.comparison import compare
from workbench.model import Comparison

_WORD = re.compile(r"[^\W\d_]{3,}")
_SAME = 0.5  # of the words of the shorter text that both must share to speak of the same
_FEWEST = 2


def contradiction(one: Side, other: Side) -> Comparison | None:
    """The comparison of two statements that speak of the same and cannot both hold; None where they can.

    They speak of the same if they share at least half of the words of the shorter, figures and dates aside.
    """
    if not speak_of_the_same(one, other):
        return None
    made = compare(one, other)
    return made if made.outcome == "inconsistent" and "period" not in made.flags else None


def contradictions(sides: Sequence[Side]) -> Iterator[tuple[int, int, Comparison]]:
    """Every pair of statements that cannot both hold, by their places."""
    for (first, one), (second, other) in combinations(enumerate(sides), 2):
        made = contradiction(one, other)
        if made is not None:
            yield first, second, made


def speak_of_the_same(one: Side, other: Side) -> bool:
    """Whether two statements share enough words to be about one thing."""
    mine, theirs = _subject(one), _subject(other)
    shared = mine & theirs
    return len(shared) >= _FEWEST and len(shared) >= _SAME * min(len(mine), len(theirs))


def _subject(side: Side) -> frozenset[str]:
    """The words of a text that stand outside its figures and dates."""
    text = list(side.text)
    spans = [(one.start, one.end) for one in side.quantities] + [(one.start, one.end) for one in side.dates]
    for start, end in spans:
        text[start:end] = " " * (end - start)
    return frozenset(word.casefold() for word in _WORD.findall("".join(text)))
