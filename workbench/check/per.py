"""Of what a figure is for each one: "€90 per guest", "each guest pays €90", "€90 a head"."""

from __future__ import annotations

import re

from workbench.check import word_tables, words
from workbench.check.case import Side
from workbench.check.clauses import clause
from workbench.check.nouns import stem
from workbench.figures.intervals import is_part, is_rate
from workbench.model import Quantity

_BESIDE = 16  # characters after a figure in which "per" or "for each" ends
_MOST = 3  # words by which it is named: "per homeless family"
_WORD = re.compile(r"\s+([^\W\d_][\w-]*)")
PERSON = "person"  # what a head is told as


def each(side: Side, figure: Quantity) -> frozenset[str]:
    """The stems of the words for what a figure is for one of; "person" for a head, empty where nothing says.

    Only what stands behind a figure: "each tablet contains 20 mg" may be said of "the pill" as well.
    """
    if figure.unit == "percent" or is_part(figure) or is_rate(figure):
        return frozenset()
    if figure.end == len(side.text):
        return frozenset({PERSON}) if figure.unit.endswith(" / person") else frozenset()
    _, end = clause(side, figure)
    if words.between(side, "per_head", figure.start, end) or figure.unit.endswith(" / person"):
        return frozenset({PERSON})
    return _after(side, figure, end)


def each_named(side: Side, figure: Quantity) -> frozenset[str]:
    """What `each` says, else what stands after "each" in the clause before its figure: "each guest pays €90"."""
    return each(side, figure) or _before(side, figure, clause(side, figure)[0])


def _after(side: Side, figure: Quantity, end: int) -> frozenset[str]:
    """What stands after "per" right behind a figure."""
    beside = words.places(side, "per", figure.end, min(end, figure.end + _BESIDE))
    places = [stop for start, stop in beside if not side.text[figure.end : start].strip()]
    return things(side, places[0], end) if places and places[0] > figure.end else frozenset()


def _before(side: Side, figure: Quantity, start: int) -> frozenset[str]:
    """What stands after "each" in the clause, before its figure."""
    places = [stop for _, stop in words.places(side, "each", start, figure.start)]
    return things(side, places[-1], figure.start, most=1) if places else frozenset()


def things(side: Side, start: int, end: int, most: int = _MOST) -> frozenset[str]:
    """The stems of the words from a place on, to the first that carries nothing."""
    own = word_tables.table(side.language).classes.get("own")
    named: list[str] = []
    at = start
    while len(named) < most and (word := _WORD.match(side.text, at, end)):
        if own and own.fullmatch(word[1]):
            break
        named.append(PERSON if words.is_of(side, "heads", word[1]) else stem(word[1], side.language))
        at = word.end()
    return frozenset(named)
