"""The terminal's border: foreign text becomes text that only shows, and offsets into it hold."""

from __future__ import annotations

import unicodedata

# Control characters and bidirectional overrides act on a terminal instead of showing; Cs and Cn cannot be encoded or
# have no agreed shape. Line breaks and tabs are left to the caller's layout.
_ACTING = frozenset({"Cc", "Cs", "Cn"})
_BIDI = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"
)
_KEPT = frozenset("\n\t")


def shown(text: str) -> str:
    """The text with each character that acts on a terminal replaced by "\ufffd", one for one.

    >>> shown("a\\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    if text.isprintable():
        return text
    return "".join(map(_shown_char, text))


def shown_line(text: str) -> str:
    """The text as it may be shown on one line: every run of white space becomes one space, so offsets do not hold."""
    return " ".join(shown(text).split())


def _shown_char(char: str) -> str:
    if char in _KEPT:
        return char
    if char in _BIDI or unicodedata.category(char) in _ACTING:
        return "\ufffd"
    return char
