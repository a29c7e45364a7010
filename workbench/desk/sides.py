"""A claim's verdicts set side by side, and the same claim as a second reader may see it. Pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench import scales
from workbench.model import (
    Checker,
    ClaimState,
    Dispute,
    Evidence,
    Exhibit,
    GivenVerdict,
    Ground,
    Proposal,
    SecondView,
    Side,
    Source,
    Verdict,
)

_UNKNOWN = "a source that this file does not have"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What verdicts cite, by id: other verdicts, evidence that stands or not, sources and checkers; and proposals."""

    given: Mapping[str, GivenVerdict]
    evidence: Mapping[str, Evidence]
    sources: Mapping[str, Source]
    checkers: Mapping[str, Checker]
    proposals: tuple[Proposal, ...] = ()


def dispute(state: ClaimState, cited: Cited) -> Dispute:
    """The live verdicts of a claim with what each rests on and replaced, and what is proposed on it."""
    grounds = [set(verdict.evidence_ids) for verdict in state.verdicts]
    everyones = set.intersection(*grounds) if grounds else set()
    sides = tuple(_side(verdict, state, everyones, cited) for verdict in state.verdicts)
    proposals = tuple(proposal for proposal in cited.proposals if proposal.claim_id == state.claim.id)
    return Dispute(state=state, sides=sides, remark=_remark(state.verdicts), proposals=proposals)


def second_view(state: ClaimState, sources: Mapping[str, Source]) -> SecondView:
    """What a second reader needs to judge for themselves: the claim, and where to look.

    Calculations stay out with stances and notes: they are what the first reader made of the passages.
    """
    exhibits = (_exhibit(evidence, sources) for evidence in shown_to_second(state))
    return SecondView(
        claim=state.claim,
        number=state.number,
        sentence=state.sentence,
        scale=common_scale(state.verdicts),
        exhibits=tuple(dict.fromkeys(exhibits)),
    )


def shown_to_second(state: ClaimState) -> tuple[Evidence, ...]:
    """The evidence whose passages a second reader is handed."""
    return tuple(evidence for evidence in state.evidence if evidence.source_id)


def common_scale(verdicts: Iterable[Verdict]) -> str:
    """The scale that all these verdicts are on; the usual one where they share none."""
    used = {verdict.scale for verdict in verdicts}
    return used.pop() if len(used) == 1 else scales.DEFAULT


def lot(seed: int, claim_id: str) -> bytes:
    """A claim's place in the random order that a seed gives: the same for the same claim on every desk."""
    return hashlib.blake2b(f"{seed}:{claim_id}".encode(), digest_size=8).digest()


def _side(verdict: Verdict, state: ClaimState, everyones: set[str], cited: Cited) -> Side:
    stands = {evidence.id for evidence in state.evidence}
    grounds = (
        Ground(
            evidence=evidence,
            title=_title(evidence, cited.sources),
            shared=evidence.id in everyones,
            taken_back=evidence.id not in stands,
        )
        for name in verdict.evidence_ids
        if (evidence := cited.evidence.get(name))
    )
    checker = cited.checkers.get(verdict.checker)
    return Side(
        verdict=verdict,
        checker=checker or Checker(id=verdict.checker, name=verdict.checker[:8]),
        label=scales.label(verdict.scale, verdict.rating),
        grounds=tuple(grounds),
        replaced=tuple(_replaced(verdict, cited)),
    )


def _replaced(verdict: Verdict, cited: Cited) -> Iterator[Verdict]:
    """What a verdict superseded, but for what still lives beside it."""
    superseded = (cited.given[name] for name in verdict.supersedes if name in cited.given)
    return (earlier.verdict for earlier in superseded if not earlier.live)


def _title(evidence: Evidence, sources: Mapping[str, Source]) -> str:
    source = sources.get(evidence.source_id)
    return source.title if source else evidence.calculation or _UNKNOWN


def _exhibit(evidence: Evidence, sources: Mapping[str, Source]) -> Exhibit:
    title = _title(evidence, sources)
    return Exhibit(source_id=evidence.source_id, title=title, locator=evidence.locator, quote=evidence.quote)


def _remark(verdicts: tuple[Verdict, ...]) -> str:
    used = tuple(dict.fromkeys(verdict.scale for verdict in verdicts))
    if len(used) <= 1:
        return ""
    by_code = scales.scales()
    names = " and ".join(by_code[code].name if code in by_code else code for code in used)
    if len({verdict.rating for verdict in verdicts}) == 1:
        return f"they are the same step on different scales, {names}, so they may mean the same"
    return f"they are on different scales, {names}, so their words cannot be set against each other"
