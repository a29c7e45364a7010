"""What each of several found figures is of, by the words that stand beside it alone: "€44 million for culture"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from workbench.check import word_tables, words
from workbench.check.case import Case, Side
from workbench.check.movement import is_change
from workbench.check.nouns import stem
from workbench.figures.conversion import comparable
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
    alike, mine = _alike(case)
    if mine is None:
        return None
    spans = zip(case.found.quantities, stretches(case.found), strict=True)
    subjects, shared = _subjects(case.found, [(one, span) for one, span in spans if one in alike])
    counted = {stem(word, case.claimed.language) for word in mine.counted.split()}
    wanted = _words(case.claimed, _plain(case.claimed), 0, len(case.claimed.text)).keys() - shared - counted
    fitting = [one for one in subjects if one.words.keys() & wanted]
    if len(fitting) > 1:  # "the mean salary is …, the median …": all its words, where each other has one more
        fitting = [one for one in fitting if one.words.keys() <= wanted]
    others = tuple(one for one in subjects if one not in fitting)
    if len(fitting) != 1 or not all(one.words or _counts_other(one, fitting[0]) for one in others):
        return None
    if _counts_other(fitting[0], Subject(mine, {})) and any(
        one.figure.counted == mine.counted for one in others
    ):
        return None  # what is counted tells more than the words at the end of a sentence
    named = {key: word for key, word in fitting[0].words.items() if key in wanted}
    return Chosen(fitting[0].figure, Subject(fitting[0].figure, named).named, others)


def own_words(side: Side, figures: Sequence[Quantity], spans: Sequence[Span]) -> list[frozenset[str]]:
    """Of each of some figures of a side, with its stretch, the stems of the words that it alone of them has."""
    subjects, _ = _subjects(side, list(zip(figures, spans, strict=True)))
    return [frozenset(one.words) for one in subjects]


def words_of(side: Side) -> frozenset[str]:
    """The stems of a side's words that may say what its figures are of."""
    return frozenset(_words(side, _plain(side), 0, len(side.text)))


def _alike(case: Case) -> tuple[list[Quantity], Quantity | None]:
    """The found figures that may be meant, and the one claimed figure that they are like, if they leave a choice."""
    found, claimed = case.found.quantities, case.claimed.quantities
    alike = [one for one in found if any(comparable(mine, one) for mine in claimed)]
    mine = [one for one in claimed if any(comparable(one, other) for other in alike)]
    if len(alike) < 2 or len(mine) != 1 or any(one.role in ("from", "to") for one in found):
        return [], None
    moved = is_change(case.claimed, mine[0])
    return (alike, mine[0]) if all(is_change(case.found, one) == moved for one in alike) else ([], None)


def _subjects(side: Side, figures: Sequence[tuple[Quantity, Span]]) -> tuple[list[Subject], frozenset[str]]:
    """Each figure with its own words, and the words before the first that are of all, where the others have none."""
    text, start = _plain(side), figures[0][0].start
    head = text.rfind(":", 0, start) + 1  # "Rainfall: July 88 mm, …" is of all, "Wind: 27 percent, …" is not
    head = head if _words(side, text, head, start) else 0
    before = [_words(side, text, max(span[0], head), one.start) for one, span in figures]
    after = [_words(side, text, one.end, _clause(side, one.end, span[1])) for one, span in figures]
    shared = frozenset[str]() if all(before[1:]) else frozenset(before[0])
    if shared:
        before[0] = {}
    shared |= _words(side, text, 0, head).keys()
    named = [{**one, **other} for one, other in zip(before, after, strict=True)]
    often = Counter(key for one in named for key in one)
    return [
        Subject(figure, {key: word for key, word in one.items() if often[key] == 1 and key not in shared})
        for (figure, _), one in zip(figures, named, strict=True)
    ], shared


def _clause(side: Side, start: int, end: int) -> int:
    """Where the words right after a figure end: ", the ministry said" is not of it."""
    end = min([end, *(one.start for one in side.quantities if one.start >= start)])
    stop = _STOP.search(side.text, start, end)
    return stop.start() if stop else end


def _counts_other(one: Subject, other: Subject) -> bool:
    return bool(one.figure.counted) and one.figure.counted != other.figure.counted


def _plain(side: Side) -> str:
    """A side's text without its figures, dates and bases of growth; offsets hold."""
    spans = [(one.start, one.end) for one in side.dates if " " in one.text or not one.relative]
    spans += [(one.start, one.end) for one in side.quantities]
    text = list(side.text)
    for start, end in (*spans, *words.marks(side, "bases", (0, len(text)))):
        text[start:end] = " " * (end - start)
    return "".join(text)


def _words(side: Side, text: str, start: int, end: int) -> dict[str, str]:
    """The words of a stretch that may say what a figure is of, by stem: no joining words and no directions."""
    no_subject = word_tables.table(side.language).no_subject
    found: dict[str, str] = {}
    for one in _WORD.finditer(text, start, end):
        if not no_subject.fullmatch(one[0]):
            found.setdefault(stem(one[0], side.language), one[0].lower() if one.start() == 0 else one[0])
    return found
