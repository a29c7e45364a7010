"""Productions that find no quantity: what has a number in it and states none. Each declines where there may be one."""

from __future__ import annotations

import re

from workbench.extract.amounts import Reader
from workbench.extract.matches import Match, Production, Quantities

_SCORE_BACK = 12  # tokens in which a word of playing makes a pair a score
_SENTENCE = 30  # tokens on either side of a name in which its sentence is looked at
_LIST_NUMBER = re.compile(r"(?:\A|\n)[^\S\n]*\(?\Z")
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def nothing(match: Match) -> Quantities | None:
    """What has a number in it and states none: names, pages, versions, scores."""
    del match
    return ()


def named(match: Match) -> Quantities | None:
    """A number behind a proper noun after a preposition or article is part of the name: "on Harbour Sports 2".

    Not so in a list ("3 in Kent and in Essex 2") or in a heading of capitals ("In Ohio Police Hold 3").
    """
    reader, first = match.reader, match.found.start()
    if reader.tokens.word(first).endswith(("'s", "’s")):
        return None
    while reader.is_a(first - 1, "proper") or reader.is_a(first - 1, "name_head"):
        first -= 1
    if not reader.is_a(first - 1, "name_lead"):
        return None
    before = _sentence(reader, range(first - 1, -1, -1))
    after = _sentence(reader, range(match.found.end(), len(reader.classes)))
    is_list = any(reader.is_a(index, "figure") for index in before)
    is_prose = any(reader.is_a(index, "lower") for index in before + after)
    return () if is_prose and not is_list else None


def _sentence(reader: Reader, tokens: range) -> list[int]:
    """The tokens up to the end of the sentence."""
    found = []
    for index in tokens[:_SENTENCE]:
        if reader.is_a(index, "stop") or reader.is_a(index, "gap"):
            break
        found.append(index)
    return found


def score(match: Match) -> Quantities | None:
    """A result such as "3-1" is no quantity; a rising pair with no word of playing before it may be a range."""
    first, last = match.found.span()
    low, high = (match.reader.amount(index, index + 1).number.value for index in (first, last - 1))
    played = any(
        match.reader.is_a(index, "score_verb") for index in range(max(0, first - _SCORE_BACK), first)
    )
    return () if played or low >= high else None


def ordinal(match: Match) -> Quantities | None:
    """A rank such as "21st" is no quantity; "11st" is none of these, but a weight in stones."""
    first = match.found.start()
    digits = match.reader.tokens.word(first)
    if not digits.isdigit():
        return None
    teen = int(digits) % 100 in _TEENS
    ending = "th" if teen else _ORDINAL_ENDINGS.get(int(digits) % 10, "th")
    return () if match.reader.tokens.word(first + 1).lower() == ending else None


def list_number(match: Match) -> Quantities | None:
    """A number at the start of a line before a sentence or after a bracket counts the points of a list."""
    start, _, _ = match.text()
    return () if _LIST_NUMBER.search(match.reader.tokens.text, max(0, start - 4), start) else None


PRODUCTIONS: dict[str, Production] = {
    "nothing": nothing,
    "named": named,
    "score": score,
    "ordinal": ordinal,
    "list_number": list_number,
}
