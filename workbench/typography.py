"""Text without what a typesetter may change: marks and dashes, spaces, ligatures, divided words, composed letters.

`normalize` makes two texts equal that differ in typography alone. `PlainText` goes further, for words that are quoted:
all quotation marks are one, a dash is what its readings allow, and every place leads back to the text it was made of.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

DOUBLE_MARKS = '"“”„‟«»″'
SINGLE_MARKS = "'’‘‛′`´‹›"
MARKS = SINGLE_MARKS + DOUBLE_MARKS
_HYPHENS = "‐‑−"
_LONG_DASHES = "‒–—―"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LIGATURES = {
    letter: unicodedata.normalize("NFKC", letter) for letter in (*map(chr, range(0xFB00, 0xFB07)), "Ĳ", "ĳ")
}

# Primes and guillemets are marks too; single and double ones stay apart, since 5' is no 5".
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(DOUBLE_MARKS, '"'),
        **dict.fromkeys(SINGLE_MARKS, "'"),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_UNSEEN, None),
        **LIGATURES,
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
    plain = _DASH.sub("-", composed).translate(_PLAIN)
    return " ".join(_BEFORE_MARK.sub("", plain).split())


_Readings = frozenset[str]
_NOTHING, _HYPHEN, _LONG = frozenset({""}), frozenset({"-"}), frozenset({"—"})

_ACCENTS = "\u0300-\u036f"
_JOINS = f"-{_HYPHENS}–"
# What differs from its plain form by more than one sign for another. A dash before a figure may be a sign: −5.
_SPOTS = rf"""
    (?P<divided>(?<=[\w{_ACCENTS}])[-‐‑¬\u00ad][{_UNSEEN}]*\s+(?=\w))
  | (?P<joint>(?<=[\w{_ACCENTS}])[{_JOINS}](?=\w))
  | (?P<dash>\s*+(?!(?<![^\s(\[])[{_JOINS}]\d)(?:[{_LONG_DASHES}]|--+|(?<=\s)[-{_HYPHENS}](?=\s))\s*)
  | (?P<unseen>[{_UNSEEN}]+)
  | (?P<beside>\s+(?=[;:!?%]|[»›](?!\w))|(?<=\s[«‹])\s+)
  | (?P<dots>…|\.\s\.\s\.)
  | (?P<space>\s\s+)
  | (?P<ligature>[{"".join(LIGATURES)}])
"""
_SPOT = re.compile(_SPOTS, re.VERBOSE)
_ACCENT = re.compile(f"[{_ACCENTS}]")
_SPOT_WITH_ACCENTS = re.compile(rf"{_SPOTS} | (?P<letter>\w[{_ACCENTS}]+)", re.VERBOSE)
_SIGN_FOR_SIGN = str.maketrans(
    {
        **dict.fromkeys(MARKS, "'"),
        **dict.fromkeys(_HYPHENS + _LONG_DASHES, "-"),
        **dict.fromkeys((char for char in map(chr, range(0x3001)) if char.isspace()), " "),
    }
)


class PlainText:
    """A text without its typography. `text` has neither dashes between words nor the hyphens within.

    `joints` says by place in `text` what may be read there: nothing, a hyphen or a dash.
    """

    def __init__(self, original: str) -> None:
        self.joints: dict[int, _Readings] = {}
        self._starts: list[int] = []
        self._origins: list[tuple[int, int]] = []
        self._length = 0
        pieces = []
        for plain, start, end in self._pieces(original):
            self._starts.append(self._length)
            self._origins.append((start, end))
            self._length += len(plain)
            pieces.append(plain)
        self.text = "".join(pieces)
        self._places = list(self.joints)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original a stretch of `text` stands that is not empty."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def reads_as(self, other: PlainText, at: int) -> bool:
        """Whether the dashes and hyphens of this text can be those of the other from `at` on, where its words stand."""
        length = len(self.text)
        inner = set(other.joints_between(at, at + length))
        outer = {at + place for place, readings in self.joints.items() if _is_needed(place, length, readings)}
        return all(
            self.joints.get(place - at, _NOTHING) & other.joints.get(place, _NOTHING)
            for place in inner | outer
        )

    def joints_between(self, start: int, end: int) -> list[int]:
        """The places of joints within a stretch of `text`, not at its ends."""
        return self._places[bisect_right(self._places, start) : bisect_right(self._places, end - 1)]

    def divides(self, at: int) -> bool:
        """Whether the words on both sides of a place may be two: a hyphen or a dash is there in any reading."""
        return "" not in self.joints.get(at, _NOTHING)

    def _origin(self, at: int) -> tuple[int, int]:
        """Where the sign comes from that stands at a place of `text`."""
        number = bisect_right(self._starts, at) - 1
        start, end = self._origins[number]
        following = self._starts[number + 1] if number + 1 < len(self._starts) else self._length
        if following - self._starts[number] != end - start:
            return start, end
        from_start = at - self._starts[number]
        return start + from_start, start + from_start + 1

    def _pieces(self, original: str) -> Iterator[tuple[str, int, int]]:
        """What is not empty of the plain text, in order, and from where to where it stands in the original."""
        done = 0
        spot = _SPOT_WITH_ACCENTS if _ACCENT.search(original) else _SPOT
        for match in spot.finditer(original):
            if done < match.start():
                yield original[done : match.start()].translate(_SIGN_FOR_SIGN), done, match.start()
            if readings := _readings(match):
                self._read(readings)
            elif plain := _plain(match):
                yield plain, *match.span()
            done = match.end()
        if done < len(original):
            yield original[done:].translate(_SIGN_FOR_SIGN), done, len(original)

    def _read(self, readings: _Readings) -> None:
        if readings != _NOTHING or self._length not in self.joints:
            self.joints[self._length] = readings


def _is_needed(place: int, length: int, readings: _Readings) -> bool:
    return 0 < place < length or "" not in readings


def _readings(match: re.Match[str]) -> _Readings | None:
    """What may be read for a dash, a hyphen or a sign that is not seen; None for other spots."""
    match match.lastgroup:
        case "divided":
            return _readings_at_the_end_of_a_line(match)
        case "joint":
            return _HYPHEN | _LONG if match.group() == "–" or _joins_digits(match) else _HYPHEN
        case "dash":
            return _LONG
        case "unseen":
            return _NOTHING
    return None


def _readings_at_the_end_of_a_line(match: re.Match[str]) -> _Readings:
    """A word that goes on with a small letter may be divided, or a compound; one with a capital is a compound."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    if match.group()[0] in "¬\u00ad":
        return _NOTHING
    if after.islower() or (before.isupper() and after.isupper()):
        return _NOTHING | _HYPHEN
    return _HYPHEN | _LONG if _joins_digits(match) else _HYPHEN


def _joins_digits(match: re.Match[str]) -> bool:
    return match.string[match.start() - 1].isdigit() and match.string[match.end()].isdigit()


def _plain(match: re.Match[str]) -> str:
    """The plain form of a spot that is no dash."""
    match match.lastgroup:
        case "dots":
            return "..."
        case "space":
            return " "
        case "ligature":
            return LIGATURES[match.group()]
        case "letter":
            return unicodedata.normalize("NFC", match.group())
    return ""
