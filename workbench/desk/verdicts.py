"""Verdicts: the one place where a verdict is written, whoever gives it and in whatever role; and dismissals.

A verdict rests on the evidence its author was shown, but for calculations that lost an input: these stay in sight
until they are made anew, and are no ground to judge on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench import scales
from workbench.desk.claims import Claims
from workbench.desk.disputes import Disputes
from workbench.desk.session import Session
from workbench.errors import InputError
from workbench.model import ClaimState, Dispute, Evidence, Verdict
from workbench.store import bodies


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a checker says of a claim: a step of a scale, by their codes, and why."""

    scale: str
    rating: str
    explanation: str = ""

    def __post_init__(self) -> None:
        """InputError where there is no such scale, or no such rating on it."""
        scales.scale(self.scale).rating(self.rating)


class Verdicts:
    """What checkers say of claims."""

    def __init__(self, session: Session, claims: Claims, disputes: Disputes) -> None:
        self._session = session
        self._claims = claims
        self._disputes = disputes

    def give(
        self,
        claim: str,
        rating: str,
        *,
        explanation: str = "",
        scale: str = scales.DEFAULT,
        resolve: bool = False,
    ) -> ClaimState:
        """Records the checker's judgement. It replaces their own earlier one; with `resolve`, everyone's."""
        judgement = Judgement(scale=scale, rating=rating, explanation=explanation)
        with self._session.step("give a verdict"):
            state = self._claims.get(claim)
            own = self._session.checker.id
            replaced = [verdict for verdict in state.verdicts if resolve or verdict.checker == own]
            self.record(state.claim.id, judgement, shown=state.evidence, replaces=replaced)
            return self._claims.get(state.claim.id)

    def resolve(
        self, seen: Dispute, rating: str, *, explanation: str = "", scale: str = ""
    ) -> Dispute | ClaimState:
        """Settles a dispute by a verdict that replaces the ones `seen`, and no other.

        It is on the scale that these share unless one is given; InputError where they share none. What came in
        meanwhile is not replaced: then the dispute that is left is returned, else the claim.
        """
        if not seen.sides:
            raise InputError(
                f"there is no verdict on claim {seen.state.claim.id[:8]} to settle; say what becomes of what is"
                " proposed: workbench accept ID, or workbench decline ID"
            )
        if not scale and len(seen.scales) > 1:
            raise InputError(
                f"the verdicts are on different scales ({', '.join(seen.scales)}); say which yours is on: --scale SCALE"
            )
        judgement = Judgement(scale=scale or seen.scales[0], rating=rating, explanation=explanation)
        replaced = [side.verdict for side in seen.sides]
        self.record(seen.state.claim.id, judgement, shown=seen.state.evidence, replaces=replaced)
        return self._disputes.standing(seen.state.claim.id)

    def record(
        self,
        claim_id: str,
        judgement: Judgement,
        *,
        shown: Iterable[Evidence],
        replaces: Iterable[Verdict] = (),
        blind: bool = False,
    ) -> None:
        """Writes a verdict on the claim with this full id, which rests on what of the evidence `shown` is a ground.

        `blind` says that its author judged without knowing what others had.
        """
        with self._session.step("give a verdict"):
            stale = {each.evidence_id for each in self._session.file.stale(claim_id)}
            body = bodies.VerdictBody(
                claim_id=claim_id,
                scale=judgement.scale,
                rating=judgement.rating,
                explanation=judgement.explanation,
                evidence_ids=tuple(each.id for each in shown if each.id not in stale),
                supersedes=tuple(sorted(verdict.id for verdict in replaces)),
                blind=blind,
            )
            self._session.write("verdict", body)

    def dismiss(self, claim: str, *, reason: str = "") -> ClaimState:
        """Marks a claim as none."""
        target = self._claims.get(claim).claim.id
        self._session.write("dismissal", bodies.DismissalBody(claim_id=target, reason=reason))
        return self._claims.get(target)

    def restore(self, claim: str) -> ClaimState:
        """Takes back that something is no claim, whoever said so. InputError where no one did."""
        with self._session.step("restore a claim"):
            state = self._claims.get(claim)
            dismissals = self._session.file.dismissals(state.claim.id)
            if not dismissals:
                raise InputError(
                    f"claim {state.claim.id[:8]} is {state.status}, not dismissed; there is nothing to restore"
                )
            self._session.take_back(*dismissals)
            return self._claims.get(state.claim.id)
