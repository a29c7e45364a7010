"""Corrections of a text: what is proposed, who decided, and what the next draft made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Decided = Literal["accepted", "rejected", "stet"]
# What became of one: nobody decided, or two differently; decided and no later draft yet; an accepted one that the next
# draft carries out or does not, or whose sentence that no longer has.
Fate = Literal["proposed", "contested", "accepted", "rejected", "stet", "carried_out", "ignored", "cut"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Words of an article, from `start` to `end` in it, and what a person would have in their place."""

    id: str
    claim_id: str
    before: str
    after: str
    because: str
    start: int
    end: int
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided of a correction, which is named by its id."""

    id: str
    claim_id: str
    correction: str
    decided: Decided
    because: str = ""
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionState:
    """A correction with its sentence before and after, who decided what of it, and what became of it.

    `number` is the place of its claim in the article, `draft` the id of the later draft that its fate is told by.
    """

    correction: Correction
    article_id: str
    number: int
    sentence: str
    corrected: str
    fate: Fate
    decisions: tuple[Decision, ...] = ()
    draft: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody: for a decision, or for a draft that carries it out."""
        return self.fate in ("proposed", "contested", "accepted", "ignored")
