"""A calculation's text as tokens, each with its place."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from workbench.errors import InputError

LONGEST = 500  # characters of an expression
_DIGITS = 40  # of one number

Kind = Literal["number", "day", "month", "name", "sign", "mark", "end"]

_MARKS = {"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "**": "^", "²": "²", "³": "³"}
_PATTERN = re.compile(
    r"\s*(?:(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))|(?P<month>[0-9]{4}-[0-9]{2}(?![0-9.]))"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
    r"|(?P<sign>US\$|A\$|C\$|[€$£¥₹])|(?P<name>[A-Za-z][A-Za-z_]*[0-9]*)"
    r"|(?P<mark>\*\*|[-+*/^(),−–×·÷%‰²³]))"
)


class Token(NamedTuple):
    """A word, number or mark of an expression; `place` is its first character's, from 0."""

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
    made, at = [], 0
    while at < len(text):
        found = _PATTERN.match(text, at)
        if found is None:
            raise _foreign(text, at)
        made.append(_token(found))
        at = found.end()
    return [*made, Token("end", "", len(text))]


def _token(found: re.Match[str]) -> Token:
    kind = found.lastgroup or "end"
    text = found[kind]
    if kind == "number" and len(text) > _DIGITS:
        raise InputError(
            f"the number at character {found.start(kind) + 1} has over {_DIGITS} digits; round it"
        )
    return Token(kind, _MARKS.get(text, text), found.start(kind))  # type: ignore[arg-type]


def _foreign(text: str, at: int) -> InputError:
    at += len(text[at:]) - len(text[at:].lstrip())
    return InputError(f"{text[at]!r} at character {at + 1} means nothing in a calculation; take it out")
