"""Where a text's quotations stand, and the text with their insides blanked: no word of theirs speaks outside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model import Span

OPENS, CLOSES, HIDDEN = "“", "”", "\x00"
_LONGEST = 2_000  # characters of a quotation: a longer one has lost its end
_SPOKEN_WORDS = (
    4  # words between quotation marks that are speech in any case; fewer may be a name or a distance
)
_FEWEST_WORDS = 3
_SPOKEN_END = re.compile(r"[,.!?…]\s*$")
_SPOKEN_GOES_ON = re.compile(r"\s?,")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks. `spoken` are words that somebody said, not a name or a word kept at a distance."""

    start: int
    end: int
    inside: Span
    spoken: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a text in order; `outside` is the text with one mark for each end and nothing between."""

    all: Sequence[Quotation]
    outside: str
    starts: Sequence[int]

    def within(self, span: Span) -> list[Quotation]:
        """The quotations that stand in a stretch, wholly or in part."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        found = []
        for quotation in self.all[first:]:
            if quotation.start >= span.end:
                break
            if quotation.end > span.start:
                found.append(quotation)
        return found


class QuotationMarks:
    """The marks of a language: pairs of an opening mark and those that may close it, which never cross a line.

    Only a quotation that begins its line may lack its end: one of several paragraphs.
    """

    def __init__(self, pairs: Sequence[str], open_pairs: Sequence[str]) -> None:
        every = re.escape("".join(sorted(set("".join(pairs)))))
        closed = [_closed(pair, every) for pair in pairs]
        begun = [rf"(?m:^)[^\S\n]*{re.escape(pair[0])}[^{every}\n]{{1,{_LONGEST}}}$" for pair in open_pairs]
        self._expression = re.compile("|".join((*closed, *begun)), re.MULTILINE)

    def of(self, flat: str) -> Quotations:
        """The quotations of a text in which line breaks only stand where a sentence ends."""
        found = [_quotation(flat, match) for match in self._expression.finditer(flat)]
        parts, last = [], 0
        for quotation in found:
            parts += [flat[last : quotation.start], _blanked(quotation)]
            last = quotation.end
        return Quotations(found, "".join((*parts, flat[last:])), [each.start for each in found])


def _closed(pair: str, every: str) -> str:
    """An expression for a quotation; a mark that opens and closes alike opens before a word only."""
    opening, closing = re.escape(pair[0]), re.escape(pair[1:])
    alike = pair[0] in pair[1:]
    lead = rf"(?<!\w){opening}(?=\S)" if alike else opening
    return rf"{lead}[^{every}\n]{{1,{_LONGEST}}}[{closing}]"


def _quotation(text: str, match: re.Match[str]) -> Quotation:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    words = text[start + 1 : match.end()]
    end = match.end() - 1 if words and not words[-1].isalnum() else match.end()
    return Quotation(start, match.end(), Span(start + 1, end), _is_spoken(text, start + 1, end))


def _is_spoken(text: str, start: int, end: int) -> bool:
    inside = text[start:end].strip()
    words = inside.split()
    if len(words) >= _SPOKEN_WORDS:
        return True
    said_so = _SPOKEN_END.search(inside) or _SPOKEN_GOES_ON.match(text, end + 1)
    return bool(said_so) or (len(words) == _FEWEST_WORDS and not words[0][0].isupper())


def _blanked(quotation: Quotation) -> str:
    """As long as the quotation: one mark at each end where it is spoken, else nothing that could be read."""
    hidden = HIDDEN * (quotation.end - quotation.start - 2)
    return f"{OPENS}{hidden}{CLOSES}" if quotation.spoken else f"'{hidden}'"
