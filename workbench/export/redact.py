"""What a report may show: confidential sources leave no trace of who or what they are, and counts match the claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from workbench.model import (
    Answer,
    ClaimState,
    Correction,
    CorrectionState,
    Counts,
    Decision,
    Dispute,
    Evidence,
    Ground,
    Question,
    Report,
    Source,
    WorkRecord,
)
from workbench.sources.independence import REASON_WITHHELD

WITHHELD = "confidential source"
NOTE_WITHHELD = "note withheld"


def redacted(report: Report) -> Report:
    """The report without confidential material.

    It keeps the sources and checkers that its claims name, in the order of naming, and its counts are those of its
    claims, so that they tie out.
    """
    told = [each for state in report.claims for each in (state, *state.lineage)]
    checker_ids = _correcting(report).union(*map(_names, told))
    secret = {state.claim.id for state in report.claims if _rests_on_secret(state, report.sources)}
    return replace(
        report,
        corrections=tuple(_correction(each, secret) for each in report.corrections),
        counts=tally(report.claims),
        claims=tuple(redacted_state(state, report.sources) for state in report.claims),
        sources=_sources(report, told),
        checkers={key: checker for key, checker in report.checkers.items() if key in checker_ids},
    )


def _sources(report: Report, told: Iterable[ClaimState]) -> dict[str, Source]:
    """The sources that claims name, in the order of naming."""
    cited = dict.fromkeys(piece.source_id for state in told for piece in state.evidence)
    return {key: _source(report.sources[key]) for key in cited if key in report.sources}


def _correcting(report: Report) -> set[str]:
    """The ids of those who corrected, decided or signed off."""
    signing = {each.sign_off.checker for each in report.sign_offs}
    correcting = {each.correction.checker for each in report.corrections}
    return signing | correcting | {one.checker for each in report.corrections for one in each.decisions}


def redacted_state(state: ClaimState, sources: Mapping[str, Source]) -> ClaimState:
    """A claim without what its confidential sources say, and where.

    What people note of such a claim, or why they waive its evidence, may tell of the source: they keep no words.
    """
    state = _without_people(state)
    if not _rests_on_secret(state, sources):
        return state
    return _without_words(state, sources)


def _without_people(state: ClaimState) -> ClaimState:
    """A claim without what is asked of confidential people."""
    before = state.before
    work = {
        table: tuple(record for record in records if not _is_secret_record(record))
        for table, records in state.work.items()
    }
    return replace(state, work=work, before=before and replace(before, claim=_without_people(before.claim)))


def _is_secret_record(record: WorkRecord) -> bool:
    return isinstance(record, Question | Answer) and record.confidential


def _rests_on_secret(state: ClaimState, sources: Mapping[str, Source]) -> bool:
    lineage = (state, *state.lineage)
    return any(_is_secret(piece, sources) for each in lineage for piece in each.evidence)


def _correction(state: CorrectionState, secret: AbstractSet[str]) -> CorrectionState:
    """A correction; of a claim with a confidential source without the reasons, which may tell of it."""
    if state.correction.claim_id not in secret:
        return state
    decisions = tuple(replace(each, because="") for each in state.decisions)
    return replace(state, correction=replace(state.correction, because=""), decisions=decisions)


def _without_words(state: ClaimState, sources: Mapping[str, Source]) -> ClaimState:
    before = state.before
    return replace(
        state,
        work={table: tuple(map(_without_reason, records)) for table, records in state.work.items()},
        before=before and replace(before, claim=_without_words(before.claim, sources)),
        evidence=tuple(_evidence(piece, sources) for piece in state.evidence),
        waivers=tuple(replace(waiver, reason=REASON_WITHHELD) for waiver in state.waivers),
        notes=tuple(replace(note, text=NOTE_WITHHELD) for note in state.notes),
    )


def _without_reason(record: WorkRecord) -> WorkRecord:
    """What is proposed or decided of a claim, without the reasons that may tell of its source."""
    return replace(record, because="") if isinstance(record, Correction | Decision) else record


def redacted_dispute(dispute: Dispute, sources: Mapping[str, Source]) -> Dispute:
    """A dispute without what the confidential sources of its sides say, and what these are called."""
    sides = (
        replace(side, grounds=tuple(_ground(ground, sources) for ground in side.grounds))
        for side in dispute.sides
    )
    return replace(dispute, state=redacted_state(dispute.state, sources), sides=tuple(sides))


def tally(claims: Iterable[ClaimState]) -> Counts:
    """How many claims have each status."""
    return Counts(**Counter[str](state.status for state in claims))


def _names(state: ClaimState) -> set[str]:
    """The ids of those who worked on a claim."""
    work: tuple[tuple[WorkRecord, ...], ...] = (
        state.verdicts,
        state.evidence,
        state.waivers,
        state.notes,
        state.added_claims,
        *state.work.values(),
    )
    return {record.checker for records in work for record in records}


def _evidence(evidence: Evidence, sources: Mapping[str, Source]) -> Evidence:
    """Evidence whose source is confidential, or not known here and so perhaps confidential, keeps only its stance."""
    if not _is_secret(evidence, sources):
        return evidence
    return replace(evidence, calculation="", quote="", locator="", quantities=(), comparison=None, note="")


def _ground(ground: Ground, sources: Mapping[str, Source]) -> Ground:
    if not _is_secret(ground.evidence, sources):
        return ground
    return replace(ground, evidence=_evidence(ground.evidence, sources), title=WITHHELD)


def _is_secret(evidence: Evidence, sources: Mapping[str, Source]) -> bool:
    source = sources.get(evidence.source_id)
    return bool(evidence.source_id) and (source is None or source.confidential)


def _source(source: Source) -> Source:
    if not source.confidential:
        return source
    return Source(id=source.id, title=WITHHELD, confidential=True)
