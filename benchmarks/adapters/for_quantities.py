"""Ours: the figures of a text."""

from __future__ import annotations

from decimal import Decimal

from serve import Figure, figure, serve

from workbench.extract import quantities
from workbench.model import Quantity


def _figures(found: tuple[Quantity, ...]) -> list[Figure]:
    return [
        figure(one.start, one.end, _number(one.lower), _number(one.upper), one.unit, one.modifier)
        for one in found
    ]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


if __name__ == "__main__":
    serve(quantities, _figures)
