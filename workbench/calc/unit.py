"""A unit as its parts with their powers, so that units multiply, divide and cancel."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench import units
from workbench.errors import InputError

Parts = tuple[tuple[str, int], ...]

PURE: Parts = ()
SHARES = {"percent", "permille", "percentage_point", "basis_point"}
POINTS = {"degree_Celsius": "delta_degree_Celsius", "degree_Fahrenheit": "delta_degree_Fahrenheit"}
_CLOSED = {"decibel"}  # logarithms: their sums are no sums
_MOST = 9  # the highest power of a unit
_FACTOR = re.compile(r"(?P<name>[A-Za-z_]\w*)(?: ?\*\* ?(?P<power>[0-9]+))?")


def parts(expression: str) -> Parts:
    """A canonical expression's parts: (("USD", 1), ("oil_barrel", -1)) for "USD / oil_barrel"."""
    powers: dict[str, int] = {}
    for place, side in enumerate(expression.split("/")):
        for factor in _FACTOR.finditer(side):
            power = int(factor["power"] or 1) * (-1 if place else 1)
            powers[factor["name"]] = powers.get(factor["name"], 0) + power
    return made(powers)


def made(powers: Mapping[str, int]) -> Parts:
    """Parts without those that cancel. InputError for a power that no unit has."""
    kept = tuple((name, power) for name, power in powers.items() if power)
    if any(abs(power) > _MOST for _, power in kept):
        raise InputError(f"a unit to a power above {_MOST} measures nothing; check the formula")
    return kept


def expression(some: Parts) -> str:
    """Parts as a canonical expression, "" for a pure number."""
    above = " * ".join(_factor(name, power) for name, power in some if power > 0)
    below = " / ".join(_factor(name, -power) for name, power in some if power < 0)
    return " / ".join(filter(None, (above or ("1" if below else ""), below)))


def currencies(some: Parts) -> list[str]:
    """The ISO 4217 codes among the parts."""
    return [name for name, _ in some if units.currency(name)]


def closed(some: Parts) -> str:
    """The part with which no arithmetic but a conversion is right: a temperature's point, a logarithm; "" without."""
    return next((name for name, _ in some if name in POINTS or name in _CLOSED), "")


def _factor(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"
