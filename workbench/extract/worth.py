"""How much a claim is worth checking, by plain features of its sentence; it ranks and filters, nothing more."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbench.extract.cues import cues_of, has_cue
from workbench.extract.places import Place
from workbench.extract.telling import WorthRow
from workbench.model import Kind

_MOST_REASONS = 4
_LONGEST = 1000  # characters of a sentence that are looked at: no sentence that is written is longer


class Features(NamedTuple):
    """What a sentence shows for or against checking what it claims."""

    found: tuple[WorthRow, ...]
    kinds: Mapping[str, WorthRow]

    def rows(self, kind: Kind, claimant: str) -> list[WorthRow]:
        """The features of a claim of the sentence."""
        names = (kind, "claimant") if claimant else (kind,)
        return [*self.found, *(self.kinds[name] for name in names if name in self.kinds)]

    def worth(self, kind: Kind, claimant: str) -> tuple[float, tuple[str, ...]]:
        """Worth in 0..1, two decimals, and the reasons that count most, the strongest first."""
        rows = sorted(self.rows(kind, claimant), key=lambda row: (-abs(row.weight), row.reason))
        worth = 1 / (1 + math.exp(-sum(row.weight for row in rows)))
        return round(worth, 2), tuple(row.reason for row in rows[:_MOST_REASONS])


class Worth:
    """The weighted features of a language's table, ready to run."""

    def __init__(self, rows: Sequence[WorthRow]) -> None:
        self._rows = [(row, re.compile(row.pattern), cues_of(row.pattern)) for row in rows if row.pattern]
        self._kinds = {row.kind: row for row in rows if row.kind}
        self._places = {row.place: row for row in rows if row.place}

    def features(self, sentence: str, places: Sequence[Place] = ()) -> Features:
        """The features of one sentence, and of where it stands."""
        looked_at = sentence[:_LONGEST]
        found = [
            row for row, pattern, cues in self._rows if has_cue(cues, looked_at) and pattern.search(looked_at)
        ]
        placed = [self._places[place] for place in places if place in self._places]
        return Features((*found, *placed), self._kinds)
