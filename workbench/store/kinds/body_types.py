"""What each kind of journal entry says: one record per kind, its fields as the journal holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Self

import msgspec

from workbench.errors import InputError
from workbench.model import (
    Article,
    Checker,
    Claim,
    Comparison,
    Quantity,
    Source,
    SourceKind,
    Stance,
    article_of,
    checker_of,
)

Id = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{40}\Z")]
IdOrNone = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{40})?\Z")]
Erasable = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{40}|[0-9a-f]{64})\Z")]
Day = Annotated[str, msgspec.Meta(pattern=r"\A([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")]
Digest = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
Name = Annotated[str, msgspec.Meta(min_length=1)]
Input = Annotated[str, msgspec.Meta(pattern=r"\A[a-z][a-z_]{0,40}[0-9]{0,3}=[0-9a-f]{40}#[0-9]{1,4}\Z")]
# A number of six digits can still be said aloud, and no desk has as many sources.
LARGEST_NUMBER = 999_999
SourceNumber = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_NUMBER)]
# Its digits become numbers that order readings, and Python refuses to read numbers without end.
Version = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
LONGEST_REASON = 10_000  # characters of why something is erased
Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_REASON)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBody:
    """One version of a text; its id is not kept, since it follows from the text."""

    text: Name
    language: str = "en"
    title: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    media_type: str = "text/plain"

    @classmethod
    def of(cls, article: Article) -> Self:
        """The body of an article; InputError where its id is not that of its text."""
        values = {name: getattr(article, name) for name in cls.__dataclass_fields__}
        if article.id != article_of(article.text).id:
            raise InputError("the article's id is not that of its text; make it with model.article_of")
        return cls(**values)

    def article(self) -> Article:
        """The article itself."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return article_of(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingBody:
    """All claims that one version of the extractor finds in one article.

    `published` and `language` are what a person said of these, where it was read by that and not by what it came with.
    """

    article_id: Id
    extractor: Version
    claims: tuple[Claim, ...] = ()
    published: Day = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBody:
    """A claim that a person adds to an article, or words anew where the extractor has it already.

    `wording` says it for readers of a report; `parents` are the ids of the claims it was split from or joined of.
    """

    claim: Claim
    wording: str = ""
    parents: Annotated[tuple[Id, ...], msgspec.Meta(max_length=1_000)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissalBody:
    """A person's word that a claim is none."""

    claim_id: Id
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBody:
    """Where evidence comes from; the fields are those of `Source`. `number` is 0 in entries of the first version."""

    title: Name
    publisher: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    kind: SourceKind = "secondary"
    archive_url: str = ""
    snapshot: Digest = ""
    derived_from: str = ""
    confidential: bool = False
    author: str = ""
    note: str = ""
    number: SourceNumber = 0

    @classmethod
    def of(cls, source: Source) -> Self:
        """The body of a source; its id, checker and time become those of the entry."""
        return cls(**{name: getattr(source, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceBody:
    """A source's passage, or a calculation, attached to a claim."""

    claim_id: Id
    source_id: IdOrNone = ""
    calculation: str = ""
    quote: str = ""
    locator: str = ""
    stance: Stance = "supports"
    quantities: tuple[Quantity, ...] = ()
    comparison: Comparison | None = None
    note: str = ""
    inputs: tuple[Input, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictBody:
    """A judgement on a claim, what it rests on and replaces; `blind`: given before its author saw others'."""

    claim_id: Id
    scale: Name
    rating: Name
    explanation: str = ""
    evidence_ids: tuple[Id, ...] = ()
    supersedes: tuple[Id, ...] = ()
    blind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBody:
    """A remark on a claim, or on an article."""

    text: Name
    claim_id: IdOrNone = ""
    article_id: IdOrNone = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverBody:
    """A person's word that a claim may be judged without located evidence, and why."""

    claim_id: Id
    reason: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBody:
    """Values by date, such as a price index, for calculations; `source` is a source's id or words."""

    name: Annotated[str, msgspec.Meta(pattern=r"\A[a-z][a-z_]{0,30}\Z")]
    source: Name
    values: Annotated[tuple[tuple[str, Decimal], ...], msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetractionBody:
    """Takes entries back, as an undo does; a retraction can be retracted in turn."""

    entries: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceBody:
    """That its author agrees to what these entries set aside: retractions, verdicts that replace others, dismissals."""

    entries: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRequestBody:
    """That its author erased these entries and snapshots, and asks whoever else has them to do the same."""

    targets: Annotated[tuple[Erasable, ...], msgspec.Meta(min_length=1)]
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckerBody:
    """A person; the id is not kept, since it follows from name and organization."""

    name: Name
    initials: str = ""
    organization: str = ""
    url: str = ""

    @classmethod
    def of(cls, checker: Checker) -> Self:
        """The body of a checker; InputError where the id is not that of name and organization."""
        if checker.id != checker_of(checker.name, organization=checker.organization).id:
            raise InputError("the checker's id is not that of the name; make it with model.checker_of")
        return cls(**{name: getattr(checker, name) for name in cls.__dataclass_fields__})

    def checker(self) -> Checker:
        """The checker themselves."""
        return Checker(
            id=checker_of(self.name, organization=self.organization).id,
            name=self.name,
            initials=self.initials,
            organization=self.organization,
            url=self.url,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBody:
    """The holder of an Ed25519 key says that these entries are theirs; anyone can see whether that is so."""

    key: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    entries: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1)]
    signature: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{128}\Z")]
