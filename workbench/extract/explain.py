"""Why a figure or date was read as it was: the rule, the words it matched, what decided, and the readings that lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from workbench.extract.amounts import Reader
from workbench.extract.matches import Made
from workbench.extract.reading import Step, fitting, preferences, reader_of, steps
from workbench.model import Date, Quantity

_BACK = 6  # tokens before a figure at which a rule that covers it may begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Another rule that fits at an overlapping place, and what it would have read; nothing where it reads no figure."""

    rule: str
    text: str
    reads: Made


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """A word with several meanings, the row of preference that decided, and as what; "" if it keeps all meanings."""

    word: str
    name: str
    read_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One figure or date, the rule that read it, the words the rule matched, and what might have been read instead."""

    reading: Quantity | Date
    rule: str
    words: tuple[str, ...]
    lost: tuple[Lost, ...] = ()
    preferences: tuple[Preference, ...] = ()


def explain(text: str, *, language: str = "en", published: date | None = None) -> tuple[Explanation, ...]:
    """An explanation for every figure and date of a text, in text order."""
    reader = reader_of(text, language)
    decided = _decided(text, language)
    return tuple(
        Explanation(
            reading=one,
            rule=step.rule.name,
            words=tuple(reader.tokens.word(index) for index in range(*step.found.span())),
            lost=tuple(_lost(reader, step, published)),
            preferences=tuple(
                decided[start]
                for start in reader.tokens.starts[slice(*step.found.span())]
                if start in decided
            ),
        )
        for step in steps(reader, published)
        for one in step.made
    )


def _decided(text: str, language: str) -> dict[int, Preference]:
    """Where an ambiguous word begins -> what decided about it."""
    reader = reader_of(text, language)
    words = {start: reader.tokens.word(index) for index, start in enumerate(reader.tokens.starts)}
    return {
        start: Preference(word=words[start], name=row.name, read_as=row.read_as)
        for start, row in preferences(text, language)
    }


def _lost(reader: Reader, won: Step, published: date | None) -> Iterator[Lost]:
    """The other readings of the words that a rule matched, each once."""
    first, last = won.found.span()
    seen = [_bare(won.made)]
    for start in range(max(0, first - _BACK), last):
        for step in fitting(reader, start, published):
            made = _bare(step.made)
            if step.found.end() > first and made not in seen:
                seen.append(made)
                begin, end = reader.tokens.span(*step.found.span())
                yield Lost(rule=step.rule.name, text=reader.tokens.text[begin:end], reads=step.made)


def _bare(made: Made) -> Made:
    """What was read, whichever rule read it."""
    return tuple(replace(one, rule="", form="") for one in made)
