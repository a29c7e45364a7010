"""Corrections: proposed in the sentence, decided by somebody, carried out by the next draft or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.articles import Articles
from workbench.desk.claims import Claims
from workbench.desk.drafts import Drafts
from workbench.desk.session import Session
from workbench.errors import InputError, LookupFailed
from workbench.lazy import LazyModule
from workbench.model import (
    Article,
    ClaimFilter,
    ClaimState,
    Correction,
    CorrectionState,
    Decided,
    Decision,
    Fate,
    Span,
)
from workbench.store import bodies, desk_bodies

if TYPE_CHECKING:
    from workbench import drafts
    from workbench.sources import quotations
else:
    drafts = LazyModule("workbench.drafts")
    quotations = LazyModule("workbench.sources.quotations")

_SHOWN = 80  # characters of words in a message


class Corrections:
    """What is to be changed in articles."""

    def __init__(self, session: Session, articles: Articles, claims: Claims, revisions: Drafts) -> None:
        self._session = session
        self._file = session.file
        self._articles = articles
        self._claims = claims
        self._drafts = revisions

    def propose(self, claim: str, after: str, *, because: str, instead_of: str = "") -> CorrectionState:
        """Proposes other words for a claim's, or for those of its sentence that `instead_of` gives.

        InputError without a reason, where those words are not in the sentence, and where nothing would change.
        """
        state = self._claims.get(claim)
        article = self._articles.get(state.claim.article_id)
        span = _words(state, article, instead_of)
        before = article.text[slice(*span)]
        if not because.strip():
            raise InputError("a correction needs its reason: workbench correct CLAIM WORDS --because TEXT")
        if before == after:
            raise InputError("these are the words that stand there; nothing would change")
        body = desk_bodies.CorrectionBody(
            claim_id=state.claim.id,
            before=before,
            after=after,
            because=because.strip(),
            start=span.start,
            end=span.end,
        )
        return self.get(self._session.write("correction", body).id)

    def decide(self, correction: str, decided: Decided, *, because: str = "") -> CorrectionState:
        """Decides on a correction, in place of all that was decided before. LookupFailed where it is none."""
        target = self.get(correction)
        name = target.correction.id
        with self._session.step("decide on a correction"):
            earlier = self._file.earlier("decision", claim_id=target.correction.claim_id)
            body = desk_bodies.DecisionBody(
                claim_id=target.correction.claim_id,
                correction=name,
                decided=decided,
                because=because.strip(),
                replaces=tuple(each for each in earlier if self._is_about(each, name)),
            )
            self._session.write("decision", body)
            return self.get(name)

    def get(self, prefix: str) -> CorrectionState:
        """The correction with this id, or the only one whose id begins so, or the only one of the claim named.

        LookupFailed where it is none or several.
        """
        claim_id, name = self._file.correction(prefix)
        (state,) = self._claims.of([claim_id])
        return next(each for each in self._on(state) if each.correction.id == name)

    def of(self, article: str) -> tuple[CorrectionState, ...]:
        """The corrections of an article in text order, then those of the draft before that it does not carry out."""
        name = self._articles.get(article).id
        own = [each for state in self._claims.each(ClaimFilter(article=name)) for each in self._on(state)]
        before = [
            each
            for draft in self._drafts.neighbours(name).before
            if self._file.has_article(draft)
            for state in self._claims.each(ClaimFilter(article=draft))
            for each in self._on(state)
            if each.draft == name and each.fate == "ignored"
        ]
        return (*own, *before)

    def _on(self, state: ClaimState) -> list[CorrectionState]:
        corrections = [each for each in state.work.get("corrections", ()) if isinstance(each, Correction)]
        decisions = [each for each in state.work.get("decisions", ()) if isinstance(each, Decision)]
        return [
            self._state(state, each, tuple(one for one in decisions if one.correction == each.id))
            for each in sorted(corrections, key=lambda each: (each.start, each.at, each.id))
        ]

    def _state(
        self, state: ClaimState, correction: Correction, decisions: tuple[Decision, ...]
    ) -> CorrectionState:
        fate, draft = _decided(decisions), ""
        if fate == "accepted":
            fate, draft = self._carried_out(state, correction)
        start = state.claim.sentence.start
        sentence = state.sentence
        corrected = (
            sentence[: correction.start - start] + correction.after + sentence[correction.end - start :]
        )
        return CorrectionState(
            correction=correction,
            article_id=state.claim.article_id,
            number=state.number,
            sentence=sentence,
            corrected=corrected,
            fate=fate,
            decisions=decisions,
            draft=draft,
        )

    def _carried_out(self, state: ClaimState, correction: Correction) -> tuple[Fate, str]:
        """What the drafts after made of an accepted correction; the first that tells. "accepted" without a draft."""
        later = self._drafts.neighbours(state.claim.article_id).after
        for name in later:
            if self._file.has_article(name):
                texts = (self._articles.get(each).text for each in (state.claim.article_id, name))
                span = Span(correction.start, correction.end)
                alignment = drafts.align(*texts)
                return drafts.outcome(alignment, state.claim.sentence, span, correction.after), name
        return "accepted", ""

    def _is_about(self, entry_id: str, correction: str) -> bool:
        body = bodies.checked(self._file.entry(entry_id))
        return isinstance(body, desk_bodies.DecisionBody) and body.correction == correction


def _decided(decisions: tuple[Decision, ...]) -> Fate:
    told = {each.decided for each in decisions}
    if len(told) > 1:
        return "contested"
    return told.pop() if told else "proposed"


def _words(state: ClaimState, article: Article, instead_of: str) -> Span:
    claim = state.claim
    if claim.kind == "omission":
        raise InputError("what is left out has no words to correct; correct a sentence beside it")
    if not instead_of:
        return Span(claim.start, claim.end)
    places = [
        place
        for place in quotations.places(instead_of, article.text)
        if claim.sentence.start <= place.start and place.end <= claim.sentence.end
    ]
    if not places:
        raise LookupFailed(f"“{instead_of[:_SHOWN]}” is not in the claim's sentence: “{state.sentence}”")
    return places[0]
