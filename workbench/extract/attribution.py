"""Who says it: the claimant a sentence names, from words of saying in the language's table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.extract.telling import Telling, any_of, expression, plain, quoted
from workbench.model import Span

_CAPITAL_WORD = re.compile(r"\b[^\W\d_a-z][\w-]+")
_QUOTED = re.compile('[“”"«»„]')
_SPOKEN_WORDS = 4  # words between quotation marks that are speech; fewer are a name
_LONGEST = 2_000  # characters of a sentence that are looked at: no sentence that is written is longer
_EDGE = 2  # characters from a sentence's beginning or end that still are its edge
_STOPS = ' .!?…”"’»)“«'
_LONGEST_LEAD = 60  # characters in which the person stands who begins a sentence
_AGAIN = "…"  # whoever spoke last


class Voice(NamedTuple):
    """A way of saying who says it, ready to run; see `VoiceRow`."""

    expression: re.Pattern[str]
    says: bool
    bare: bool


class Voices(NamedTuple):
    """What a language's words of saying look like in a sentence.

    `again` are ways of going on without a name; `longest` is how many words with capitals a person's name has.
    """

    verb: re.Pattern[str]
    run: re.Pattern[str]
    named: tuple[Voice, ...]
    again: tuple[Voice, ...]
    aside: re.Pattern[str]
    titled: re.Pattern[str]
    quotation: re.Pattern[str]
    article: re.Pattern[str]
    articles: frozenset[str]
    pronouns: frozenset[str]
    not_names: frozenset[str]
    groups: frozenset[str]
    offices: frozenset[str]
    titles: frozenset[str]
    endings: tuple[str, ...]
    single_names: bool
    longest: int


def voices(table: Telling) -> Voices:
    """Compiles a table's words of saying; every repetition in it is bounded."""
    row = table.speech
    verbs = (*row.verbs, *row.participles)
    ways = [(way, Voice(expression(way.pattern, row), way.says, way.bare)) for way in table.voice]
    return Voices(
        verb=re.compile(rf"\b{any_of(verbs)}\b"),
        run=expression(r"\b<run>", row),
        named=tuple(voice for way, voice in ways if not way.again),
        again=tuple(voice for way, voice in ways if way.again),
        aside=re.compile(rf"\b{any_of(row.asides)}\b"),
        titled=expression(r"\b(?:<titled>)\b", row),
        quotation=re.compile(quoted(table, least=0, lines=True)),
        article=re.compile(rf"{any_of(row.articles)}(?:[ ]|(?<=[’']))"),
        articles=frozenset(row.articles),
        pronouns=frozenset(row.pronouns),
        not_names=frozenset(row.not_names),
        groups=frozenset(row.groups),
        offices=frozenset((*row.offices, *row.portfolios, *row.demonyms)),
        titles=frozenset((*row.titles, *row.articles)),
        endings=row.titles if row.compounds else (),
        single_names=row.single_names,
        longest=3 if row.single_names else 2,
    )


def claimants(text: str, sentences: Sequence[Span], found: Voices) -> tuple[str, ...]:
    """The claimant of each sentence, "" where none is named; a pronoun is whoever spoke last.

    A sentence of a quotation that names no speaker has the one its paragraph names.
    """
    text = plain(text)
    names = _full_names(text, found)
    spoken: list[str] = []
    last = ""
    for span in sentences:
        words = text[span.start : span.end][:_LONGEST]
        who = _speaker(words, found, names) or (_AGAIN if found.quotation.fullmatch(words) else "")
        if who == _AGAIN:
            who = last
        last = who or _subject(words, found, names) or last
        spoken.append(who)
    speech = [_has_speech(text[span.start : span.end][:_LONGEST], found) for span in sentences]
    return tuple(_continued(text, sentences, spoken, speech))


def _has_speech(sentence: str, found: Voices) -> bool:
    """Whether there is a quotation, or a part of one, that is more than a name."""
    if not _QUOTED.search(sentence):
        return False
    return _QUOTED.search(found.quotation.sub(_no_name, sentence)) is not None


def _no_name(quotation: re.Match[str]) -> str:
    """The quotation, or nothing where it is a few words that begin with a capital: a ship's name, a title."""
    words = quotation.group()[1:-1].split()
    return "" if words and len(words) < _SPOKEN_WORDS and words[0][0].isupper() else quotation.group()


def _subject(sentence: str, found: Voices, names: dict[str, str]) -> str:
    """The person who begins the sentence, by a full name, a title and one, or a name known from before.

    It is whom the next "he" or "she" means; "" if there is none.
    """
    for run in found.run.finditer(sentence[:_LONGEST_LEAD]):
        lead = sentence[: run.start()].split()
        if (name := _person(run.group(), found)) and all(_may_lead(word, found) for word in lead):
            return name
    first = _CAPITAL_WORD.match(sentence)
    return names.get(first.group(), "") if first else ""


def _may_lead(word: str, found: Voices) -> bool:
    """Whether a word before a name may be of its bearer's title: "Board chairman"."""
    return word[0].isupper() or word in found.titles


def _full_names(text: str, found: Voices) -> dict[str, str]:
    """Last word of a name -> the whole name, as the text gives it first, without offices and nationalities."""
    names: dict[str, str] = {}
    for match in found.run.finditer(text):
        name = _person(match.group(), found)
        if name:
            names.setdefault(name.split()[-1], name)
    return names


def _person(run: str, found: Voices) -> str:
    """The name in a run of capitalised words: "Emmanuel Macron" in "French President Emmanuel Macron"; "" if none."""
    words = re.sub("[’']s$", "", run).split()
    while words and _leads(words[0], found):
        words.pop(0)
    capitals = [index for index, word in enumerate(words) if word[0].isupper()]
    if len(capitals) > found.longest:  # an office or body stands in front that the table does not know
        words = words[capitals[-2] :]
    return " ".join(words) if len(words) > 1 else ""


def _leads(word: str, found: Voices) -> bool:
    """Whether a word with a capital stands before a name and is no part of it."""
    return word in found.offices or word in found.not_names or word.lower().endswith(found.endings)


def _speaker(sentence: str, found: Voices, names: dict[str, str]) -> str:
    """Who speaks by the words outside quotation marks; what stands inside them is somebody's own telling."""
    outside = found.quotation.sub(lambda quote: " " * len(quote.group()), sentence)
    says = found.verb.search(outside) is not None
    matches = [
        match
        for voice in found.named
        if says or not voice.says
        for match in voice.expression.finditer(outside)
        if _is_somebody(match["who"], found, names if not voice.bare else None)
    ]
    if matches:
        # Who frames the sentence, at its beginning or end, says all of it; one in its midst may say a clause.
        framing = [m for m in matches if m.start() <= _EDGE or m.end() >= len(outside.rstrip(_STOPS)) - _EDGE]
        return _whole_name((framing or matches)[0]["who"], found, names)
    aside = found.aside.search(outside)
    first = _first_person(outside[: aside.start()], found, names) if aside else ""
    goes_on = any((says or not voice.says) and voice.expression.search(outside) for voice in found.again)
    return first or (_AGAIN if goes_on else "")


def _is_somebody(who: str, found: Voices, names: dict[str, str] | None) -> bool:
    """Whether that can say something; one word has to be among the names where there are any to be told from nouns."""
    if who in found.pronouns:
        return True
    first = who.split()[0]
    if names is not None and not found.single_names and first == who and first not in names:
        return who.lower() in found.groups
    return who not in found.not_names and (first not in found.not_names or first in found.articles)


def _whole_name(who: str, found: Voices, names: dict[str, str]) -> str:
    """A person without offices, in full where the text gives it in full somewhere; a body as the text has it."""
    if who in found.pronouns:
        return _AGAIN
    if who in names:
        return names[who]
    article = found.article.match(who)
    if article and article.end() < len(who):
        return who[0].lower() + who[1:]
    return (_person(who, found) if found.run.fullmatch(who) else "") or who


def _first_person(clause: str, found: Voices, names: dict[str, str]) -> str:
    """The first person a clause names, by title or full name: the subject of "…, noting that"."""
    candidates = []
    titled = found.titled.search(clause)
    if titled:
        candidates.append((titled.start(), titled.group()))
    for word in _CAPITAL_WORD.finditer(clause):
        if word.group() in names:
            candidates.append((word.start(), names[word.group()]))
            break
    return min(candidates)[1] if candidates else ""


def _continued(
    text: str, sentences: Sequence[Span], spoken: Sequence[str], speech: Sequence[bool]
) -> list[str]:
    result = list(spoken)
    for index, span in enumerate(sentences):
        if result[index] or not speech[index]:
            continue
        for other in (index + 1, index - 1):
            if 0 <= other < len(spoken) and spoken[other] and _same_paragraph(text, span, sentences[other]):
                result[index] = spoken[other]
                break
    return result


def _same_paragraph(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return "\n" not in text[first.end : second.start]
