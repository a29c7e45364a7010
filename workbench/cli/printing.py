"""How the command line shows records: as lines, on a terminal and in a pipe alike, foreign text made harmless."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench import scales
from workbench.cli.columns import Column, Inked, table, wrapped
from workbench.cli.streams import echo
from workbench.model import (
    ArticleWork,
    Checker,
    Claim,
    ClaimState,
    Counts,
    Date,
    Evidence,
    Problem,
    Quantity,
    Source,
    Verdict,
)
from workbench.presentation import (
    DRAFT_STATES,
    STANCES,
    STATUSES,
    checker_initials,
    checker_name,
    doubt_sign,
    doubts_of,
    records_lines,
    short_id,
    with_doubt,
    work_lines,
)
from workbench.sources import independence
from workbench.terminal import shown_line

if TYPE_CHECKING:
    from workbench.extract import Explanation

_TOLD_APART = frozenset({"revisions", "sign_offs"})  # what is on an article and not told record by record
_TONES = {"good": "green", "mixed": "yellow", "bad": "red", "neutral": "cyan"}


def out(what: str | Iterable[str]) -> None:
    """Prints a line, or one after the other as they come, on standard output."""
    for line in [what] if isinstance(what, str) else what:
        echo(line)


def note(message: str) -> None:
    """Prints a line on standard error."""
    print(shown_line(message), file=sys.stderr)  # noqa: T201 - the command line's own output


def problems(trouble: Iterable[Problem]) -> None:
    """Prints what is doubtful, damaged or was left out, a line each, on standard error."""
    for problem in trouble:
        print(f"  {shown_line(problem.message)}", file=sys.stderr)  # noqa: T201 - the command line's own output


def progress(items: Sequence[str], what: str) -> Iterable[str]:
    """The items, with a bar on a terminal where there is more than one."""
    if len(items) < 2 or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description=what, console=Console(stderr=True), transient=True)


def counts_line(name: str, counts: Counts) -> str:
    """How far the work has come, in one line."""
    parts = [f"{counts.done} of {counts.claims} checked"]
    parts += [
        f"{number} {word}"
        for number, word in (
            (counts.carried, "carried over"),
            (counts.reopened, "reopened"),
            (counts.disputed, "disputed"),
            (counts.dismissed, "dismissed"),
        )
        if number
    ]
    return f"{shown_line(name)}: {' · '.join(parts)}"


def claims_table(states: Iterable[ClaimState], checkers: Mapping[str, Checker]) -> Iterator[str]:
    """Claims in a table, with their ids as short as they can be named; printed as they come."""
    columns = map(Column, ("claim", "", ""))
    wide = (Column("text", wraps=True), Column("claimant", wraps=True), Column("checked by"))
    rows = (
        (
            short_id(state.claim.id),
            STATUSES[state.status].sign,
            _marks(_shown_verdicts(state)),
            state.claim.text + doubt_sign(state.claim),
            state.claim.claimant,
            ", ".join(checker_initials(verdict.checker, checkers) for verdict in _shown_verdicts(state)),
        )
        for state in states
    )
    return table([*columns, *wide], rows)


def _shown_verdicts(state: ClaimState) -> Sequence[Verdict]:
    """A claim's verdicts; where they are carried, those of the draft before."""
    if state.status != "carried":
        return state.verdicts
    return next((each.verdicts for each in state.lineage if each.verdicts), ())


def readings_table(claims: Iterable[Claim]) -> Iterator[str]:
    """Claims as read, before anything is stored: kind, text, what was read in it, who says it, worth."""
    wide = [Column(head, wraps=True) for head in ("claim", "reading", "claimant")]
    rows = (
        (
            claim.kind,
            claim.text,
            "; ".join([*map(_reading, claim.quantities), *map(_reading, claim.dates)]),
            claim.claimant,
            f"{claim.worth:.2f}",
        )
        for claim in claims
    )
    return table([Column("kind"), *wide, Column("worth")], rows)


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Why a figure or date was read as it was: its reading, the rule and the words, and what lost."""
    lines = [
        f"{explanation.reading.text}: {_reading(explanation.reading)}",
        f"  rule “{explanation.rule}”: {' '.join(explanation.words)}",
    ]
    lines += [
        f"  “{each.word}” is {each.read_as or 'left open'} by “{each.name}”"
        for each in explanation.preferences
    ]
    for lost in explanation.lost:
        reads = "; ".join(map(_reading, lost.reads)) or "no figure"
        lines.append(f"  lost: “{lost.rule}” in “{lost.text}” would read {reads}")
    return safe_lines(lines)


def sources_table(sources: Iterable[Source]) -> Iterator[str]:
    """Sources in a table, with the names that people say and their ids."""
    wide = [Column(head, wraps=True) for head in ("title", "publisher")]
    columns = [
        Column("source"),
        Column("id"),
        *wide,
        Column("published"),
        Column("kind"),
        Column("url", wraps=True),
    ]
    rows = (
        (
            source.short_name,
            short_id(source.id),
            source.title + (" (confidential)" if source.confidential else ""),
            source.publisher,
            source.published,
            source.kind,
            source.url,
        )
        for source in sources
    )
    return table(columns, rows)


def state_lines(
    state: ClaimState,
    sources: Mapping[str, Source],
    checkers: Mapping[str, Checker],
    signed: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """One claim with all that is known of it; `signed` says by a verdict's id what its signature tells."""
    claim = state.claim
    lines = [f"{short_id(claim.id)}  {claim.text}", f"  {state.sentence}", f"  {state.status} · {claim.kind}"]
    said = {"claimed by": claim.claimant, "in a report:": state.wording}
    lines += [f"  {how} {words}" for how, words in said.items() if words]
    lines += [f"  in doubt: {doubt}" for doubt in doubts_of(claim)]
    lines += [f"  worth {claim.worth:.2f}: {', '.join(claim.reasons)}"] if claim.reasons else []
    lines += [f"  {line}" for evidence in state.evidence for line in _evidence_lines(evidence, sources)]
    lines += [f"  {_signed_verdict(verdict, checkers, signed or {})}" for verdict in state.verdicts]
    lines += [f"  {line}" for line in work_lines(state, lambda checker: checker_name(checker, checkers))]
    lines += [f"  {line}" for line in _before(state, sources, checkers)]
    lines += [f"  {line}" for line in independence.lines(state, sources)]
    return safe_lines(lines)


def _evidence_lines(evidence: Evidence, sources: Mapping[str, Source]) -> Iterator[str]:
    yield _evidence(evidence, sources)
    if comparison := evidence.comparison:
        yield f"  {comparison.outcome}: {comparison.explanation}"


def _signed_verdict(verdict: Verdict, checkers: Mapping[str, Checker], signed: Mapping[str, str]) -> str:
    said = signed.get(verdict.id, "")
    return _verdict(verdict, checkers) + (f" ({said})" if said else "")


def _before(
    state: ClaimState, sources: Mapping[str, Source], checkers: Mapping[str, Checker]
) -> Iterator[str]:
    """What was said of the claim in drafts before this one, the latest first."""
    while before := state.before:
        state = before.claim
        yield f"before ({DRAFT_STATES[before.state]}), {short_id(state.claim.id)}: {state.claim.text}"
        yield from (f"  {_evidence(evidence, sources)}" for evidence in state.evidence)
        yield from (f"  {_verdict(verdict, checkers)}" for verdict in state.verdicts)
        yield from (
            f"  {line}" for line in work_lines(state, lambda checker: checker_name(checker, checkers))
        )


def article_work_lines(work: ArticleWork, checkers: Mapping[str, Checker]) -> Iterator[str]:
    """An article with how far the work on it has come, and what is noted on it as a whole."""
    head = work.head
    lines = [f"{short_id(head.id)}  {head.title}", f"  {counts_line('claims', head.counts)}"]
    published = head.published.isoformat() if head.published else ""
    facts = {
        "by": head.author,
        "published": " ".join(part for part in (head.publisher, published) if part),
        "at": head.url,
        "language": head.language,
        "due": head.deadline.replace("T", " "),
        "slug": head.slug,
    }
    lines += [f"  {name} {fact}" for name, fact in facts.items() if fact]
    told = {table: records for table, records in work.work.items() if table not in _TOLD_APART}
    lines += [f"  {line}" for line in records_lines(told, lambda checker: checker_name(checker, checkers))]
    return safe_lines(lines)


def _evidence(evidence: Evidence, sources: Mapping[str, Source]) -> str:
    source = sources.get(evidence.source_id)
    title = f"{source.short_name} {source.title}" if source else evidence.calculation or "unknown source"
    parts = [
        f"{STANCES[evidence.stance].word}: {title}",
        evidence.locator,
        f"“{evidence.quote}”" if evidence.quote else "",
    ]
    parts.append(independence.unplaced(evidence, sources))
    parts.append(f"({evidence.note})" if evidence.note else "")
    parts.append(f"calculation {short_id(evidence.id)}" if evidence.calculation else "")
    return ", ".join(part for part in parts if part)


def _verdict(verdict: Verdict, checkers: Mapping[str, Checker]) -> str:
    label = scales.label(verdict.scale, verdict.rating)
    who = checker_name(verdict.checker, checkers)
    because = f": {verdict.explanation}" if verdict.explanation else ""
    return f"{scales.mark(verdict.scale, verdict.rating)} {label}, {who}, {verdict.given}{because}"


def _reading(reading: Quantity | Date) -> str:
    """A quantity's interval and unit, or a date's expression, as a person writes it, and what of it is in doubt."""
    if isinstance(reading, Date):
        return with_doubt(reading.edtf or f"{reading.text} (relative)", reading.doubt)
    ends = [f"{end:,f}" for end in dict.fromkeys((reading.lower, reading.upper)) if end is not None]
    modifier = "" if reading.modifier == "=" else f"{reading.modifier} "
    role = f"{reading.role} " if reading.role else ""
    of = f" of {reading.of}" if reading.of else ""
    words = f"{role}{modifier}{' to '.join(ends)} {reading.unit or reading.counted}".strip()
    return with_doubt(words + of, reading.doubt)


def _marks(verdicts: Sequence[Verdict]) -> list[Inked]:
    return [
        Inked(scales.mark(verdict.scale, verdict.rating), _TONES[scales.tone(verdict.scale, verdict.rating)])
        for verdict in verdicts
    ]


def safe_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines of foreign text, folded to the terminal; the indent stays, and the first gap of two spaces after it."""
    for line in lines:
        words = line.lstrip(" ")
        indent = line[: len(line) - len(words)]
        yield from wrapped(indent + "  ".join(map(shown_line, words.split("  ", 1))))
