"""What of an article is not marked, and who signed it off in which state."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.texts import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmarkedSentence:
    """A sentence that carries no claim."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many sentences an article has, and which of them carry no claim."""

    sentences: int
    unmarked: tuple[UnmarkedSentence, ...] = ()

    @property
    def share(self) -> float:
        """The part of the sentences that carries no claim, from 0 to 1."""
        return len(self.unmarked) / self.sentences if self.sentences else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """How many facts an article has, and where they stand: the others sum to `facts`.

    `open` are all that nobody settled: open, being checked, reopened or disputed ones, and not waived.
    """

    facts: int
    checked: int
    carried: int
    open: int
    waived: int
    dismissed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """That somebody signed an article off, why, and a SHA-256 over all that it stood on.

    `claims` has a digest of each claim with its verdicts, evidence and open corrections, by the claim's id; `waived`
    are open claims with the reason why they may stay so.
    """

    id: str
    article_id: str
    because: str
    digest: str
    counts: Facts
    claims: tuple[tuple[str, str], ...] = ()
    waived: tuple[tuple[str, str], ...] = ()
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffState:
    """A sign-off, and what changed since: claims in words, such as "No. 3: 5 percent"; nothing where all stands."""

    sign_off: SignOff
    changes: tuple[str, ...] = ()
