"""Disputes: claims whose live verdicts differ, with what each verdict rests on and replaced."""

from __future__ import annotations

from workbench.desk import sides
from workbench.desk.claims import Claims
from workbench.desk.session import Session
from workbench.desk.sources import Sources
from workbench.errors import InputError
from workbench.model import ClaimFilter, ClaimState, Dispute


class Disputes:
    """The claims of a file that are in dispute."""

    def __init__(self, session: Session, claims: Claims, sources: Sources) -> None:
        self._session = session
        self._claims = claims
        self._sources = sources

    def all(self, article: str = "") -> tuple[Dispute, ...]:
        """All claims whose live verdicts differ, of one article or of the whole file, in text order."""
        return self._of(tuple(self._claims.each(ClaimFilter(article=article, status="disputed"))))

    def get(self, claim: str) -> Dispute:
        """The dispute on a claim. InputError where there is none, with what there is."""
        state = self._claims.get(claim)
        if state.status != "disputed":
            raise InputError(
                f"claim {state.claim.id[:8]} is not in dispute, it is {state.status};"
                " `workbench disputes` lists those that are"
            )
        return self._of((state,))[0]

    def standing(self, claim: str) -> Dispute | ClaimState:
        """The dispute on a claim, or the claim itself where there is none."""
        state = self._claims.get(claim)
        return self._of((state,))[0] if state.status == "disputed" else state

    def _of(self, states: tuple[ClaimState, ...]) -> tuple[Dispute, ...]:
        """The claims with all that their verdicts name, fetched for all of them at once."""
        file = self._session.file
        given = file.given([state.claim.id for state in states])
        evidence_ids = (
            name for state in states for verdict in state.verdicts for name in verdict.evidence_ids
        )
        cited = sides.Cited(
            given={each.verdict.id: each for each in given},
            evidence=file.cited(tuple(dict.fromkeys(evidence_ids))),
            sources=self._sources.by_id(),
            checkers=self._session.checkers(),
        )
        return tuple(sides.dispute(state, cited) for state in states)
