"""Which of a source's figures speaks of what the claim does: by the time, basis or measure in the words beside each.

"€1.2 billion in the third quarter and €3.5 billion in nine months" has one figure for a claim on the quarter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from workbench.check import words
from workbench.check.case import Case, Side
from workbench.check.movement import is_change
from workbench.check.say import told_date
from workbench.check.selection import subjects
from workbench.figures.conversion import comparable
from workbench.figures.periods import period
from workbench.model import Date, Quantity

# What may part the words of one figure from those of the next, the strongest first.
_CUTS = tuple(
    re.compile(cut, re.IGNORECASE)
    for cut in (
        r";|(?<=\w\w)\.\s",
        r",\s|\(|\b(?:while|whereas|but|against|versus|compared (?:with|to)|während|gegenüber|contre|frente a)\b",
        r"\b(?:and|or|after|from|und|oder|nach|et|ou|après|y|o|tras)\b",
    )
)
_STOP = re.compile(r"[,;:(]|\.\s")
_LEADING = re.compile(r"\W*(?:\w+\s+){0,2}")  # "In 2023, …" is of all that follows
_OF = re.compile(r"\b(?:of|des|du|del)\s+(?:the\s+)?\w+", re.IGNORECASE)
_MOST = 300  # figures of a source that are told apart by the words around each; of more, nobody could tell
_DURATIONS = frozenset({"day", "week", "month", "year", "hour"})

Span = tuple[int, int]
Tags = frozenset[str]


class Kind(NamedTuple):
    """A way to tell figures apart: the flag where a claim has another's, the tags by stretch, how a tag is told."""

    flag: str
    name: str
    tags: Callable[[Side, Span, Quantity], Tags]
    told: Callable[[str], str] = "for the {}".format
    untagged: str = ""  # the tag of a figure without words beside one that has some


_TOLD = {
    "annualised": "for growth at an annual rate",
    "quarter": "for growth on the quarter",
    "month": "for growth on the month",
    "year": "for growth on the year",
    "nine months": "for the first nine months",
    "real": "in real terms",
    "nominal": "in nominal terms",
}


class Narrowed(NamedTuple):
    """A case whose source has only the figures that may be meant; the others, each with what it is of."""

    case: Case
    kind: Kind
    wanted: str
    others: tuple[tuple[Quantity, str], ...]
    dates: tuple[Date, ...] = ()

    def told(self, tag: str) -> str:
        """A tag as a sentence has it: "for the third quarter", "for “debt”", "in real terms"."""
        named = next((told_date(one) for one in self.dates if _tag(one) == tag), "")
        return f"for {named}" if named else _TOLD.get(tag) or self.kind.told(tag)


def narrowed(case: Case) -> Narrowed | None:
    """The case without figures of another time, basis or measure than the claim's; None where none can be set aside."""
    if not 2 <= len(case.found.quantities) <= _MOST or not case.claimed.quantities:
        return None
    by_base = _by(KINDS[0], case)
    if by_base is not None or _needs_all(case):
        return by_base
    return next((made for kind in KINDS[1:] if (made := _by(kind, case))), None) or _by_words(case)


def _needs_all(case: Case) -> bool:
    """Whether the claim tells a change that the source does not, so that it has to be computed from its figures."""
    changes = [one for one in case.claimed.quantities if is_change(case.claimed, one)]
    moves = [one for one in case.found.quantities if changes and is_change(case.found, one)]
    return any(not any(comparable(one, other) for other in moves) for one in changes)


def _by_words(case: Case) -> Narrowed | None:
    """The case with the one figure whose own words the claim has."""
    made = subjects.chosen(case, stretches)
    if made is None:
        return None
    others = tuple((one.figure, one.named) for one in made.others)
    gone = {figure.start for figure, _ in others}
    kept = tuple(one for one in case.found.quantities if one.start not in gone)
    return Narrowed(replace(case, found=replace(case.found, quantities=kept)), WORDS, made.named, others)


def _by(kind: Kind, case: Case) -> Narrowed | None:
    mine = _claimed(kind, case)
    if len(mine) != 1:
        return None
    spans = stretches(case.found)
    untagged = frozenset(filter(None, [kind.untagged]))
    tagged = [
        (one, span, kind.tags(case.found, span, one) or untagged)
        for one, span in zip(case.found.quantities, spans, strict=True)
    ]
    out = [(one, span, tags) for one, span, tags in tagged if tags and not _meet(mine, tags)]
    kept = tuple(one for one, _, tags in tagged if not tags or _meet(mine, tags))
    if (
        not out
        or not any(_meet(mine, tags) for _, _, tags in tagged if tags)
        or not _answers(kind, case, kept)
    ):
        return None
    others = tuple((one, min(tags)) for one, _, tags in out)
    found = replace(case.found, quantities=kept)
    for _, span, tags in out:
        found = _without(kind, found, span, tags)
    dates = (*case.claimed.dates, *case.found.dates) if kind.name == "time" else ()
    return Narrowed(replace(case, found=found), kind, min(mine), others, dates)


def _claimed(kind: Kind, case: Case) -> Tags:
    whole = (0, len(case.claimed.text))
    tags = [kind.tags(case.claimed, whole, one) for one in case.claimed.quantities]
    return frozenset().union(*tags) if tags else frozenset()


def _meet(mine: Tags, theirs: Tags) -> bool:
    return any(_same(one, other) for one in mine for other in theirs)


def _same(one: str, other: str) -> bool:
    """Whether two tags are one, or two times that share a day."""
    first, second = period(one), period(other)
    return one == other or (first is not None and second is not None and first.overlaps(second))


def _answers(kind: Kind, case: Case, kept: tuple[Quantity, ...]) -> bool:
    """Whether a figure that is kept is one to set a claimed one against, and not the end of a change to be computed."""
    is_growth = kind.name == "bases"
    return any(
        comparable(mine, other)
        and (is_growth or is_change(case.claimed, mine) == is_change(case.found, other))
        for mine in case.claimed.quantities
        for other in kept
        if mine.unit not in _DURATIONS
    )


def _without(kind: Kind, side: Side, span: Span, tags: Tags) -> Side:
    """The side without the words and dates by which a stretch is of something else; offsets hold."""
    is_time = kind.name == "time"
    gone = [one for one in side.dates if is_time and span[0] <= one.start < span[1] and _tag(one) in tags]
    dates = tuple(one for one in side.dates if one not in gone)
    spans = [(one.start, one.end) for one in gone] or words.marks(side, kind.name, span)
    return replace(_blanked(side, spans), dates=dates)


def _blanked(side: Side, spans: Iterable[Span]) -> Side:
    text = list(side.text)
    for start, end in spans:
        text[start:end] = " " * (end - start)
    return replace(side, text="".join(text))


def stretches(side: Side) -> list[Span]:
    """The stretch of text of each figure, in their order: two without anything between them to cut at share one."""
    figures = side.quantities
    bases = words.marks(side, "bases", (0, len(side.text)))
    cuts = [_cut(side.text, one.end, other.start, bases) for one, other in pairwise(figures)]
    starts: list[int] = [0]
    ends: list[int] = []
    for cut in cuts:
        starts.append(starts[-1] if cut is None else cut)
    for cut in reversed([*cuts, len(side.text)]):
        ends.append(ends[-1] if cut is None else cut)
    return list(zip(starts, reversed(ends), strict=True))


def _cut(text: str, start: int, end: int, bases: list[Span]) -> int | None:
    for cut in _CUTS:
        found = [one.start() for one in cut.finditer(text, start, end)]
        found = [at for at in found if not any(first <= at < last for first, last in bases)]
        if found:
            return found[-1]
    return None


def _times(side: Side, span: Span, figure: Quantity) -> Tags:
    base = words.marks(side, "bases", span)  # "compared with the first quarter" is not of the first quarter
    inside = [one for one in side.dates if span[0] <= one.start < span[1] and _at(side, one, figure)]
    return frozenset(_tag(one) for one in inside if not any(a <= one.start < b for a, b in base))


def _tag(one: Date) -> str:
    return one.edtf or one.text.casefold()


def _at(side: Side, one: Date, figure: Quantity) -> bool:
    """Whether no comma parts a date from a figure, but for one after "In 2023, …"."""
    between = side.text[min(one.end, figure.end) : max(one.start, figure.start)]
    return not _STOP.search(between) or _LEADING.fullmatch(side.text, 0, one.start) is not None


def _named(name: str) -> Callable[[Side, Span, Quantity], Tags]:
    def tags(side: Side, span: Span, figure: Quantity) -> Tags:
        del figure
        base = words.marks(side, "bases", span) if name == "spans" else []
        if name == "measures":  # "5.4 percent of GDP" is no figure of GDP
            base = [one.span() for one in _OF.finditer(side.text, *span)]
        return words.named(_blanked(side, base) if base else side, name, span)

    return tags


def _bases(side: Side, span: Span, figure: Quantity) -> Tags:
    """Over which time growth is told: an annualised rate of the quarter is no rate of the quarter."""
    if figure.unit != "percent":
        return frozenset()
    named = words.named(side, "bases", span)
    return frozenset({"annualised"}) if "annualised" in named else named


WORDS = Kind("other_things", "words", _named("words"), "for “{}”".format)
KINDS: tuple[Kind, ...] = (
    Kind("period", "bases", _bases),
    Kind("period", "spans", _named("spans")),
    Kind("growth_vs_level", "measures", _named("measures"), lambda tag: f"for “{words.measure_named(tag)}”"),
    Kind("nominal_vs_real", "prices", _named("prices"), untagged="nominal"),
    Kind("period", "time", _times),
)
