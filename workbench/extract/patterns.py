"""A rule's pattern becomes one regular expression over word classes.

Each token of a text is one character that stands for the set of classes its word may have; a class in a pattern is the
set of characters that include it. So a rule reads like a phrase, and runs at the speed of `re`.

A pattern is a sequence of items separated by spaces: `class`, `'word'`, MACRO, each perhaps with a group name in front
(`low:AMOUNT`, `date:(…)`), combined by `( ) | ? * +` and the look-aheads `(?= (?!`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_LEXEME = re.compile(
    r"\s*(?:(?P<group>[a-z]+):)?(?:(?P<item>'[^']+'|[A-Z][A-Z_]*|[a-z][a-z_]*)|(?P<open>\(\?[=!]|\())"
    r"|\s*(?P<mark>[)|?*+])|\s+$"
)
_FIRST_CHARACTER = 0xE000  # the private use area: no class character means anything to `re`


class Compiled(NamedTuple):
    """A pattern, or a part of one: as an expression, and by which characters a match of it may begin."""

    expression: str
    starts: frozenset[str] = frozenset()
    may_be_empty: bool = True


class Alphabet:
    """Gives every set of classes a character of its own, and every class the characters that include it."""

    def __init__(self) -> None:
        self._characters: dict[frozenset[str], str] = {}
        self._members: dict[str, frozenset[str]] = {}

    def character(self, classes: frozenset[str]) -> str:
        """The character for a set of classes; the same one each time."""
        self._members.clear()
        return self._characters.setdefault(classes, chr(_FIRST_CHARACTER + len(self._characters)))

    def classes(self) -> Mapping[str, frozenset[str]]:
        """The classes of each character given so far."""
        return {character: classes for classes, character in self._characters.items()}

    def members(self, name: str) -> frozenset[str]:
        """The characters that include a class; none where no word has it."""
        if not self._members:
            members: dict[str, set[str]] = {}
            for classes, character in self._characters.items():
                for each in classes:
                    members.setdefault(each, set()).add(character)
            self._members = {each: frozenset(found) for each, found in members.items()}
        return self._members.get(name, frozenset())


def bracket(characters: Iterable[str]) -> str:
    """An expression for any one of the characters; it matches nothing where there are none."""
    found = "".join(sorted(set(characters)))
    return f"[{found}]" if found else "(?!)"


def literals(patterns: Iterable[str]) -> frozenset[str]:
    """The words that patterns name in quotes."""
    return frozenset(word for pattern in patterns for word in re.findall(r"'([^']+)'", pattern))


class Compiler:
    """Compiles the patterns of one grammar; each macro once, without its group names."""

    def __init__(self, macros: Mapping[str, str], alphabet: Alphabet) -> None:
        self._macros = macros
        self._alphabet = alphabet
        self._done: dict[str, Compiled] = {}

    def compile(self, pattern: str, *, groups: bool = True) -> Compiled:
        """The expression for a pattern, with its named groups unless told otherwise. ValueError names what is wrong."""
        found = _Parser(_split(pattern), self, groups).alternatives()
        return found

    def item(self, name: str) -> Compiled:
        """A class, a word in quotes or a macro."""
        if not name[0].isupper():
            members = self._alphabet.members(name)
            return Compiled(bracket(members), members, may_be_empty=False)
        if name not in self._done:
            self._done[name] = self.compile(self._macros[name], groups=False)
        return self._done[name]


def _split(pattern: str) -> list[re.Match[str]]:
    found, position = [], 0
    while position < len(pattern):
        lexeme = _LEXEME.match(pattern, position)
        if lexeme is None:
            raise ValueError(f"cannot read {pattern[position:]!r} in the pattern {pattern!r}")
        found.append(lexeme)
        position = lexeme.end()
    return found


class _Parser:
    """One pass over a pattern's lexemes, alternatives within sequences within brackets."""

    def __init__(self, lexemes: list[re.Match[str]], compiler: Compiler, groups: bool) -> None:
        self._lexemes = lexemes
        self._at = 0
        self._compiler = compiler
        self._groups = groups

    def alternatives(self) -> Compiled:
        """Up to the bracket that closes it, or the end."""
        options = [self._sequence()]
        while self._mark() == "|":
            self._at += 1
            options.append(self._sequence())
        return Compiled(
            "|".join(option.expression for option in options),
            frozenset().union(*(option.starts for option in options)),
            any(option.may_be_empty for option in options),
        )

    def _mark(self) -> str:
        return (self._lexemes[self._at]["mark"] or "") if self._at < len(self._lexemes) else ")"

    def _sequence(self) -> Compiled:
        parts: list[str] = []
        starts: frozenset[str] = frozenset()
        empty = True
        while self._mark() not in ("|", ")"):
            part = self._atom()
            parts.append(part.expression)
            if empty:
                starts |= part.starts
            empty = empty and part.may_be_empty
        return Compiled("".join(parts), starts, empty)

    def _atom(self) -> Compiled:
        lexeme = self._lexemes[self._at]
        self._at += 1
        if lexeme["item"]:
            inner, opening = self._compiler.item(lexeme["item"]), "("
        elif lexeme["open"]:
            inner, opening = self.alternatives(), lexeme["open"]
            self._at += 1
        else:
            return Compiled("")
        if opening != "(":  # a look-ahead takes no token
            return Compiled(f"{opening}{inner.expression})")
        name = f"?P<{lexeme['group']}>" if lexeme["group"] and self._groups else "?:"
        repeat = self._mark() if self._mark() in ("?", "*", "+") else ""
        self._at += bool(repeat)
        empty = inner.may_be_empty or repeat in ("?", "*")
        return Compiled(f"({name}{inner.expression}){repeat}", inner.starts, empty)
