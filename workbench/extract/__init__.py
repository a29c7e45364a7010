"""A text's claims, quantities and dates: pure functions over one table of grammar per language."""

from __future__ import annotations

from datetime import date

from workbench.extract.claims import claims, sentences
from workbench.extract.explain import Explanation, explain
from workbench.extract.marked import left_out, marked
from workbench.extract.reading import read
from workbench.model import Date, Quantity

VERSION = "6"

__all__ = [
    "VERSION",
    "Explanation",
    "claims",
    "dates",
    "explain",
    "left_out",
    "marked",
    "quantities",
    "sentences",
]


def quantities(text: str, *, language: str = "en") -> tuple[Quantity, ...]:
    """Every figure of a text, in text order."""
    return read(text, language).quantities


def dates(text: str, *, language: str = "en", published: date | None = None) -> tuple[Date, ...]:
    """Every date of a text, in text order; relative ones are reckoned from `published`."""
    return read(text, language, published).dates
