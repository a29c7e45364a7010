"""The arithmetic of comparison: a claimed figure against a found one, by the precision that both state."""

from __future__ import annotations

from workbench.check.case import PriceIndex, Rate, Side, side
from workbench.check.comparison import compare
from workbench.check.contradictions import contradiction, contradictions
from workbench.check.findings import FINDINGS, FLAGS

__all__ = [
    "FINDINGS",
    "FLAGS",
    "PriceIndex",
    "Rate",
    "Side",
    "compare",
    "contradiction",
    "contradictions",
    "side",
]
