"""A calculation's text as tokens, each with its place."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from workbench.calc import notation, words
from workbench.errors import InputError

LONGEST = 500  # characters of an expression
_DIGITS = 40  # of one number

Kind = Literal["number", "day", "month", "name", "sign", "mark", "end"]

_MARKS = {"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "**": "^", "²": "²", "³": "³"}
_DEGREES = re.compile(r"°\s?")


class Token(NamedTuple):
    """A word, number or mark of an expression; `place` is its first character's, from 0.

    A number has a stop before its decimals, a day and a month are written as 2025-02-14 and 2025-02.
    """

    kind: Kind
    text: str
    place: int


def tokens(expression: str) -> list[Token]:
    """The tokens of an expression, with an end. InputError where it is empty, too long or has a foreign character."""
    if len(expression) > LONGEST:
        raise InputError(
            f"the expression has {len(expression)} characters; at most {LONGEST} are read, so split it"
        )
    text = expression.rstrip()
    if not text:
        raise InputError("there is nothing to calculate; write something such as: (50 - 40) / 40")
    continental = notation.is_continental(text)
    made, at = [], 0
    while at < len(text):
        found = _pattern(continental).match(text, at)
        if found is None:
            raise _foreign(text, at)
        made.append(_token(found, continental))
        at = found.end()
    return [*made, Token("end", "", len(text))]


@cache
def _pattern(continental: bool) -> re.Pattern[str]:
    """What a token may be, in the order in which it is tried."""
    month = rf"(?:{'|'.join(sorted(map(re.escape, words.months()), key=len, reverse=True))})\b\.?"
    gap = r"(?:,?\s+(?:de\s+|del\s+|of\s+)?)"
    number = notation.CONTINENTAL if continental else notation.ENGLISH
    return re.compile(
        r"\s*(?:(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
        rf"|[0-9]{{1,2}}(?:\.|er|º|st|nd|rd|th)?{gap}{month}{gap}[0-9]{{4}}(?![0-9])"
        rf"|{month}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}(?![0-9]))"
        rf"|(?P<month>[0-9]{{4}}-[0-9]{{2}}(?![0-9.])|{month}{gap}[0-9]{{4}}(?![0-9]))"
        rf"|(?P<number>{notation.SPACED}|{number})"
        r"|(?P<sign>US\$|A\$|C\$|[€$£¥₹])|(?P<elided>d['’](?=\w))"
        r"|(?P<name>°\s?[CFcf]\b|(?:Mio|Mrd|Mill|Md)\.|[^\W\d_²³][^\W\d²³]*[0-9]*)"
        r"|(?P<mark>\*\*|[-+*/^(),;−–×·÷%‰²³]))",
        re.IGNORECASE,
    )


def _token(found: re.Match[str], continental: bool) -> Token:
    kind = found.lastgroup or "end"
    text, place = found[kind], found.start(kind)
    match kind:
        case "number":
            return Token("number", _number(text, place, continental), place)
        case "day" | "month":
            return Token(kind, words.iso(text), place)
        case "elided":
            return Token("name", "de", place)
        case "name":
            return Token("name", _DEGREES.sub("°", text), place)
    return Token(kind, _MARKS.get(text, text), place)  # type: ignore[arg-type]


def _number(text: str, place: int, continental: bool) -> str:
    if len(text) > _DIGITS:
        raise InputError(f"the number at character {place + 1} has over {_DIGITS} digits; round it")
    return notation.plain(text, continental=continental)


def _foreign(text: str, at: int) -> InputError:
    at += len(text[at:]) - len(text[at:].lstrip())
    return InputError(f"{text[at]!r} at character {at + 1} means nothing in a calculation; take it out")
