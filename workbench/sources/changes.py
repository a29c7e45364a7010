"""The words of a quotation against those of its place: which answer to each other, and what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from workbench.typography import PlainText

# A word divided at a line's end is one word; a dash parts two, and a sign behind a space goes with the word before it.
_WORD = re.compile(r"(?:(?<=[^\W\d_])[-‐‑¬\u00ad]\s+(?=[^\W\d_A-ZÀ-ÖØ-Þ])|\s+(?=%)|(?!--)[^\s—―])+")
_BESIDE = "'.,;:!?()[]*"
_STRAY = 3  # words beyond the aligned stretch that may still belong to it

_Code = tuple[str, int, int, int, int]


class Difference(NamedTuple):
    """Words of the quotation and what the source has in their place; "" where one of the two has nothing."""

    quoted: str
    in_source: str


class Words:
    """The words of a text with their spans. Their keys are equal for words that only typography tells apart."""

    def __init__(self, text: str) -> None:
        self._text = text
        matches = ((match.span(), _key(match.group())) for match in _WORD.finditer(text))
        pairs = [(span, key) for span, key in matches if key]
        self._spans = [span for span, _ in pairs]
        self._keys = [key for _, key in pairs]

    def __len__(self) -> int:
        return len(self._keys)

    def shared(self, others: Words) -> int:
        """How many of the words stand in another text in the same order, whether with small letters or capitals."""
        codes = _codes(self._small, others._small)
        return sum(high - low for kind, low, high, _, _ in codes if kind == "equal")

    def answering_to(self, quoted: Words, start: int, end: int) -> tuple[int, int] | None:
        """From where to where the words stand that answer to the quotation's, which lies about on `start` to `end`.

        Words at either end are more or fewer where that is what the quotation has. None where there are no words.
        """
        first = sum(high <= start for _, high in self._spans)
        last = sum(low < end for low, _ in self._spans)
        wide = max(0, first - _STRAY)
        bounds = _bounds(_codes(quoted._small, self._small[wide : last + _STRAY]))
        if bounds is not None:
            first, last = wide + bounds[0], wide + bounds[1]
        return (self._spans[first][0], self._spans[last - 1][1]) if first < last else None

    def differences(self, in_source: Words) -> Iterator[Difference]:
        """Where words differ; commas and the like beside them do not count."""
        for kind, low, high, begin, end in _codes(self._keys, in_source._keys):
            if kind != "equal":
                yield Difference(self._shown(low, high), in_source._shown(begin, end))
                continue
            for own, other in zip(range(low, high), range(begin, end), strict=True):
                if not self._plain[own].reads_as(in_source._plain[other], 0):
                    yield Difference(self._shown(own, own + 1), in_source._shown(other, other + 1))

    @cached_property
    def _small(self) -> list[str]:
        return [key.lower() for key in self._keys]

    @cached_property
    def _plain(self) -> list[PlainText]:
        return [PlainText(self._text[slice(*span)].strip(_BESIDE)) for span in self._spans]

    def _shown(self, first: int, last: int) -> str:
        return " ".join(self._text[slice(*span)] for span in self._spans[first:last])


def _key(word: str) -> str:
    plain = word if word.isascii() and word.isalnum() else PlainText(word).text
    return plain.strip(_BESIDE)


def _codes(quoted: list[str], in_source: list[str]) -> list[_Code]:
    return list(SequenceMatcher(a=quoted, b=in_source, autojunk=False).get_opcodes())


def _bounds(codes: list[_Code]) -> tuple[int, int] | None:
    """From where to where the found words answer to the quotation's; None where no word of it is there."""
    if all(code[0] != "equal" for code in codes):
        return None
    _, low, high, begin, end = codes[0]
    first = max(begin, end - (high - low))
    _, low, high, begin, end = codes[-1]
    return first, min(end, begin + (high - low))
