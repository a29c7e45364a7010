"""Krippendorff's alpha: inter-annotator agreement beyond chance, for any number of observers and with missing data.

Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): reliability data become a matrix of
coincidences, and alpha is 1 − observed / expected disagreement. All is reckoned in exact fractions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import Literal

Level = Literal["nominal", "ordinal"]
_Pair = tuple[str, str]


def alpha(units: Sequence[Sequence[str]], categories: Sequence[str], level: Level) -> Fraction | None:
    """1 for full agreement, 0 for what chance gives, less than 0 for systematic disagreement; None where undefined.

    Each of `units` has the values that its observers gave; a unit with fewer than two has no pair and is left out.
    `categories` are all values that occur, each once, in their order where the level is ordinal.
    It is undefined where no two values pair, or all that pair are the same: chance could not have them disagree.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in pairable for value in unit)
    coincidences = _coincidences(pairable)
    distances = _squared_distances(totals, categories, level)
    observed = sum(coincidences[pair] * distance for pair, distance in distances.items())
    expected = sum(totals[c] * totals[k] * distance for (c, k), distance in distances.items())
    return 1 - (totals.total() - 1) * observed / expected if expected else None


def _coincidences(pairable: Sequence[Sequence[str]]) -> Mapping[_Pair, Fraction]:
    """o_ck: how often c was given beside k. A unit of m values has m (m − 1) ordered pairs of weight 1 / (m − 1)."""
    matrix: defaultdict[_Pair, Fraction] = defaultdict(Fraction)
    for unit in pairable:
        for pair in permutations(unit, 2):
            matrix[pair] += Fraction(1, len(unit) - 1)
    return matrix


def _squared_distances(
    totals: Mapping[str, int], categories: Sequence[str], level: Level
) -> Mapping[_Pair, Fraction]:
    """δ²_ck for each c before k: 1 if nominal; if ordinal, the values given from c to k, half of both ends, squared."""
    pairs = combinations(enumerate(categories), 2)
    if level == "nominal":
        return {(c, k): Fraction(1) for (_, c), (_, k) in pairs}
    counts = [totals[category] for category in categories]
    return {
        (c, k): (sum(counts[first : last + 1]) - Fraction(counts[first] + counts[last], 2)) ** 2
        for (first, c), (last, k) in pairs
    }
