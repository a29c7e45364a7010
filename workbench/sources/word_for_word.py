"""Where words stand in a text word for word, whatever the typography of both.

A sieve of the quotation's letters alone goes over the text; only what passes it is made plain and looked at closely.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from workbench.typography import LIGATURES, PlainText

_AROUND = 60  # characters beside what passes the sieve: what may stand beside letters, and a word that is cut
# What goes on with the word or figure before it: "5.04" is cut between any two of its characters.
_RUN = re.compile(r"\w[\w\u0300-\u036f]*(?:[.,:'’]\w[\w\u0300-\u036f]*)*")
_LIGATED = frozenset(pair for letters in LIGATURES.values() for pair in pairwise(letters))


class Match(NamedTuple):
    """A stretch of a text; `cut` where it begins or ends within a word or figure."""

    start: int
    end: int
    cut: bool


def matches(words: str, text: str) -> Iterator[Match]:
    """Every place where these words stand in a text, without overlap and in order."""
    wanted = PlainText(words)
    done = 0
    for stretch in _sieve(wanted.text).finditer(text) if any(map(_is_letter, wanted.text)) else ():
        if stretch.end() <= done:
            continue
        begin = max(0, stretch.start() - _AROUND)
        region = PlainText(text[begin : stretch.end() + _AROUND])
        for start, end in _in_plain(wanted, region):
            first, last = (begin + place for place in region.origin(start, end))
            if first >= done:
                done = last
                yield Match(first, last, _cuts(region, start, end))


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def _sieve(plain: str) -> re.Pattern[str]:
    """The letters and digits of a text in order, with anything but such between, by themselves or in ligatures."""
    letters = list(filter(_is_letter, plain))
    parts = [_alone_or_ligated(letters[0])]
    for before, letter in pairwise(letters):
        optional = "?" if (before, letter) in _LIGATED else ""
        parts.append(_alone_or_ligated(letter) + optional)
    return re.compile(r"\W*+".join(parts))


def _alone_or_ligated(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    ligatures = "".join(ligature for ligature, letters in LIGATURES.items() if letters[0] == letter)
    choice = "".join(dict.fromkeys(letter + base + ligatures))
    return f"[{choice}]" if len(choice) > 1 else letter


def _in_plain(words: PlainText, text: PlainText) -> Iterator[tuple[int, int]]:
    """Where one plain text stands in another, without overlap."""
    length = len(words.text)
    at = text.text.find(words.text)
    while at >= 0:
        same = words.reads_as(text, at)
        if same:
            yield at, at + length
        at = text.text.find(words.text, at + (length if same else 1))


def _cuts(text: PlainText, start: int, end: int) -> bool:
    before = max(0, start - _AROUND)
    around = text.text[before : end + _AROUND]
    edges = [edge - before for edge in (start, end) if not text.divides(edge)]
    return any(run.start() < edge < run.end() for run in _RUN.finditer(around) for edge in edges)
