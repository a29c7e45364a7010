"""price-parser: made for one price in one short text, so one figure of each text is all it can give."""

from __future__ import annotations

from price_parser import Price  # type: ignore[import-not-found]
from serve import Figure, figure, serve


def _figures(found: Price) -> list[Figure]:
    if found.amount is None:
        return []
    return [figure(0, 0, found.amount_float, found.amount_float, found.currency or "")]


if __name__ == "__main__":
    serve(Price.fromstring, _figures)
