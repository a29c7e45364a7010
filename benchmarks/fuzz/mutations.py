"""Ways to spoil a text or bytes, one function a row; each asks nothing but its generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

Words = Sequence[str]

_ODD = (
    "\0", "\x1b[31m", "\x7f", "\x85", "\u00ad", "\u00a0", "\u0301" * 40, "\u200b", "\u200d", "\u202e",
    "\u2028", "\u2029",
    "\ufeff", "\ufffd", "\ufffe", "\ud800", "\udfff", "\U000e0041", "\U0001f469\u200d\U0001f680", "İ", "ı",
    "ß", "ﬁ", "ǅ",
    "½", "²", "٣", "৩", "Ⅷ", "㊿", "一万", "𝟙", "﷽", "\r", "\t", "\n\n", "…", "“", "”", "«", "—", "−", "％", "€",
    "₿",
)  # fmt: skip
_NUMBERS = (
    "9" * 400, "1e999999999", "-0", "0", "1" + ",000" * 50, "0." + "0" * 300 + "1", "1.000.000,00", "1 000 000",
    "99999999999999999999/3", "1/0", "0/0", "31.02.2019", "9999-12-31", "0000-00-00", "24:61", "1e-400", "NaN",
    "inf",
    "3½", "1–", "–1", "±", "10^9", "2^2^2^2",
)  # fmt: skip
_PAIRS = ("()", "[]", "{}", "“”", '""', "«»", "''", "<>", "**", "__")
_DIGITS = re.compile(r"\d+")
_MOST = 60_000  # characters: beyond that a case says more of length than of content


def _place(rng: Random, text: Sequence[object]) -> int:
    return rng.randrange(len(text) + 1)


def _span(rng: Random, text: Sequence[object], longest: int = 200) -> tuple[int, int]:
    start = _place(rng, text)
    return start, min(start + rng.randint(1, longest), len(text))


def _drop(rng: Random, text: str, words: Words) -> str:
    start, end = _span(rng, text)
    return text[:start] + text[end:]


def _repeat(rng: Random, text: str, words: Words) -> str:
    start, end = _span(rng, text, 40)
    return text[:start] + text[start:end] * rng.choice((2, 3, 20, 300)) + text[end:]


def _cut(rng: Random, text: str, words: Words) -> str:
    at = _place(rng, text)
    return text[at:] if rng.random() < 0.3 else text[:at]


def _swap(rng: Random, text: str, words: Words) -> str:
    (a, b), (c, d) = sorted((_span(rng, text, 30), _span(rng, text, 30)))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:] if b <= c else text[::-1]


def _insert(choose: Callable[[Random, Words], str]) -> Callable[[Random, str, Words], str]:
    def insert(rng: Random, text: str, words: Words) -> str:
        at = _place(rng, text)
        return text[:at] + choose(rng, words) + text[at:]

    return insert


def _character(rng: Random, text: str, words: Words) -> str:
    at = rng.randrange(len(text)) if text else 0
    return (
        text[:at]
        + chr(rng.choice((rng.randrange(128), rng.randrange(0x3000), rng.randrange(0x110000))))
        + text[at + 1 :]
    )


def _number(rng: Random, text: str, words: Words) -> str:
    places = list(_DIGITS.finditer(text))
    if not places:
        return text + rng.choice(_NUMBERS)
    start, end = rng.choice(places).span()
    return text[:start] + rng.choice(_NUMBERS) + text[end:]


def _nest(rng: Random, text: str, words: Words) -> str:
    start, end = _span(rng, text, 60)
    opening, closing = tuple(rng.choice(_PAIRS))
    depth = rng.choice((1, 5, 60, 2_000))
    return text[:start] + opening * depth + text[start:end] + closing * rng.choice((depth, 0)) + text[end:]


def _case(rng: Random, text: str, words: Words) -> str:
    start, end = _span(rng, text)
    return (
        text[:start]
        + rng.choice((str.upper, str.lower, str.swapcase, str.title))(text[start:end])
        + text[end:]
    )


def _blanks(rng: Random, text: str, words: Words) -> str:
    return text.replace(
        " ", rng.choice(("", "\u00a0", "\u2009", "\n", "  ", "-", "\u200b")), rng.randint(1, 20)
    )


TEXTS: tuple[Callable[[Random, str, Words], str], ...] = (
    _drop, _repeat, _cut, _swap, _character, _number, _nest, _case, _blanks,
    _insert(lambda rng, words: rng.choice(words)), _insert(lambda rng, words: rng.choice(words)),
    _insert(lambda rng, words: rng.choice(_ODD)), _insert(lambda rng, words: rng.choice(_NUMBERS)),
    _insert(lambda rng, words: f" {rng.choice(words)}" * rng.choice((3, 50))),
)  # fmt: skip


def text(rng: Random, of: str, words: Words) -> str:
    """A text after some of the mutations; `words` are what may be spliced into it."""
    for _ in range(rng.choice((1, 1, 2, 3, 6, 12))):
        of = rng.choice(TEXTS)(rng, of, words)[:_MOST]
    return of


def _flip(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    at = rng.randrange(len(data)) if data else 0
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :] if data else b"\0"


def _noise(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _span(rng, data, 20)
    return data[:start] + rng.randbytes(rng.randint(0, 20)) + data[end:]


def _again(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _span(rng, data, 60)
    return data[:start] + data[start:end] * rng.choice((2, 20, 400)) + data[end:]


def _shorter(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _span(rng, data, max(len(data) // 2, 1))
    return data[:start] + data[end:]


def _splice(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    start, end = _span(rng, other, 400)
    at = _place(rng, data)
    return data[:at] + other[start:end] + data[at + (end - start if rng.random() < 0.5 else 0) :]


def _figure(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    places = list(re.finditer(rb"\d+", data))
    if not places:
        return data
    start, end = rng.choice(places).span()
    number = rng.choice(
        (b"0", b"-1", b"4294967296", b"9" * 30, b"2147483647", b"1e99", b"%d" % rng.randrange(1000))
    )
    return data[:start] + number + data[end:]


def _words(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    as_text = data.decode("utf-8", "surrogateescape")
    return text(rng, as_text, _ODD).encode("utf-8", "surrogatepass" if rng.random() < 0.2 else "replace")


BYTES: tuple[Callable[[Random, bytes, Sequence[bytes]], bytes], ...] = (
    _flip, _flip, _noise, _again, _shorter, _splice, _figure, _words,
)  # fmt: skip


def data(rng: Random, of: bytes, others: Sequence[bytes]) -> bytes:
    """Bytes after some of the mutations; of `others` pieces may be spliced into them."""
    for _ in range(rng.choice((1, 1, 2, 4, 10))):
        of = rng.choice(BYTES)(rng, of, others)[: 4 * _MOST]
    return of
