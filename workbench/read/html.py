"""Web pages: the main text by two opinions, and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from workbench.model import Problem
from workbench.read import (
    decode,
    inline,
    layout,
    limits,
    main_text,
    metadata,
    opinions,
    page_tree,
    paragraphs,
    plain,
    tables,
)
from workbench.read.layout import Block, Element
from workbench.read.material import Given, Material

if TYPE_CHECKING:
    from trafilatura.settings import Document

_CHARSET = re.compile(
    rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")

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

_DESCRIPTIONS = ".//meta[@content]"  # those of all vocabularies: a title fits no paragraph

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
    tree = page_tree.page_tree(given.name, markup)
    page, problems = tree.root, (*problems, *tree.problems)
    if page is None:
        note = Problem(message="no HTML was found in it: read as plain text", location=given.name)
        return Material(text=markup, problems=(*problems, note))
    unsaid = inline.settle(page, given.name)
    tables.flatten(page)
    blocks = layout.blocks_of(page)
    whole = layout.joined(blocks)
    document, main = _main(page, blocks) if tree.elements <= limits.MAIN_TEXT_ELEMENTS else (None, None)
    text, replaced = decode.clean_characters(main.text if main else whole, given.name)
    material = _described(document, text, page, whole) if document else Material(text=text)
    notes = tuple(Problem(message=note, location=given.name) for note in (main.notes if main else ()))
    around = _around(given.name, whole, text if main else "")
    return replace(
        material, language=_language(page), problems=(*problems, *unsaid, *replaced, *notes, *around)
    )


def _main(page: Element, blocks: list[Block]) -> tuple[Document | None, main_text.MainText | None]:
    """What the page says about itself, and its main text; None where nothing is found.

    The extractor compares several ways of its own where its quick way differs from ours.
    """
    description = "\n".join(meta.get("content") or "" for meta in page.iterfind(_DESCRIPTIONS))
    view = opinions.view_of(blocks, description)
    document = _extracted(page, quick=True)
    settled = _settled(document, view)
    is_small = sum(1 for _ in page.iter(*_BLOCKS)) <= limits.COMPARED_BLOCKS
    if is_small and settled.differ > main_text.DIFFER:
        settled = _settled(_extracted(page, quick=False), view)
    return document, settled if settled.text else None


def _settled(document: Document | None, view: opinions.View) -> main_text.MainText:
    return main_text.settled(view, layout.text_of(document.body) if document else "")


def _extracted(page: Element, *, quick: bool) -> Document | None:
    """What trafilatura makes of a page, which it leaves as it is; only its `quick` way looks for what the page is."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        document = bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            with_metadata=quick,
            fast=quick,
            date_extraction_params=dict(_DATES),
        )
    except _FAILURES:
        return None
    return document if isinstance(document, Document) else None


def _described(document: Document, text: str, page: Element, whole: str) -> Material:
    headline = " ".join(layout.text_of(heading) for heading in islice(page.iter("h1"), 1))
    title, site = metadata.title_and_site(_one_line(document.title), _one_line(document.sitename), headline)
    url = document.url or ""
    return Material(
        text=text,
        title=title,
        author=metadata.author(_one_line(document.author), site),
        publisher=site,
        url=url if url.startswith(("http://", "https://")) else "",
        published=metadata.published(plain.iso_date(document.date or ""), whole),
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
