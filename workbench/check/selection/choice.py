"""Which of several found figures to compare a claimed one with: by what it measures, then unit, then nearness."""

from __future__ import annotations

from collections.abc import Sequence, Set
from decimal import Decimal

from workbench.figures.conversion import comparable, converted
from workbench.figures.intervals import is_age, is_multiple, is_part, value
from workbench.model import Quantity
from workbench.units import currency, kind

_DEGREES = frozenset({"kelvin", "radian"})
_FAR = Decimal("Infinity")


def choose(figure: Quantity, found: Sequence[Quantity], used: Set[int]) -> int | None:
    """The place of the found figure to compare with; None where none that is left measures the same."""
    left = [index for index in range(len(found)) if index not in used and _fits(figure, found[index])]
    return min(left, key=lambda index: _order(figure, found[index]), default=None)


def _fits(figure: Quantity, other: Quantity) -> bool:
    """Whether they can be compared, or both are money or shares, of which it can be said why not."""
    if comparable(figure, other) or (currency(figure.unit) and currency(other.unit)):
        return True
    shares = {figure.unit, other.unit} <= {"percent", "percentage_point", "basis_point"}
    multiples = (is_multiple(figure) and other.unit == "percent") or (
        is_multiple(other) and figure.unit == "percent"
    )
    subunits = bool(currency(figure.unit) or currency(other.unit)) and bool(
        {"money_cent", "penny"} & {one.unit.partition(" / ")[0] for one in (figure, other)}
    )
    degrees = (
        "degree" in (figure.unit, other.unit) and len({kind(figure.unit), kind(other.unit)} - _DEGREES) == 0
    )
    ages = any(is_age(a) and not b.unit and not b.counted for a, b in ((figure, other), (other, figure)))
    return shares or multiples or subunits or degrees or ages


def _apart(role: str, other: str) -> int:
    """How far two figures stand apart by their roles: what something came from is the last that is meant."""
    return 0 if role == other else 2 if "from" in (role, other) else 1


def _order(figure: Quantity, other: Quantity) -> tuple[bool, int, bool, bool, bool, bool, bool, Decimal]:
    counted = bool(figure.counted and other.counted) and figure.counted != other.counted
    return (
        not comparable(figure, other),
        _apart(figure.role, other.role),
        _is_share(figure) != _is_share(other),
        figure.unit != other.unit and not _is_share(figure),
        not (figure.counted and figure.counted == other.counted),
        value(figure) != value(other),
        counted,
        _distance(figure, other),
    )


def _is_share(figure: Quantity) -> bool:
    return figure.unit == "percent" or is_part(figure)


def _distance(figure: Quantity, other: Quantity) -> Decimal:
    there = converted(other, figure.unit) if comparable(figure, other) else None
    return abs(value(there) - value(figure)) if there is not None else _FAR
