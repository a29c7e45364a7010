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
    return Decimal(found) if found else None


def unit(word: str) -> str | None:
    """The canonical expression a unit word stands for; None where it is none."""
    table = _table("units")
    if word in table:
        return table[word]
    if _CODE.fullmatch(word) and units.is_unit(word) and units.currency(word):
        return word
    return table.get(word.removesuffix("s")) if len(word) > 2 else None


def unknown(word: str, place: int) -> InputError:
    """The error for a word that means nothing here, with what was likely meant."""
    close = difflib.get_close_matches(word[:40], _table("units"), n=1)
    remedy = (
        f"did you mean {close[0]}?"
        if close
        else "write a unit such as km, EUR or percent, or e1 for a figure"
    )
    return InputError(f"unknown word {word[:40]!r} at character {place + 1}; {remedy}")
