"""Two claims of one article, or a claim and one checked earlier, that cannot both hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from typing import NamedTuple

from workbench.check.case import Side
from workbench.check.comparison import compare
from workbench.check.same import Rests, apart, in_order, same
from workbench.check.topics import Topic, topics
from workbench.figures.conversion import comparable
from workbench.figures.intervals import value
from workbench.model import Comparison, Date, Quantity

_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE = re.compile(r"[.!?:]\s+[\"“„«]?$")
_SAME = 0.5  # of the words of the shorter text that both must share to speak of the same
_FEWEST = 2
_SHORT = 3  # letters of a word that joins what is said and is about nothing
_COMMON = 8  # a word in more than one of so many statements is of all of them, and tells none apart
_FLAGS = frozenset({"period", "other_whole", "coarser_source"})


class _Subject(NamedTuple):
    """What a statement is about: its words and, among them, the names."""

    words: frozenset[str]
    names: frozenset[str]


class Clash(NamedTuple):
    """How two statements cannot both hold: their comparison, the words for what both speak of, and the figures of it.

    `figures` is None where the statements as a whole are set against each other.
    """

    comparison: Comparison
    same: tuple[tuple[str, str], ...] = ()
    figures: tuple[str, str] | None = None


def contradiction(one: Side, other: Side) -> Clash | None:
    """How two statements of different articles cannot both hold; None where they can.

    They speak of the same if they share at least half of the words of the shorter, figures and dates aside, and no
    two names set them apart. Less is not enough: "the bridge" of another article may be another bridge.
    """
    return _as_a_whole((one, other), (_subject(one), _subject(other)), (topics(one), topics(other)))


def contradictions(sides: Sequence[Side], *, of: int | None = None) -> Iterator[tuple[int, int, Clash]]:
    """Every pair of statements of an article that cannot both hold, by their places; with `of`, those of this one.

    Two of their figures are of one thing and do not agree, or they speak of the same as a whole.
    """
    subjects = _without_common([_subject(side) for side in sides])
    read = [topics(side, place) for place, side in enumerate(sides)]
    pairs: Iterable[tuple[int, int]] = combinations(range(len(sides)), 2)
    if of is not None:
        pairs = ((of, other) for other in range(len(sides)) if other != of)
    for first, second in pairs:
        both, of_both = (sides[first], sides[second]), (read[first], read[second])
        made = _of_one_thing(both, of_both, read)
        if made is None:
            made = _as_a_whole(both, (subjects[first], subjects[second]), of_both)
        if made is not None:
            yield first, second, made


def _as_a_whole(
    sides: tuple[Side, Side],
    subjects: tuple[_Subject, _Subject],
    pair: tuple[Sequence[Topic], Sequence[Topic]],
) -> Clash | None:
    if not _same(*subjects) or _all_apart(*pair):
        return None
    return _between(*sides, subjects)


def _of_one_thing(
    sides: tuple[Side, Side], pair: tuple[Sequence[Topic], Sequence[Topic]], read: Sequence[Sequence[Topic]]
) -> Clash | None:
    """The first two figures of one thing that do not agree, where the article has no third of it."""
    if sides[0].text == sides[1].text:
        return None
    for one, other in product(*pair):
        found = same(one, other)
        if found is None:
            continue
        made = _disagree(_only(sides[0], one), _only(sides[1], other))
        if made is not None and not _third(one, other, found.rests, read) and not _repeats(one, other, read):
            return Clash(made, found.words, (one.figure.text, other.figure.text))
    return None


def _all_apart(some: Sequence[Topic], others: Sequence[Topic]) -> bool:
    """Whether each figure of the one is set apart from each like it of the other."""
    pairs = [(one, other) for one, other in product(some, others) if one.sort and one.sort == other.sort]
    return bool(pairs) and all(apart(one, other) for one, other in pairs)


def _only(side: Side, topic: Topic) -> Side:
    """A side with one of its figures or dates, and nothing else to compare."""
    if isinstance(topic.figure, Date):
        return replace(side, quantities=(), dates=(topic.figure,))
    return replace(side, quantities=(topic.figure,), dates=())


def _third(one: Topic, other: Topic, rests: Rests, read: Sequence[Sequence[Topic]]) -> bool:
    """Whether the article has one more figure that it must not have, unlike both: then it speaks of several things."""
    if rests == "words":
        return False
    figures = {_size(one), _size(other)}
    others = (
        topic for some in read for topic in some if topic.sort == one.sort and _size(topic) not in figures
    )
    if rests == "no other":
        return any(not apart(one, third) or not apart(third, other) for third in others)
    return any(same(one, third) or same(third, other) for third in others)


def _repeats(one: Topic, other: Topic, read: Sequence[Sequence[Topic]]) -> bool:
    """Whether the later takes up a third that says what it says: "the six injured" are those six, not the eleven."""
    later = in_order(one, other)[1]
    if not later.definite:
        return False
    before = (topic for some in read[: later.place] for topic in some if topic.sort == later.sort)
    return any(_size(topic) == _size(later) for topic in before)


def _size(topic: Topic) -> object:
    figure = topic.figure
    return figure.edtf if isinstance(figure, Date) else (value(figure), figure.unit)


def _between(one: Side, other: Side, subjects: tuple[_Subject, _Subject]) -> Clash | None:
    if not _measure_the_same(one, other):
        return None
    made = _disagree(one, other, _FLAGS | {"other_things"})
    shared = sorted(subjects[0].words & subjects[1].words)
    return None if made is None else Clash(made, tuple((word, word) for word in shared if len(word) > _SHORT))


def _disagree(one: Side, other: Side, flags: frozenset[str] | set[str] = _FLAGS) -> Comparison | None:
    made = compare(one, other)
    if made.outcome != "inconsistent" or made.finding != "outside" or flags & set(made.flags):
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
