"""The pairs of the files in paraphrases, and sentences as claims of the desk.

A sentence that is not English has the tag of its language before it: "de: Lorland hat 12 Häfen."
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from workbench import extract
from workbench.model import Article, Claim, ClaimState, article_of

Pair = tuple[str, str]
LANGUAGES = ("en", "de", "fr", "es", "across")
_TAG = re.compile(r"(en|de|fr|es): ")


@cache
def pairs(kind: str, *languages: str) -> tuple[Pair, ...]:
    """All pairs that are `same`, or `alike` and not the same, of some languages or of all."""
    return tuple(pair for language in languages or LANGUAGES for pair in _pairs(kind, language))


def _pairs(kind: str, language: str) -> list[Pair]:
    text = Path(__file__).with_name("paraphrases").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    tag = "" if language in ("en", "across") else f"{language}: "
    return [(tag + one, tag + other) for rows in tomllib.loads(text)[kind].values() for one, other in rows]


def article(sentence: str) -> Article:
    """An article of this sentence alone, in its language."""
    tag = _TAG.match(sentence)
    return article_of(sentence[tag.end() :], language=tag[1]) if tag else article_of(sentence)


@cache
def main_claim(sentence: str) -> Claim | None:
    """The claim of a sentence that has most figures and dates, of several the longest; None where none is read."""
    found = extract.claims(article(sentence))
    return max(found, key=lambda claim: (len(claim.quantities + claim.dates), len(claim.text)), default=None)


@cache
def state(sentence: str) -> ClaimState | None:
    """A sentence's main claim as the desk has it."""
    claim = main_claim(sentence)
    if claim is None:
        return None
    read = article(sentence)
    return ClaimState(
        claim=claim,
        number=1,
        sentence=read.text[claim.sentence.start : claim.sentence.end],
        status="open",
        language=read.language,
    )


def known(sentence: str) -> ClaimState:
    """As `state`, of a sentence that is sure to have a claim."""
    found = state(sentence)
    assert found is not None, sentence
    return found
