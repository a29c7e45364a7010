"""Figures and dates of one relation become one claim, with its sentence, kind, claimant and worth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.extract.attribution import Voices, claimants, voices
from workbench.extract.telling import telling
from workbench.extract.reading import read
from workbench.extract.sentences import sentences
from workbench.extract.worth import Features, Worth
from workbench.model import Article, Claim, Date, Kind, Quantity, Span, claim_id

_TIME_UNITS = frozenset({"year", "month", "week", "fortnight", "day", "hour", "minute", "second"})
_FAR = 80  # characters: how far a period may stand from the figure it belongs to
_NEAR = 24  # characters: how far a counted noun or a base may stand from its figure


@dataclass(frozen=True, slots=True)
class _Group:
    """Figures and dates of one relation; the claim's text reaches from `start` to `end`."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]


@dataclass(frozen=True, slots=True)
class _Tools:
    voices: Voices
    worth: Worth
    clause: re.Pattern[str]
    lead: re.Pattern[str]


@cache
def _tools(language: str) -> _Tools:
    table = telling(language)
    words = "|".join(map(re.escape, table.clause_words))
    leads = "|".join(map(re.escape, table.date_leads))
    return _Tools(
        voices=voices(table.speech),
        worth=Worth(table.worth),
        clause=re.compile(rf"[,;:()“”\"«»\n–—?!]|\.\s|\b(?:{words})\b"),
        lead=re.compile(rf"\b(?:{leads})\s+(?:the\s+)?$", re.IGNORECASE),
    )


def claims(article: Article) -> tuple[Claim, ...]:
    """All claims of an article in text order. InputError where its language has no grammar."""
    tools = _tools(article.language)
    text = article.text
    readings = read(text, article.language, article.published)
    spans = sentences(text, article.language)
    speakers = claimants(text, spans, tools.voices)
    items: list[Quantity | Date] = [*readings.quantities, *readings.dates]
    items.sort(key=_start)
    made: list[Claim] = []
    for index, together in _by_sentence(spans, items):
        features = tools.worth.features(text[slice(*spans[index])])
        made += [
            _claim(article, group, spans[index], speakers[index], features)
            for group in _groups(text, together, tools)
        ]
    return tuple(sorted({claim.id: claim for claim in made}.values(), key=lambda c: (c.start, c.end)))


def _start(item: Quantity | Date) -> tuple[int, int]:
    return item.start, item.end


def _by_sentence(
    spans: Sequence[Span], items: Sequence[Quantity | Date]
) -> Iterator[tuple[int, list[Quantity | Date]]]:
    """The items of each sentence that has any; one that crosses into the next is left to neither."""
    starts = [span.start for span in spans]
    found: dict[int, list[Quantity | Date]] = {}
    for item in items:
        index = bisect_right(starts, item.start) - 1
        if index >= 0 and item.end <= spans[index].end:
            found.setdefault(index, []).append(item)
    yield from found.items()


def _groups(text: str, items: Sequence[Quantity | Date], tools: _Tools) -> list[_Group]:
    """The items of a sentence by relation: the parts of a change, and a figure with its period or date."""
    groups: list[_Group] = []
    for item in items:
        group = _alone(text, item, tools)
        if groups and _belongs(text, groups[-1], item, tools):
            last = groups.pop()
            group = _Group(
                min(last.start, group.start),
                max(last.end, group.end),
                last.quantities + group.quantities,
                last.dates + group.dates,
            )
        groups.append(group)
    return groups


def _belongs(text: str, group: _Group, item: Quantity | Date, tools: _Tools) -> bool:
    if isinstance(item, Quantity) and item.role and group.quantities:
        before = group.quantities[-1]
        if before.role and before.rule == item.rule and item.role not in {q.role for q in group.quantities}:
            return True
    if item.start < group.end:
        return True
    if item.start - group.end > _FAR or tools.clause.search(text, group.end, item.start):
        return False
    return not _has(group, time=_is_time(item))


def _has(group: _Group, *, time: bool) -> bool:
    """Whether the group has a period or date already, or a figure of another kind."""
    return any(_is_time(item) == time for item in (*group.quantities, *group.dates))


def _is_time(item: Quantity | Date) -> bool:
    return isinstance(item, Date) or item.unit in _TIME_UNITS


def _alone(text: str, item: Quantity | Date, tools: _Tools) -> _Group:
    """One item with the words of its claim: a preposition before a date, the base or noun after a figure."""
    if isinstance(item, Date):
        lead = tools.lead.search(text[max(0, item.start - _NEAR) : item.start])
        start = item.start - len(lead.group()) if lead else item.start
        return _Group(start, item.end, (), (item,))
    end = item.end
    for words in (item.of, item.counted):
        at = text.find(words, item.end, item.end + len(words) + 2 * _NEAR) if words else -1
        if at >= 0:
            end = max(end, at + len(words))
    return _Group(item.start, end, (item,), ())


def _claim(article: Article, group: _Group, sentence: Span, claimant: str, features: Features) -> Claim:
    kind = _kind(group)
    text = article.text
    start, end = max(group.start, sentence.start), min(group.end, sentence.end)
    worth, reasons = features.worth(kind, claimant)
    return Claim(
        id=claim_id(article.id, start, end),
        article_id=article.id,
        start=start,
        end=end,
        text=text[start:end],
        sentence=sentence,
        kind=kind,
        claimant=claimant,
        quantities=group.quantities,
        dates=group.dates,
        worth=worth,
        reasons=reasons,
    )


def _kind(group: _Group) -> Kind:
    if any(quantity.role or quantity.rule.startswith("multiple") for quantity in group.quantities):
        return "change"
    return "quantity" if group.quantities else "date"
