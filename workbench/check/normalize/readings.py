"""Figures of which the other tells how they are meant: bare degrees and ages, pounds of weight, falls with a minus."""

from __future__ import annotations

from dataclasses import replace

from workbench.check.movement import way
from workbench.check.pair import Pair
from workbench.figures.conversion import converted
from workbench.figures.intervals import is_age, meant, stated, value
from workbench.model import Quantity
from workbench.units import kind

_SCALES = ("degree_Celsius", "degree_Fahrenheit")


def sizes(pair: Pair) -> Pair | None:
    """Where both go down and one is written with a minus, only the sizes are left to compare."""
    if {pair.claimed.role, pair.found.role} & {"from", "to"}:
        return None  # minus 12 is where something stands, not how far it fell
    if (value(pair.claimed) < 0) == (value(pair.found) < 0):
        return None
    if way(pair.case.claimed, pair.claimed) != way(pair.case.found, pair.found):
        return None
    return replace(pair, claimed=_size(pair.claimed), found=_size(pair.found))


def _size(quantity: Quantity) -> Quantity:
    if value(quantity) >= 0:
        return quantity
    lower, upper = quantity.upper, quantity.lower
    return replace(quantity, lower=None if lower is None else -lower, upper=None if upper is None else -upper)


def degrees(pair: Pair) -> Pair | None:
    """Degrees without a scale, taken for those of the other figure, or for the other scale if only that agrees."""
    units = (pair.claimed.unit, pair.found.unit)
    if "degree" not in units or not set(_SCALES).intersection(units):
        return None
    on_scale = [
        replace(pair, claimed=_on_scale(pair.claimed, scale), found=_on_scale(pair.found, scale))
        for scale in sorted(_SCALES, key=lambda scale: scale not in units)
    ]
    return next(filter(_agrees, on_scale), on_scale[0])


def _on_scale(quantity: Quantity, scale: str) -> Quantity:
    return replace(quantity, unit=scale) if quantity.unit == "degree" else quantity


def _agrees(pair: Pair) -> bool:
    there = converted(pair.found, pair.claimed.unit, step=pair.is_step)
    return there is not None and meant(pair.claimed).contains(stated(there))


def ages(pair: Pair) -> Pair | None:
    """An age against a number alone: "52 years old" against "52"."""
    claimed, found = _age(pair.claimed, pair.found), _age(pair.found, pair.claimed)
    return _changed(pair, claimed, found)


def _age(quantity: Quantity, other: Quantity) -> Quantity:
    is_bare = not quantity.unit and not quantity.counted
    return replace(quantity, unit="year", form="age") if is_bare and is_age(other) else quantity


def weights(pair: Pair) -> Pair | None:
    """Pounds are a weight where the other figure is one."""
    return _changed(pair, _weight(pair.claimed, pair.found), _weight(pair.found, pair.claimed))


def _weight(quantity: Quantity, other: Quantity) -> Quantity:
    is_weight = quantity.unit == "GBP" and "pound" in quantity.text.casefold() and kind(other.unit) == "gram"
    return replace(quantity, unit="pound") if is_weight else quantity


def _changed(pair: Pair, claimed: Quantity, found: Quantity) -> Pair | None:
    if claimed is pair.claimed and found is pair.found:
        return None
    return replace(pair, claimed=claimed, found=found)
