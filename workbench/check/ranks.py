"""The place that something has in an order: "ranks 16th", "the second largest port", "auf Platz 16"."""

from __future__ import annotations

import re

from workbench.check import words
from workbench.check.case import Side
from workbench.check.clauses import clause_at

_IN_DIGITS = re.compile(
    r"(?<![\w.,])(?:(?P<ordinal>\d{1,4})(?:st|nd|rd|th|e|ème|er|ère|\.?[ºª]|\.(?=\s\w))(?!\w)"
    r"|(?P<number>\d{1,4})(?![\w%]|[.,]\d))"
)
_FAR = 24  # characters between a rank and the word that says that it is one


def rank(side: Side) -> int | None:
    """The only rank that a side names; None where it names none, or several."""
    named = {place for start, end, place in (*_digits(side), *_words(side)) if _is_rank(side, start, end)}
    return named.pop() if len(named) == 1 else None


def _digits(side: Side) -> list[tuple[int, int, int]]:
    """Ordinals in digits, and bare numbers right behind a word such as "place" or "Platz"."""
    return [
        (number.start(), number.end(), int(number["ordinal"] or number["number"]))
        for number in _IN_DIGITS.finditer(side.text)
        if number["ordinal"] or words.stands_before(side, "ranked", number.start())
    ]


def _words(side: Side) -> list[tuple[int, int, int]]:
    """Ordinals in words, from first to twelfth."""
    return [
        (start, end, place)
        for place, spans in enumerate(words.each_of(side, "ordinals"), start=1)
        for start, end in spans
    ]


def _is_rank(side: Side, start: int, end: int) -> bool:
    """Whether a word for a ranking stands beside an ordinal in its clause."""
    first, last = clause_at(side, start, end)
    return words.between(side, "ranked", max(first, start - _FAR), min(last, end + _FAR))
