"""A rule's pattern becomes one regular expression over word classes.

Each token of a text is one character that stands for the set of classes its word may have; a class in a pattern is the
set of characters that include it. So a rule reads like a phrase, and runs at the speed of `re`.

A pattern is a sequence of items separated by spaces: `class`, `'word'`, MACRO, each perhaps with a group name in front
(`low:AMOUNT`, `date:(…)`), combined by `( ) | ? * +` and the look-aheads `(?= (?!`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ITEM = re.compile(
    r"(?P<named>[a-z]+):\(|(?:(?P<group>[a-z]+):)?(?P<item>'[^']+'|[A-Z][A-Z_]*|[a-z][a-z_]*)"
    r"|(?P<operator>\(\?[=!:]|[()|?*+])|\s+"
)
_FIRST_CHARACTER = 0xE000  # the private use area: no class character means anything to `re`


class Alphabet:
    """Gives every set of classes a character of its own, and every class the characters that include it."""

    def __init__(self) -> None:
        self._characters: dict[frozenset[str], str] = {}

    def character(self, classes: frozenset[str]) -> str:
        """The character for a set of classes; the same one each time."""
        return self._characters.setdefault(classes, chr(_FIRST_CHARACTER + len(self._characters)))

    def classes(self) -> Mapping[str, frozenset[str]]:
        """The classes of each character given so far."""
        return {character: classes for classes, character in self._characters.items()}

    def members(self, name: str) -> str:
        """A bracket expression for one class; it matches nothing where no word has the class."""
        found = "".join(character for classes, character in self._characters.items() if name in classes)
        return f"[{found}]" if found else "(?!)"


def literals(patterns: Mapping[str, str]) -> frozenset[str]:
    """The words that patterns name in quotes."""
    return frozenset(word for pattern in patterns.values() for word in re.findall(r"'([^']+)'", pattern))


def expression(pattern: str, macros: Mapping[str, str], alphabet: Alphabet, *, groups: bool = True) -> str:
    """The regular expression for a pattern. ValueError names what cannot be read.

    With `groups` false the names are left out, so that many patterns fit into one alternation.
    """
    parts = []
    position = 0
    while position < len(pattern):
        found = _ITEM.match(pattern, position)
        if found is None:
            raise ValueError(f"cannot read {pattern[position:]!r} in the pattern {pattern!r}")
        parts.append(_part(found, macros, alphabet, groups))
        position = found.end()
    return "".join(parts)


def _part(found: re.Match[str], macros: Mapping[str, str], alphabet: Alphabet, groups: bool) -> str:
    item = found["item"]
    if found["named"]:
        return f"(?P<{found['named']}>" if groups else "(?:"
    if item is None:
        operator: str = found["operator"] or ""
        return "(?:" if operator == "(" else operator
    if item[0] == "'":
        inner = alphabet.members(item)
    elif item[0].isupper():
        inner = expression(macros[item], macros, alphabet, groups=False)
    else:
        inner = alphabet.members(item)
    if found["group"] and groups:
        return f"(?P<{found['group']}>{inner})"
    return f"(?:{inner})"
