"""Verdicts of several checkers beside each other: disputes, second readings, agreement."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.claims import Claim
from workbench.model.states import ClaimState
from workbench.model.work import Checker, Evidence, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenVerdict:
    """A verdict that was ever given on a claim of this article: `live`, replaced, or `retracted` by its author."""

    verdict: Verdict
    article_id: str
    live: bool
    retracted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Evidence that a verdict rests on, with the title of its source, or its calculation.

    `shared` is whether every side of the dispute rests on it, `taken_back` whether it stands no longer.
    """

    evidence: Evidence
    title: str
    shared: bool
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A live verdict of a dispute: who gave it, its rating as the scale names it, what it rests on and replaced."""

    verdict: Verdict
    checker: Checker
    label: str
    grounds: tuple[Ground, ...] = ()
    replaced: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody wrote elsewhere that would set aside what others did, who have not agreed to it.

    `id` is that of the entry, a retraction, a dismissal, or a verdict that replaces others; `claim_id` the claim that
    it is about, "" for none. `set_aside` are what it would set aside of others: kinds and ids of entries with their
    authors' ids. It is empty for a dismissal, which sets aside the claim.
    """

    id: str
    kind: str
    claim_id: str
    checker: str
    at: str
    set_aside: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A claim whose live verdicts differ, and each of them, or on which somebody proposes to set aside another's work.

    `remark` says what makes the verdicts hard to set side by side.
    """

    state: ClaimState
    sides: tuple[Side, ...]
    remark: str = ""
    proposals: tuple[Proposal, ...] = ()

    @property
    def scales(self) -> tuple[str, ...]:
        """The scales that the verdicts are on, each once."""
        return tuple(dict.fromkeys(side.verdict.scale for side in self.sides))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A source's passage as a second reader is handed it: without stance, note, comparison, or who attached it."""

    source_id: str
    title: str
    locator: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondView:
    """A claim that others have checked, for whoever reads it a second time: nothing in it tells what they found.

    `scale` is the one to judge on, so that the two verdicts can be compared.
    """

    claim: Claim
    number: int
    sentence: str
    scale: str
    exhibits: tuple[Exhibit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far these checkers agree on a scale, over one article or, where `article_id` is "", over all.

    `claims` counts those that at least two of them judged independently, `same` those where all gave one rating, and
    `blind` those that all of them but one judged in a blind second reading.
    `nominal` and `ordinal` are Krippendorff's alpha at that level: 1 for full agreement, 0 for what chance would give,
    None where it is undefined or the level does not fit, for which `reason` has the words.
    """

    article_id: str
    checkers: tuple[str, ...]
    scale: str
    claims: int
    same: int = 0
    blind: int = 0
    nominal: float | None = None
    ordinal: float | None = None
    reason: str = ""
