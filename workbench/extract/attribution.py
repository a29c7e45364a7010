"""Who says it: the claimant of each sentence, from ways of saying it and from what was said just before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.extract.claimants import Claimants, Somebody
from workbench.extract.genders import Gender, Genders, meant
from workbench.extract.people import People, Titles
from workbench.extract.quotations import Quotation, Quotations
from workbench.extract.telling import Telling
from workbench.extract.voices import voices
from workbench.extract.word_classes import LETTERS, WordClasses, Words
from workbench.model import Span

_LONGEST = 2_000  # characters of a sentence that are looked at: no sentence that is written is longer
_EDGE = 1  # words from a sentence's beginning or end that still are its edge
_LABEL = re.compile("^(C{1,4}):(?!O)")
_FEWEST_LABELS = 2
_ADDRESS = re.compile(f"^[^.:]{{0,6}}{LETTERS['address']}(?:k|r)[^.:]*?(C{{2,}})")
_FEWEST_FIRST = 2
_PRONOUNS = LETTERS["pronoun"] + LETTERS["joined"]


class Said(NamedTuple):
    """Who says a sentence, "" for nobody else; `quoted` says that only its words in quotation marks are theirs."""

    who: str
    quoted: bool = False

    def within(self, start: int, end: int, quotations: Quotations) -> str:
        """Who says a stretch of the sentence."""
        if not self.quoted or any(
            q.start <= start and end <= q.end for q in quotations.within(Span(start, end))
        ):
            return self.who
        return ""


class _Sentence(NamedTuple):
    """A sentence as words of classes, with its quotations and the full names it gives."""

    line: int
    words: Words
    quotations: Sequence[Quotation]
    names: Sequence[str]
    spoken: Sequence[str]

    @property
    def is_all_quoted(self) -> bool:
        """Whether nothing stands outside its quotations."""
        return bool(self.quotations) and not set(self.words.letters) - set("OQ.,|")

    @property
    def is_first_person(self) -> bool:
        """Whether whoever writes speaks of themselves."""
        return LETTERS["first"] in self.words.letters

    @property
    def is_partly_spoken(self) -> bool:
        """Whether something is spoken, and something is not."""
        return self.has_speech and not self.is_all_quoted

    @property
    def has_speech(self) -> bool:
        """Whether some of it is spoken."""
        return any(quotation.spoken for quotation in self.quotations)


class _Heard(NamedTuple):
    """Who speaks, "" for nobody that is named; or that whoever spoke last goes on, and what the pronoun tells."""

    name: str = ""
    goes_on: bool = False
    pronoun: Gender = ""


class Attribution:
    """The words of saying of a language's table, ready to run."""

    def __init__(self, table: Telling) -> None:
        row = table.speech
        self._classes = WordClasses(row.words, row.shapes, elides=row.elides)
        self._titles = Titles(
            words=frozenset((*row.titles, *row.offices, *row.portfolios, *row.demonyms)),
            endings=row.titles if row.compounds else (),
            nouns_have_capitals=row.compounds,
        )
        self._either = row.either
        self._genders = Genders(frozenset(row.man), frozenset(row.woman), row.woman_endings)
        self._oblique = frozenset(row.oblique)
        self._voices = voices(table)
        self._inside = tuple(voice for voice in self._voices if voice.inside) if row.incises else ()

    def of(
        self, text: str, sentences: Sequence[Span], quotations: Quotations, speaker: str = ""
    ) -> tuple[Said, ...]:
        """Who says each sentence of a flat text. What nobody else says is the speaker's, where the text has one."""
        people = People(self._titles, self._either, self._genders)
        parts = list(self._parts(text, sentences, quotations, people))
        claimants = Claimants(people, self._titles, self._oblique)
        said = _continued(parts, self._spoken(parts, claimants))
        alone = speaker or _speaker(parts, people)
        return tuple(
            each if each.who or not alone or part.has_speech else Said(alone)
            for each, part in zip(said, parts, strict=True)
        )

    def _parts(
        self, text: str, sentences: Sequence[Span], quotations: Quotations, people: People
    ) -> Iterator[_Sentence]:
        line, last = 0, 0
        for span in sentences:
            line, last = line + text.count("\n", last, span.start), span.start
            end = min(span.end, span.start + _LONGEST)
            quoted = quotations.within(span)
            words = self._classes.of(quotations.outside[span.start : end])
            every = self._classes.of(text[span.start : end]) if quoted else words
            spoken = [text[slice(*each.inside)] for each in quoted if self._inside and each.spoken]
            yield _Sentence(line, words, quoted, people.learn(every), spoken)

    def _spoken(self, parts: Sequence[_Sentence], claimants: Claimants) -> list[Said]:
        """Who says each sentence by its own words; a pronoun is whoever spoke last."""
        said: list[Said] = []
        named: list[str] = []
        labels = _labels(parts)
        for index, part in enumerate(parts):
            near = _named_before(parts, index)
            heard = self._voice_of(part, claimants, near)
            who = heard.name
            if heard.goes_on or (not who and part.is_all_quoted):
                who = meant(heard.pronoun, named, claimants.people.gender)
            who = who or labels.get(index, "")
            subject = claimants.subject(part.words, near)
            said.append(Said(who) if who or not part.is_partly_spoken else Said(subject, quoted=True))
            named += filter(None, [who or subject])
        return said

    def _voice_of(self, part: _Sentence, claimants: Claimants, near: Sequence[str]) -> _Heard:
        """Who speaks by the words outside quotation marks, or between them; or that whoever spoke last goes on."""
        found = list(self._claimants(part, claimants, near))
        candidates = [somebody for somebody in found if isinstance(somebody, Somebody)]
        if candidates:
            framing = [each for each in candidates if each.frames(len(part.words.letters), _EDGE)]
            return _Heard((framing or candidates)[0].name)
        pronouns = [each for each in found if not isinstance(each, Somebody)]
        if pronouns:
            return _Heard(goes_on=True, pronoun=next(filter(None, pronouns), ""))
        return _Heard(self._incise(part, claimants, near))

    def _claimants(
        self, part: _Sentence, claimants: Claimants, near: Sequence[str]
    ) -> Iterator[Somebody | Gender]:
        """Whom each way of saying names outside quotation marks; for one that goes on, what its pronoun tells."""
        letters = part.words.letters
        for voice in self._voices:
            if voice.inside or voice.cues.isdisjoint(letters):
                continue
            for match in voice.expression.finditer(part.words.letters):
                somebody = claimants.somebody(part.words, match, near, oblique=voice.oblique)
                if somebody:
                    yield somebody
                elif voice.again:
                    yield self._pronoun(part.words, match)

    def _pronoun(self, words: Words, match: re.Match[str]) -> Gender:
        """Whether a way of saying has the pronoun of a man or a woman."""
        places = [index for index in range(*match.span()) if words.letters[index] in _PRONOUNS]
        told = (self._genders.of_word(words.between(index, index + 1)) for index in places)
        return next(filter(None, told), "")

    def _incise(self, part: _Sentence, claimants: Claimants, near: Sequence[str]) -> str:
        """Who speaks by an aside between the marks of a quotation: « C’est faux, explique Denis Brun. Rien. »"""
        for spoken in part.spoken:
            words = self._classes.of(spoken)
            for voice in self._inside:
                for match in voice.expression.finditer(words.letters):
                    if somebody := claimants.somebody(words, match, near):
                        return somebody.name
        return ""


def _named_before(parts: Sequence[_Sentence], index: int) -> list[str]:
    """The full names that a sentence gives, and before them those of the sentence before in its line."""
    before = parts[index - 1] if index else parts[index]
    return [*(before.names if _same_line(before, parts[index]) else ()), *parts[index].names]


def _same_line(one: _Sentence, other: _Sentence) -> bool:
    return one.line == other.line


def _labels(parts: Sequence[_Sentence]) -> dict[int, str]:
    """Sentence -> who speaks by the name and colon its line begins with, as in a transcript."""
    begun: dict[int, str] = {}
    for part in parts:
        if label := _LABEL.match(part.words.letters):
            begun[part.line] = part.words.between(*label.span(1))
    if len(begun) < _FEWEST_LABELS:
        return {}
    return {index: begun[part.line] for index, part in enumerate(parts) if part.line in begun}


def _speaker(parts: Sequence[_Sentence], people: People) -> str:
    """Who gives the speech that a text is by its heading: "Remarks by Governor Edda Lorne"; "" for no speech."""
    heading = parts[0].words if parts else None
    found = _ADDRESS.match(heading.letters) if heading else None
    if heading is None or found is None or sum(part.is_first_person for part in parts) < _FEWEST_FIRST:
        return ""
    run = heading.between(*found.span(1))
    return people.titles.name_in(run) or run


def _continued(parts: Sequence[_Sentence], said: Sequence[Said]) -> list[Said]:
    """What is spoken, and names no speaker, is whoever speaks beside it in the same line."""
    result = list(said)
    for index, part in enumerate(parts):
        if result[index].who or not part.has_speech:
            continue
        for other in (index + 1, index - 1):
            if 0 <= other < len(said) and said[other].who and _same_line(part, parts[other]):
                result[index] = Said(said[other].who, quoted=not part.is_all_quoted)
                break
    return result
