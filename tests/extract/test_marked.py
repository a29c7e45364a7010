"""Short articles as a checker would mark them: what is claimed, who says it, and what comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from tests.extract.marked import LANGUAGES, Mark, MarkedText, marked_texts
from workbench.model import Claim

RANKED = 10  # claims that a checker looks at first
TOGETHER = 3  # texts that are ranked as one
_ARTICLES = frozenset(
    (
        "the",
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "le",
        "la",
        "les",
        "l",
        "el",
        "los",
        "las",
        "a",
        "un",
        "una",
    )
)
_JOINTS = frozenset(("to", "of", "von", "de", "des", "d", "für", "for", "à", "al", "du", "aus"))
_EITHER = re.compile(r" (?:or|oder|ou|o) ")
by_language = pytest.mark.parametrize("language", LANGUAGES)


def _words(name: str) -> list[str]:
    """The words of a name in small letters, without an article and the endings of cases."""
    words = re.split(r"[\s’']+", name.casefold())
    words = words[1:] if words[0] in _ARTICLES else words
    return [word[:-1] if len(word) > 4 and word[-1] in "sn" else word for word in words]


def _is_who(wanted: str, found: str) -> bool:
    """Whether a claimant is the one that is marked: a person with or without an office, a body by its whole name."""
    if wanted == "~":
        return True
    if wanted == "?":
        return not found or _EITHER.search(found) is not None
    if not wanted or not found:
        return wanted == found
    longer, shorter = sorted((_words(wanted), _words(found)), key=len, reverse=True)
    is_tail = longer[-len(shorter) :] == shorter
    said_whole = _JOINTS.isdisjoint(longer[: -len(shorter)] or ["to"]) and _JOINTS.isdisjoint(longer)
    return longer == shorter or (is_tail and (said_whole or found[0].isupper()) and " to " not in wanted)


def _best(mark: Mark, claims: Iterable[Claim]) -> Claim | None:
    """The claim that has most of a mark, the shorter one of two."""
    met = [claim for claim in claims if mark.meets(claim)]
    return max(
        met, key=lambda c: (min(c.end, mark.end) - max(c.start, mark.start), c.start - c.end), default=None
    )


def _pairs(language: str) -> Iterator[tuple[MarkedText, Mark, Claim | None]]:
    for text in marked_texts(language):
        for mark in text.wanted:
            yield text, mark, _best(mark, text.claims)


@by_language
def test_what_a_checker_would_mark_is_claimed(language: str) -> None:
    pairs = list(_pairs(language))
    missed = [(text.name, text.text[mark.start : mark.end]) for text, mark, claim in pairs if claim is None]
    assert len(missed) <= 0.06 * len(pairs), missed


def _overlap(claim: Claim, mark: Mark) -> bool:
    return claim.start < mark.end and mark.start < claim.end


def _is_of_heading(claim: Claim, text: MarkedText) -> bool:
    """Whether it stands in the first line, which says again what the article says."""
    return claim.end <= text.text.index("\n")


@by_language
def test_little_else_is_claimed(language: str) -> None:
    claims = [
        (text, claim) for text in marked_texts(language) for claim in text.claims if claim.kind != "role"
    ]
    noise = [
        (text.name, claim.text)
        for text, claim in claims
        if not (_is_of_heading(claim, text) or any(_overlap(claim, mark) for mark in text.marks))
    ]
    assert len(noise) <= 0.14 * len(claims), noise


@by_language
def test_the_claimant_is_who_a_checker_says_it_is(language: str) -> None:
    pairs = [(text, mark, claim) for text, mark, claim in _pairs(language) if claim is not None]
    named = [row for row in pairs if row[1].who not in ("", "~")]
    right = [row for row in named if _is_who(row[1].who or "", row[2].claimant)]
    wrong = [
        (text.name, mark.who, claim.claimant)
        for text, mark, claim in pairs
        if claim.claimant and not _is_who(mark.who or "", claim.claimant)
    ]
    assert len(wrong) <= 0.05 * len(pairs), wrong
    assert len(right) >= 0.9 * len(named), [(row[0].name, row[1].who, row[2].claimant) for row in named]


@by_language
def test_what_a_checker_would_look_at_first_has_most_worth(language: str) -> None:
    texts = marked_texts(language)
    groups = [texts[start : start + TOGETHER] for start in range(0, len(texts), TOGETHER)]
    first = [_first_of(group) for group in groups]
    assert sum(first) >= 0.8 * RANKED * len(groups), first


def _first_of(texts: Iterable[MarkedText]) -> int:
    """How many of the claims ranked first a checker would look at first."""
    claims = [
        (-claim.worth, number, claim.start, text.is_first(claim))
        for number, text in enumerate(texts)
        for claim in text.claims
    ]
    return sum(is_first for *_, is_first in sorted(claims)[:RANKED])
