"""What figures are of: the things they count, and the stuff they measure, as far as the words beside them say."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.check import say, word_tables, words
from workbench.check.case import Result, Side
from workbench.check.pair import Pair
from workbench.figures.intervals import value
from workbench.model import Quantity

_WORD = re.compile(r"\s*([^\W\d_][\w-]*)")
_MOST = 2  # words that stuff is named by: "fuel oil"
_FAR = Decimal(2)  # times another figure: from here on two things may be spoken of


def things(pair: Pair) -> tuple[str, str]:
    """What the claimed and the found figure count or measure; "" where the words do not say."""
    return _thing(pair.case.claimed, pair.claimed), _thing(pair.case.found, pair.found)


def _thing(side: Side, figure: Quantity) -> str:
    if figure.counted or not figure.unit or figure.unit == "percent":
        return figure.counted
    return _stuff(side, figure)


def _stuff(side: Side, figure: Quantity) -> str:
    """ "fuel oil" after "300 tonnes of"."""
    classes = word_tables.table(side.language).classes
    made_of = classes["made_of"].match(side.text, figure.end + 1) if classes else None
    named: list[str] = []
    at = made_of.end() if made_of else len(side.text)
    while (
        len(named) < _MOST and (word := _WORD.match(side.text, at)) and not classes["own"].fullmatch(word[1])
    ):
        named.append(word[1])
        at = word.end()
    return " ".join(named)


def apart(pair: Pair, result: Result) -> bool:
    """Whether two figures of other things are so far apart that they can hardly be one: no slip explains it."""
    if result.outcome != "inconsistent" or result.flags or result.finding != "outside":
        return False
    there = pair.there
    low, high = sorted((abs(value(pair.claimed)), abs(value(there)))) if there else (Decimal(0), Decimal(0))
    persons = [
        words.is_of(side, "persons", thing) for side, thing in zip(_sides(pair), things(pair), strict=True)
    ]
    return high >= _FAR * low and not all(persons)


def _sides(pair: Pair) -> tuple[Side, Side]:
    return pair.case.claimed, pair.case.found


def two_things(pair: Pair) -> Result:
    """What is said of figures that are of two things."""
    mine, theirs = things(pair)
    says = (
        f"{say.capital(say.quoted(pair.claimed))} in the claim are of “{mine}” and {say.quoted(pair.found)} in the "
        f"source of “{theirs}”, so they cannot be set against each other."
        if pair.claimed.unit
        else f"The claim counts {mine} ({say.quoted(pair.claimed)}) and the source {theirs} "
        f"({say.quoted(pair.found)}), so they cannot be set against each other."
    )
    return Result("incomparable", "wrong_dimension", says, flags=("other_things",))
