"""How much a claim is worth checking, by plain features of its sentence; it ranks and filters, nothing more."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from workbench.extract.grammar import WorthRow
from workbench.model import Kind

_MOST_REASONS = 4


class Worth:
    """The weighted features of a language's table, ready to run."""

    def __init__(self, rows: Sequence[WorthRow]) -> None:
        self._rows = [(row, re.compile(row.pattern)) for row in rows if row.pattern]
        self._kinds = {row.kind: row for row in rows if row.kind}

    def of(self, sentence: str, kind: Kind, claimant: str) -> tuple[float, tuple[str, ...]]:
        """Worth in 0..1, two decimals, and the features that count most, the strongest first."""
        found = [row for row, pattern in self._rows if pattern.search(sentence)]
        if kind in self._kinds:
            found.append(self._kinds[kind])
        if claimant and "claimant" in self._kinds:
            found.append(self._kinds["claimant"])
        total = sum(row.weight for row in found)
        found.sort(key=lambda row: (-abs(row.weight), row.reason))
        worth = 1 / (1 + math.exp(-total))
        return round(worth, 2), tuple(row.reason for row in found[:_MOST_REASONS])
