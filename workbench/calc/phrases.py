"""What people say in words, as calls of functions: "median of 3, 4 and 9", "days between A and B"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from workbench.calc import words
from workbench.calc.tokens import Token

_LISTS = frozenset({"sqrt", "mean", "median", "min", "max", "sum", "margin"})  # what "of" goes with
_SPANS = frozenset({"days", "weeks", "months", "years", "business_days", "percent_change", "rebase", "cagr"})
_OPENING, _PART = ("between", "from"), ("and", "to")
_ARTICLES = frozenset({"a", "an", "the", "el", "la", "le", "les", "die", "der", "das"})
_SHARES = frozenset({"percent", "%", "percentage", "share", "proportion", "prozent"})
_LEVELS = {"(": 1, ")": -1}


def rewritten(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with every phrase as the call that it stands for."""
    plain = _per_head(_named(_without_articles(tokens)))
    for rule in (_span, _list, _as_share):
        for place in range(len(plain) - 1, -1, -1):
            plain = rule(plain, place)
    return plain


def _without_articles(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without articles; before a unit "an" is "per": €12 an hour."""
    made: list[Token] = []
    for token, follows in zip_longest(tokens, tokens[1:]):
        if token.text.lower() not in _ARTICLES:
            made.append(token)
        elif made and token.text in ("a", "an") and follows and words.unit(follows.text):
            made.append(Token("name", "per", token.place))
    return made


def _named(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the words for a function as its name; of one that is a word of its own, where it is called."""
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        length, name = _function(tokens, at)
        made.append(Token("name", name, tokens[at].place) if length else tokens[at])
        at += max(length, 1)
    return made


def _per_head(tokens: Sequence[Token]) -> list[Token]:
    """ "so much per head of so many" divides."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        last = [each.text.lower() for each in tokens[max(at - 2, 0) : at + 1]]
        if last[0] == "per" and last[-1] == "of" and last[1] in words.nouns():
            made[-2:] = [Token("mark", "/", tokens[at - 2].place)]
        else:
            made.append(token)
    return made


def _function(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    for phrase, name in words.phrases().items():
        said = tuple(token.text.lower() for token in tokens[at : at + len(phrase)])
        follows = tokens[at + len(phrase)].text.lower() if at + len(phrase) < len(tokens) else ""
        if said == phrase and _is_used(name, follows):
            return len(phrase), name
    return 0, ""


def _is_used(name: str, follows: str) -> bool:
    """Whether the words for a function are meant as one, by what follows them."""
    if name in ("business_days", "rebase"):
        return True
    return (
        follows == "("
        or (name in _LISTS and follows in ("of", "for"))
        or (name in _SPANS and follows in _OPENING)
    )


def _span(tokens: list[Token], at: int) -> list[Token]:
    """ "days between A and B", "growth from A to B", "from A to B", "index A to B"."""
    head = tokens[at]
    opening = tokens[at + 1] if at + 1 < len(tokens) else head
    if head.text in _SPANS and opening.text.lower() in _OPENING:
        return _called(tokens, at, head, at + 2, _PART)
    if head.text == "rebase" and opening.text != "(":
        return _turned(_called(tokens, at, head, at + 1, _PART), at)
    if head.text.lower() == "from" and (at == 0 or tokens[at - 1].text == "("):
        return _called(tokens, at, Token("name", "percent_change", head.place), at + 1, _PART)
    return tokens


def _turned(tokens: list[Token], at: int) -> list[Token]:
    """The two arguments of a call in each other's place: an index from one level to another is of the second."""
    comma = _first(tokens, at + 2, (",",))
    close = _first(tokens, at + 2, ())
    if comma is None or close is None:
        return tokens
    first, second = tokens[at + 2 : comma], tokens[comma + 1 : close]
    return [*tokens[: at + 2], *second, tokens[comma], *first, *tokens[close:]]


def _list(tokens: list[Token], at: int) -> list[Token]:
    """ "median of A, B and C", "margin of error for N"."""
    head, *rest = tokens[at : at + 2]
    if head.kind == "name" and head.text in _LISTS and rest and rest[0].text.lower() in ("of", "for"):
        return _called(tokens, at, head, at + 2, ("and",))
    return tokens


def _called(tokens: list[Token], at: int, name: Token, start: int, parting: tuple[str, ...]) -> list[Token]:
    """The tokens with a call from `at` on, its arguments from `start` to the end, to a bracket or to "in"."""
    end = _first(tokens, start, ("in",))
    end = len(tokens) - 1 if end is None else end
    inside = [
        Token("mark", ",", token.place) if token.text.lower() in parting else token
        for token in tokens[start:end]
    ]
    opened, closed = Token("mark", "(", name.place), Token("mark", ")", tokens[end].place)
    return [*tokens[:at], name, opened, *inside, closed, *tokens[end:]]


def _as_share(tokens: list[Token], at: int) -> list[Token]:
    """ "45 as percent of 360" is share(45, 360)."""
    said = [token.text.lower() for token in tokens[at : at + 3]]
    if len(said) < 3 or said[0] != "as" or said[1] not in _SHARES or said[2] not in ("of", "de", "von"):
        return tokens
    opened = [Token("name", "share", tokens[0].place), Token("mark", "(", tokens[0].place)]
    closed = Token("mark", ")", tokens[-1].place)
    comma = Token("mark", ",", tokens[at].place)
    return [*opened, *tokens[:at], comma, *tokens[at + 3 : -1], closed, tokens[-1]]


def _first(tokens: Sequence[Token], start: int, wanted: tuple[str, ...]) -> int | None:
    """Where one of the wanted stands outside of brackets, or the bracket closes that is open at the start."""
    level = 0
    for at in range(start, len(tokens)):
        level += _LEVELS.get(tokens[at].text, 0)
        if level < 0 or (level == 0 and tokens[at].text.lower() in wanted):
            return at
    return None
