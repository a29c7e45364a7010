"""Web pages: the main text as trafilatura finds it, and what the page says about itself."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model import Problem
from workbench.read import bounds, decode, layout, limits, paragraphs, plain, tables
from workbench.read.layout import Element
from workbench.read.material import Given, Material

if TYPE_CHECKING:
    from trafilatura.settings import Document

_CHARSET = re.compile(
    rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")

# A raised number that is a link is a footnote, and would become a digit of the figure it stands at; m² has no link.
_FOOTNOTES = "//sup[.//a]"

# What trafilatura raises on pages that it does not expect: without a parent, with a day beyond all calendars.
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

# What jusText, one of the ways that are compared, takes for a block of text.
_BLOCKS = [
    "blockquote",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "form",
    "legend",
    "optgroup",
    "option",
    "p",
    "pre",
    "table",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
]

# The page's own statement only, and no bound that moves with the clock, so that the same bytes give the same date.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2100-01-01",
}


def read(given: Given) -> Material:
    """The main text, headings and rows of tables as paragraphs of their own, list items as lines.

    What stands around the main text is counted in a Problem. A page whose main text cannot be told is read whole.
    """
    markup, problems = decode.decode(replace(given, charset=given.charset or _declared(given.data)))
    elements = bounds.hold_markup(given.name, markup)
    page = _page(_XML_DECLARATION.sub("", markup))
    if page is None:
        note = Problem(message="no HTML was found in it: read as plain text", location=given.name)
        return Material(text=markup, problems=(*problems, note))
    tables.flatten(page)
    whole = layout.text_of(page)
    document = _main(page) if elements <= limits.MAIN_TEXT_ELEMENTS else None
    text = layout.text_of(document.body) if document else ""
    text, replaced = decode.clean_characters(text or whole, given.name)
    material = _described(document, text) if document else Material(text=text)
    around = _around(given.name, whole, text if document else "")
    return replace(material, language=_language(page), problems=problems + replaced + around)


def _page(markup: str) -> Element | None:
    from trafilatura import load_html

    page: Element | None = load_html(markup)
    return page


def _main(page: Element) -> Document | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        document = bare_extraction(
            deepcopy(page),
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            prune_xpath=_FOOTNOTES,
            fast=sum(1 for _ in page.iter(*_BLOCKS)) > limits.COMPARED_BLOCKS,
            date_extraction_params=dict(_DATES),
        )
    except _FAILURES:
        return None
    return document if isinstance(document, Document) and layout.text_of(document.body) else None


def _described(document: Document, text: str) -> Material:
    url = document.url or ""
    return Material(
        text=text,
        title=_one_line(document.title),
        author=_one_line(document.author),
        publisher=_one_line(document.sitename),
        url=url if url.startswith(("http://", "https://")) else "",
        published=plain.iso_date(document.date or ""),
    )


def _around(name: str, whole: str, text: str) -> tuple[Problem, ...]:
    """How much of the page is not its main text; words, since what it consists of differs from page to page."""
    all_words = len(paragraphs.words(whole))
    if not text:
        message = "its main text could not be told from the rest: all of the page was read"
        return (Problem(message=message, location=name),)
    rest = all_words - len(paragraphs.words(text))
    if rest <= 0:
        return ()
    message = f"left out around the main text: {rest:,} of the page's {all_words:,} words"
    return (Problem(message=message, location=name),)


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    return (match.group(1) or match.group(2)).decode("ascii", "ignore") if match else ""


def _language(page: Element) -> str:
    said = (page.get("lang") or page.get("xml:lang") or "").strip()
    return said.replace("_", "-") if _LANGUAGE.fullmatch(said) else ""


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
