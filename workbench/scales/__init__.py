"""Verdict scales: which ratings a house gives, read from scales.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from workbench.errors import InputError

DEFAULT = "accuracy"
Tone = Literal["good", "mixed", "bad", "neutral"]
GLYPHS: dict[Tone, str] = {"good": "✓", "mixed": "~", "bad": "✗", "neutral": "–"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One step of a scale. `value` is the ClaimReview number, None for a rating that has none."""

    code: str
    label: str
    key: str
    tone: Tone
    value: int | None = None

    @property
    def mark(self) -> str:
        """Two columns that tell the rating without colour: a glyph and the key that gives it, as in "✓4"."""
        return GLYPHS[self.tone] + self.key.upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An ordered set of ratings, best first, then those without a number."""

    name: str
    ratings: tuple[Rating, ...]
    note: str = ""

    def rating(self, code: str) -> Rating:
        """The rating with this code; InputError names the codes there are."""
        for rating in self.ratings:
            if rating.code == code:
                return rating
        codes = ", ".join(rating.code for rating in self.ratings)
        raise InputError(f"unknown rating {code!r} on the scale {self.name}; use one of: {codes}")


@cache
def scales() -> dict[str, Scale]:
    """All scales by their code, in the order of scales.toml."""
    text = resources.files("workbench.scales").joinpath("scales.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=dict[str, Scale])


def scale(code: str = DEFAULT) -> Scale:
    """The scale with this code; InputError names the scales there are."""
    try:
        return scales()[code]
    except KeyError:
        raise InputError(f"unknown scale {code!r}; use one of: {', '.join(scales())}") from None


def mark(scale_code: str, rating_code: str) -> str:
    """A verdict's mark; "?" followed by the first letter, if it is one, for a rating that a newer version may know."""
    rating = _rating(scale_code, rating_code)
    first = rating_code[:1]
    return rating.mark if rating else "?" + (first.upper()[:1] if first.isalpha() else "")


def label(scale_code: str, rating_code: str) -> str:
    """A verdict's words, as in "Mostly accurate"; the code itself for a rating that a newer version may know."""
    rating = _rating(scale_code, rating_code)
    return rating.label if rating else rating_code


def tone(scale_code: str, rating_code: str) -> Tone:
    """A verdict's tone; neutral for a rating that a newer version may know."""
    rating = _rating(scale_code, rating_code)
    return rating.tone if rating else "neutral"


def _rating(scale_code: str, rating_code: str) -> Rating | None:
    house = scales().get(scale_code)
    return next((rating for rating in house.ratings if rating.code == rating_code), None) if house else None
