"""Characters that nobody sees: where a script or an emoji needs one it stays, everywhere else it hides something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_JOINERS = "\u200c\u200d"
_SPACE_OF_NO_WIDTH = "\u200b"
_TAGS = "\U000e0001\U000e0020-\U000e007f"
_FLAG, _END_OF_TAGS = "\U0001f3f4", "\U000e007f"
_MONGOLIAN = "\u180b-\u180f"
_SELECTORS, _TEXT_OR_EMOJI = "\ufe00-\ufe0d\U000e0100-\U000e01ef", "\ufe0e\ufe0f"
# Soft hyphens, joiners of words, fillers, what annotates or shapes digits: no text that is read needs them to be read.
_NEVER_NEEDED = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u2060-\u2065\u206a-\u206f\u2800\u3164\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000\U000e0002-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
HIDING = re.compile(
    f"[{_JOINERS}{_SPACE_OF_NO_WIDTH}{_TAGS}{_MONGOLIAN}{_SELECTORS}{_TEXT_OR_EMOJI}{_NEVER_NEEDED}]"
)
_FLAG_OF_TAGS = re.compile(f"{_FLAG}[\U000e0020-\U000e007e]{{1,16}}{_END_OF_TAGS}")
# Scripts, as names of characters begin, whose letters are joined or parted by what has no width.
_JOINING = re.compile(
    "ARABIC|SYRIAC|MANDAIC|NKO|MONGOLIAN|PHAGS-PA|DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|"
    "MALAYALAM|SINHALA|KHMER|MYANMAR|BALINESE|JAVANESE|SUNDANESE|TIBETAN|LIMBU|TAI|CHAKMA|MEETEI|NEWA|GRANTHA"
)
_WITHOUT_SPACES = re.compile("THAI|LAO|KHMER|MYANMAR|TIBETAN|JAVANESE|BALINESE|TAI|CJK|HIRAGANA|KATAKANA")
_MONGOLIAN_SCRIPT = re.compile("MONGOLIAN")
_WITH_VARIANTS = re.compile("CJK|MYANMAR|PHAGS-PA|MONGOLIAN|MANICHAEAN")
# What has an emoji's shape and a text's: signs, and the few marks and digits that an emoji is made of.
_EMOJI_CATEGORIES = frozenset({"So", "Sm", "Sk"})
_ALSO_EMOJI = frozenset("#*0123456789\u203c\u2049\u3030\u303d\ufe0f")
_VARIANT_SIGNS = frozenset({"Sm", "So"})


def hides(text: str, at: int) -> bool:
    """Whether the character at this place, in code points, has no width there and is not needed for reading."""
    char = text[at]
    if not HIDING.match(char):
        return False
    return not any(members.match(char) and is_needed(text, at) for members, is_needed in _NEEDED)


def _joins_emoji(text: str, at: int) -> bool:
    return _is_emoji(text[at - 1 : at]) and _is_emoji(text[at + 1 : at + 2])


def _joins_letters(text: str, at: int) -> bool:
    return _is_of(_JOINING, text[at - 1 : at])


def _parts_words(text: str, at: int) -> bool:
    return _is_of(_WITHOUT_SPACES, text[at - 1 : at]) and _is_of(_WITHOUT_SPACES, text[at + 1 : at + 2])


def _chooses_a_look(text: str, at: int) -> bool:
    return _is_emoji(text[at - 1 : at]) and text[at - 1 : at] != "\ufe0f"


def _chooses_a_variant(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return _is_of(_WITH_VARIANTS, before) or _category(before) in _VARIANT_SIGNS


def _is_of_mongolian(text: str, at: int) -> bool:
    return _is_of(_MONGOLIAN_SCRIPT, text[at - 1 : at])


def _is_of_a_flag(text: str, at: int) -> bool:
    begin = text.rfind(_FLAG, max(0, at - 18), at)
    flag = _FLAG_OF_TAGS.match(text, begin) if begin >= 0 else None
    return flag is not None and at < flag.end()


_NEEDED: tuple[tuple[re.Pattern[str], Callable[[str, int], bool]], ...] = (
    (re.compile("\u200d"), _joins_emoji),
    (re.compile(f"[{_JOINERS}]"), _joins_letters),
    (re.compile(_SPACE_OF_NO_WIDTH), _parts_words),
    (re.compile(f"[{_TEXT_OR_EMOJI}]"), _chooses_a_look),
    (re.compile(f"[{_SELECTORS}]"), _chooses_a_variant),
    (re.compile(f"[{_MONGOLIAN}]"), _is_of_mongolian),
    (re.compile(f"[{_TAGS}]"), _is_of_a_flag),
)


def _is_emoji(char: str) -> bool:
    return char in _ALSO_EMOJI or _category(char) in _EMOJI_CATEGORIES


def _is_of(scripts: re.Pattern[str], char: str) -> bool:
    return bool(char) and scripts.match(unicodedata.name(char, "")) is not None


def _category(char: str) -> str:
    return unicodedata.category(char) if char else ""
