"""A location or bytes become an article and its problems.

READERS has a row for each media type that can be read. What a reader makes of the bytes is then cleaned: an article's
text is what its author wrote, and each paragraph that was left out is a Problem.
"""

from __future__ import annotations

from workbench.errors import InputError
from workbench.model import Article, Problem, article_of
from workbench.read import clean, html, media, plain
from workbench.read.location import expand, fetch, name_of
from workbench.read.material import Given, Material, Reader

READERS: dict[str, Reader] = {
    media.PLAIN: plain.read,
    media.MARKDOWN: plain.read_markdown,
    media.HTML: html.read,
    media.XHTML: html.read,
}
"""Media type -> what reads it. A new kind of material is a module and its row here."""

_UNTOLD = "en"  # the language of a text that is too short to tell


def read(location: str) -> tuple[Article, tuple[Problem, ...]]:
    """The article in a file, or on standard input for "-", and what was left out of it or is doubtful.

    InputError, in one line with a remedy, where there is no text to be had.
    """
    return _read(fetch(location), name=name_of(location))


def read_bytes(data: bytes, *, name: str = "", media_type: str = "") -> tuple[Article, tuple[Problem, ...]]:
    """The same for bytes. `media_type` is as a server gives it, parameters and all; without it the bytes tell."""
    return _read(data, name=name or "the text", media_type=media_type)


def source_bytes(location: str) -> tuple[bytes, str]:
    """The bytes of a file that serves as a source, and their media type; InputError where they cannot be had."""
    data = fetch(location)
    return data, media.sniff(data, name_of(location))


def _read(data: bytes, *, name: str, media_type: str = "") -> tuple[Article, tuple[Problem, ...]]:
    kind, _, parameters = media_type.partition(";")
    given = Given(
        data=data,
        name=name,
        media_type=kind.strip().lower() or media.sniff(data, name),
        charset=_charset(parameters),
    )
    material = _reader(given)(given)
    if not material.text.strip():
        raise InputError(f"{name} has no text in it: give a file with the article's text")
    return _article(given, material)


def _article(given: Given, material: Material) -> tuple[Article, tuple[Problem, ...]]:
    cleaned = clean.clean(
        material.text,
        title=material.title,
        author=material.author,
        publisher=material.publisher,
        declared=material.language,
    )
    article = article_of(
        cleaned.text,
        language=cleaned.language or _UNTOLD,
        title=cleaned.title,
        url=material.url,
        publisher=cleaned.publisher,
        author=cleaned.author,
        published=material.published,
        media_type=given.media_type,
    )
    return article, (*material.problems, *cleaned.problems(given.name), *_untold(given, cleaned))


def _untold(given: Given, cleaned: clean.Cleaned) -> tuple[Problem, ...]:
    if cleaned.language:
        return ()
    return (Problem(message="its language could not be told: read as English", location=given.name),)


def _reader(given: Given) -> Reader:
    reader = READERS.get(given.media_type)
    if reader is None:
        known = media.NAMES.get(given.media_type, given.media_type)
        raise InputError(
            f"{given.name} is {known}, which cannot be read yet: save it as text or HTML and add that file"
        )
    return reader


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


__all__ = ["READERS", "expand", "read", "read_bytes", "source_bytes"]
