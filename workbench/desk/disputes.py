"""Disputes: claims whose live verdicts differ, and proposals to set aside what others did, which one may accept."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.desk import sides
from workbench.desk.claims import Claims
from workbench.desk.session import Session
from workbench.desk.sources import Sources
from workbench.errors import InputError, LookupFailed
from workbench.model import ClaimFilter, ClaimState, Dispute, Proposal
from workbench.store import bodies


class Disputes:
    """The claims of a file that are in dispute."""

    def __init__(self, session: Session, claims: Claims, sources: Sources) -> None:
        self._session = session
        self._claims = claims
        self._sources = sources

    def all(self, article: str = "") -> tuple[Dispute, ...]:
        """All claims in dispute, of one article or of the whole file, in text order."""
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

    def proposals(self) -> tuple[Proposal, ...]:
        """All that would set aside others' work, whatever that is about, by claim, time and id."""
        return self._session.file.proposals()

    def proposed_on(self, claim_id: str) -> tuple[Proposal, ...]:
        """What would set aside others' work on the claim with this full id."""
        return self._session.file.proposals((claim_id,))

    def proposal(self, prefix: str) -> Proposal:
        """The proposal whose id begins so, on one of its claims. LookupFailed where it is none or several."""
        wanted = prefix.strip().lower()
        fitting = {each.id: each for each in self.proposals() if wanted and each.id.startswith(wanted)}
        if len(fitting) != 1:
            fits = f"fits {len(fitting)} proposals; give more digits" if fitting else "is no proposal"
            raise LookupFailed(f"{prefix!r} {fits}; `workbench disputes` shows those that are open")
        return fitting.popitem()[1]

    def accept(self, proposals: Iterable[Proposal]) -> None:
        """Agrees to proposals: here they set aside what they name, and elsewhere what this checker did of that."""
        names = tuple(dict.fromkeys(each.id for each in proposals))
        if names:
            self._session.write("acceptance", bodies.AcceptanceBody(entries=names))

    def decline(self, proposals: Iterable[Proposal]) -> None:
        """Takes proposals back in this file. InputError for a verdict, which somebody holds: it is for a settlement."""
        declined = tuple(proposals)
        for each in declined:
            if each.kind == "verdict":
                raise InputError(
                    f"{each.id[:8]} is a verdict, and its author's to take back; settle the dispute instead:"
                    f" workbench resolve {each.claim_id[:8]} RATING --because TEXT"
                )
        names = tuple(dict.fromkeys(each.id for each in declined))
        if names:
            self._session.take_back(*names)

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
            proposals=file.proposals([state.claim.id for state in states]),
        )
        return tuple(sides.dispute(state, cited) for state in states)
