"""A rule's pattern becomes one regular expression over word classes.

Each token of a text is one character that stands for the set of classes its word may have; a class in a pattern is the
set of characters that include it. So a rule reads like a phrase, and runs at the speed of `re`.

A pattern is a sequence of items separated by spaces: `class`, `'word'`, MACRO, each perhaps with a group name in front
(`low:AMOUNT`, `date:(…)`), combined by `( ) | ? * +`, the look-aheads `(?= (?!`, and for the one token before
`(?<= (?<!`; `^` is where a text or paragraph begins, `$` where a text ends. What `(?>` encloses is not tried again in
a shorter form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_LEXEME = re.compile(
    r"\s*(?:(?P<group>[a-z]+):)?(?:(?P<item>'[^']+'|[\^$]|[A-Z][A-Z_]*|[a-z][a-z_]*)|(?P<open>\(\?(?:<?[=!]|>)|\())"
    r"|\s*(?P<mark>[)|?*+])|\s+$"
)
AMOUNT = "AMOUNT"  # the macro that most rules begin with: it takes the same tokens in each of them
CUT = "\0"  # stands between the tokens that a pattern is for and those that it only looks at
_FIRST_CHARACTER = 0xE000  # the private use area: no class character means anything to `re`


class Leading(NamedTuple):
    """What a pattern goes on with that begins with an AMOUNT; `may_end` says that nothing has to follow."""

    behind: frozenset[str] = frozenset()
    may_end: bool = True

    def then(self, other: Compiled) -> Leading:
        """With the other right behind."""
        if not self.may_end:
            return self
        return Leading(self.behind | other.starts, other.may_be_empty)


class Compiled(NamedTuple):
    """A pattern, or a part of one: as an expression, and which characters may be the first and second of a match.

    `may_be_empty` and `may_be_one` say whether a match may have no token, or just one. `leading` is None unless it
    begins with an AMOUNT.
    """

    expression: str
    starts: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()
    may_be_empty: bool = True
    may_be_one: bool = False
    leading: Leading | None = None

    @property
    def takes_nothing(self) -> bool:
        """Whether it looks at tokens, or at none at all, and takes none."""
        return self.may_be_empty and not self.starts

    @property
    def behind_amount(self) -> frozenset[str] | None:
        """The characters one of which stands behind the AMOUNT that it begins with; None where others may, or none."""
        return None if self.leading is None or self.leading.may_end else self.leading.behind

    def then(self, other: Compiled) -> Compiled:
        """This, and the other right behind it."""
        leading = other.leading if self.takes_nothing else self.leading and self.leading.then(other)
        return Compiled(
            self.expression + other.expression,
            self.starts | (other.starts if self.may_be_empty else frozenset()),
            self.seconds
            | (other.starts if self.may_be_one else frozenset())
            | (other.seconds if self.may_be_empty else frozenset()),
            self.may_be_empty and other.may_be_empty,
            (self.may_be_one and other.may_be_empty) or (self.may_be_empty and other.may_be_one),
            leading,
        )


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
    """An expression for any one of the characters; it matches nothing where there are none.

    Neighbours are written as ranges, which `re` compiles in a fraction of the time.
    """
    runs: list[list[str]] = []
    for character in sorted(set(characters)):
        if runs and ord(character) == ord(runs[-1][-1]) + 1:
            runs[-1][1:] = [character]
        else:
            runs.append([character])
    return f"[{''.join('-'.join(run) for run in runs)}]" if runs else "(?!)"


def literals(patterns: Iterable[str]) -> tuple[str, ...]:
    """The words that patterns name in quotes, in the patterns' order: expressions are the same in every process."""
    return tuple(dict.fromkeys(word for pattern in patterns for word in re.findall(r"'([^']+)'", pattern)))


class Compiler:
    """Compiles the patterns of one grammar; each macro once, without its group names."""

    def __init__(self, macros: Mapping[str, str], alphabet: Alphabet) -> None:
        self._macros = macros
        self.alphabet = alphabet
        self._done: dict[tuple[str, bool, bool], Compiled] = {}

    def compile(self, pattern: str, *, groups: bool = True) -> Compiled:
        """The expression for a pattern, with its named groups unless told otherwise. ValueError names what is wrong."""
        return _Parser(_split(pattern), self, groups).alternatives()

    def compile_cut(self, pattern: str) -> str:
        """The expression for tokens up to a CUT, beyond which look-aheads see."""
        parser = _Parser(_split(pattern), self, groups=True, cut=True)
        return f"(?:{parser.alternatives().expression}){CUT}"

    def item(self, name: str, *, cut: bool = False, looking: bool = False) -> Compiled:
        """A class, a word in quotes, a macro, or the beginning of a text; across a CUT where it looks ahead."""
        if name == "^":
            return Compiled(f"(?:\\A|(?<={bracket(self.alphabet.members('gap'))}))")
        if name == "$":
            return Compiled((CUT + "?" if looking else "") + r"\Z")
        if not name[0].isupper():
            members = self.alphabet.members(name)
            expression = (CUT + "?" if looking else "") + bracket(members)
            return Compiled(expression, members, may_be_empty=False, may_be_one=True)
        key = name, cut, looking
        if key not in self._done:
            parser = _Parser(_split(self._macros[name]), self, groups=False, cut=cut, looking=looking)
            leading = Leading() if name == AMOUNT else None
            self._done[key] = parser.alternatives()._replace(leading=leading)
        return self._done[key]


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

    def __init__(
        self,
        lexemes: list[re.Match[str]],
        compiler: Compiler,
        groups: bool,
        *,
        cut: bool = False,
        looking: bool = False,
    ) -> None:
        self._cut = cut
        self._looking = looking
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
            frozenset().union(*(option.seconds for option in options)),
            any(option.may_be_empty for option in options),
            any(option.may_be_one for option in options),
            _any_leading([option.leading for option in options]),
        )

    def _mark(self) -> str:
        return (self._lexemes[self._at]["mark"] or "") if self._at < len(self._lexemes) else ")"

    def _sequence(self) -> Compiled:
        found = Compiled("")
        while self._mark() not in ("|", ")"):
            found = found.then(self._atom())
        return found

    def _inside(self, opening: str) -> Compiled:
        """What a bracket encloses; in a look-ahead of a cut pattern a CUT may stand before each token."""
        before = self._looking
        self._looking = before or (self._cut and opening in ("(?=", "(?!"))
        inner = self.alternatives()
        self._looking = before
        self._at += 1
        return inner

    def _atom(self) -> Compiled:
        lexeme = self._lexemes[self._at]
        self._at += 1
        if lexeme["item"]:
            inner = self._compiler.item(lexeme["item"], cut=self._cut, looking=self._looking)
            opening = "("
        elif lexeme["open"]:
            opening = lexeme["open"]
            inner = self._inside(opening)
        else:
            return Compiled("")
        if opening not in ("(", "(?>"):  # a look around takes no token
            return Compiled(f"{opening}{inner.expression})")
        name = f"?P<{lexeme['group']}>" if lexeme["group"] and self._groups else "?:"
        if opening == "(?>":
            name = "?>"
        repeat = self._mark() if self._mark() in ("?", "*", "+") else ""
        self._at += bool(repeat)
        seconds = inner.seconds | (inner.starts if repeat in ("*", "+") else frozenset())
        return inner._replace(
            expression=f"({name}{inner.expression}){repeat}",
            seconds=seconds,
            may_be_empty=inner.may_be_empty or repeat in ("?", "*"),
            leading=None if repeat else inner.leading,
        )


def _any_leading(options: list[Leading | None]) -> Leading | None:
    """What one of several goes on with; None where one of them does not begin with an AMOUNT."""
    leading = [option for option in options if option]
    if len(leading) < len(options):
        return None
    behind = frozenset[str]().union(*(option.behind for option in leading))
    return Leading(behind, any(option.may_end for option in leading))
