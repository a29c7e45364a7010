"""Evidence on claims: what a source says of one, and the arithmetic between the two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.desk.articles import Articles
from workbench.desk.claims import Claims
from workbench.desk.session import Session
from workbench.desk.sources import Sources
from workbench.errors import InputError, LookupFailed
from workbench.lazy import LazyModule
from workbench.model import ClaimState, Comparison, Evidence, Stance
from workbench.store import bodies

if TYPE_CHECKING:
    from workbench.desk import text_comparison
else:
    text_comparison = LazyModule("workbench.desk.text_comparison")


class ClaimEvidence:
    """The passages that are attached to claims, set against them."""

    def __init__(self, session: Session, articles: Articles, claims: Claims, sources: Sources) -> None:
        self._session = session
        self._articles = articles
        self._claims = claims
        self._sources = sources

    def attach(
        self,
        claim: str,
        source: str,
        *,
        quote: str = "",
        locator: str = "",
        stance: Stance = "supports",
        note: str = "",
    ) -> ClaimState:
        """Attaches a source's passage to a claim, with the place where it stands unless one is given.

        A quotation that is not in the source is attached all the same: `Sources.place` tells, and a person decides.
        """
        target, origin = self._claims.get(claim).claim.id, self._sources.get(source)
        placed = self._sources.place(origin.id, quote, locator)
        body = bodies.EvidenceBody(
            claim_id=target,
            source_id=origin.id,
            quote=placed.quote,
            locator=placed.locator,
            stance=stance,
            note=note,
        )
        self._session.write("evidence", body)
        return self._claims.get(target)

    def waive(self, claim: str, reason: str) -> ClaimState:
        """Records why a claim may be judged without located evidence. InputError without a reason."""
        if not reason.strip():
            raise InputError("a waiver needs its reason: workbench waive CLAIM --because TEXT")
        target = self._claims.get(claim).claim.id
        self._session.write("waiver", bodies.WaiverBody(claim_id=target, reason=reason.strip()))
        return self._claims.get(target)

    def compare_quote(
        self, state: ClaimState, quote: str, *, source: str = "", published: date | None = None
    ) -> Comparison:
        """The arithmetic between a claim and a quotation, each read in its language: the article's, and the source's.

        `source` is the id of the quotation's source, "" for none; relative dates are those of `published`. InputError
        where the claim has neither figure nor date.
        """
        return text_comparison.compare_claim(
            state.claim,
            quote,
            sentence=state.sentence,
            published=published,
            language=state.language,
            source_language=self._sources.language_of(source),
        )

    def weigh(self, state: ClaimState, quote: str, *, source: str = "") -> Comparison | None:
        """The arithmetic on the day of the claim's article; None where either has nothing to compare."""
        return self._weigh(state, quote, source, self.published(state))

    def compared(self, state: ClaimState) -> ClaimState:
        """The claim with the arithmetic beside each of its quotations that gives a figure or date; else as it is."""
        published = self.published(state)
        return replace(
            state, evidence=tuple(self._with_comparison(state, each, published) for each in state.evidence)
        )

    def published(self, state: ClaimState) -> date | None:
        """The day of a claim's article; None where it is not known."""
        try:
            return self._articles.get(state.claim.article_id).published
        except LookupFailed:  # a claim may arrive before its article
            return None

    def _with_comparison(self, state: ClaimState, evidence: Evidence, published: date | None) -> Evidence:
        if not evidence.quote or evidence.comparison:
            return evidence
        return replace(evidence, comparison=self._weigh(state, evidence.quote, evidence.source_id, published))

    def _weigh(self, state: ClaimState, quote: str, source: str, published: date | None) -> Comparison | None:
        try:
            comparison = self.compare_quote(state, quote, source=source, published=published)
        except InputError:  # the claim has neither figure nor date
            return None
        return None if comparison.finding == "missing_figure" else comparison
