"""The one registry of units: pint's, with the additions in units.txt; built on first use, since it takes long."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pint

_CURRENCY = re.compile(r"\b[A-Z]{3}\b")  # no other canonical name is three capitals
_LOGARITHMIC = frozenset({"decibel"})
_PLACES = 24  # digits of a conversion that are kept: the registry's last ones are noise of its divisions


class Conversion(NamedTuple):
    """From one unit to another: times `factor`, plus `offset`, which is zero for all but points of temperature."""

    factor: Decimal
    offset: Decimal

    def point(self, value: Decimal) -> Decimal:
        """A value on the other unit's scale."""
        return value * self.factor + self.offset

    def difference(self, value: Decimal) -> Decimal:
        """A step between two values, which no offset touches."""
        return value * self.factor


@cache
def registry() -> pint.UnitRegistry[Decimal]:
    """The registry, with Decimals as its numbers. Give it canonical names only: prose means other things to pint."""
    import pint

    units: pint.UnitRegistry[Decimal] = pint.UnitRegistry(
        non_int_type=Decimal, autoconvert_offset_to_baseunit=True
    )
    for line in (
        resources.files("workbench.units").joinpath("units.txt").read_text(encoding="utf-8").splitlines()
    ):
        definition = line.partition("#")[0].strip()
        if definition:
            units.define(definition)
    return units


def is_unit(expression: str) -> bool:
    """Whether the registry knows every unit of a canonical expression; "" is a pure number."""
    from pint import UndefinedUnitError

    try:
        registry().parse_units(expression)
    except UndefinedUnitError:
        return False
    return True


def dimension(expression: str) -> str:
    """The dimension of a canonical expression, such as "[length] / [time]"; "dimensionless" for pure numbers."""
    return str(registry().parse_units(expression).dimensionality)


def currency(expression: str) -> str:
    """The ISO 4217 code in a canonical expression: "USD" in "USD / oil_barrel"; "" where there is none."""
    code = _CURRENCY.search(expression)
    return code[0] if code else ""


@cache
def kind(expression: str) -> str:
    """What a unit measures, as the root units it is made of: "meter" for a mile, "bit" for a byte, "" for pure numbers.

    Finer than `dimension`: an angle, an amount of data and a share all have none, and are three kinds.
    """
    if not expression or expression in _LOGARITHMIC:
        return expression
    root = str(registry().get_root_units(registry().parse_units(expression))[1])
    return "" if root == "dimensionless" else root


@cache
def conversion(source: str, target: str) -> Conversion | None:
    """How to convert from one canonical expression to another; None where they measure different things."""
    if source == target:
        return Conversion(Decimal(1), Decimal(0))
    if kind(source) != kind(target):
        return None
    convert = registry().Quantity
    of_zero, of_one = (convert(Decimal(n), source).to(target or "dimensionless").magnitude for n in (0, 1))
    offset = round(of_zero, _PLACES)
    return Conversion(of_one - of_zero, offset)
