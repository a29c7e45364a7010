"""Who says it: the claimant a sentence names, from words of saying in the language's table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.extract.telling import SpeechRow
from workbench.model import Span

_PARTICLE = "(?:(?:de|van|von|der|den|bin|al|la|le|du|di)[ ])?"
NAME = rf"[^\W\d_a-zß-öø-ÿ][\w'’.-]*[\w’'](?:[ ]{_PARTICLE}[^\W\d_a-zß-öø-ÿ][\w'’-]*[\w’']){{0,3}}"
_CAPITALISED = re.compile(rf"\b[^\W\d_a-z][\w’'-]+(?:[ ]{_PARTICLE}[^\W\d_a-z][\w’'-]+){{1,5}}")
_QUOTED = re.compile('[“”"«»„]')
_LONGEST = 2_000  # characters of a sentence that are looked at: no sentence that is written is longer
_EDGE = 2  # characters from a sentence's beginning or end that still are its edge
_STOPS = ' .!?…”"’»)'
_QUOTATION = re.compile(r"“[^“”]{0,2000}(?:”|$)|\"[^\"]{0,2000}\"|«[^«»]{0,2000}»|„[^„“]{0,2000}“")


class Voices(NamedTuple):
    """What a language's words of saying look like in a sentence."""

    verb: re.Pattern[str]
    before: re.Pattern[str]
    apart: re.Pattern[str]
    after: re.Pattern[str]
    source: re.Pattern[str]
    aside: re.Pattern[str]
    titled: re.Pattern[str]
    pronouns: frozenset[str]
    not_names: frozenset[str]
    articles: frozenset[str]
    offices: frozenset[str]


def voices(row: SpeechRow) -> Voices:
    """Compiles a table of words of saying; every repetition in it is bounded."""
    verbs, asides = any_of(row.verbs), any_of(row.asides)
    titles, articles = any_of(row.titles), any_of(row.articles)
    pronouns, sources = any_of(row.pronouns), any_of(row.sources)
    titled = rf"{articles}[ ](?:[\w’'-]+[ ]){{0,3}}(?i:{titles})\b(?![ ](?i:{titles})\b)"
    named = rf"{NAME}|{titled}|(?:the[ ])?(?i:{any_of(row.groups)})\b"
    who = rf"(?P<who>{named}|{pronouns})"
    return Voices(
        verb=re.compile(rf"\b{verbs}\b"),
        before=re.compile(rf"\b{who}(?:,[ ]who)?(?:[ ]\w+ly)?[ ](?:has[ ]|have[ ]|had[ ])?{verbs}\b"),
        apart=re.compile(rf"\b{who},[ ][^.;“”\"]{{1,200}}?,[ ](?:has[ ]|have[ ]|had[ ])?{verbs}\b"),
        after=re.compile(
            rf"\b{verbs}[ ](?:(?:the[ ])?(?:\w+[ ]){{0,2}}{titles}[ ](?=[A-Z]))?(?P<who>{named})"
        ),
        source=re.compile(rf"\b(?i:{sources})[ ](?P<who>(?:the[ ])?{NAME}|{named})"),
        aside=re.compile(rf"\b{asides}\b"),
        titled=re.compile(rf"\b{titled}\b"),
        pronouns=frozenset(row.pronouns),
        not_names=frozenset(row.not_names),
        articles=frozenset(row.articles),
        offices=frozenset((*row.offices, *row.portfolios, *row.demonyms)),
    )


def claimants(text: str, sentences: Sequence[Span], found: Voices) -> tuple[str, ...]:
    """The claimant of each sentence, "" where none is named; a pronoun is whoever spoke last.

    A sentence of a quotation that names no speaker has the one its paragraph names.
    """
    names = _full_names(text, found)
    spoken: list[str] = []
    last = ""
    for span in sentences:
        words = text[span.start : span.end][:_LONGEST]
        who = _speaker(words, found, names) or (last if _QUOTATION.fullmatch(words) else "")
        if who.lower() in found.pronouns:
            who = last
        last = who or _subject(words, found) or last
        spoken.append(who)
    return tuple(_continued(text, sentences, spoken))


def _subject(sentence: str, found: Voices) -> str:
    """The person whose name begins the sentence: whom the next "he" or "she" means; "" if there is none."""
    begins = _CAPITALISED.match(sentence)
    return _person(begins.group(), found) if begins else ""


def any_of(words: Sequence[str]) -> str:
    """An expression for one of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _full_names(text: str, found: Voices) -> dict[str, str]:
    """Last word of a name -> the whole name, as the text gives it first, without offices and nationalities."""
    names: dict[str, str] = {}
    for match in _CAPITALISED.finditer(text):
        name = _person(match.group(), found)
        if name:
            names.setdefault(name.split()[-1], name)
    return names


def _person(run: str, found: Voices) -> str:
    """The name in a run of capitalised words: "Emmanuel Macron" in "French President Emmanuel Macron"; "" if none."""
    words = re.sub("[’']s$", "", run).split()
    while words and (words[0] in found.offices or words[0] in found.not_names):
        words.pop(0)
    if len(words) > 3:  # a run this long has an office or a body in front that the table does not know
        words = words[-2:]
    return " ".join(words) if len(words) > 1 else ""


def _speaker(sentence: str, found: Voices, names: dict[str, str]) -> str:
    """Who speaks by the words outside quotation marks; what stands inside them is somebody's own telling."""
    outside = _QUOTATION.sub(lambda quote: " " * len(quote.group()), sentence)
    says = found.verb.search(outside) is not None
    patterns = (found.before, found.after, found.apart, found.source) if says else (found.source,)
    matches = [m for pattern in patterns for m in pattern.finditer(outside) if _is_somebody(m["who"], found)]
    if matches:
        # Who frames the sentence, at its beginning or end, says all of it; one in its midst may say a clause.
        framing = [m for m in matches if m.start() <= _EDGE or m.end() >= len(outside.rstrip(_STOPS)) - _EDGE]
        return _whole_name((framing or matches)[0]["who"], found, names)
    aside = found.aside.search(outside)
    return _first_person(outside[: aside.start()], found, names) if aside else ""


def _is_somebody(who: str, found: Voices) -> bool:
    first = who.split()[0]
    return who not in found.not_names and (first not in found.not_names or first in found.articles)


def _whole_name(who: str, found: Voices, names: dict[str, str]) -> str:
    """A person without offices, in full where the text gives it in full somewhere; a body as the text has it."""
    if who in names:
        return names[who]
    first, _, rest = who.partition(" ")
    if first in found.articles and rest:
        return f"{first.lower()} {rest}"
    return (_person(who, found) if _CAPITALISED.fullmatch(who) else "") or who


def _first_person(clause: str, found: Voices, names: dict[str, str]) -> str:
    """The first person a clause names, by title or full name: the subject of "…, noting that"."""
    candidates = []
    titled = found.titled.search(clause)
    if titled:
        candidates.append((titled.start(), titled.group()))
    for word in re.finditer(r"\b[^\W\d_a-z][\w-]+", clause):
        if word.group() in names:
            candidates.append((word.start(), names[word.group()]))
            break
    return min(candidates)[1] if candidates else ""


def _continued(text: str, sentences: Sequence[Span], spoken: Sequence[str]) -> list[str]:
    result = list(spoken)
    for index, span in enumerate(sentences):
        if result[index] or not _QUOTED.search(text, span.start, span.end):
            continue
        for other in (index + 1, index - 1):
            if 0 <= other < len(spoken) and spoken[other] and _same_paragraph(text, span, sentences[other]):
                result[index] = spoken[other]
                break
    return result


def _same_paragraph(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return "\n" not in text[first.end : second.start]
