"""Drafts of one text, one after the other: what became of a claim, and of a paragraph."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

# A claim of a later draft: in the same sentence, in its place or elsewhere; its own words stand and its sentence
# changed; its own words changed. It is `new` where the draft before has no such claim, and `gone` the other way round.
DraftState = Literal["kept", "moved", "changed_around", "changed", "new", "gone"]
ParagraphState = Literal["same", "moved", "edited", "new", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A person's word that an article is a draft after another, which `before` names by its id."""

    id: str
    article_id: str
    before: str
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPair:
    """A claim of a draft, and the claim of the draft before that it comes from, by their ids."""

    state: DraftState
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedParagraph:
    """A paragraph's words before and after; "" where one of the two drafts does not have it."""

    state: ParagraphState
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedClaim:
    """What became of a claim: its words now and before, with the ids; "" where one of the two drafts has none."""

    state: DraftState
    id: str
    text: str
    before_id: str = ""
    before_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDifference:
    """Two drafts by their ids, with the claims and paragraphs of the later one in text order, then what is gone."""

    before: str
    after: str
    claims: tuple[ChangedClaim, ...]
    paragraphs: tuple[ChangedParagraph, ...]


def drafts_before(before_of: Mapping[str, Collection[str]], article: str) -> set[str]:
    """An article with all drafts before it, given those right before each; also where they go in a circle."""
    reached, ahead = {article}, [article]
    while ahead:
        for before in before_of.get(ahead.pop(), ()):
            if before not in reached:
                reached.add(before)
                ahead.append(before)
    return reached
