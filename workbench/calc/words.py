"""The words of a calculation: currency signs, scales and units, from words.toml."""

from __future__ import annotations

import difflib
import re
import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources

from workbench import units
from workbench.errors import InputError

_CODE = re.compile(r"[A-Z]{3}")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"[0-9]+")
_RAISED = re.compile(r"(?P<unit>[a-z]+)(?P<power>[23])")


@cache
def _table(name: str) -> dict[str, str]:
    text = resources.files("workbench.calc").joinpath("words.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)[name]
    return found


def signs() -> dict[str, str]:
    """Currency signs with their ISO 4217 codes, longest first."""
    return dict(sorted(_table("signs").items(), key=lambda row: -len(row[0])))


def scale(word: str) -> Decimal | None:
    """What a scale word multiplies by; None where it is no scale."""
    found = _table("scales").get(word)
    parts = _table("fractions").get(word)
    return Decimal(found) if found else 1 / Decimal(parts) if parts else None


def fraction(word: str) -> Decimal | None:
    """The part of a whole that a word names: a third; None where it is none."""
    parts = _table("fractions").get(word)
    return 1 / Decimal(parts) if parts else None


def unit(word: str) -> str | None:
    """The canonical expression a unit word stands for; None where it is none."""
    table = _table("units")
    if word in table:
        return table[word]
    if _CODE.fullmatch(word) and units.is_unit(word) and units.currency(word):
        return word
    if raised := _RAISED.fullmatch(word):
        base = unit(raised["unit"])
        return f"{base} ** {raised['power']}" if base and base.isidentifier() else None
    return table.get(word.removesuffix("s")) if len(word) > 2 else None


def foreign() -> frozenset[str]:
    """Words, in small letters, of the languages that begin decimals with a comma."""
    return frozenset(word for words in _table("foreign").values() for word in words.split())


@cache
def months() -> dict[str, int]:
    """Names of months, in small letters, with their numbers."""
    rows = enumerate(_table("months").values(), start=1)
    return {name: number for number, names in rows for name in names.split()}


def iso(written: str) -> str:
    """A day or a month as it is written in words, as 2025-02-14 or 2025-02."""
    if written[:4].isdigit():
        return written
    name = next(word.lower() for word in _LETTERS.findall(written) if word.lower() in months())
    *day, year = _DIGITS.findall(written)
    return "-".join([year, f"{months()[name]:02}", *(f"{int(each):02}" for each in day)])


@cache
def nouns() -> frozenset[str]:
    """Nouns of what is counted, which are no units: people, inhabitants."""
    return frozenset(_table("counted")["nouns"].split())


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Names of functions in the words that people say for them, longest first."""
    rows = (
        (tuple(phrase.split()), name)
        for name, said in _table("phrases").items()
        for phrase in said.split("|")
    )
    return dict(sorted(rows, key=lambda row: -len(row[0])))


def unknown(word: str, place: int) -> InputError:
    """The error for a word that means nothing here, with what was likely meant."""
    close = difflib.get_close_matches(word[:40], _table("units"), n=1)
    remedy = (
        f"did you mean {close[0]}?"
        if close
        else "write a unit such as km, EUR or percent, or e1 for a figure"
    )
    return InputError(f"unknown word {word[:40]!r} at character {place + 1}; {remedy}")
