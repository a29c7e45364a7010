"""How the work stands: claims with all that hangs on them, lists, counts and reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from workbench.model.claims import Claim
from workbench.model.corrections import CorrectionState
from workbench.model.drafts import DraftState
from workbench.model.sign_offs import Coverage, SignOffState
from workbench.model.sources import Source
from workbench.model.texts import Article
from workbench.model.work import AddedClaim, Checker, Evidence, Note, Verdict, Waiver, WorkRecord

Status = Literal["open", "checking", "checked", "confirmed", "disputed", "dismissed", "reopened", "carried"]


Sort = Literal["order", "worth"]

_UNSETTLED = frozenset({"open", "checking", "reopened", "disputed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """A claim as the desk sees it: its sentence's words, its status, live verdicts and evidence.

    `number` is its place among the claims of its article, from 1, in text order; `language` is its article's.
    `added_claims` are there where people added it, or worded it anew. `before` is the claim of an earlier draft that it
    comes from. `work` has what is live of kinds without a field of their own, by the name of their table.
    """

    claim: Claim
    number: int
    sentence: str
    status: Status
    verdicts: tuple[Verdict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    notes: tuple[Note, ...] = ()
    added_claims: tuple[AddedClaim, ...] = ()
    work: Mapping[str, tuple[WorkRecord, ...]] = field(default_factory=dict, hash=False)
    language: str = "en"
    before: Predecessor | None = None

    @property
    def lineage(self) -> tuple[ClaimState, ...]:
        """The claims of earlier drafts that it comes from, the latest first."""
        return (self.before.claim, *self.before.claim.lineage) if self.before else ()

    @property
    def is_unsettled(self) -> bool:
        """Whether it waits for somebody."""
        return self.status in _UNSETTLED

    @property
    def wording(self) -> str:
        """How it is said for readers, by the latest who said so; "" where its own words do."""
        return max(((added.at, added.id, added.wording) for added in self.added_claims), default=("",))[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predecessor:
    """The claim that one comes from: of the draft before, or of the same text where a person parted or joined claims.

    `state` says what became of it; the work on a claim that is kept or moved is carried to the later one.
    """

    state: DraftState
    claim: ClaimState

    @property
    def is_carried(self) -> bool:
        """Whether the later claim is in the same sentence."""
        return self.state in ("kept", "moved")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims to list: every field that is set narrows the list. `search` is words as a person types them.

    `assigned` is a checker's id: claims that are to be seen to by them, or whose article is, where the claim itself is
    assigned to nobody; with `unassigned`, those that nobody is to see to.
    `due` is a day (ISO 8601): claims of articles that are due by then.
    """

    article: str = ""
    status: Status | None = None
    search: str = ""
    tag: str = ""
    assigned: str = ""
    unassigned: bool = False
    due: str = ""
    sort: Sort = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How far the work on an article, or on a whole file, has come: claims by status, which sum to `claims`."""

    open: int = 0
    checking: int = 0
    checked: int = 0
    confirmed: int = 0
    disputed: int = 0
    dismissed: int = 0
    reopened: int = 0
    carried: int = 0

    @property
    def claims(self) -> int:
        """All of them, dismissed ones included."""
        return self.unfinished + self.done + self.carried + self.disputed + self.dismissed

    @property
    def unfinished(self) -> int:
        """Claims that are yet to be judged: open, reopened, or with evidence alone."""
        return self.open + self.reopened + self.checking

    @property
    def done(self) -> int:
        """Claims with one live verdict, or with several that agree."""
        return self.checked + self.confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """An article without its text, and how far the work on it has come.

    `deadline` is a day or a minute of one, in ISO 8601, `slug` the desk's short name for it.
    """

    id: str
    title: str
    publisher: str
    published: date | None
    url: str
    language: str
    counts: Counts
    author: str = ""
    deadline: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWork:
    """An article as a desk has it: its head, how many of its claims have somebody to see to them, and what is on it.

    `work` has what holds now of each kind of work on the article itself, by the name of its table.
    """

    head: ArticleHead
    assigned: int = 0
    work: Mapping[str, tuple[WorkRecord, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article with the standing of each of its claims, and whom and what they refer to: what an export renders.

    `sourcing` says by a claim's id how it is sourced, in lines; they name no source. `coverage` is what of the article
    carries no claim, None where that is not known.
    """

    article: Article
    counts: Counts
    claims: tuple[ClaimState, ...]
    sources: dict[str, Source]
    checkers: dict[str, Checker]
    sourcing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: tuple[CorrectionState, ...] = ()
    sign_offs: tuple[SignOffState, ...] = ()
    coverage: Coverage | None = None
