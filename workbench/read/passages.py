"""What a document says becomes passages with locators: paragraphs of a text, cells of a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from workbench.errors import InputError
from workbench.model import Passage, Problem
from workbench.read import decode, language, media, paragraphs, spreadsheets
from workbench.read.decode import mended
from workbench.read.material import Given, Material
from workbench.read.readers import READERS

_TOLD_BY = 60  # passages by which the language of a text is told
_LONGEST = 1200  # characters of a passage; a longer paragraph is divided at a sentence
_ENDS = re.compile(r"(?<=[.!?…])[”\"»’]?\s+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TABLES = frozenset({spreadsheets.CSV, spreadsheets.XLSX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The passages of a document in its order, what could not be read, and its language; "" where it cannot be told.

    `title`, `author`, `publisher` and `published` are what the document says of itself, "" or None where it does not.
    """

    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...] = ()
    language: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: date | None = None


def passages_of(given: Given, most: int) -> Passages:
    """The passages of a document, `most` of them at most. InputError where it has no text."""
    if given.media_type in _TABLES:
        written, problems = _cells(given)
        material = Material(text="")
    else:
        material = _material(given)
        written, problems = _of_text(material.text, material.pages), material.problems
    passages = tuple(islice(written, most + 1))
    if len(passages) > most:
        problems += (Problem(message=f"only its first {most:,} passages can be searched"),)
    beginning = "\n".join(passage.text for passage in passages[:_TOLD_BY])
    return Passages(
        passages=passages[:most],
        problems=problems,
        language=language.of_text(beginning),
        title=mended(material.title),
        author=mended(material.author),
        publisher=mended(material.publisher),
        published=material.published,
    )


def _cells(given: Given) -> tuple[Iterable[Passage], tuple[Problem, ...]]:
    if given.media_type == spreadsheets.XLSX:
        return spreadsheets.xlsx_passages(given.data), ()
    text, problems = decode.decode(given)
    return spreadsheets.csv_passages(text), problems


def _material(given: Given) -> Material:
    reader = READERS.get(given.media_type)
    if reader is None:
        kind = media.NAMES.get(given.media_type, given.media_type)
        raise InputError(
            f"{given.name} is {kind}, whose text cannot be read; it is kept as it is: "
            "save it as PDF, text or HTML and add that"
        )
    material = reader(given)
    if not material.text.strip():
        raise InputError(f"{given.name} has no text in it; it is kept as it is")
    return material


def _of_text(text: str, pages: Sequence[int]) -> Iterator[Passage]:
    ordinal = 0
    for number, paragraph in enumerate(paragraphs.split(text), 1):
        start, end = paragraph.span
        within = pages[bisect_right(pages, start) : bisect_right(pages, end - 1)]
        for low, high in pairwise((start, *within, end)):
            page = bisect_right(pages, low)
            words = " ".join(text[low:high].translate(_UNSEEN).split())
            for part in _parts(words):
                ordinal += 1
                yield Passage(ordinal=ordinal, locator=f"p. {page}" if page else f"¶ {number}", text=part)


def _parts(words: str) -> Iterator[str]:
    """A paragraph, or what a long one consists of: at most so many characters, up to the end of a sentence or word."""
    start = 0
    while len(words) - start > _LONGEST:
        most = start + _LONGEST
        ends = [match.end() for match in _ENDS.finditer(words, start + _LONGEST // 4, most)]
        cut = ends[-1] if ends else words.rfind(" ", start + 1, most) + 1 or most
        yield words[start:cut].strip()
        start = cut
    if start < len(words):
        yield words[start:]
