"""A location or bytes become an article and its problems, or passages of a source.

READERS has a row for each media type that can be read. What a reader makes of the bytes is then cleaned: an article's
text is what its author wrote, and each paragraph that was left out is a Problem.

Documents are strangers': they are read in a process of its own within limits (`parser`, `limits`). Only a short plain
text is read here, since nothing but our own code looks at it.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.model import Article, Problem
from workbench.read import limits, media
from workbench.read.articles import Reading, reading_of
from workbench.read.decode import mended
from workbench.read.location import SOURCE_LIMIT, expand, fetch
from workbench.read.material import Given
from workbench.read.passages import Passages, passages_of
from workbench.read.readers import READERS

MOST_PASSAGES = limits.MOST_PASSAGES
"""The most passages of a source that can be searched."""


def read(location: str, *, language: str = "") -> tuple[Article, tuple[Problem, ...]]:
    """The article in a file, at an address, or on standard input for "-", and what was left out of it or is doubtful.

    A `language` that is given is not told from the text. InputError, in one line with a remedy, where there is no text
    to be had.
    """
    reading = _read(fetch(location), language)
    return reading.article, reading.problems


def read_bytes(
    data: bytes, *, name: str = "", media_type: str = "", language: str = ""
) -> tuple[Article, tuple[Problem, ...]]:
    """The article in bytes, and what was left out of it or is doubtful.

    `media_type` is as a server gives it, parameters and all; without it the bytes tell.
    """
    reading = read_paged(data, name=name, media_type=media_type, language=language)
    return reading.article, reading.problems


def read_paged(data: bytes, *, name: str = "", media_type: str = "", language: str = "") -> Reading:
    """The article in bytes with the pages of a paged document, which serve as locators."""
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip().lower() or media.sniff(data, name)
    given = Given(data=data, name=name or "the text", media_type=kind, charset=media.charset(parameters))
    return _read(given, language)


def source_bytes(location: str) -> tuple[bytes, str, tuple[Problem, ...]]:
    """The bytes of what serves as a source, of any kind, their media type, and what was odd on the way to them.

    InputError where they cannot be had.
    """
    given = fetch(location, limit=SOURCE_LIMIT)
    return given.data, given.media_type, given.problems


def source_passages(data: bytes, media_type: str, name: str, *, most: int = MOST_PASSAGES) -> Passages:
    """The passages of a source's bytes, `most` of them at most. InputError where they have no text, or too much."""
    limits.hold_source(len(data))
    given = Given(data=data, name=mended(name), media_type=media_type)
    if _is_plain(given):
        return passages_of(given, most)
    from workbench.read import parser

    return parser.passages_of(given, most)


def _read(given: Given, language: str) -> Reading:
    given = replace(given, name=mended(given.name))
    if _is_plain(given):
        return reading_of(given, language)
    from workbench.read import parser

    return parser.reading_of(given, language)


def _is_plain(given: Given) -> bool:
    """Whether it is a short text in UTF-8: what a process of its own would cost, and keep from nobody."""
    return given.media_type == media.PLAIN and len(given.data) <= limits.PLAIN_BYTES and _is_utf8(given.data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


__all__ = [
    "MOST_PASSAGES",
    "READERS",
    "Passages",
    "Reading",
    "expand",
    "read",
    "read_bytes",
    "read_paged",
    "source_bytes",
    "source_passages",
]
