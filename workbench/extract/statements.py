"""Claims without a figure: quotations, offices, rankings, and sentences that tell what is or was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.extract.attribution import NAME, any_of
from workbench.extract.telling import Telling
from workbench.model import Kind, Span

_LONGEST = 2_000  # characters: a sentence longer than this is no prose
_QUOTE = re.compile(
    r"“[^“”\n]{1,2000}(?:”|$)|«[^«»\n]{1,2000}»|„[^„“\n]{1,2000}“|\"[^\"\n]{1,2000}\"", re.MULTILINE
)
_QUOTED_WORDS = 4
_SENTENCE_WORDS = 5
_ENDS = re.compile(r"[.!…][”\"’»)]*$")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"


class Statement(NamedTuple):
    """A stretch of a text that claims something without a figure."""

    start: int
    end: int
    kind: Kind


class Statements:
    """The ways of claiming without a figure of a language's table, ready to run."""

    def __init__(self, table: Telling) -> None:
        speech = table.speech
        names = {
            "name": NAME,
            "person": rf"{_CAPITAL}[ ]{_CAPITAL}(?:[ ]{_CAPITAL})?",
            "capital": _CAPITAL,
            "title": f"(?:{any_of(speech.titles)})",
            "office": rf"(?:{any_of(speech.demonyms)}[ ])?(?:{any_of(speech.portfolios)}[ ]){{0,3}}"
            rf"(?:{any_of(speech.offices)}[ ]){{1,3}}",
            "verb": any_of(speech.verbs),
            "rest": r"[^,.;:!?\n“”\"()–—]{1,140}",
        }
        self._rows = [
            (row, re.compile(re.sub("<([a-z]+)>", lambda found: names[found[1]], row.pattern)))
            for row in table.statement
        ]
        self._doubtful = re.compile(table.no_statement)

    def within(self, text: str, sentence: Span) -> Iterator[Statement]:
        """What a sentence claims by a row of the table, in the table's order."""
        if sentence.end - sentence.start > _LONGEST:
            return
        words = text[sentence.start : sentence.end]
        for row, pattern in self._rows:
            if row.cues and not any(cue in words for cue in row.cues):
                continue
            for found in pattern.finditer(words):
                yield _trimmed(text, sentence.start + found.start(), sentence.start + found.end(), row.kind)

    def whole(self, text: str, sentence: Span) -> Statement | None:
        """The sentence as a statement, where it tells what is or was; None for questions, hopes and fragments."""
        words = text[sentence.start : sentence.end]
        if len(words) > _LONGEST or len(words.split()) < _SENTENCE_WORDS or not _ENDS.search(words):
            return None
        if self._doubtful.search(words):
            return None
        return _trimmed(text, sentence.start, sentence.end, "statement")


def quotations(text: str, sentences: Sequence[Span]) -> dict[int, list[Statement]]:
    """The words between quotation marks, by the number of the sentence they stand in; short ones are names."""
    found: dict[int, list[Statement]] = {}
    index = 0
    for quote in _QUOTE.finditer(text):
        while index < len(sentences) and sentences[index].end <= quote.start():
            index += 1
        for number in range(index, len(sentences)):
            if sentences[number].start >= quote.end():
                break
            start, end = max(sentences[number].start, quote.start()), min(sentences[number].end, quote.end())
            made = _trimmed(text, start, end, "quote")
            if len(text[made.start : made.end].split()) >= _QUOTED_WORDS:
                found.setdefault(number, []).append(made)
    return found


def _trimmed(text: str, start: int, end: int, kind: Kind) -> Statement:
    """Without the quotation marks, stops and spaces at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(" “”\"«»„’‘'(,"))
    bare = words.rstrip(" “”\"«»„’‘'),.!…;:\n")
    return Statement(start, max(start + 1, end - len(words) + len(bare)), kind)
