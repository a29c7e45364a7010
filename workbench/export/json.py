"""JSON: the records as DESIGN names their fields, numbers with the digits as written, the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from workbench.errors import InputError
from workbench.export.escape import json_text
from workbench.export.redact import redacted
from workbench.model import (
    Article,
    ArticleWork,
    Claim,
    ClaimState,
    Counts,
    Coverage,
    DraftDifference,
    Problem,
    Report,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# Longer numbers are written with an exponent: a file from elsewhere may hold 1E+999999, which is a megabyte of zeros.
_MOST_DIGITS = 400


def dumps(value: object, *, indent: int = 2) -> str:
    """A value of this module as JSON text without a final line break; `indent=0` keeps it on one line.

    InputError for a value that JSON cannot carry: a Decimal that is no number, a lone surrogate.
    """
    try:
        encoded = msgspec.json.encode(plain(value))
    except UnicodeEncodeError as error:
        raise InputError(
            f"text that is no Unicode cannot be written as JSON ({error.reason}); read the article again"
        ) from error
    return json_text(msgspec.json.format(encoded, indent=indent).decode())


def plain(value: object) -> object:
    """Records as objects with the record's fields, tuples as arrays, dates as ISO 8601, Decimals as plain numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return number(value)
    return value.isoformat() if isinstance(value, date) else value


def number(value: Decimal) -> msgspec.Raw:
    """A JSON number with the digits as written and no exponent: 5.0 stays 5.0, 7E+9 is 7000000000."""
    if not value.is_finite():
        raise InputError(f"{value} cannot be written as JSON; correct the claim it belongs to")
    short = abs(value.adjusted()) < _MOST_DIGITS and len(value.as_tuple().digits) < _MOST_DIGITS
    return msgspec.Raw((format(value, "f") if short else str(value)).encode())


def article_json(article: Article, *, text: bool = False) -> dict[str, object]:
    """An article's fields; its text only where asked for."""
    return {name: value for name, value in _fields(article).items() if text or name != "text"}


def claim_json(claim: Claim, sentence: str) -> dict[str, object]:
    """A claim's fields, with its sentence as text beside `sentence_start` and `sentence_end`."""
    members: dict[str, object] = {}
    for name, value in _fields(claim).items():
        if name == "sentence":
            members |= {
                "sentence": sentence,
                "sentence_start": claim.sentence.start,
                "sentence_end": claim.sentence.end,
            }
        else:
            members[name] = value
    return members


def state_json(state: ClaimState) -> dict[str, object]:
    """A claim's fields, then `status`, `number` (its place in its article), and an array for each kind of work."""
    return claim_json(state.claim, state.sentence) | {
        "status": state.status,
        "number": state.number,
        "verdicts": plain(state.verdicts),
        "evidence": plain(state.evidence),
        "waivers": plain(state.waivers),
        "notes": plain(state.notes),
        "added_claims": plain(state.added_claims),
        **{table: plain(records) for table, records in state.work.items()},
        "before": {"state": state.before.state, **state_json(state.before.claim)} if state.before else None,
    }


def difference_json(difference: DraftDifference) -> dict[str, object]:
    """Two drafts by their ids, and what became of each claim; `before` is null for what is new."""
    return {
        "before": difference.before,
        "after": difference.after,
        "claims": [
            {
                "state": claim.state,
                "id": claim.id,
                "text": claim.text,
                "before": {"id": claim.before_id, "text": claim.before_text} if claim.before_id else None,
            }
            for claim in difference.claims
        ],
    }


def article_work_json(work: ArticleWork) -> dict[str, object]:
    """An article's head with its counts, how many claims are assigned, and an array for each kind of work on it."""
    head = _fields(work.head) | {"counts": counts_json(work.head.counts), "assigned": work.assigned}
    return head | {table: plain(records) for table, records in work.work.items()}


def coverage_json(coverage: Coverage) -> dict[str, object]:
    """How many sentences there are, the share of those without a claim, and each of these with its place."""
    return {
        "sentences": coverage.sentences,
        "share": coverage.share,
        "unmarked": [
            {"start": sentence.span.start, "end": sentence.span.end, "text": sentence.text}
            for sentence in coverage.unmarked
        ],
    }


def counts_json(counts: Counts) -> dict[str, object]:
    """How many claims there are, then how many have each status."""
    return {"claims": counts.claims, **_fields(counts)}


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem's message and location, with `start` and `end` where it stands at a place of the text, else null."""
    start, end = problem.span or (None, None)
    return {"message": problem.message, "location": problem.location, "start": start, "end": end}


def render(reports: Sequence[Report]) -> str:
    """Reports as an array of objects: article (with its text), counts, claims, sources, checkers."""
    return dumps([_report_json(redacted(report)) for report in reports]) + "\n"


def _report_json(report: Report) -> dict[str, object]:
    return {
        "article": article_json(report.article, text=True),
        "counts": counts_json(report.counts),
        "claims": [state_json(state) for state in report.claims],
        "corrections": plain(report.corrections),
        "sign_offs": plain(report.sign_offs),
        "coverage": coverage_json(report.coverage) if report.coverage else None,
        "sources": plain(tuple(report.sources.values())),
        "checkers": plain(tuple(sorted(report.checkers.values(), key=lambda checker: checker.id))),
    }


def _fields(record: DataclassInstance) -> dict[str, object]:
    return {field.name: plain(getattr(record, field.name)) for field in fields(record)}
