"""The rating that a person chose."""

from __future__ import annotations

from dataclasses import dataclass

from workbench import scales


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The rating that was chosen, on its scale; with `resolve`, it takes the place of every verdict that was seen."""

    scale: str
    rating: str
    resolve: bool = False


def choice_on(scale: str, key: str) -> Choice | None:
    """The rating that a key gives on a scale; None where it gives none."""
    codes = (rating.code for rating in scales.scale(scale).ratings if rating.key == key)
    code = next(codes, None)
    return None if code is None else Choice(scale=scale, rating=code)
