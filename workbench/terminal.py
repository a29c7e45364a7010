"""The terminal's border: foreign text becomes text that only shows, and offsets into it hold."""

from __future__ import annotations

import re
import unicodedata

from workbench.invisible import HIDING, hides

# Control characters and bidirectional overrides act on a terminal instead of showing; Cs and Cn cannot be encoded or
# have no agreed shape. Line breaks and tabs are left to the caller's layout.
_ACTING = frozenset({"Cc", "Cs", "Cn"})
_BIDI = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"
)
_KEPT = frozenset("\n\t")
_MARK = "\ufffd"


def shown(text: str) -> str:
    """The text with "\ufffd" for each character that acts on a terminal, or that hides among the others, one for one.

    >>> shown("a\\x1b[2Jb"), shown("pay\\u200bpal")
    ('a\ufffd[2Jb', 'pay\ufffdpal')
    """
    if text.isprintable() and not HIDING.search(text):
        return text
    # A text has few different characters, and mostly none of them is to be looked at where it stands.
    suspects = "".join(sorted(filter(_may_be_marked, set(text))))
    if not suspects:
        return text
    return re.sub(
        f"[{re.escape(suspects)}]",
        lambda place: _MARK if _acts_or_hides(text, place.start()) else place[0],
        text,
    )


def shown_line(text: str) -> str:
    """The text as it may be shown on one line: every run of white space becomes one space, so offsets do not hold."""
    return " ".join(shown(text).split())


def _may_be_marked(char: str) -> bool:
    return char not in _KEPT and (_acts(char) or HIDING.match(char) is not None)


def _acts_or_hides(text: str, at: int) -> bool:
    return _acts(text[at]) or hides(text, at)


def _acts(char: str) -> bool:
    return char in _BIDI or unicodedata.category(char) in _ACTING
