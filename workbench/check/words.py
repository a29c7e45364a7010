"""The words around figures, by meaning: the table of comparing of each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from workbench.check.case import Side
from workbench.check.word_tables import NEVER, NO_GROUP, expression_of, rows_of, table
from workbench.languages import languages
from workbench.model import Quantity

_LAST = 32  # characters of the longest word of a class that ends a text
_CLEARLY = 2  # times as many words of another language as of the one a text is given as
_BESIDE = 16  # characters around a figure in which a word of direction is right at it
_LONGEST = (
    12  # characters of words such as "up from" that are no direction and may begin at a figure and end beyond
)
_KEPT = 64  # answers that are kept: rules ask the same of the figures of one comparison again and again
_FAR_BEFORE, _FAR_AFTER = 120, 60  # characters of a text in which a word of direction belongs to a figure


def ends_with(side: Side, name: str, text: str) -> bool:
    """Whether a word of a class is the last of a text in the side's language."""
    return _is_last(side.language, name, text, len(text))


def stands_before(side: Side, name: str, at: int) -> bool:
    """Whether a word of a class is the last before a place of the side's text."""
    return _is_last(side.language, name, side.text, at)


def _is_last(language: str, name: str, text: str, end: int) -> bool:
    expression = table(language).classes.get(name, NEVER)
    start = max(0, end - _LAST)
    end = start + len(text[start:end].rstrip())
    return any(one.end() == end for one in expression.finditer(text, start, end))


def language_of(text: str, given: str) -> str:
    """The language whose own words a text has, where these are far more than those of the language it is given as."""
    if not table(given).classes:
        return given
    mine = _known(text, given)
    hits = {code: _known(text, code) for code in languages("comparing")}
    best = max(hits, key=lambda code: hits[code])
    return best if hits[best] > _CLEARLY * mine else given


def _known(text: str, language: str) -> int:
    return len(table(language).classes["own"].findall(text))


def has(side: Side, name: str) -> bool:
    """Whether a word of a class stands anywhere in the side's text."""
    expression = table(side.language).classes.get(name)
    return expression is not None and expression.search(side.text) is not None


def after(side: Side, name: str) -> int | None:
    """Where the text goes on after the first word of a class; None where none stands in it."""
    expression = table(side.language).classes.get(name)
    found = expression.search(side.text) if expression else None
    return found.end() if found else None


def is_of(side: Side, name: str, word: str) -> bool:
    """Whether a word or phrase has one of a class in it."""
    expression = table(side.language).classes.get(name)
    return expression is not None and expression.search(word) is not None


def between(side: Side, name: str, start: int, end: int) -> bool:
    """Whether a word of a class stands in a stretch of the side's text."""
    expression = table(side.language).classes.get(name)
    return expression is not None and expression.search(side.text, start, end) is not None


def places(side: Side, name: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the words of a class stand in a stretch of the side's text."""
    expression = table(side.language).classes.get(name, NEVER)
    return [
        one.span() for one in expression.finditer(side.text, start, len(side.text) if end is None else end)
    ]


def each_of(side: Side, name: str) -> list[list[tuple[int, int]]]:
    """Where each word of a class stands in the side's text, in the order of its row: of ordinals, first to last."""
    return [[one.span() for one in word.finditer(side.text)] for word in _in_order(side.language, name)]


@cache
def _in_order(language: str, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(expression_of([word]) for word in rows_of(language).get("classes", {}).get(name, ()))


def found(side: Side, name: str, start: int, end: int) -> frozenset[str]:
    """The words of a class in a stretch of the side's text, in small letters."""
    expression = table(side.language).classes.get(name, NEVER)
    return frozenset(one[0].casefold() for one in expression.finditer(side.text, start, end))


def begins(side: Side, name: str) -> bool:
    """Whether a word of a class is the first of the side's text."""
    return any(not side.text[:start].strip() for start, _ in places(side, name)[:1])


def direction(side: Side, quantity: Quantity) -> int:
    """1 for a figure that something rose by, -1 for one that it fell by, 0 where no word says."""
    return _toward(side, quantity, "up", "down")


def beside(side: Side, quantity: Quantity, *, before: bool = True) -> int:
    """Which way, by a word right at the figure: "25 percent higher", "a 25 percent drop", "a rise of 25 percent"."""
    start = max(0, quantity.start - _BESIDE) if before else quantity.end
    return _beside(side.language, side.text, start, quantity.end, quantity.unit == "percent")


@lru_cache(maxsize=_KEPT)
def _beside(language: str, text: str, start: int, end: int, is_percent: bool) -> int:
    words = table(language).classes
    if "up" not in words:
        return 0
    after = text[end : end + _BESIDE].lstrip()
    if is_percent and (found := words["no_direction"].match(after)):
        # "18 percent less than" says which way, where "less than 18 percent" is a bound.
        return _way(words, found[0])
    if is_percent and (over := _matched(words, after, "over_it", "under_it")):
        return over  # "15 percent below the average"
    near = words["no_direction"].sub(_blank, text[start : end + _BESIDE + _LONGEST])
    return _way(words, near[: end + _BESIDE - start])


def _matched(words: Mapping[str, re.Pattern[str]], text: str, up: str, down: str) -> int:
    return (words[up].match(text) is not None) - (words[down].match(text) is not None)


@lru_cache(maxsize=_KEPT)
def _directed(language: str, text: str) -> str:
    """A text without the words that look like a direction and are none."""
    return table(language).classes["no_direction"].sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _way(words: Mapping[str, re.Pattern[str]], text: str) -> int:
    return (words["up"].search(text) is not None) - (words["down"].search(text) is not None)


def sign(side: Side, quantity: Quantity) -> int:
    """1 for a profit or surplus, -1 for a loss or deficit, 0 where no word says."""
    return _toward(side, quantity, "plus", "minus")


def _toward(side: Side, quantity: Quantity, up: str, down: str) -> int:
    return _nearest(side.language, side.text, (quantity.start, quantity.end), up, down)


@lru_cache(maxsize=_KEPT)
def _nearest(language: str, text: str, span: tuple[int, int], up: str, down: str) -> int:
    """Which of two classes has the nearest word: before a stretch or in it, else after it."""
    classes = table(language).classes
    if up not in classes:
        return 0
    text = _directed(language, text)
    begin, end = max(0, span[0] - _FAR_BEFORE), span[1]
    last = {
        way: max((found.start() for found in classes[way].finditer(text, begin, end)), default=-1)
        for way in (up, down)
    }
    if last[up] == last[down]:
        particle = _particle(classes, text[end : end + _BESIDE], up, down)
        if particle:
            return particle
        after = {way: classes[way].search(text, end, end + _FAR_AFTER) for way in (up, down)}
        last = {way: -found.start() if found else -len(text) - 1 for way, found in after.items()}
    return (last[up] > last[down]) - (last[up] < last[down])


def _particle(classes: Mapping[str, re.Pattern[str]], after: str, up: str, down: str) -> int:
    """Which way, by the part of a verb that stands right behind its figure: "nahm um 3 Prozent ab"."""
    if f"{up}_after" not in classes:
        return 0
    return _matched(classes, after.lstrip(), f"{up}_after", f"{down}_after")


def named(side: Side, group: str, span: tuple[int, int]) -> frozenset[str]:
    """The tags of a group that a stretch of a text has words of; a word within a longer one's counts for that alone."""
    words = table(side.language).groups.get(group, NO_GROUP)
    found = {side.text[start:end] for start, end in _places(side.text, side.language, group, span)}
    if not found:
        return frozenset()
    return frozenset(name for name, tag in words.tags.items() if any(tag.fullmatch(one) for one in found))


def measure_named(tag: str) -> str:
    """What a tag of the group of measures stands for, in English: "debt"."""
    number, _, side = tag.partition(" ")
    rows = rows_of("en")["measures"]
    return str(rows[int(number)][side][0])


def marks(side: Side, group: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Where the words of a group stand in a stretch of a text."""
    return list(_places(side.text, side.language, group, span))


@lru_cache(maxsize=_KEPT)  # figures with nothing to cut at between them share one stretch
def _places(text: str, language: str, group: str, span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    words = table(language).groups.get(group, NO_GROUP)
    return tuple(match.span() for match in words.any.finditer(text, *span))


def weekday(side: Side) -> int | None:
    """The day of the week that is named, 0 for Monday; None where none is."""
    words = table(side.language)
    if not words.any_weekday.search(side.text):
        return None
    named = [number for number, day in enumerate(words.weekdays) if day.search(side.text)]
    return named[0] if len(named) == 1 else None


def weekday_of(word: str, language: str) -> int | None:
    """The day of the week that a word names, 0 for Monday; None where it names none."""
    return next((number for number, day in enumerate(table(language).weekdays) if day.fullmatch(word)), None)


def weekday_name(number: int, language: str) -> str:
    """The name of a day of the week, 0 for Monday, with a capital."""
    return str(rows_of(language)["weekdays"][str(number)][0]).capitalize()


def bases(side: Side) -> frozenset[str]:
    """Over which times growth is measured: of year, quarter, month, annualised."""
    words = table(side.language)
    if not words.any_base.search(side.text):
        return frozenset()
    named = {name for name, found in words.bases.items() if found.search(side.text)}
    return frozenset({"annualised"} if "annualised" in named else named)
