"""What checkers do: evidence, comparisons, verdicts, and who they are."""

from __future__ import annotations

from dataclasses import Field, dataclass
from typing import Any, ClassVar, Literal, Protocol

from workbench.model.claims import Quantity
from workbench.model.texts import identity

Stance = Literal["supports", "refutes", "context"]


class WorkRecord(Protocol):
    """What a person did to a claim or an article, as a frozen record: who, and when (an ISO 8601 instant in UTC)."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> str:
        """The entry's id."""

    @property
    def checker(self) -> str:
        """Whose work it is: a checker's id."""

    @property
    def at(self) -> str:
        """When it was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The arithmetic between a claim and its evidence, with the sentence that tells it.

    `rule` is the name of the rule that decided, `steps` what was done to the figures before it did, each in words.
    """

    claimed: str
    found: str
    outcome: Literal["consistent", "inconsistent", "incomparable"]
    finding: str
    flags: tuple[str, ...] = ()
    difference: str = ""
    explanation: str = ""
    rule: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A source's passage, or a calculation, attached to a claim with a stance.

    `inputs` says what the names of a calculation stand for: "e2=<entry>#0", the first figure of that entry.
    """

    id: str
    claim_id: str
    source_id: str = ""
    calculation: str = ""
    quote: str = ""
    locator: str = ""
    stance: Stance = "supports"
    quantities: tuple[Quantity, ...] = ()
    comparison: Comparison | None = None
    note: str = ""
    inputs: tuple[str, ...] = ()
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A checker's judgement on a claim. `supersedes` names the verdicts its author had seen and replaces.

    `blind` is whether it was given in a blind second reading, before its author was shown any other.
    """

    id: str
    claim_id: str
    scale: str
    rating: str
    explanation: str = ""
    evidence_ids: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    blind: bool = False
    checker: str = ""
    at: str = ""

    @property
    def given(self) -> str:
        """The day on which it was given, in UTC, and whether blind: "2025-02-14, read blind"."""
        return f"{self.at[:10]}{self.manner}"

    @property
    def manner(self) -> str:
        """What follows the time at which it was given: ", read blind", or nothing."""
        return ", read blind" if self.blind else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A person's word, with its reason, that a claim may be judged without evidence that has a place in a source."""

    id: str
    claim_id: str
    reason: str
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A person's remark on a claim, or on an article: one of the two ids is set."""

    id: str
    text: str
    claim_id: str = ""
    article_id: str = ""
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedClaim:
    """A person's word that something is a claim: who added it, or said anew what a reading has, and its words.

    `wording` says it for readers of a report, so that it stands alone; `parents` are the claims it was made from.
    """

    id: str
    claim_id: str
    text: str
    wording: str = ""
    parents: tuple[str, ...] = ()
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """A person. The same name at the same organization is the same checker on every machine."""

    id: str
    name: str
    initials: str = ""
    organization: str = ""
    url: str = ""


def checker_of(name: str, *, initials: str = "", organization: str = "", url: str = "") -> Checker:
    """A checker, whose id comes from name and organization, so that two machines agree on it."""
    checker_id = identity("checker", name, organization)
    return Checker(
        id=checker_id, name=name, initials=initials or _initials(name), organization=organization, url=url
    )


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()).upper()[:4]
