"""The desk's file of an article that is signed off: what is open first, corrections, then every fact in text order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from workbench import scales
from workbench.export.escape import markdown_marked, markdown_text
from workbench.export.markdown import unmarked
from workbench.export.redact import redacted
from workbench.model import ClaimState, CorrectionState, Facts, Report
from workbench.presentation import FATES, STANCES, STATUSES, checker_initials, checker_name


def render(reports: Sequence[Report]) -> str:
    """Reports one after the other, each under its own heading."""
    return "\n".join(_document(redacted(report)) for report in reports)


def facts(states: Sequence[ClaimState], waived: Collection[str]) -> Facts:
    """Where the claims of an article stand, given the ids of those that may stay open; they sum to all of them."""
    standing = Counter(state.status for state in states if not state.is_unsettled)
    excused = sum(state.is_unsettled and state.claim.id in waived for state in states)
    return Facts(
        facts=len(states),
        checked=standing["checked"] + standing["confirmed"],
        carried=standing["carried"],
        open=len(states) - standing.total() - excused,
        waived=excused,
        dismissed=standing["dismissed"],
    )


def _waived(report: Report) -> dict[str, str]:
    """Claims that a sign-off lets stay open, with the reason."""
    return {name: why for each in report.sign_offs for name, why in each.sign_off.waived}


def _document(report: Report) -> str:
    return "\n".join(line for section in _SECTIONS for line in section(report)).rstrip("\n") + "\n"


def _head(report: Report) -> Iterator[str]:
    counts = facts(report.claims, _waived(report))
    yield from (f"# Sign-off: {markdown_text(report.article.title) or 'Untitled article'}", "")
    terms = f"{counts.checked} checked + {counts.carried} carried + {counts.open} open"
    yield f"**{counts.facts} facts** = {terms} + {counts.waived} waived + {counts.dismissed} dismissed"
    yield ""
    if not report.sign_offs:
        yield "Not signed off yet."
    for each in report.sign_offs:
        signed = each.sign_off
        who = markdown_text(checker_name(signed.checker, report.checkers))
        yield f"- Signed off by {who} on {signed.at[:10]}: {markdown_text(signed.because)} ({signed.digest[:16]})"
        if each.changes:
            yield "  - Changed since: " + "; ".join(map(markdown_text, each.changes))
    yield ""


def _open(report: Report) -> Iterator[str]:
    waived = _waived(report)
    yield from ("## Open", "")
    unsettled = [state for state in report.claims if state.is_unsettled]
    for state in unsettled:
        why = f"; waived: {markdown_text(waived[state.claim.id])}" if state.claim.id in waived else ""
        yield f"- No. {state.number}: {markdown_text(state.claim.text)} ({STATUSES[state.status].word}{why})"
    corrections = [each for each in report.corrections if each.is_open]
    yield from (f"- Correction, {_correction(each)}" for each in corrections)
    if not unsettled and not corrections:
        yield "Nothing is open."
    yield ""


def _corrections(report: Report) -> Iterator[str]:
    if report.corrections:
        yield from ("## Corrections", "")
        for each in report.corrections:
            yield f"- {_correction(each)}"
            yield from (f"  - {line}" for line in _decided(each, report))
        yield ""


def _correction(state: CorrectionState) -> str:
    correction = state.correction
    words = f"{markdown_text(correction.before)} → {markdown_text(correction.after)}"
    return f"No. {state.number}: {words} ({FATES[state.fate]})"


def _decided(state: CorrectionState, report: Report) -> Iterator[str]:
    correction = state.correction
    if correction.because:
        yield f"{_initials(correction.checker, report)}: {markdown_text(correction.because)}"
    for decision in state.decisions:
        because = f": {markdown_text(decision.because)}" if decision.because else ""
        yield f"{decision.decided} by {_initials(decision.checker, report)}, {decision.at[:10]}{because}"


def _facts(report: Report) -> Iterator[str]:
    yield from ("## Facts", "")
    for state in report.claims:
        yield f"- No. {state.number}, {STATUSES[state.status].word}: {_sentence(state, report)}"
        if state.wording:
            yield f"  - In other words: {markdown_text(state.wording)}"
        told = (state, *state.lineage) if state.status == "carried" else (state,)
        for each in told:
            yield from _judged(each, report)
    yield ""


def _sentence(state: ClaimState, report: Report) -> str:
    claim, text = state.claim, report.article.text
    if claim.kind == "omission":
        return f"left out: {markdown_text(claim.text)}"
    start, end = min(claim.sentence.start, claim.start), max(claim.sentence.end, claim.end)
    return markdown_marked(text[start : claim.start], text[claim.start : claim.end], text[claim.end : end])


def _judged(state: ClaimState, report: Report) -> Iterator[str]:
    for verdict in state.verdicts:
        label = markdown_text(scales.label(verdict.scale, verdict.rating))
        because = f": {markdown_text(verdict.explanation)}" if verdict.explanation else ""
        yield f"  - {_initials(verdict.checker, report)}, {verdict.at[:10]}: {label}{because}"
    for piece in state.evidence:
        source = report.sources.get(piece.source_id)
        origin = markdown_text(source.title) if source else f"calculation {markdown_text(piece.calculation)}"
        where = f", {markdown_text(piece.locator)}" if piece.locator else ""
        yield f"  - {STANCES[piece.stance].word}: {origin}{where} ({_initials(piece.checker, report)})"
    for waiver in state.waivers:
        reason = markdown_text(waiver.reason)
        yield f"  - located evidence waived: {reason} ({_initials(waiver.checker, report)}, {waiver.at[:10]})"


def _fingerprints(report: Report) -> Iterator[str]:
    yield from ("## SHA-256", "")
    yield f"- article: {hashlib.sha256(report.article.text.encode('utf-8', 'surrogatepass')).hexdigest()}"
    for source in report.sources.values():
        if source.snapshot:
            yield f"- {markdown_text(source.title)}: {source.snapshot}"
    yield ""


def _initials(checker: str, report: Report) -> str:
    return markdown_text(checker_initials(checker, report.checkers))


_SECTIONS: tuple[Callable[[Report], Iterator[str]], ...] = (
    _head,
    _open,
    _corrections,
    _facts,
    unmarked,
    _fingerprints,
)
