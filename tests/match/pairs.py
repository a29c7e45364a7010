"""The pairs of paraphrases.toml, and sentences as claims of the desk."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from workbench import extract
from workbench.model import Claim, ClaimState, article_of

Pair = tuple[str, str]


@cache
def pairs(kind: str) -> tuple[Pair, ...]:
    """All pairs that are `same`, or `alike` and not the same."""
    text = Path(__file__).with_name("paraphrases.toml").read_text(encoding="utf-8")
    return tuple((one, other) for rows in tomllib.loads(text)[kind].values() for one, other in rows)


def main_claim(sentence: str) -> Claim | None:
    """The claim of a sentence that has most figures and dates, of several the longest; None where none is read."""
    found = extract.claims(article_of(sentence))
    return max(found, key=lambda claim: (len(claim.quantities + claim.dates), len(claim.text)), default=None)


@cache
def state(sentence: str) -> ClaimState | None:
    """A sentence's main claim as the desk has it."""
    claim = main_claim(sentence)
    if claim is None:
        return None
    return ClaimState(
        claim=claim, number=1, sentence=sentence[claim.sentence.start : claim.sentence.end], status="open"
    )


def known(sentence: str) -> ClaimState:
    """As `state`, of a sentence that is sure to have a claim."""
    found = state(sentence)
    assert found is not None, sentence
    return found
