"""What is set against each other: the sentences of one article, with their figures, dates and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import msgspec

from workbench.check.case import Side
from workbench.figures.intervals import ABOUT
from workbench.languages import code_of, read_table
from workbench.model import Quantity

_YEAR = re.compile(r"\d{4}")
_LETTERS = re.compile(r"[^\W\d_]+")


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """A language's table: words parted by white space, "_" for a space in them, and patterns."""

    total: str = ""
    definite: str = ""
    parts: str = ""
    aged: list[str] = []
    unnamed: list[str] = []
    born: str = r"(?!)"
    founded: str = r"(?!)"
    anniversary: list[str] = []
    then: str = ""
    counts: str = ""  # from two on
    of_money: str = ""  # what is said of every sum, by stem or synonym set


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article; `side` has its text with all figures, dates and terms, `published` is the article's."""

    side: Side
    published: date | None = None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.side.text

    @property
    def words(self) -> Words:
        """The table of its language."""
        return words_of(self.side.language)

    @property
    def keys(self) -> frozenset[str]:
        """The words that carry something, by stem or synonym set, figures aside."""
        return frozenset(
            key
            for term in self.side.terms
            if not term.common and not self.in_figure(term.start)
            for key in term.keys
        )

    @property
    def names(self) -> frozenset[str]:
        """The words of its names, by stem or synonym set."""
        return frozenset(key for term in self.side.terms if term.named for key in term.keys)

    @property
    def years(self) -> frozenset[str]:
        """The years of its dates."""
        return frozenset(year for day in self.side.dates for year in _YEAR.findall(day.edtf)[:1])

    def in_figure(self, at: int) -> bool:
        """Whether a place is within a figure or a date."""
        spans = [(each.start, each.end) for each in self.side.quantities]
        spans += [(each.start, each.end) for each in self.side.dates]
        return any(start <= at < end for start, end in spans)

    def has(self, words: str) -> bool:
        """Whether it has one of the words or phrases of a row of its table."""
        text = " ".join(["", *_LETTERS.findall(self.text.casefold()), ""])
        return any(f" {word.replace('_', ' ')} " in text for word in words.split())


class Incoherence(NamedTuple):
    """What cannot hold: the places of the two statements, the same twice for one alone; both in words, and why."""

    first: int
    second: int
    said: tuple[str, str]
    explanation: str
    rule: str = ""


@cache
def words_of(language: str) -> Words:
    """The table of a language; an empty one where there is none."""
    text = read_table(code_of(language), "coherence")
    return Words() if text is None else msgspec.toml.decode(text, type=Words)


def ends(figure: Quantity) -> tuple[Decimal, Decimal]:
    """Both ends of a figure, each by half of its last digit further, and hedged ones by a tenth."""
    lower = figure.lower if figure.lower is not None else figure.upper
    upper = figure.upper if figure.upper is not None else lower
    low, high = lower or Decimal(0), upper or Decimal(0)
    reach = figure.precision / 2
    if figure.modifier != "=":
        reach = max(reach, ABOUT * abs(high))
    return low - reach, high + reach


def shown(number: Decimal) -> str:
    """A number to three digits or so, as people say it."""
    return f"{number:,.1f}".removesuffix(".0")


def of_one_kind(figures: Sequence[Quantity]) -> bool:
    """Whether figures have one unit and, where they are counts, one noun."""
    return len({(figure.unit, figure.counted.casefold().rstrip("sn")) for figure in figures}) == 1
