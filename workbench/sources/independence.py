"""How a claim is sourced: how many sources stand apart, and whether a verdict rests on a place in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.model import ClaimState, Comparison, Evidence, Source, Stance

REASON_WITHHELD = "reason withheld"
DISAGREE = "the figures do not agree; if the source refutes the claim, say so"


def origin(source_id: str, sources: Mapping[str, Source]) -> str:
    """What a source goes back to in the end: a source's id, words for one that is not here, or its bytes.

    Sources with the same origin are one: ten reprints of a release, or one document added twice.
    """
    seen = {source_id}
    source = sources.get(source_id)
    while source is not None:
        parent = source.derived_from.strip()
        if not parent:
            return source.snapshot or source.id
        if parent in seen:
            return min(seen)
        seen.add(parent)
        source = sources.get(parent)
        if source is None:
            return parent.casefold()
    return source_id


def independent(evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> int:
    """How many sources that do not go back to one another speak for or against; context does not count."""
    return len({origin(source_id, sources) for source_id in _cited(evidence)})


def is_located(evidence: Evidence) -> bool:
    """Whether others can find what it says: a place in a source, or a calculation, which is its own."""
    return bool(evidence.calculation or (evidence.source_id and evidence.locator.strip()))


def unplaced(evidence: Evidence, sources: Mapping[str, Source]) -> str:
    """What to say of a quotation that names no place in a source whose text is here; "" for all others."""
    source = sources.get(evidence.source_id)
    adrift = evidence.quote and source is not None and source.snapshot and not is_located(evidence)
    return "no place in the source" if adrift else ""


def is_doubtful(stance: Stance, comparison: Comparison | None) -> bool:
    """Whether what is taken to support a claim has figures that do not agree with it."""
    return stance == "supports" and comparison is not None and comparison.outcome == "inconsistent"


def lacks_place(state: ClaimState) -> bool:
    """Whether the claim has a verdict and no evidence that others can find."""
    return bool(state.verdicts) and not any(map(is_located, state.evidence))


def lines(state: ClaimState, sources: Mapping[str, Source], *, public: bool = False) -> tuple[str, ...]:
    """What there is to say of a claim's sources.

    In what leaves the desk (`public`), a waiver on confidential evidence gives no reason.
    """
    remarks = (_reopened(state), _count(state, sources), _flag(state, sources, public=public))
    return tuple(filter(None, remarks))


def _reopened(state: ClaimState) -> str:
    """Why a claim with a verdict is to be looked at again: what the verdict names is gone, or rests on what is gone."""
    if state.status != "reopened":
        return ""
    present = {piece.id for piece in state.evidence}
    gone = any(not present.issuperset(verdict.evidence_ids) for verdict in state.verdicts)
    lost = "evidence it rested on" if gone else "an input of a calculation it rested on"
    return f"reopened: {lost} was taken back or erased; a new verdict settles it"


def _count(state: ClaimState, sources: Mapping[str, Source]) -> str:
    cited = _cited(state.evidence)
    if not cited:
        return ""
    apart = independent(state.evidence, sources)
    noun = "independent source" if apart == 1 else "independent sources"
    return f"{apart} {noun}" + (f" ({len(cited)} that go back to {apart})" if len(cited) > apart else "")


def _cited(evidence: Iterable[Evidence]) -> set[str]:
    """The ids of the sources that speak for or against."""
    return {piece.source_id for piece in evidence if piece.source_id and piece.stance != "context"}


def _flag(state: ClaimState, sources: Mapping[str, Source], *, public: bool) -> str:
    if not lacks_place(state):
        return ""
    if not state.waivers:
        return "no located evidence: the verdict rests on no place in a source"
    secret = any(_is_secret(piece, sources) for piece in state.evidence)
    reasons = "; ".join(waiver.reason for waiver in state.waivers)
    return f"located evidence waived: {REASON_WITHHELD if public and secret else reasons}"


def _is_secret(evidence: Evidence, sources: Mapping[str, Source]) -> bool:
    source = sources.get(evidence.source_id)
    return bool(evidence.source_id) and (source is None or source.confidential)
