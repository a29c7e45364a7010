"""Learns the weights of the features of worth from the marked texts of the tests, and writes them into the tables.

    python tools/learn_worth.py

A feature has one weight in all languages: its reason is its name. Logistic regression, pulled towards the weights of
before, so that a feature that few texts show keeps what it has.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.extract.marked import LANGUAGES, PUBLISHED, marked_texts  # noqa: E402
from workbench.extract.claims import features_of  # noqa: E402
from workbench.extract.telling import telling  # noqa: E402
from workbench.model import article_of  # noqa: E402

_STEPS = 3_000
_RATE = 0.5
_PULL = 0.03  # towards the weights of before


class Example(NamedTuple):
    """The reasons for and against a claim, and whether a checker would look at it first."""

    reasons: frozenset[str]
    first: bool


def examples() -> list[Example]:
    """Every claim of the marked texts."""
    made = []
    for language in LANGUAGES:
        for marked in marked_texts(language):
            article = article_of(marked.text, language=language, published=PUBLISHED)
            for claim, rows in features_of(article, marked.claims):
                made.append(Example(frozenset(row.reason for row in rows), marked.is_first(claim)))
    return made


def learned(given: Sequence[Example], before: Mapping[str, float]) -> dict[str, float]:
    """The weight of each reason."""
    weights, base = dict(before), 0.0
    for _ in range(_STEPS):
        slopes, slope = dict.fromkeys(weights, 0.0), 0.0
        for example in given:
            score = base + sum(weights[reason] for reason in example.reasons)
            error = example.first - 1 / (1 + math.exp(-score))
            slope += error
            for reason in example.reasons:
                slopes[reason] += error
        base += _RATE * slope / len(given)
        for reason in weights:
            pull = _PULL * (before[reason] - weights[reason])
            weights[reason] += _RATE * (slopes[reason] / len(given) + pull)
    return weights


def write(weights: Mapping[str, float]) -> None:
    """Puts the weights into the tables of all languages."""
    for language in LANGUAGES:
        path = ROOT / "workbench" / "languages" / language / "claims.toml"
        text = path.read_text(encoding="utf-8")
        for reason, weight in weights.items():
            row = rf'(reason = "{re.escape(reason)}"\nweight = )-?[\d.]+'
            text = re.sub(row, rf"\g<1>{weight:.1f}", text)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Learns, writes and tells what has changed."""
    before = {row.reason: row.weight for language in LANGUAGES for row in telling(language).worth}
    weights = learned(examples(), before)
    write(weights)
    for reason, weight in sorted(weights.items(), key=lambda item: -abs(item[1])):
        print(f"{before[reason]:5.1f} → {weight:5.1f}  {reason}")


if __name__ == "__main__":
    main()
