"""How a language tells what is claimed: its table of words of saying, statements, relations and worth."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from workbench.errors import InputError
from workbench.languages import read_table
from workbench.model import Kind

_SMALL = r"\W\d_a-zß-öø-ÿœ"  # what a name does not begin with, as the inside of a negated class
CAPITAL = rf"[^{_SMALL}][\w’'-]*"


class SpeechRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a text says who claims something.

    `words` are words of function, verbs of saying and what else has a class of its own, by the names of
    `word_classes.LETTERS`; `shapes` are expressions for words in small letters that have one. Where `compounds` is
    set every noun has a capital, and a title is the end of a word too ("Werkleiterin"). Where it `elides`, words
    are joined by apostrophes ("l’an"). `either` stands between people of one surname. With `incises` who speaks is
    said inside the quotation marks, too. `oblique` are articles that no subject has. `man` and `woman` are words before
    a name, and pronouns, that tell of one, `woman_endings` what a title of hers ends in.
    """

    words: Mapping[str, tuple[str, ...]]
    titles: tuple[str, ...]
    either: str
    oblique: tuple[str, ...] = ()
    man: tuple[str, ...] = ()
    woman: tuple[str, ...] = ()
    woman_endings: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    shapes: Mapping[str, str] = msgspec.field(default_factory=dict)
    particles: tuple[str, ...] = ("de", "van", "von", "der", "den", "bin", "al", "la", "le", "du", "di")
    portfolios: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    compounds: bool = False
    elides: bool = False
    incises: bool = False

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs of saying."""
        return self.words["says"]


class VoiceRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of saying who says it: an expression over classes of words, with the claimant as the group "who".

    It is tried where a word of one of the classes `cues` stands. One with `again` has no group: whoever spoke last
    still speaks. One with `inside` stands between the marks of a quotation. In an `oblique` one the claimant is in
    another case than a subject's, so its article is left out.
    """

    name: str
    pattern: str
    cues: tuple[str, ...]
    again: bool = False
    inside: bool = False
    oblique: bool = False


class StatementRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of claiming something without a figure: an expression over a sentence, with <name> and <title> in it.

    Where there are cues, one of them is in every sentence that the expression fits: the rest need not be tried.
    """

    name: str
    kind: Kind
    pattern: str
    cues: tuple[str, ...] = ()


class WorthRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A feature of a sentence, a kind of claim or a place in the article, and how much it tells for checking.

    The places are those of `places.PLACES`. The weights are learned by `tools/learn_worth.py`.
    """

    reason: str
    weight: float
    pattern: str = ""
    kind: str = ""
    place: str = ""


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table as it is written.

    `quotes` are marks of quotation, the opening one and those that may close it; the ones in `open_quotes` may also
    stay open up to the end. `stuff` is what follows a measured amount and belongs to it ("of steel").
    """

    clause_words: tuple[str, ...]
    date_leads: tuple[str, ...]
    date_articles: tuple[str, ...]
    conversions: tuple[str, ...]
    stuff: str
    quotes: tuple[str, ...]
    open_quotes: tuple[str, ...]
    no_statement: str
    to_come: str
    denial: str
    no_claims: str
    sentence_goes_on: str
    sentence_ends: str
    speech: SpeechRow
    statement: tuple[StatementRow, ...]
    worth: tuple[WorthRow, ...]
    voice: tuple[VoiceRow, ...] = ()
    sentence_joint: str = ""


@cache
def telling(language: str) -> Telling:
    """The table for a BCP 47 tag, by its first part. InputError where there is none for it."""
    text = read_table(language, "claims")
    if text is None:
        raise InputError(f"no grammar for the language {language!r}; give --language with one that there is")
    return msgspec.toml.decode(text, type=Telling)


def any_of(words: Sequence[str]) -> str:
    """An expression for one of the words, the longest first; for nothing at all where there are none."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def expression(pattern: str, speech: SpeechRow) -> re.Pattern[str]:
    """A row's pattern, compiled, with the words of the language for each <word> in it."""
    return re.compile(expanded(pattern, _words(speech)))


def expanded(pattern: str, words: Mapping[str, str]) -> str:
    """A pattern with the expression for each <word>; a group's name, as in (?P<who>…), stays as it is."""
    return re.sub(r"(?<!\?P)<([a-z]+)>", lambda found: expanded(words[found[1]], words), pattern)


def _words(speech: SpeechRow) -> dict[str, str]:
    """The expression for each <word> of a pattern."""
    particle = rf"(?:{any_of(speech.particles)}[ ]){{0,2}}"
    article = [*speech.words["article"], *map(str.capitalize, speech.words["article"])]
    compound = r"(?:[^\W_][\w-]{0,40}?)?" if speech.compounds else ""
    office = f"(?:{any_of(speech.offices)}[ ]){{1,3}}"
    before = rf"(?:{any_of(speech.demonyms)}[ ])?(?:{any_of(speech.portfolios)}[ ]){{0,3}}"
    return {
        "name": rf"[^{_SMALL}][\w'’.-]*[\w’'](?:[ ]{particle}[^{_SMALL}][\w’'-]*[\w’']){{0,3}}",
        "person": rf"{CAPITAL}[ ]{particle}{CAPITAL}(?:[ ]{particle}{CAPITAL})?",
        "run": rf"[^{_SMALL}][\w’'-]+(?:[ ]{particle}[^{_SMALL}][\w’'-]+){{1,5}}",
        "capital": CAPITAL,
        "title": compound + any_of(speech.titles),
        "body": compound + any_of(speech.bodies),
        "article": any_of(article),
        "office": before + office,
        "verb": any_of(speech.verbs),
        "rest": r"[^,.;:!?\n“”\"()–—«»„]{1,140}",
    }
