"""Numbers as people write them: 1,234.5 in English, 1.234,5 and 1 234,5 elsewhere; the expression tells which."""

from __future__ import annotations

import re

from workbench.calc import words

_GAP = "[ \u00a0\u202f\u2009'’]"
ENGLISH = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
CONTINENTAL = r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"
SPACED = rf"[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"

_COMMA_FIRST = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]")
_SHORT_TAIL = re.compile(r"(?<![0-9,.])[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})(?![0-9,])")
_WORD = re.compile(r"[^\W\d_]+")


def is_continental(text: str) -> bool:
    """Whether a comma begins the decimals: 1.234,5 shows it, a word of such a language, or 3,5 outside of brackets."""
    if _COMMA_FIRST.search(text):
        return True
    foreign = any(word.lower() in words.foreign() for word in _WORD.findall(text))
    return foreign or ("(" not in text and _SHORT_TAIL.search(text) is not None)


def plain(written: str, *, continental: bool) -> str:
    """A number with a stop before its decimals and nothing between its thousands."""
    bare = re.sub(_GAP, "", written)
    spaced = bare != written
    if continental or (spaced and bare.count(",") == 1):
        return bare.replace(".", "").replace(",", ".")
    return bare.replace(",", "")
