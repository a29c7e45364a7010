"""The arithmetic of comparison: a claimed figure against a found one, by the precision that both state."""

from __future__ import annotations

from workbench.check.adding import adds_up
from workbench.check.case import PriceIndex, Rate, Side, side
from workbench.check.coherence import Incoherence, Statement, incoherences
from workbench.check.comparison import compare
from workbench.check.contradictions import Clash, contradiction, contradictions
from workbench.check.findings import FINDINGS, FLAGS
from workbench.check.ranks import rank
from workbench.check.words import language_of

__all__ = [
    "FINDINGS",
    "FLAGS",
    "Clash",
    "Incoherence",
    "PriceIndex",
    "Rate",
    "Side",
    "Statement",
    "adds_up",
    "compare",
    "contradiction",
    "contradictions",
    "incoherences",
    "language_of",
    "rank",
    "side",
]
