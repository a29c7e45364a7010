"""The records that pass between the layers: frozen, typed, and built from the standard library alone.

Offsets are half-open, in code points, into `Article.text`, which never changes. Numbers read from a text are
Decimals with the digits as written. Identifiers are hexadecimal.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Modifier = Literal["=", "~", "<~", ">~", "<", "<=", ">", ">="]
Role = Literal["", "from", "to", "by"]
Kind = Literal["quantity", "change", "date", "ranking", "quote", "role", "statement"]
Stance = Literal["supports", "refutes", "context"]
SourceKind = Literal["primary", "secondary", "person", "dataset"]
Status = Literal["open", "checking", "checked", "confirmed", "disputed", "dismissed", "reopened"]
Sort = Literal["order", "worth"]


# Made once: json.dumps makes an encoder for each call that does not use its defaults.
_PACK = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def identity(*parts: str) -> str:
    """The name of a thing made from what it consists of: 20 bytes of BLAKE2b, as 40 hexadecimal digits."""
    packed = _PACK(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(packed, digest_size=20).hexdigest()


class Span(NamedTuple):
    """A stretch of an article's text: half-open, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Trouble in the material: shown to the checker, never raised. `location` names the file or entry it is in."""

    message: str
    location: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of a text to be checked. `id` is the identity of its text, `language` a BCP 47 tag."""

    id: str
    text: str
    language: str = "en"
    title: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An interval with a unit, as a text states it.

    `lower` or `upper` is None where the text leaves that side open. `unit` is a canonical pint expression, or ""
    for a pure number. `precision` is the place value of the last digit written, in the unit: 1E+8 for "€5.1bn".
    `of` is the whole that a share is taken of, `counted` the things a pure number counts, `rule` the grammar rule
    that read it.
    """

    start: int
    end: int
    text: str
    lower: Decimal | None
    upper: Decimal | None
    unit: str = ""
    modifier: Modifier = "="
    precision: Decimal = Decimal(1)
    role: Role = ""
    of: str = ""
    counted: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date or period as an EDTF level 1 expression; "" where a relative one has nothing to be reckoned from."""

    start: int
    end: int
    text: str
    edtf: str
    relative: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A checkable span of an article. `worth` is 0 to 1 and only ranks; `reasons` say in words where it comes from."""

    id: str
    article_id: str
    start: int
    end: int
    text: str
    sentence: Span
    kind: Kind
    claimant: str = ""
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    worth: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where evidence comes from. `published` is EDTF, `accessed` an ISO 8601 instant in UTC, `snapshot` a SHA-256.

    `derived_from` is the id of the source that this one goes back to, or words for one that the file does not have:
    "press release of 3 May". `number` is what people say aloud: 12 for s12. It is the source's place in the file by
    time of adding and id, so two files with the same entries give the same; one that comes by a merge may move it.
    """

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    kind: SourceKind = "secondary"
    archive_url: str = ""
    snapshot: str = ""
    derived_from: str = ""
    confidential: bool = False
    author: str = ""
    note: str = ""
    number: int = 0
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a text that can be pointed to, from 1 in text order.

    `locator` says where it stands: "p. 3", "¶ 12", "Sheet1!B7". `context` is what a cell's row and column are headed.
    `language` is that of its text as a whole, "" where it cannot be told.
    """

    ordinal: int
    locator: str
    text: str
    context: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A passage of a source or of an article: one of the two ids is set. `score` is 0 to 1, and `reasons` say why.

    `quote` is the sentence of it that speaks of the claim, which is what there is to attach.
    """

    passage: Passage
    title: str
    source_id: str = ""
    article_id: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    comparison: Comparison | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The arithmetic between a claim and its evidence, with the sentence that tells it."""

    claimed: str
    found: str
    outcome: Literal["consistent", "inconsistent", "incomparable"]
    finding: str
    flags: tuple[str, ...] = ()
    difference: str = ""
    explanation: str = ""


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
    """A checker's judgement on a claim. `supersedes` names the verdicts its author had seen and replaces."""

    id: str
    claim_id: str
    scale: str
    rating: str
    explanation: str = ""
    evidence_ids: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A person's word, with its reason, that a claim may be judged without evidence that has a place in a source."""

    id: str
    claim_id: str
    reason: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal. `body` is canonical JSON; checker, at and salt are empty for what a text determines."""

    id: str
    kind: str
    body: str
    checker: str = ""
    at: str = ""
    salt: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The bytes of a source as a file keeps them: compressed by zlib, named by the SHA-256 of what they were before."""

    sha256: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What was erased by right or law: the id of an entry (40 digits) or of a snapshot (64), when and why."""

    id: str
    at: str
    why: str


# What travels between files: nothing else of a claims file is the truth.
Parcel = Entry | Snapshot | Erasure


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a shared file has: entries by kind, snapshots and erasures.

    `confidential` counts the sources among them that are, `withheld` the entries that were kept back for that.
    """

    entries: dict[str, int] = field(default_factory=dict)
    snapshots: int = 0
    erasures: int = 0
    confidential: int = 0
    withheld: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge brought into a file, or would bring.

    `new` counts new entries by kind, `claims` the claims that are new in the list. `disputed` and `settled` are the
    ids of claims that are in dispute since, or no longer. `erased` counts what this file had and gave up, `refused`
    what the other file had and this one had erased; `unknown` names kinds of a newer version, kept and passed on.
    """

    new: dict[str, int] = field(default_factory=dict)
    claims: int = 0
    known: int = 0
    snapshots: int = 0
    disputed: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    erased: int = 0
    refused: int = 0
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What an exchange with a hub brought, or would bring: there, by kind, and here.

    `withheld` counts what stayed here for being confidential, `problems` say what could not be sent or fetched.
    `encrypted` is False where others on the way between could read it.
    """

    sent: dict[str, int] = field(default_factory=dict)
    merged: Merged = field(default_factory=Merged)
    withheld: int = 0
    problems: tuple[Problem, ...] = ()
    encrypted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """A claim as the desk sees it: its sentence's words, its status, live verdicts and evidence.

    `number` is its place among the claims of its article, from 1, in text order; `language` is its article's.
    """

    claim: Claim
    number: int
    sentence: str
    status: Status
    verdicts: tuple[Verdict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    language: str = "en"


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
class Dispute:
    """A claim whose live verdicts differ, and each of them. `remark` says what makes them hard to set side by side."""

    state: ClaimState
    sides: tuple[Side, ...]
    remark: str = ""

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

    `claims` counts those that at least two of them judged independently, `same` those where all gave one rating.
    `nominal` and `ordinal` are Krippendorff's alpha at that level: 1 for full agreement, 0 for what chance would give,
    None where it is undefined or the level does not fit, for which `reason` has the words.
    """

    article_id: str
    checkers: tuple[str, ...]
    scale: str
    claims: int
    same: int = 0
    nominal: float | None = None
    ordinal: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims to list: every field that is set narrows the list. `search` is words as a person types them."""

    article: str = ""
    status: Status | None = None
    search: str = ""
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

    @property
    def claims(self) -> int:
        """All of them, dismissed ones included."""
        return self.open + self.reopened + self.checking + self.done + self.disputed + self.dismissed

    @property
    def done(self) -> int:
        """Claims with one live verdict, or with several that agree."""
        return self.checked + self.confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """An article without its text, and how far the work on it has come."""

    id: str
    title: str
    publisher: str
    published: date | None
    url: str
    language: str
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article with the standing of each of its claims, and whom and what they refer to: what an export renders.

    `sourcing` says by a claim's id how it is sourced, in lines; they name no source.
    """

    article: Article
    counts: Counts
    claims: tuple[ClaimState, ...]
    sources: dict[str, Source]
    checkers: dict[str, Checker]
    sourcing: dict[str, tuple[str, ...]] = field(default_factory=dict)


def article_of(text: str, **fields: object) -> Article:
    """An article whose id is the identity of its text; the other fields are those of `Article`."""
    return Article(id=identity("article", text), text=text, **fields)  # type: ignore[arg-type]


def claim_id(article_id: str, start: int, end: int) -> str:
    """The identity of the claim that stands at `start:end` of an article."""
    # Written out as `identity` packs it: there is nothing to escape in an id, and a file has many claims.
    packed = f'["claim","{article_id}","{start}","{end}"]'
    return hashlib.blake2b(packed.encode(), digest_size=20).hexdigest()


def checker_of(name: str, *, initials: str = "", organization: str = "", url: str = "") -> Checker:
    """A checker, whose id comes from name and organization, so that two machines agree on it."""
    made = identity("checker", name, organization)
    return Checker(
        id=made, name=name, initials=initials or _initials(name), organization=organization, url=url
    )


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()).upper()[:4]
