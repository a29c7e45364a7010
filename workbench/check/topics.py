"""What each figure and date of a statement is of: the thing counted or measured, the words near it, and its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.check import words
from workbench.check.case import Side
from workbench.check.clauses import Clause, clause_of
from workbench.figures.forms import form
from workbench.figures.intervals import is_age
from workbench.model import Date, Quantity, Term
from workbench.units import kind

_GAP = re.compile(r"[^\W\d_]+")
_NEXT = 3  # words between a figure and the word that says what it is of
# Rows of opposites that say which way a figure goes, or are told by the figures: of anything.
WAYS = frozenset({"number", "up_down", "freeze", "more_less", "double_halve", "few_many", "all_most"})
_YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?![\d.,]*\d)")
_GROUPS = frozenset({"women_men", "young_old", "age_group"})  # rows of people, of whom a clause may be
_MARKS = ("part_of", "stage", "other_time")


class Topic(NamedTuple):
    """What one figure or date is of.

    `of` are the terms that say what is counted, measured or happens; `near` those of its clause, `all` those of its
    sentence, by what they are compared by. `counted` is whether `of` is a noun that is counted, and `vague` whether
    that is one of many things: people, cases. `names` are those near, `places` those of them after "in" or "at";
    `fronted` what the sentence begins with before the clause, `subject` what stands before the word for what happens.
    `scopes` and `marks` set what is said of one apart from the rest, `times` are the dates of the sentence, and `now`
    where words such as "this year" begin. `definite` is whether it takes up what was told before: "the 40 boats".
    """

    figure: Quantity | Date
    place: int
    sort: str
    of: Mapping[str, Term]
    near: Mapping[str, Term]
    all: Mapping[str, Term]
    names: frozenset[str]
    places: frozenset[str]
    poles: frozenset[tuple[str, str]]
    scopes: frozenset[tuple[str, str]]
    marks: frozenset[str]
    times: tuple[Date, ...]
    now: frozenset[int]
    fronted: Mapping[str, Term]
    subject: Mapping[str, Term]
    counted: bool = False
    vague: bool = False
    definite: bool = False


def topics(side: Side, place: int = 0) -> tuple[Topic, ...]:
    """Those of the figures and dates of a statement at this place among others; none where its terms are not known."""
    if not side.terms:
        return ()
    return tuple(_topic(side, one, place) for one in _read(side) if not _is_setting(side, one))


def _read(side: Side) -> tuple[Quantity | Date, ...]:
    return (*side.quantities, *side.dates)


def _is_setting(side: Side, one: Quantity | Date) -> bool:
    """Whether a date tells when there were so many: it is of the figure before it, and of nothing that happened."""
    if isinstance(one, Quantity):
        return False
    start = clause_of(side, one).start
    return any(start <= figure.start < one.start for figure in side.quantities)


def _topic(side: Side, figure: Quantity | Date, place: int) -> Topic:
    clause = clause_of(side, figure)
    outside = [one for one in side.terms if not _within(one, side)]
    near = [one for one in outside if clause.start <= one.start and one.end <= clause.end]
    fronted = [one for one in outside if one.end <= clause.fronted]
    counted = _counted(side, figure, near)
    beside = list(_beside(side, figure, near))
    return Topic(
        figure=figure,
        place=place,
        sort=sort(figure),
        of=_by_key([counted] if counted else beside),
        near=_by_key(near),
        all=_by_key(outside),
        names=frozenset(key for one in (*fronted, *near) if one.named for key in one.keys),
        places=frozenset(_places(side, near)),
        poles=frozenset(pole for one in near for pole in one.poles),
        scopes=frozenset(_scopes(figure, counted, (*fronted, *beside), near, definite=clause.definite)),
        marks=frozenset(_marks(side, figure, clause)),
        times=side.dates if isinstance(figure, Quantity) else (),
        now=frozenset(start for start, _ in words.places(side, "now")),
        fronted=_by_key(one for one in fronted if not one.common),
        subject=_by_key(_subject(side, figure, outside)),
        counted=counted is not None,
        vague=counted is not None and counted.common,
        definite=clause.definite,
    )


def _scopes(
    figure: Quantity | Date,
    counted: Term | None,
    beside: Iterable[Term],
    near: Sequence[Term],
    *,
    definite: bool,
) -> Iterator[tuple[str, str]]:
    """What narrows a figure: right beside it, within and after "40 young men", and people of whom its clause is."""
    if isinstance(figure, Date):
        return
    within = [one for one in near if counted and figure.end <= one.start and one.end <= counted.end]
    after = [one for one in near if counted and one.start >= counted.end]
    for one in (*beside, *within, *after[:1]):
        yield from one.scopes
    for one in near:
        if not (definite and counted and one.end > counted.end):
            yield from (pole for pole in one.poles if pole[0] in _GROUPS)


def _places(side: Side, near: Iterable[Term]) -> Iterator[str]:
    """The names right after "in", "at", "near"."""
    for one in near:
        if one.named and words.ends_with(side, "leading", side.text[: one.start]):
            yield from one.keys


def _marks(side: Side, figure: Quantity | Date, clause: Clause) -> Iterator[str]:
    """What sets a figure apart: words for another one, classes of other words, and years that are read as no date."""
    start, end = clause.marked
    yield from words.found(side, "other_case", start, end)
    if isinstance(figure, Date):
        return
    yield from (name for name in _MARKS if words.between(side, name, start, end))
    if _of_some(side, figure):
        yield "part_of"
    if _is_whole(side, figure):
        yield "whole"
    read = [(one.start, one.end) for one in _read(side)]
    for year in _YEAR.finditer(side.text, start, end):
        if not any(opens <= year.start() < closes for opens, closes in read):
            yield year[0]


def _is_whole(side: Side, figure: Quantity) -> bool:
    """ "Of its 34 wagons, ..." is told for the part that follows."""
    before = side.text[: figure.start].split()[:3]
    return 0 < len(before) < 3 and words.ends_with(side, "genitive", before[0])


def _of_some(side: Side, figure: Quantity) -> bool:
    """ "Three of the five judges"."""
    rest = side.text[figure.end :].split(maxsplit=1)[:1]
    return (
        not figure.unit and not figure.counted and bool(rest) and words.ends_with(side, "genitive", rest[0])
    )


def sort(figure: Quantity | Date) -> str:
    """Figures of two sorts are of two things, whatever the words say: an age, a duration, a sum, a number of things."""
    if isinstance(figure, Date):
        return "date"
    if is_age(figure):
        return "age"
    if form(figure) == "distance" or figure.role == "from":
        return ""
    return f"of {kind(figure.unit) or figure.unit}"


def _within(term: Term, side: Side) -> bool:
    """Whether it stands in a figure or a date and says nothing beside that."""
    return any(one.start < term.end and term.start < one.end for one in _read(side))


def _counted(side: Side, figure: Quantity | Date, near: Iterable[Term]) -> Term | None:
    """The noun that is counted: the first after the figure that has its word, or comes after "three of the five"."""
    if isinstance(figure, Date) or not (figure.counted or _of_some(side, figure)):
        return None
    last = figure.counted.casefold().split()[-1] if figure.counted else ""
    after = (one for one in near if one.start >= figure.end and one.keys)
    return next((one for one in after if last in one.written.casefold()), None)


def _beside(side: Side, figure: Quantity | Date, near: Iterable[Term]) -> Iterator[Term]:
    """The terms right before and after it: "a fine of 80 euros", "40 metres long", "was opened in 1949"."""
    before = [one for one in near if one.end <= figure.start]
    after = [one for one in near if one.start >= figure.end and isinstance(figure, Quantity)]
    if before and len(_GAP.findall(side.text, before[-1].end, figure.start)) <= _NEXT:
        yield before[-1]
    if after and len(_GAP.findall(side.text, figure.end, after[0].start)) <= _NEXT - 1:
        yield after[0]


def _subject(side: Side, figure: Quantity | Date, outside: Iterable[Term]) -> list[Term]:
    """The terms of what something happens to: those before its word; none where that is "its opening"."""
    before = [one for one in outside if one.end <= figure.start and not one.named]
    if not before or words.ends_with(side, "possessive", side.text[: before[-1].start]):
        return []
    return [one for one in before[:-1] if not one.common]


def _by_key(terms: Iterable[Term]) -> dict[str, Term]:
    return {key: one for one in terms for key in _compared_by(one)}


def _compared_by(term: Term) -> Iterator[str]:
    yield from term.keys
    yield from (f"{row}: {pole}" for row, pole in term.poles if row not in WAYS)
