"""Productions that find no quantity: what has a number in it and states none. Each declines where there may be one."""

from __future__ import annotations

import re

from workbench.extract.amounts import Reader
from workbench.extract.changes import is_change
from workbench.extract.matches import Match, Production, Quantities
from workbench.extract.phrases import counted

_SCORE_BACK = 12  # tokens in which a word of playing makes a pair a score
_SENTENCE = 30  # tokens on either side of a name in which its sentence is looked at
_SENTENCE_ENDS = frozenset({"stop", "gap"})
_LIST_NUMBER = re.compile(r"(?:\A|\n)[^\S\n]*\(?\Z")
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)
_HOURS = 12


def nothing(match: Match) -> Quantities | None:
    """What has a number in it and states none: names, pages, versions, scores."""
    del match
    return ()


def named(match: Match) -> Quantities | None:
    """A number behind a name, where it counts nothing, is part of the name: "on Harbour Sports 2", "The Ember 20 is".

    Not so where things are counted ("In Kolm 300 people"), in a list ("12 lakes, Ostia 7"), in a heading of capitals
    ("Ohio Police Hold 3"), or behind a place ("in Ostia 7 died").
    """
    reader, first, last = match.reader, _first_of_name(match), match.found.end()
    if reader.tokens.word(match.found.start()).endswith(("'s", "’s")):
        return None
    counts = bool(counted(reader, last)[0]) and not _is_subject(reader, first, last)
    return None if counts or _is_told_of(reader, first, last) or not _is_prose(reader, first, last) else ()


def named_through(match: Match) -> Quantities | None:
    """A number within a name: "a Falk 320 Neo", "the Kestrel 7 Pro"; not "In Ohio 300 Republican voters"."""
    reader, first, last = match.reader, _first_of_name(match), match.found.end()
    counts = reader.grammar.table.noun.capital and bool(counted(reader, last)[0])
    return None if counts or _is_told_of(reader, first, last) or not _is_prose(reader, first, last) else ()


def _first_of_name(match: Match) -> int:
    first = match.found.start()
    while match.reader.is_a(first - 1, "proper") or match.reader.is_a(first - 1, "name_head"):
        first -= 1
    return first


def _is_subject(reader: Reader, first: int, last: int) -> bool:
    """Whether a name of several words begins its sentence, or has an article: what looks like a plural is its verb."""
    if reader.is_a(first - 1, "determiner"):
        return not reader.is_a(first - 2, "place_lead")
    begins = first == 0 or reader.is_a(first - 1, "stop") or reader.is_a(first - 1, "gap")
    return begins and last - first > len(("name", "number"))


def _is_told_of(reader: Reader, first: int, last: int) -> bool:
    """Whether the number is told of who is named: in a list ("12 lakes, Ostia 7") or a place ("in Ostia 7 died")."""
    ends = any(reader.is_a(last, name) for name in ("stop", "comma", "semicolon", "gap", "joining"))
    is_place = last - first <= len(("name", "number")) and not reader.is_a(first, "acronym")
    if is_place and reader.is_a(first - 1, "place_lead") and not ends:
        return True
    lists = any(
        reader.is_a(first - 1, name) for name in ("comma", "joining", "determiner", "place_lead", "semicolon")
    )
    before = _sentence(reader, range(first - 1, -1, -1))
    return ends and lists and any(reader.is_a(index, "figure") for index in before)


def _is_prose(reader: Reader, first: int, last: int) -> bool:
    """Whether the sentence of a name has more than prepositions in small letters: it is no heading of capitals."""
    around = _sentence(reader, range(first - 1, -1, -1)) + _sentence(reader, range(last, len(reader.classes)))
    return any(
        reader.tokens.word(index).islower()
        and (reader.is_a(index, "determiner") or not reader.is_a(index, "function"))
        for index in around
    )


def _sentence(reader: Reader, tokens: range) -> list[int]:
    """The tokens up to the end of the sentence."""
    found = []
    for index in tokens[:_SENTENCE]:
        if reader.is_any(index, _SENTENCE_ENDS):
            break
        found.append(index)
    return found


def score(match: Match) -> Quantities | None:
    """A result such as "3-1" is no quantity; a rising pair with no word of playing before it may be a range."""
    first, last = match.found.span()
    low, high = (match.reader.figure(index).value for index in (first, last - 1))
    played = any(
        match.reader.is_a(index, "score_verb") for index in range(max(0, first - _SCORE_BACK), first)
    )
    return () if played or low >= high else None


def ordinal(match: Match) -> Quantities | None:
    """A rank such as "21st" is no quantity; "11st" is none of these, but a weight in stones."""
    return () if _is_rank(match.reader, match.found.start()) else None


def _is_rank(reader: Reader, index: int) -> bool:
    digits = reader.tokens.word(index)
    if not digits.isdecimal():
        return False
    teen = int(digits) % 100 in _TEENS
    ending = "th" if teen else _ORDINAL_ENDINGS.get(int(digits) % 10, "th")
    return reader.tokens.word(index + 1).lower() == ending


def ranks(match: Match) -> Quantities | None:
    """Two ranks: "from 1st to 2nd base"."""
    first, last = match.found.start(), match.found.end() - 2
    first += not match.reader.is_a(first, "figure")
    return () if _is_rank(match.reader, first) and _is_rank(match.reader, last) else None


def hours(match: Match) -> Quantities | None:
    """Two hours of the clock of which the second seems less: "open from 9 to 5"; not "fell from 9 to 5"."""
    first, last = (
        match.reader.amount(i, i + 1).number.value for i in (match.found.end() - 3, match.found.end() - 1)
    )
    return () if last < first <= _HOURS and not is_change(match) else None


def list_number(match: Match) -> Quantities | None:
    """A number at the start of a line before a sentence or after a bracket counts the points of a list."""
    start, _, _ = match.text()
    reader, last = match.reader, match.found.end()
    if reader.is_a(last - 1, "hyphen") and reader.tokens.glued(last):
        return None
    return () if _LIST_NUMBER.search(reader.tokens.text, max(0, start - 4), start) else None


PRODUCTIONS: dict[str, Production] = {
    "hours": hours,
    "ranks": ranks,
    "named_through": named_through,
    "nothing": nothing,
    "named": named,
    "score": score,
    "ordinal": ordinal,
    "list_number": list_number,
}
