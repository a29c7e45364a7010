"""quantulum3: a range is a value with an uncertainty; it has no hedges and no bounds."""

from __future__ import annotations

import warnings
from typing import Any

from serve import Figure, figure, serve

warnings.simplefilter("ignore")  # it says at each start that it has no classifier
from quantulum3 import parser  # type: ignore[import-not-found]  # noqa: E402


def _figures(found: list[Any]) -> list[Figure]:
    return [_figure(one) for one in found]


def _figure(one: Any) -> Figure:
    start, end = one.span
    spread = one.uncertainty or 0
    return figure(start, end, one.value - spread, one.value + spread, one.unit.name)


if __name__ == "__main__":
    serve(parser.parse, _figures)
