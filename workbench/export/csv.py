"""CSV: one claim a row, for spreadsheets; foreign text is never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from workbench.export.escape import cell_text
from workbench.export.redact import redacted
from workbench.model import Checker, ClaimState, Report
from workbench.presentation import checker_initials

COLUMNS = (
    "id",
    "article_id",
    "number",
    "status",
    "kind",
    "text",
    "claimant",
    "sentence",
    "worth",
    "verdicts",
    "explanations",
    "evidence",
    "waivers",
    "notes",
    "added_by",
)


def render(reports: Sequence[Report]) -> str:
    """All claims of the reports, confidential sources redacted."""
    rows = [row for report in map(redacted, reports) for row in _rows(report.claims, report.checkers)]
    return _written(rows)


def states_csv(states: Iterable[ClaimState], checkers: Mapping[str, Checker]) -> str:
    """Claims as rows under a row of heads; verdicts are "rating (initials)", joined by semicolons."""
    return _written(_rows(states, checkers))


def _rows(states: Iterable[ClaimState], checkers: Mapping[str, Checker]) -> Iterable[tuple[str, ...]]:
    for state in states:
        claim = state.claim
        verdicts = [f"{v.rating} ({checker_initials(v.checker, checkers)})" for v in state.verdicts]
        cells = (
            claim.id,
            claim.article_id,
            str(state.number),
            state.status,
            claim.kind,
            claim.text,
            claim.claimant,
            state.sentence,
            f"{claim.worth:.2f}",
            "; ".join(verdicts),
            "; ".join(v.explanation for v in state.verdicts if v.explanation),
            str(len(state.evidence)),
            "; ".join(waiver.reason for waiver in state.waivers),
            "; ".join(f"{note.text} ({checker_initials(note.checker, checkers)})" for note in state.notes),
            ", ".join(checker_initials(added.checker, checkers) for added in state.added_claims),
        )
        yield tuple(map(cell_text, cells))


def _written(rows: Iterable[tuple[str, ...]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return file.getvalue()
