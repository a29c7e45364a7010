"""What a document says becomes an article: its text cleaned, with what was left out of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from workbench.errors import InputError
from workbench.model import Article, Problem, article_of
from workbench.read import clean, paragraphs
from workbench.read.decode import mended
from workbench.read.material import Given, Material
from workbench.read.readers import reader_of
from workbench.read.steps import SHORT

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


def reading_of(given: Given, language: str) -> Reading:
    """The article in a document. InputError, in one line with a remedy, where there is no text to be had."""
    material = _mended(reader_of(given)(given))
    if not material.text.strip():
        raise InputError(f"{given.name} has no text in it: give a file with the article's text")
    cleaned = clean.clean(
        material.text,
        title=material.title,
        author=material.author,
        publisher=material.publisher,
        declared=material.language,
        given_language=language,
        framed=material.framed,
        name=given.name,
    )
    problems = (*given.problems, *material.problems, *cleaned.problems(given.name), *_untold(given, cleaned))
    return Reading(
        article=_article(given, material, cleaned),
        problems=problems,
        pages=tuple(map(cleaned.moved, material.pages)),
    )


def _mended(material: Material) -> Material:
    return replace(
        material,
        text=mended(material.text),
        title=mended(material.title),
        url=mended(material.url),
        publisher=mended(material.publisher),
        author=mended(material.author),
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
