"""How a language writes figures and parts words: the expression that cuts a text into tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from workbench.extract.numbers import FRACTION, POWER, SIMPLE, VULGAR

_LETTERS = rf"[^\W\d_{VULGAR}]"
_MOST_PIECES = 12  # of one numeral word, which bounds what the expression looks ahead


class NumberForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the language writes figures: marks between groups of three digits, and before decimals.

    The first of the marks before decimals is the usual one. `dates` are the marks in a date of figures, `phones` an
    expression for telephone numbers as the language's countries write them, `grouped` one for numerals whose digits
    are grouped in other ways.
    """

    group: str
    decimal: str
    dates: str = "/"
    phones: str = ""
    grouped: str = ""


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the language joins words: `elides` where an apostrophe parts two words, as in "d'euros".

    A numeral written as one word is cut into `numerals`, of which the first begins it, `joined`, which only stand
    within it, and one of `endings`: "zwei|und|zwanzig", "drei|tägig".
    """

    elides: bool = False
    numerals: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


def token_expression(form: NumberForm, spelling: Spelling) -> re.Pattern[str]:
    """What a token is, by shape. Each alternative is linear: none repeats a repetition of the same characters."""
    dates = f"[{re.escape(form.dates)}]"
    phones = f"| {form.phones}" if form.phones else ""
    return re.compile(
        rf"""
        (?P<word>{_word(spelling)}(?:(?<=m)[23](?!\w))?|°[CF](?!\w))
      | (?=[0-9+{re.escape(form.decimal)}{VULGAR}])(?:  # what has figures, passed over at other marks
            (?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![\w-]))
            | (?P<slashed>[0-9]{{1,2}}{dates}[0-9]{{1,2}}{dates}[0-9]{{2,4}}(?!\w)
                        | (?=[0-9])(?<![\w-])[0-9]{{1,2}}-[0-9]{{1,2}}-[12][0-9]{{3}}(?![\w-]))
            | (?P<clock>[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?!\w))
            | (?P<phone>\+[0-9]{{1,3}}[\ -](?:[0-9]{{1,4}}[\ -]){{1,5}}[0-9]{{2,6}}(?!\w)
                      | [0-9]{{3,4}}-[0-9]{{3,4}}-[0-9]{{3,4}}(?!\w)
                      | 0[0-9]{{2,4}}[\ /-](?:[0-9]{{2,4}}[\ -]){{0,5}}[0-9]{{2,8}}(?!\w)
                      {phones})
            | (?P<power>{POWER})
            | (?P<fraction>{FRACTION})
            | (?P<figure>{_figure(form)})
        )
      | (?P<gap>\n[^\S\n]*\n\s*)
      | (?P<mark>{_between_letters(spelling)}[^\w\s])
        """,
        re.VERBOSE,
    )


def words_of(spelling: str) -> list[str]:
    """The words and marks of a row's spelling, as tokens of a text are."""
    return re.findall(r"°[CF](?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*(?:(?<=m)[23](?!\w))?|[^\w\s]", spelling)


def _figure(form: NumberForm) -> str:
    """A numeral: one mark of grouping all through, then perhaps decimals or a vulgar fraction."""
    groups, decimals = f"[{re.escape(form.group)}]", f"[{re.escape(form.decimal)}]"
    repeated = rf"(?:{groups}[0-9]{{3}})+"
    if len(form.group) > 1:
        repeated = rf"(?P<by>{groups})[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*"
    others = f"|{form.grouped}" if form.grouped else ""
    return rf"""(?:[0-9]{{1,3}}{repeated}(?![0-9]){others}|[0-9]+)(?:{decimals}[0-9]+)?
                 (?:\ ?[{VULGAR}]|\ {SIMPLE}(?![\w/]))?
                 | (?<![\w.,]){decimals}[0-9]+
                 | [{VULGAR}]"""


def _word(spelling: Spelling) -> str:
    if spelling.elides:
        return f"{_LETTERS}+"
    whole = rf"{_LETTERS}+(?:['’]{_LETTERS}+)*"
    if not spelling.numerals:
        return whole
    inner = _any((*spelling.numerals, *spelling.joined))
    rest = rf"(?:{inner}){{0,{_MOST_PIECES}}}(?:{inner}|{_any(spelling.endings)})(?![^\W\d_])"
    first = rf"(?<![^\W\d_]){_any(spelling.numerals)}|(?<=[^\W\d_]){inner}"
    last = rf"{inner}(?![^\W\d_])"  # "dreizehn" is one piece, not "drei" and "zehn"
    return rf"(?:(?i:(?!{last})(?:{first})(?={rest}))|{whole})"


def _between_letters(spelling: Spelling) -> str:
    """What keeps an apostrophe between two words from being a token."""
    return r"(?!(?<=[^\W\d_])['’](?=[^\W\d_]))" if spelling.elides else ""


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
