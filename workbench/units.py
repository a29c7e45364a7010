"""The one registry of units: pint's, with the additions in units.txt; built on first use, since it takes long."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pint


@cache
def registry() -> pint.UnitRegistry[Decimal]:
    """The registry, with Decimals as its numbers. Give it canonical names only: prose means other things to pint."""
    import pint

    made: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)
    for line in resources.files("workbench").joinpath("units.txt").read_text(encoding="utf-8").splitlines():
        definition = line.partition("#")[0].strip()
        if definition:
            made.define(definition)
    return made


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
