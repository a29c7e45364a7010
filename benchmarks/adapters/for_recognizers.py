"""Microsoft's recognizers: one for each kind of figure, with and without unit; it has no hedges and no ranges here.

Where two read the same words the longer reading holds, and of equally long ones that of the recognizer named first.
"""

from __future__ import annotations

from typing import Any

from recognizers_number import recognize_number, recognize_percentage  # type: ignore[import-not-found]
from recognizers_number_with_unit import (  # type: ignore[import-not-found]
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_temperature,
)
from serve import Figure, figure, serve

RECOGNIZERS = (
    recognize_percentage,
    recognize_currency,
    recognize_age,
    recognize_temperature,
    recognize_dimension,
    recognize_number,
)


def _read(text: str) -> list[Any]:
    return [one for recognize in RECOGNIZERS for one in recognize(text, "en-us")]


def _figures(found: list[Any]) -> list[Figure]:
    kept: list[Figure] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        first, last = one.start, one.end + 1
        if one.resolution and all(last <= other["start"] or other["end"] <= first for other in kept):
            kept += _figure(first, last, one.resolution, one.type_name)
    return sorted(kept, key=lambda one: one["start"])


def _figure(start: int, end: int, resolution: dict[str, str | None], kind: str) -> list[Figure]:
    value = resolution.get("value")
    if value is None:
        return []
    unit = resolution.get("unit") or ("percent" if value.endswith("%") else "")
    if kind == "currency":  # "Pound" is also a mass
        unit = resolution.get("isoCurrency") or f"currency {unit}"
    number = float(value.rstrip("%"))
    return [figure(start, end, number, number, unit)]


if __name__ == "__main__":
    serve(_read, _figures)
