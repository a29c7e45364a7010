"""Bytes become text: UTF-8 first, then what is declared, then a guess, which is reported.

The text that comes out is the same on every machine: line ends are "\\n", tabs stay, other control characters and
bidirectional overrides are "\\ufffd", one for one. Unicode is not normalised: letters stay as they are written.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from workbench.errors import InputError
from workbench.model import Problem
from workbench.read import language
from workbench.read.material import Given

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Encodings that articles are kept in, by Python's name for them, and the name that people know. Nothing else is tried
# or obeyed, so that a page that declares "unicode_escape" or "zlib" gets no say.
ENCODINGS: dict[str, str] = {
    "cp1252": "windows-1252",
    "iso8859_15": "iso-8859-15",
    "mac_roman": "macintosh",
    "cp1250": "windows-1250",
    "iso8859_2": "iso-8859-2",
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
    "koi8_u": "koi8-u",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "gb18030": "gb18030",
    "big5": "big5",
    "cp949": "euc-kr",
}

# What browsers read a declared name as: https://encoding.spec.whatwg.org/#names-and-labels
_DECLARED: dict[str, str] = {
    **{python: python for python in ENCODINGS},
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-15": "iso8859_15",
    "mac-roman": "mac_roman",
    "iso8859-2": "iso8859_2",
    "iso8859-5": "iso8859_5",
    "iso8859-7": "iso8859_7",
    "iso8859-9": "cp1254",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "utf-8": "utf-8",
}
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}")
_CENTRAL_EUROPEAN = frozenset({"pl", "cs", "hu", "ro"})

_LINE_END = re.compile("\r\n|[\r\f\u2028\u2029]")
# The scripts of South-East Asia divide words by a space without width.
_UNSEEN = re.compile("[\u00ad\u2060\ufeff]|(?<![\u0e00-\u109f\u1780-\u17ff])\u200b")
_HIDES = re.compile("[\u00ad\u2060\ufeff\u200b\u0300-\u036f]")
_ACCENTED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_ACTING = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HALF = re.compile("[\ud800-\udfff]")
# What is taken for windows-1252 and has other signs at a few places: told apart by what stands there.
_CONFUSED = ("iso8859_15", "mac_roman")
_ODD = re.compile(
    r"(?<=[^\W\d_])[^\x00-\x7f\w’‘ʼ‐-―\u00a0\u00ad](?=[^\W\d_])"  # a sign inside a word
    r"|(?<=[a-zß-ÿ])(?=[^\x00-\x7f])[ÀÁÂÄÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØŒÙÚÛÜŸŠŽ½¼¾]"  # a capital or fraction after a letter
    r"|[\x80-\x9f\ufffd¤]"
)
_FEW = 3  # stray zeros that even a line may hold: they are replaced, and told
_SAMPLE = 100_000  # bytes looked at for a guess


def decode(given: Given) -> tuple[str, tuple[Problem, ...]]:
    """The text of bytes, and what had to be guessed or replaced. InputError where they are no text, or an empty one."""
    raw, guesses = _decoded(given)
    text, problems = clean_characters(raw.removeprefix("\ufeff"), given.name)
    if not text.strip():
        raise InputError(f"{given.name} is empty: give a file with the article's text in it")
    return text, guesses + problems


def clean_characters(raw: str, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with one kind of line end, whole words, and without characters that act instead of showing."""
    lines = _whole_words(_LINE_END.sub("\n", raw))
    text, count = _ACTING.subn("\ufffd", lines)
    if not count:
        return text, ()
    if count * 3 > len(text):
        raise _binary(name)
    noun = "control character" if count == 1 else "control characters"
    return text, (Problem(message=f"replaced {count:,} {noun} by “\ufffd”", location=name),)


def _whole_words(text: str) -> str:
    if not _HIDES.search(text):
        return text
    return _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match.group()), _UNSEEN.sub("", text))


def mended(text: str) -> str:
    """The text with halves of characters, which no encoding has, replaced by "\ufffd", one for one.

    Names of files, escapes in a page's metadata and headers of mail may bring them.
    """
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def _decoded(given: Given) -> tuple[str, tuple[Problem, ...]]:
    data = given.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _leniently(data[len(mark) :], encoding, given.name, said=False)
    wide = _wide(data)
    if wide:
        return _leniently(data, wide, given.name)
    if data.count(0) > _FEW and data.count(0) * 20 > len(data):
        raise _binary(given.name)
    for encoding in ("utf-8", _declared(given.charset)):
        text = _strictly(data, encoding)
        if text is not None:
            return text, ()
    if _is_damaged_utf8(data):
        return _leniently(data, "utf-8", given.name, said=False)
    return _leniently(data, _guessed(given), given.name)


def _strictly(data: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _leniently(
    data: bytes, encoding: str, name: str, *, said: bool = True
) -> tuple[str, tuple[Problem, ...]]:
    """Decodes and counts what cannot be; with `said` the encoding is a guess, and the checker is told."""
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding, "ignore") or b"\x00")
    shown = ENCODINGS.get(encoding, encoding)
    problems = [Problem(message=f"read as {shown}, which is a guess", location=name)] if said else []
    if lost > 0:
        message = f"{lost:,} characters could not be read as {shown} and stand as “\ufffd”"
        problems.append(Problem(message=message, location=name))
    return text, tuple(problems)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: in European text every other byte is zero."""
    half = len(data) // 2
    if half < 2 or len(data) % 2:
        return ""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd * 5 > half * 2 and even * 20 < half:
        return "utf-16-le"
    if even * 5 > half * 2 and odd * 20 < half:
        return "utf-16-be"
    return ""


def _declared(label: str) -> str:
    """The codec that a declared charset stands for; "" where it is unknown or none that we obey."""
    label = label.strip()
    if not _LABEL.fullmatch(label):
        return ""
    try:
        return _DECLARED.get(codecs.lookup(label).name, "")
    except LookupError:
        return ""


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII is sound UTF-8, as in a file that was cut or stitched."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    sound = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    return sound >= 4 * lost


def _guessed(given: Given) -> str:
    from charset_normalizer import from_bytes

    sample = given.data[:_SAMPLE]
    if len(given.data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    matches = from_bytes(sample, cp_isolation=list(ENCODINGS))
    guesses = [encoding for match in matches for encoding in match.could_be_from_charset]
    if not guesses:
        raise _binary(given.name)
    guesses += [encoding for encoding in _CONFUSED if _strictly(sample, encoding) is not None]
    preferred = _preferred(sample)
    order = sorted(guesses, key=lambda encoding: (_oddity(sample, encoding), encoding not in preferred))
    if _oddity(sample, order[0]) * 20 > len(sample):
        raise _binary(given.name)
    return order[0]


def _preferred(sample: bytes) -> frozenset[str]:
    """The single-byte family that the text's plain words speak for: charset-normalizer takes them for one another."""
    words = language.by_words(sample.decode("ascii", "ignore"))
    return frozenset({"cp1250", "iso8859_2"}) if words in _CENTRAL_EUROPEAN else frozenset({"cp1252"})


def _oddity(sample: bytes, encoding: str) -> int:
    """How many characters stand where a text in this encoding would not have them: signs inside words, controls."""
    return len(_ODD.findall(sample.decode(encoding, "replace")))


def _binary(name: str) -> InputError:
    return InputError(f"{name} holds no text that can be read: give the article as text or HTML")
