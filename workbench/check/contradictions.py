"""Two claims of one article, or a claim and one checked earlier, that cannot both hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from workbench.check.case import Side
from workbench.check.comparison import compare
from workbench.check.pair import comparable
from workbench.model import Comparison, Quantity

_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE = re.compile(r"[.!?:]\s+[\"“„«]?$")
_SAME = 0.5  # of the words of the shorter text that both must share to speak of the same
_FEWEST = 2
_SHORT = 3  # letters of a word that joins what is said and is about nothing
_COMMON = 8  # a word in more than one of so many statements is of all of them, and tells none apart
_FLAGS = {"period", "other_things", "other_whole", "coarser_source"}


class _Subject(NamedTuple):
    """What a statement is about: its words and, among them, the names."""

    words: frozenset[str]
    names: frozenset[str]


def contradiction(one: Side, other: Side) -> Comparison | None:
    """The comparison of two statements that speak of the same and cannot both hold; None where they can.

    They speak of the same if they share at least half of the words of the shorter, figures and dates aside, and no
    two names set them apart.
    """
    return _between(one, other, (_subject(one), _subject(other)))


def contradictions(sides: Sequence[Side], *, of: int | None = None) -> Iterator[tuple[int, int, Comparison]]:
    """Every pair of statements that cannot both hold, by their places; with `of`, only those of this one, it first."""
    subjects = _without_common([_subject(side) for side in sides])
    pairs: Iterable[tuple[int, int]] = combinations(range(len(sides)), 2)
    if of is not None:
        pairs = ((of, other) for other in range(len(sides)) if other != of)
    for first, second in pairs:
        made = _between(sides[first], sides[second], (subjects[first], subjects[second]))
        if made is not None:
            yield first, second, made


def _between(one: Side, other: Side, subjects: tuple[_Subject, _Subject]) -> Comparison | None:
    if not _same(*subjects) or not _measure_the_same(one, other):
        return None
    made = compare(one, other)
    if made.outcome != "inconsistent" or made.finding != "outside" or _FLAGS & set(made.flags):
        return None
    # What one source says less exactly than another does not contradict it, whichever of them is asked.
    return made if compare(other, one).outcome == "inconsistent" else None


def _measure_the_same(one: Side, other: Side) -> bool:
    """Whether both have figures of like things, or both have dates and nothing else."""
    if not one.quantities or not other.quantities:
        return not one.quantities and not other.quantities and bool(one.dates and other.dates)
    if any({"from", "to"} <= {quantity.role for quantity in side.quantities} for side in (one, other)):
        return True  # the ends of a change, from which it can be worked out
    return any(_alike(mine, theirs) for mine in one.quantities for theirs in other.quantities)


def _alike(mine: Quantity, theirs: Quantity) -> bool:
    counted = {_stem(name) for name in (mine.counted, theirs.counted) if name}
    return comparable(mine, theirs) and len(counted) < 2


def _stem(noun: str) -> str:
    return noun.casefold().removesuffix("s")


def _same(mine: _Subject, theirs: _Subject) -> bool:
    """Whether two statements share enough words to be about one thing, and name no two."""
    shared = mine.words & theirs.words
    shorter = min(len(mine.words), len(theirs.words))
    if sum(len(word) > _SHORT for word in shared) < _FEWEST or len(shared) < _SAME * shorter:
        return False
    return mine.names <= theirs.words or theirs.names <= mine.words


def _without_common(subjects: list[_Subject]) -> list[_Subject]:
    """The subjects without the words that most statements of a text share; a short text has none."""
    often = Counter(word for subject in subjects for word in subject.words)
    common = {word for word, times in often.items() if times > max(_FEWEST + 1, len(subjects) / _COMMON)}
    return [_Subject(subject.words - common, subject.names - common) for subject in subjects]


def _subject(side: Side) -> _Subject:
    """The words of a text that stand outside its figures and dates."""
    text = list(side.text)
    spans = [(one.start, one.end) for one in side.quantities] + [(one.start, one.end) for one in side.dates]
    for start, end in spans:
        text[start:end] = " " * (end - start)
    found = list(_WORD.finditer("".join(text)))
    names = (one[0] for one in found if one[0][0].isupper() and not _begins(side.text, one.start()))
    return _Subject(
        frozenset(one[0].casefold() for one in found), frozenset(name.casefold() for name in names)
    )


def _begins(text: str, start: int) -> bool:
    """Whether a word stands where a sentence begins, and may be large for that alone."""
    return not text[:start].strip("\"“„«'‘ ") or _SENTENCE.search(text[:start]) is not None
