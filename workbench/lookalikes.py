"""Names that are not the same and look it: letters of two alphabets with one shape, or a character that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from workbench.invisible import HIDING, hides

# Letters of Cyrillic, Greek, Armenian, Latin's own corners, and the Latin letter that each looks like in most fonts.
_SHAPES = {
    **dict(zip("АВЕЅІЈКМНОРСТУХҮԌԛԝҺԁ", "ABESIJKMHOPCTYXYGqwhd", strict=True)),
    **dict(zip("аеѕіјорсухһүѵӏ", "aesijopcyxhyvl", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("αγικνορτυχϳ", "ayikvoptuxj", strict=True)),
    **dict(zip("օսոհցգյ", "ounhgqj", strict=True)),
    **dict(zip("ıɑɡʏꞵ", "iagyB", strict=True)),
}
_TO_LATIN = str.maketrans(_SHAPES)
# A small l, a capital I and a stroke are one shape; so are a nought and an O, but only where letters stand beside them.
_STROKES = str.maketrans("I|ǀ", "lll")
_DIGIT_AMONG_LETTERS = re.compile(r"(?<=[^\W\d_])[01]|[01](?=[^\W\d_])")


def look_alikes(names: Iterable[str]) -> list[tuple[str, ...]]:
    """The groups of names that look alike and are not the same, each sorted.

    >>> look_alikes(["Paypal", "Pay\\u200bpal", "Quay"])
    [('Paypal', 'Pay\\u200bpal')]
    """
    by_look: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        by_look[look(name)].add(name)
    return sorted(tuple(sorted(group)) for group in by_look.values() if len(group) > 1)


def ambiguous(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that could be taken for another of them."""
    return frozenset(name for group in look_alikes(names) for name in group)


def look(name: str) -> str:
    """What a reader takes a name for: no characters without width, Latin's shapes, one case, single spaces."""
    seen = "".join(char for char in unicodedata.normalize("NFKC", name) if not HIDING.match(char))
    latin = _DIGIT_AMONG_LETTERS.sub(_as_letter, seen.translate(_TO_LATIN)).translate(_STROKES)
    return " ".join(latin.casefold().split())


def peculiar(name: str) -> tuple[str, ...]:
    """The Unicode names of what in a name only looks like Latin letters or is not seen, each once, in their order."""
    is_told = (char in _SHAPES or hides(name, at) for at, char in enumerate(name))
    chars = (char for char, told in zip(name, is_told, strict=True) if told)
    return tuple(dict.fromkeys(unicodedata.name(char, f"U+{ord(char):04X}") for char in chars))


def _as_letter(digit: re.Match[str]) -> str:
    return "l" if digit[0] == "1" else "o"
