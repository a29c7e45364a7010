"""Text without what a typesetter may change: the shapes of quotation marks and dashes, spaces, composed characters."""

from __future__ import annotations

import re
import unicodedata

# Primes and guillemets are marks too; single and double ones stay apart, since 5' is no 5".
_MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("’‘‛′`´‹›", "'"),
        **dict.fromkeys("‐‑−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "…": "...",
    }
)
_WITHIN_GUILLEMETS = re.compile(r"(?<=[«‹])\s+|\s+(?=[»›])")
# A dash with or without spaces around it; a hyphen alone joins, or is a sign, unless spaces are on both sides.
_DASH = re.compile(r"\s*(?:[–—―‒]|(?<=\s)--?(?=\s)|--)\s*")
_BEFORE_MARK = re.compile(r"\s+(?=[;:!?%])")


def normalize(text: str) -> str:
    """The text in one typography: two texts that differ in typography alone are equal then."""
    composed = unicodedata.normalize("NFC", _WITHIN_GUILLEMETS.sub("", text))
    plain = _DASH.sub("-", composed).translate(_MARKS)
    return " ".join(_BEFORE_MARK.sub("", plain).split())
