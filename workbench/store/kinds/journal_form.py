"""Claims as the journal has them, and the rules for bodies that their types alone do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Annotated, Self

import msgspec

from workbench.errors import InputError
from workbench.model import Claim, Date, Kind, Quantity, Span, claim_id, omission_id
from workbench.store.kinds.body_types import (
    ClaimBody,
    Day,
    EvidenceBody,
    Id,
    ReadingBody,
    SeriesBody,
    Version,
)

# Offsets beyond this are no offsets into a text, and SQLite's integers end at 2**63.
_LONGEST = 2**31
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClaim:
    """A claim as the journal has it: without the ids, which follow from the article and the span."""

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

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """A claim without its ids."""
        return cls(**{field.name: getattr(claim, field.name) for field in fields(cls)})

    def claim(self, article: str) -> Claim:
        """The claim, as one of the article with this id."""
        is_omission = self.kind == "omission"
        name = omission_id(article, self.text) if is_omission else claim_id(article, self.start, self.end)
        return Claim(
            id=name,
            article_id=article,
            start=self.start,
            end=self.end,
            text=self.text,
            sentence=self.sentence,
            kind=self.kind,
            claimant=self.claimant,
            quantities=self.quantities,
            dates=self.dates,
            worth=self.worth,
            reasons=self.reasons,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReading:
    """A reading as the journal has it."""

    article_id: Id
    extractor: Version
    claims: tuple[WrittenClaim, ...] = ()
    published: Day = ""
    language: str = ""

    @classmethod
    def of(cls, body: ReadingBody) -> Self:
        """A reading, its claims without their ids."""
        claims = tuple(map(WrittenClaim.of, body.claims))
        return cls(
            article_id=body.article_id,
            extractor=body.extractor,
            claims=claims,
            published=body.published,
            language=body.language,
        )

    def body(self) -> ReadingBody:
        """The reading, its claims complete."""
        claims = tuple(written.claim(self.article_id) for written in self.claims)
        return ReadingBody(
            article_id=self.article_id,
            extractor=self.extractor,
            claims=claims,
            published=self.published,
            language=self.language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClaimBody:
    """A person's claim as the journal has it."""

    article_id: Id
    claim: WrittenClaim
    wording: str = ""
    parents: Annotated[tuple[Id, ...], msgspec.Meta(max_length=1_000)] = ()

    @classmethod
    def of(cls, body: ClaimBody) -> Self:
        """A person's claim, without its id."""
        return cls(
            article_id=body.claim.article_id,
            claim=WrittenClaim.of(body.claim),
            wording=body.wording,
            parents=body.parents,
        )

    def body(self) -> ClaimBody:
        """The person's claim, complete."""
        return ClaimBody(claim=self.claim.claim(self.article_id), wording=self.wording, parents=self.parents)


def check_reading(body: WrittenReading) -> None:
    """Refuses two claims on one span, and numbers that cannot be."""
    for claim in body.claims:
        check_claim(claim)
        if claim.kind == "omission":
            raise InputError("a reading has no omission: only a person says what an article leaves out")
    if len({(claim.start, claim.end) for claim in body.claims}) < len(body.claims):
        raise InputError("a reading has two claims on one span; group their figures into one claim")


def check_added_claim(body: WrittenClaimBody) -> None:
    """Refuses a person's claim whose span, worth or figures cannot be."""
    check_claim(body.claim)


def check_claim(claim: WrittenClaim) -> None:
    """Refuses a claim whose span, worth or figures cannot be."""
    _check_span(claim.start, claim.end)
    _check_span(*claim.sentence)
    for date in claim.dates:
        _check_span(date.start, date.end)
    check_quantities(claim.quantities)
    if not 0 <= claim.worth <= 1:
        raise InputError(f"the claim {claim.text!r} has a worth of {claim.worth}; it goes from 0 to 1")


def check_evidence(body: EvidenceBody) -> None:
    """Refuses figures that cannot be."""
    check_quantities(body.quantities)


def check_quantities(quantities: Iterable[Quantity]) -> None:
    """Refuses infinities and spans that cannot be."""
    for quantity in quantities:
        _check_span(quantity.start, quantity.end)
        for bound in (quantity.lower, quantity.upper, quantity.precision):
            if bound is not None and not bound.is_finite():
                raise InputError(f"the figure {quantity.text!r} is not finite; leave an open side as None")


def check_series(body: SeriesBody) -> None:
    """Refuses a series with a date twice, out of order or none, and infinities."""
    dates = []
    for when, value in body.values:
        if not _DATE.fullmatch(when) or not value.is_finite():
            raise InputError(
                f"{when!r}, {value} is no date and value of a series; write 2024, 2024-05 or a day"
            )
        dates.append(when)
    if dates != sorted(set(dates)):
        raise InputError("the dates of a series come once each, in order")


def _check_span(start: int, end: int) -> None:
    if not 0 <= start <= end < _LONGEST:
        raise InputError(f"{start}:{end} is no stretch of a text; offsets are half-open code points")
