"""Markdown: what is open first, then each claim in its sentence with verdicts and evidence, then the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields

from workbench import scales
from workbench.export.escape import markdown_marked, markdown_text, markdown_url
from workbench.export.redact import redacted
from workbench.model import Article, Checker, ClaimState, Counts, Evidence, Report, Source, Verdict
from workbench.presentation import DRAFT_STATES, STANCES, STATUSES, checker_initials, work_lines
from workbench.sources import independence

_UNFINISHED = frozenset({"open", "reopened", "checking", "disputed"})


def render(reports: Sequence[Report]) -> str:
    """Reports one after the other, each under its own heading."""
    return "\n".join(_document(redacted(report)) for report in reports)


def _document(report: Report) -> str:
    lines = [line for section in _SECTIONS for line in section(report)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {markdown_text(article.title) or 'Untitled article'}"
    yield ""
    facts = _facts(article)
    if facts:
        yield " · ".join(facts)
        yield ""
    yield _counts(report.counts)
    yield ""


def _facts(article: Article) -> list[str]:
    published = article.published.isoformat() if article.published else ""
    texts = [markdown_text(article.publisher), markdown_text(article.author), published]
    return [fact for fact in [*texts, markdown_url(article.url)] if fact]


def _counts(counts: Counts) -> str:
    """All claims and the statuses they have, which add up: "3 claims = 2 open + 1 checked"."""
    parts = {field.name: getattr(counts, field.name) for field in fields(counts)}
    terms = [f"{number} {words.word}" for status, words in STATUSES.items() if (number := parts[status])]
    noun = "claim" if counts.claims == 1 else "claims"
    return f"**{counts.claims} {noun}**" + (f" = {' + '.join(terms)}" if terms else "")


def _open_items(report: Report) -> Iterator[str]:
    unfinished = [state for state in report.claims if state.status in _UNFINISHED]
    yield from ("## Open items", "")
    for state in unfinished:
        yield f"- No. {state.number}: {markdown_text(state.claim.text)} ({STATUSES[state.status].word})"
    if not unfinished:
        yield "Nothing is open."
    yield ""


def _claims(report: Report) -> Iterator[str]:
    kept = [state for state in report.claims if state.status != "dismissed"]
    if kept:
        yield from ("## Claims", "")
        for state in kept:
            yield from _claim(state, report)


def _claim(state: ClaimState, report: Report) -> Iterator[str]:
    numbers = {key: place for place, key in enumerate(report.sources, 1)}
    yield f"### No. {state.number}: {markdown_text(state.claim.text)}"
    yield ""
    yield f"> {_marked(state, report.article)}"
    yield ""
    if state.wording:
        yield f"- In other words: {markdown_text(state.wording)}"
    yield f"- Status: {STATUSES[state.status].word}"
    if state.claim.claimant:
        yield f"- Said by: {markdown_text(state.claim.claimant)}"
    for verdict in state.verdicts:
        yield f"- {_verdict(verdict, report.checkers)}"
    for evidence in state.evidence:
        yield f"- {_evidence(evidence, report.sources, numbers)}"
        if evidence.comparison:
            yield f"  - Working: {markdown_text(evidence.comparison.explanation)}"
    for line in work_lines(state, lambda checker: checker_initials(checker, report.checkers)):
        yield f"- {markdown_text(line[:1].upper() + line[1:])}"
    for line in _before(state, report, numbers):
        yield f"- {line}"
    for line in report.sourcing.get(state.claim.id, ()):
        yield f"- Sourcing: {markdown_text(line)}"
    yield ""


def _before(state: ClaimState, report: Report, numbers: dict[str, int]) -> Iterator[str]:
    """What was said of the claim in drafts before this one, the latest first."""
    while before := state.before:
        state = before.claim
        yield f"Before ({DRAFT_STATES[before.state]}): {markdown_text(state.claim.text)}"
        yield from (_verdict(verdict, report.checkers) for verdict in state.verdicts)
        yield from (_evidence(evidence, report.sources, numbers) for evidence in state.evidence)


def _marked(state: ClaimState, article: Article) -> str:
    claim, sentence = state.claim, state.claim.sentence
    start, end = min(sentence.start, claim.start), max(sentence.end, claim.end)
    text = article.text
    return markdown_marked(text[start : claim.start], text[claim.start : claim.end], text[claim.end : end])


def _verdict(verdict: Verdict, checkers: dict[str, Checker]) -> str:
    label = markdown_text(scales.label(verdict.scale, verdict.rating))
    because = f": {markdown_text(verdict.explanation)}" if verdict.explanation else ""
    return f"Verdict: **{label}** ({_signed(verdict.checker, verdict.given, checkers)}){because}"


def _signed(checker: str, when: str, checkers: dict[str, Checker]) -> str:
    """Who and when, as in "MW, 2026-02-01"."""
    parts = (checker_initials(checker, checkers), when)
    return ", ".join(markdown_text(part) for part in parts if part)


def _evidence(evidence: Evidence, sources: dict[str, Source], numbers: dict[str, int]) -> str:
    parts = [_origin(evidence, sources, numbers), markdown_text(evidence.locator)]
    if evidence.quote:
        parts.append(f"“{markdown_text(evidence.quote)}”")
    parts.append(independence.unplaced(evidence, sources))
    return f"{STANCES[evidence.stance].word.capitalize()}: " + ", ".join(part for part in parts if part)


def _origin(evidence: Evidence, sources: dict[str, Source], numbers: dict[str, int]) -> str:
    if not evidence.source_id:
        return f"calculation {markdown_text(evidence.calculation)}"
    source = sources.get(evidence.source_id)
    if source is None:
        return "a source that this file does not have"
    publisher = f" ({markdown_text(source.publisher)})" if source.publisher else ""
    return f"{markdown_text(source.title)}{publisher}, source {numbers[source.id]}"


def unmarked(report: Report) -> Iterator[str]:
    """The sentences that carry no claim, and their share."""
    coverage = report.coverage
    if coverage and coverage.unmarked:
        yield from ("## Not marked", "")
        yield f"{len(coverage.unmarked)} of {coverage.sentences} sentences carry no claim ({coverage.share:.0%}):"
        yield ""
        yield from (f"- {markdown_text(sentence.text)}" for sentence in coverage.unmarked)
        yield ""


def _dismissed(report: Report) -> Iterator[str]:
    dismissed = [state for state in report.claims if state.status == "dismissed"]
    if dismissed:
        yield from ("## Not claims", "")
        for state in dismissed:
            yield f"- No. {state.number}: {_marked(state, report.article)}"
        yield ""


def _sources(report: Report) -> Iterator[str]:
    if report.sources:
        yield from ("## Sources", "")
        for place, source in enumerate(report.sources.values(), 1):
            yield f"{place}. {', '.join(_source_facts(source))}"
        yield ""


def _source_facts(source: Source) -> list[str]:
    accessed = f"accessed {source.accessed[:10]}" if source.accessed else ""
    archived = f"archived at {markdown_url(source.archive_url)}" if source.archive_url else ""
    texts = [source.title, source.author, source.publisher, source.published, accessed]
    facts = [*map(markdown_text, texts), markdown_url(source.url), archived]
    return [fact for fact in facts if fact]


_SECTIONS: tuple[Callable[[Report], Iterator[str]], ...] = (
    _head,
    _open_items,
    _claims,
    _dismissed,
    unmarked,
    _sources,
)
