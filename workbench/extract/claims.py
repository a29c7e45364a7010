"""Figures and dates of one relation become one claim, with its sentence, kind, claimant and worth."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.extract.attribution import Attribution
from workbench.extract.lines import flat
from workbench.extract.places import Places
from workbench.extract.quotations import QuotationMarks
from workbench.extract.reading import read
from workbench.extract.relations import Group, Relations, with_statements
from workbench.extract.sentences import Sentences
from workbench.extract.statements import Statement, Statements
from workbench.extract.telling import WorthRow, telling
from workbench.extract.worth import Features, Worth
from workbench.model import Article, Claim, Date, Quantity, Span, claim_id

# Kinds that say who or when beside what a sentence claims: one with no others is a statement as a whole, too.
_BESIDE = frozenset({"role", "date"})


@dataclass(frozen=True, slots=True)
class _Tools:
    sentences: Sentences
    attribution: Attribution
    marks: QuotationMarks
    worth: Worth
    relations: Relations
    statements: Statements


@cache
def _tools(language: str) -> _Tools:
    table = telling(language)
    return _Tools(
        Sentences(
            language,
            goes_on=table.sentence_goes_on,
            ends=table.sentence_ends,
            joint=table.sentence_joint,
        ),
        Attribution(table),
        QuotationMarks(table.quotes, table.open_quotes),
        Worth(table.worth),
        Relations(table),
        Statements(table),
    )


def claims(article: Article, *, speaker: str = "") -> tuple[Claim, ...]:
    """All claims of an article in text order. InputError where its language has no grammar.

    The claimant of what nobody else says is the `speaker`: of a speech or a transcript.
    """
    tools = _tools(article.language)
    text = article.text
    readings = read(text, article.language, article.published)
    lines = flat(text)
    spans = tools.sentences.of(lines)
    places = Places(lines)
    quotations = tools.marks.of(lines)
    said = tools.attribution.of(lines, spans, quotations, speaker)
    quoted = tools.statements.quotations(text, spans, quotations)
    items: list[Quantity | Date] = [*readings.quantities, *readings.dates]
    items.sort(key=_start)
    by_sentence = _by_sentence(spans, items)
    made: list[Claim] = []
    for index, span in enumerate(spans):
        groups = _groups(text, span, by_sentence.get(index, []), quoted.get(index, []), tools)
        if groups:
            features = tools.worth.features(text[slice(*span)], places.of(lines, span))
            made += [
                _claim(article, group, span, said[index].within(group.start, group.end, quotations), features)
                for group in groups
                if not (len(groups) > 1 and _is_speaker(text[group.start : group.end], said[index].who))
                and not _is_dateline(group, text, span)
            ]
    return tuple(
        sorted({claim.id: claim for claim in reversed(made)}.values(), key=lambda c: (c.start, -c.end))
    )


def sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of an article, in text order. InputError where its language has no grammar."""
    return _tools(article.language).sentences.of(article.text)


def features_of(article: Article, made: Sequence[Claim]) -> Iterator[tuple[Claim, list[WorthRow]]]:
    """Claims of an article with the features that their worth comes from, for learning their weights."""
    tools = _tools(article.language)
    lines = flat(article.text)
    places = Places(lines)
    for claim in made:
        sentence = article.text[slice(*claim.sentence)]
        features = tools.worth.features(sentence, places.of(lines, claim.sentence))
        yield claim, features.rows(claim.kind, claim.claimant)


def _groups(
    text: str,
    sentence: Span,
    items: Sequence[Quantity | Date],
    quoted: Sequence[Statement],
    tools: _Tools,
) -> list[Group]:
    """What a sentence claims; a day near the text's own is no claim beside what is said of that day."""
    if tools.statements.speaks_to_readers(text[slice(*sentence)]):
        return []
    groups = tools.relations.groups(text, items)
    groups = with_statements(groups, [*quoted, *tools.statements.within(text, sentence)], sentence)
    if all(group.kind in _BESIDE for group in groups) and (whole := tools.statements.whole(text, sentence)):
        groups = with_statements(groups, [whole], sentence)
    return _without_times(groups, text[slice(*sentence)], tools.statements)


def _without_times(groups: list[Group], sentence: str, statements: Statements) -> list[Group]:
    """The groups without those that are no claim but the time of one, or of what is only to come."""
    groups = [group for group in groups if len(groups) == 1 or not group.is_a_day]
    lasting = [group for group in groups if not group.is_relative]
    is_plan = len(lasting) < len(groups) and statements.is_to_come(sentence)
    return lasting if is_plan else groups


def _is_dateline(group: Group, text: str, sentence: Span) -> bool:
    """Whether it is only the day at the end of a line that is no sentence: "Speech to Congress, 4 March 2026"."""
    ends = group.end >= sentence.end and text[sentence.end - 1] not in ".!?…"
    apart = text[sentence.start : group.start].rstrip().endswith(",")
    return group.kind == "date" and ends and apart


def _is_speaker(words: str, claimant: str) -> bool:
    """Whether words only say who claims something: the "two officials" of "Two officials said"."""
    return bool(claimant) and claimant.casefold().startswith(words.casefold())


def _start(item: Quantity | Date) -> tuple[int, int]:
    return item.start, item.end


def _by_sentence(spans: Sequence[Span], items: Sequence[Quantity | Date]) -> dict[int, list[Quantity | Date]]:
    """The items of each sentence that has any; one that crosses into the next is left to neither."""
    starts = [span.start for span in spans]
    found: dict[int, list[Quantity | Date]] = {}
    for item in items:
        index = bisect_right(starts, item.start) - 1
        if index >= 0 and item.end <= spans[index].end:
            found.setdefault(index, []).append(item)
    return found


def _claim(article: Article, group: Group, sentence: Span, claimant: str, features: Features) -> Claim:
    text = article.text
    start, end = max(group.start, sentence.start), min(group.end, sentence.end)
    worth, reasons = features.worth(group.kind, claimant)
    return Claim(
        id=claim_id(article.id, start, end),
        article_id=article.id,
        start=start,
        end=end,
        text=text[start:end],
        sentence=sentence,
        kind=group.kind,
        claimant=claimant,
        quantities=group.quantities,
        dates=group.dates,
        worth=worth,
        reasons=reasons,
    )
