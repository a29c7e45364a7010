"""What each of several found figures is of, by the words that stand beside it alone: "€44 million for culture"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from workbench.check import words
from workbench.check.case import Case, Side
from workbench.check.changes import is_change
from workbench.check.nouns import stem
from workbench.check.pair import comparable
from workbench.model import Quantity

_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = re.compile(r"[,;:(.]")
_MOST = 3  # words by which a figure is named

Span = tuple[int, int]


class Subject(NamedTuple):
    """A found figure and the words that it alone of the source's figures has, by stem, each as it is written."""

    figure: Quantity
    words: dict[str, str]

    @property
    def named(self) -> str:
        """The first of its words, as a sentence has them, or what it counts."""
        return " ".join(list(self.words.values())[:_MOST]) or self.figure.counted


class Chosen(NamedTuple):
    """The one found figure whose own words the claim has, those words, and the others, of which it has none."""

    figure: Quantity
    named: str
    others: tuple[Subject, ...]


def chosen(case: Case, stretches: Callable[[Side], Sequence[Span]]) -> Chosen | None:
    """Which of the figures that may be meant shares words with the claim that no other has; None where that is open.

    `stretches` tells which part of a text belongs to each of its figures.
    """
    if any(one.role in ("from", "to") for one in case.found.quantities):
        return None
    alike = [
        one for one in case.found.quantities if any(comparable(mine, one) for mine in case.claimed.quantities)
    ]
    mine = [one for one in case.claimed.quantities if any(comparable(one, other) for other in alike)]
    if len(alike) < 2 or len(mine) != 1:
        return None
    moved = is_change(case.claimed, mine[0])
    if any(is_change(case.found, one) != moved for one in alike):
        return None
    figures = [
        (one, span)
        for one, span in zip(case.found.quantities, stretches(case.found), strict=True)
        if one in alike
    ]
    subjects, shared = _subjects(case.found, figures)
    wanted = _words(case.claimed, 0, len(case.claimed.text), mine[0], mine=True).keys() - shared
    fitting = [one for one in subjects if one.words.keys() & wanted]
    if len(fitting) > 1:  # "the mean salary is …, the median …": all its words, where each other has one more
        fitting = [one for one in fitting if one.words.keys() <= wanted]
    others = tuple(one for one in subjects if one not in fitting)
    if len(fitting) != 1 or not all(one.words or _counts_other(one, fitting[0]) for one in others):
        return None
    named = {key: word for key, word in fitting[0].words.items() if key in wanted}
    return Chosen(fitting[0].figure, Subject(fitting[0].figure, named).named, others)


def _subjects(side: Side, figures: Sequence[tuple[Quantity, Span]]) -> tuple[list[Subject], frozenset[str]]:
    """Each figure with its own words, and the words before the first that are of all, where the others have none."""
    first = (
        side.text.rfind(":", 0, figures[0][0].start) + 1
    )  # "Rainfall: July 88 mm, …" is of all, "Wind: 27 percent" not
    first = first if _words(side, first, figures[0][0].start, figures[0][0]) else 0
    before = [_words(side, max(span[0], first), one.start, one) for one, span in figures]
    after = [_words(side, one.end, _clause(side, one.end, span[1]), one) for one, span in figures]
    shared = frozenset[str]() if all(before[1:]) else frozenset(before[0])
    if shared:
        before[0] = {}
    shared |= _words(side, 0, first, figures[0][0]).keys()
    all_words = [{**one, **other} for one, other in zip(before, after, strict=True)]
    subjects = []
    for index, ((figure, _), mine) in enumerate(zip(figures, all_words, strict=True)):
        rest = {key for other, theirs in enumerate(all_words) if other != index for key in theirs}
        subjects.append(
            Subject(figure, {key: word for key, word in mine.items() if key not in rest | shared})
        )
    return subjects, shared


def _clause(side: Side, start: int, end: int) -> int:
    """Where the words right after a figure end: ", the ministry said" is not of it."""
    end = min([end, *(one.start for one in side.quantities if one.start >= start)])
    stop = _STOP.search(side.text, start, end)
    return stop.start() if stop else end


def _counts_other(one: Subject, other: Subject) -> bool:
    return bool(one.figure.counted) and one.figure.counted != other.figure.counted


def _words(side: Side, start: int, end: int, figure: Quantity, *, mine: bool = False) -> dict[str, str]:
    """The words of a stretch that may say what a figure is of, by stem: no joining words, directions or dates.

    What a claimed figure counts is left out.
    """
    spans = [(one.start, one.end) for one in side.dates if " " in one.text or not one.relative]
    spans += [(one.start, one.end) for one in side.quantities] + words.marks(side, "bases", (start, end))
    counted = {stem(word) for word in figure.counted.split()} if mine else set()
    found: dict[str, str] = {}
    no_subject = words.table(side.language).no_subject
    for one in _WORD.finditer(side.text, start, end):
        key = stem(one[0])
        inside = any(first <= one.start() < last for first, last in spans)
        if not inside and key not in counted and not no_subject.fullmatch(one[0]):
            found.setdefault(key, one[0].lower() if one.start() == 0 else one[0])
    return found
