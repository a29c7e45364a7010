"""Claims without a figure: quotations, offices, rankings, and sentences that tell what is or was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.extract.cues import has_cue
from workbench.extract.lines import plain
from workbench.extract.quotations import Quotations
from workbench.extract.telling import Telling, expression
from workbench.model import Kind, Span

_LONGEST = 2_000  # characters: a sentence longer than this is no prose
_QUOTED_WORDS = 3
_SENTENCE_WORDS = 5
_LINE_WORDS = 4  # of a text that is one line: someone's headline, which needs no stop
_ENDS = re.compile(r"[.!…][ ”\"’»«“)]*$")
_DISTANCE = re.compile(
    r"[“\"„«] ?[^\W\d_A-ZÄÖÜ][\w-]*(?: [\w-]+)? ?[”\"“»][.!]?$"
)  # a word or two kept at a distance, at the end
_AROUND = " \u00a0\u202f“”\"«»„’‘'‚‹›,"  # what may stand between a claim's words and those around them


class Statement(NamedTuple):
    """A stretch of a text that claims something without a figure."""

    start: int
    end: int
    kind: Kind


class Statements:
    """The ways of claiming without a figure of a language's table, ready to run."""

    def __init__(self, table: Telling) -> None:
        self._rows = [(row, expression(row.pattern, table.speech)) for row in table.statement]
        self._doubtful = re.compile(table.no_statement)
        self._denial = re.compile(table.denial)
        self._to_come = re.compile(table.to_come)
        self._to_readers = re.compile(table.no_claims)

    def speaks_to_readers(self, sentence: str) -> bool:
        """Whether a sentence is an offer, a teaser or whom to call: it claims nothing."""
        return self._to_readers.search(sentence) is not None

    def is_to_come(self, sentence: str) -> bool:
        """Whether a sentence only says what will be."""
        return self._to_come.search(sentence) is not None

    def within(self, text: str, sentence: Span) -> Iterator[Statement]:
        """What a sentence claims by a row of the table, in the table's order."""
        if sentence.end - sentence.start > _LONGEST:
            return
        words = plain(text[sentence.start : sentence.end])
        for row, pattern in self._rows:
            if not has_cue(row.cues, words):
                continue
            for found in pattern.finditer(words):
                statement = _trimmed(
                    text, sentence.start + found.start(), sentence.start + found.end(), row.kind
                )
                if statement.start < statement.end:
                    yield statement

    def whole(self, text: str, sentence: Span) -> Statement | None:
        """The sentence as a statement, where it tells what is or was; None for questions, hopes and fragments.

        A text that is this line alone needs no stop: a headline, or what someone puts beside other claims.
        """
        words = plain(text[sentence.start : sentence.end])
        least = _LINE_WORDS if words == plain(text.strip()) else _SENTENCE_WORDS
        if (
            len(words) > _LONGEST
            or len(words.split()) < least
            or not (least == _LINE_WORDS or _ENDS.search(words))
        ):
            return None
        if any(sign.search(words) for sign in (self._doubtful, self._to_come, _DISTANCE)):
            return None
        statement = _trimmed(text, sentence.start, sentence.end, "statement")
        return statement if statement.start < statement.end else None

    def quotations(
        self, text: str, sentences: Sequence[Span], quotations: Quotations
    ) -> dict[int, list[Statement]]:
        """The words between quotation marks, by the number of the sentence they stand in; short ones are names."""
        found: dict[int, list[Statement]] = {}
        index = 0
        for quote in quotations.all:
            while index < len(sentences) and sentences[index].end <= quote.start:
                index += 1
            for number in range(index, len(sentences)):
                if sentences[number].start >= quote.end:
                    break
                made = _shared(text, sentences[number], Span(quote.start, quote.end))
                if quote.spoken and self._says_enough(text[made.start : made.end]):
                    found.setdefault(number, []).append(made)
        return found

    def _says_enough(self, words: str) -> bool:
        """Whether words between marks claim something: they are some, or deny what was claimed ("C’est faux")."""
        return len(words.split()) >= _QUOTED_WORDS or self._denial.fullmatch(plain(words)) is not None


def _shared(text: str, sentence: Span, quote: Span) -> Statement:
    """What a quotation has in a sentence."""
    return _trimmed(text, max(sentence.start, quote.start), min(sentence.end, quote.end), "quote")


def _trimmed(text: str, start: int, end: int, kind: Kind) -> Statement:
    """Without the quotation marks, stops and spaces at its ends; empty where it is nothing else."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_AROUND + "("))
    bare = words.rstrip(_AROUND + ").!…;:\n")
    return Statement(start, max(start, end - len(words) + len(bare)), kind)
