"""What a checker does to a claim: evidence, verdicts, dismissals, and taking them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import scales
from workbench.desk.sources import Sources
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.model import (
    ClaimState,
    Entry,
    Stance,
)
from workbench.store import bodies

if TYPE_CHECKING:
    from workbench.sources import placement
else:
    placement = LazyModule("workbench.sources.placement")


class Work(Sources):
    """Evidence, verdicts and taking steps back."""

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

        A quotation that is not in the source is attached all the same: `place` tells, and a person decides.
        """
        target, origin = self.claim(claim).claim.id, self.source(source)
        placed = placement.place(self.file, origin, quote, locator)
        body = bodies.EvidenceBody(
            claim_id=target,
            source_id=origin.id,
            quote=placed.quote,
            locator=placed.locator,
            stance=stance,
            note=note,
        )
        self._write("evidence", body)
        return self.claim(target)

    def waive(self, claim: str, reason: str) -> ClaimState:
        """Records why a claim may be judged without located evidence. InputError without a reason."""
        if not reason.strip():
            raise InputError("a waiver needs its reason: workbench waive CLAIM --because TEXT")
        target = self.claim(claim).claim.id
        self._write("waiver", bodies.WaiverBody(claim_id=target, reason=reason.strip()))
        return self.claim(target)

    def give_verdict(
        self,
        claim: str,
        rating: str,
        *,
        explanation: str = "",
        scale: str = scales.DEFAULT,
        resolve: bool = False,
    ) -> ClaimState:
        """Records the checker's judgement. It replaces their own earlier one; with `resolve`, everyone's."""
        scales.scale(scale).rating(rating)
        state = self.claim(claim)
        # What lost an input is no ground to judge on, though it stays in sight until it is calculated anew.
        stale = {one.evidence_id for one in self.file.stale(state.claim.id)}
        replaced = [v.id for v in state.verdicts if resolve or v.checker == self.checker.id]
        body = bodies.VerdictBody(
            claim_id=state.claim.id,
            scale=scale,
            rating=rating,
            explanation=explanation,
            evidence_ids=tuple(evidence.id for evidence in state.evidence if evidence.id not in stale),
            supersedes=tuple(sorted(replaced)),
        )
        self._write("verdict", body)
        return self.claim(state.claim.id)

    def dismiss(self, claim: str, *, reason: str = "") -> ClaimState:
        """Marks a claim as none."""
        target = self.claim(claim).claim.id
        self._write("dismissal", bodies.DismissalBody(claim_id=target, reason=reason))
        return self.claim(target)

    def restore(self, claim: str) -> ClaimState:
        """Takes back that something is no claim, whoever said so. InputError where no one did."""
        state = self.claim(claim)
        dismissals = self.file.dismissals(state.claim.id)
        if not dismissals:
            raise InputError(
                f"claim {state.claim.id[:8]} is {state.status}, not dismissed; there is nothing to restore"
            )
        self._write("retraction", bodies.RetractionBody(entries=dismissals))
        return self.claim(state.claim.id)

    def undo(self) -> Entry | None:
        """Takes the checker's latest standing step back and returns its last entry; None where there is none."""
        latest = self.file.undoable(self.checker.id)
        if latest is not None:
            self._write("retraction", bodies.RetractionBody(entries=self.file.step(latest)))
        return latest

    def redo(self) -> Entry | None:
        """Takes the checker's latest undo back, unless they have worked on since; returns what stands again."""
        undone = self.file.redoable(self.checker.id)
        if undone is None:
            return None
        self._retract(undone)
        return self.file.entry(bodies.decode(undone, bodies.RetractionBody).entries[-1])

    def claim_of(self, entry: Entry) -> str:
        """The id of the claim that an entry is about; "" where it is about none."""
        match bodies.checked(entry):
            case bodies.ClaimBody(claim=claim):
                return claim.id
            case (
                bodies.DismissalBody(claim_id=about)
                | bodies.EvidenceBody(claim_id=about)
                | bodies.NoteBody(claim_id=about)
                | bodies.VerdictBody(claim_id=about)
                | bodies.WaiverBody(claim_id=about)
            ):
                return about
            case _:
                return ""
