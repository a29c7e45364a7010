"""A location or bytes become an article and its problems.

READERS has a row for each media type that can be read. What a reader makes of the bytes is then cleaned: an article's
text is what its author wrote, and each paragraph that was left out is a Problem.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from importlib import import_module

from workbench.errors import InputError
from workbench.model import Article, Problem, article_of
from workbench.read import clean, media, paragraphs, plain
from workbench.read.location import SOURCE_LIMIT, expand, fetch
from workbench.read.material import Given, Material, Reader
from workbench.read.steps import SHORT


def _on_use(module: str) -> Reader:
    """The `read` of a module of this package that is loaded when it is first needed, with what it stands on."""

    def read(given: Given) -> Material:
        made: Material = import_module(f"workbench.read.{module}").read(given)
        return made

    return read


READERS: dict[str, Reader] = {
    media.PLAIN: plain.read,
    media.MARKDOWN: plain.read_markdown,
    media.HTML: _on_use("html"),
    media.XHTML: _on_use("html"),
    media.PDF: _on_use("pdf"),
    media.DOCX: _on_use("docx"),
    media.EPUB: _on_use("epub"),
    media.MAIL: _on_use("mail"),
}
"""Media type -> what reads it. A new kind of material is a module and its row here."""

_UNTOLD = "en"  # the language of a text that is too short to tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article, what was left out of it or is doubtful, and where in its text the pages of its document begin."""

    article: Article
    problems: tuple[Problem, ...]
    pages: tuple[int, ...] = ()

    def page(self, offset: int) -> int:
        """The number of the page, from 1, that an offset of the article's text stands on; 0 without pages."""
        return bisect_right(self.pages, offset)


def read(location: str, *, language: str = "") -> tuple[Article, tuple[Problem, ...]]:
    """The article in a file, at an address, or on standard input for "-", and what was left out of it or is doubtful.

    A `language` that is given is not told from the text. InputError, in one line with a remedy, where there is no text
    to be had.
    """
    made = _read(fetch(location), language)
    return made.article, made.problems


def read_bytes(
    data: bytes, *, name: str = "", media_type: str = "", language: str = ""
) -> tuple[Article, tuple[Problem, ...]]:
    """The same for bytes. `media_type` is as a server gives it, parameters and all; without it the bytes tell."""
    made = read_paged(data, name=name, media_type=media_type, language=language)
    return made.article, made.problems


def read_paged(data: bytes, *, name: str = "", media_type: str = "", language: str = "") -> Reading:
    """The same with the pages of a paged document, which serve as locators."""
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


def _read(given: Given, language: str) -> Reading:
    material = _reader(given)(given)
    if not material.text.strip():
        raise InputError(f"{given.name} has no text in it: give a file with the article's text")
    cleaned = clean.clean(
        material.text,
        title=material.title,
        author=material.author,
        publisher=material.publisher,
        declared=material.language,
        known=language,
    )
    problems = (*given.problems, *material.problems, *cleaned.problems(given.name), *_untold(given, cleaned))
    return Reading(
        article=_article(given, material, cleaned),
        problems=problems,
        pages=tuple(map(cleaned.moved, material.pages)),
    )


def _article(given: Given, material: Material, cleaned: clean.Cleaned) -> Article:
    return article_of(
        cleaned.text,
        language=cleaned.language or _UNTOLD,
        title=cleaned.title,
        url=given.url or material.url,
        publisher=cleaned.publisher,
        author=cleaned.author,
        published=material.published,
        media_type=given.media_type,
    )


def _untold(given: Given, cleaned: clean.Cleaned) -> tuple[Problem, ...]:
    """A doubt that is worth a word, unless the text is so short that nobody expects its language to be told."""
    if cleaned.language or len(paragraphs.words(cleaned.text, SHORT)) < SHORT:
        return ()
    return (Problem(message="its language could not be told: read as English", location=given.name),)


def _reader(given: Given) -> Reader:
    reader = READERS.get(given.media_type)
    if reader is None:
        known = media.NAMES.get(given.media_type, given.media_type)
        raise InputError(
            f"{given.name} is {known}, which cannot be read yet: save it as PDF, text or HTML and add that file"
        )
    return reader


__all__ = ["READERS", "Reading", "expand", "read", "read_bytes", "read_paged", "source_bytes"]
