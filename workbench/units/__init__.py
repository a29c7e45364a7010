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
# A canonical expression, within bounds: what comes from strangers may be of any length and to any power.
_FACTOR = r"[^\W\d]\w{0,59}(?: ?\*\* ?[1-9])?"
_EXPRESSION = re.compile(rf"(?:1|{_FACTOR})(?: ?[*/] ?{_FACTOR}){{0,11}}")
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


def is_expression(expression: str) -> bool:
    """Whether something is built as a canonical expression, of units that the registry knows or not; "" is one."""
    return not expression or _EXPRESSION.fullmatch(expression) is not None


def is_unit(expression: str) -> bool:
    """Whether the registry knows every unit of a canonical expression; "" is a pure number."""
    return _parsed(expression) is not None


def dimension(expression: str) -> str:
    """The dimension of a canonical expression, such as "[length] / [time]"; "dimensionless" for pure numbers.

    Of a unit that the registry does not know, the expression itself.
    """
    unit = _parsed(expression)
    return expression if unit is None else str(unit.dimensionality)


def currency(expression: str) -> str:
    """The ISO 4217 code in a canonical expression: "USD" in "USD / oil_barrel"; "" where there is none."""
    code = _CURRENCY.search(expression)
    return code[0] if code else ""


@cache
def kind(expression: str) -> str:
    """What a unit measures, as the root units it is made of: "meter" for a mile, "bit" for a byte, "" for pure numbers.

    Finer than `dimension`: an angle, an amount of data and a share all have none, and are three kinds. A unit that the
    registry does not know is of a kind of its own.
    """
    unit = None if not expression or expression in _LOGARITHMIC else _parsed(expression)
    if unit is None:
        return expression
    from pint import UndefinedUnitError

    try:
        root = str(registry().get_root_units(unit)[1])
    except UndefinedUnitError:  # of a product with a logarithm
        return expression
    return "" if root == "dimensionless" else root


@cache
def conversion(source: str, target: str) -> Conversion | None:
    """How to convert from one canonical expression to another; None where they measure different things.

    Also None between a power of a scale with a zero of its own, such as degrees Celsius, and anything else.
    """
    if source == target:
        return Conversion(Decimal(1), Decimal(0))
    if kind(source) != kind(target):
        return None
    from pint import OffsetUnitCalculusError

    convert = registry().Quantity
    try:
        of_zero, of_one = (
            convert(Decimal(n), source).to(target or "dimensionless").magnitude for n in (0, 1)
        )
    except OffsetUnitCalculusError:
        return None
    offset = round(of_zero, _PLACES)
    return Conversion(of_one - of_zero, offset)


def _parsed(expression: str) -> pint.Unit | None:
    """The unit of an expression; None where the registry does not know it, or it is none."""
    from pint import UndefinedUnitError

    if not is_expression(expression):
        return None
    try:
        return registry().parse_units(expression)
    except (UndefinedUnitError, ValueError):  # pint takes "nan" for a number
        return None
