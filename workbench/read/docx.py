"""Word documents, by way of the HTML that mammoth makes of them: tables are read as those of a page."""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers.expat import ExpatError

from workbench.model import Problem
from workbench.read import archive, decode, inline, layout, limits, markup, tables
from workbench.read.layout import Element
from workbench.read.material import Given, Material

_NOTE = re.compile(r"#(?:footnote|endnote)-")


def read(given: Given) -> Material:
    """Paragraphs, headings, list items and tables, then the footnotes; what was deleted in tracked changes is gone.

    Insertions that nobody has accepted yet are read: the desk checks what is to be printed. Pictures and comments are
    not. InputError for a document that is broken or would unpack without end.
    """
    with archive.opened(given.data, given.name) as parts:
        _look_over(parts, given)
        core = markup.tree(_part(parts, "docProps/core.xml", given.name))
    page = markup.page(_html(given))
    unsaid = inline.settle(page, given.name) if page is not None else ()
    text, replaced = decode.clean_characters(_text(page) if page is not None else "", given.name)
    return Material(
        text=text,
        title=next(iter(markup.texts(core, "title")), ""),
        author=", ".join(markup.texts(core, "creator")),
        framed=False,
        problems=(*replaced, *unsaid, *_changed(given)),
    )


def _part(parts: zipfile.ZipFile, path: str, name: str) -> bytes:
    try:
        return archive.part(parts, path, name)
    except archive.BROKEN as error:
        raise archive.broken(name) from error


def _look_over(parts: zipfile.ZipFile, given: Given) -> None:
    """No Word document declares a document type; one that does means to bring in entities. Nor has it endless parts."""
    elements, most = 0, limits.packed_elements(len(given.data))
    for path in parts.namelist():
        if path.endswith((".xml", ".rels")):
            data = _part(parts, path, given.name)
            if markup.has_type(data):
                raise archive.broken(given.name)
            elements += data.count(b"<") - data.count(b"</")
            most.hold(given.name, elements)


def _html(given: Given) -> str:
    import mammoth

    try:
        conversion = mammoth.convert_to_html(io.BytesIO(given.data), convert_image=_no_pictures)
    except (*archive.BROKEN, ExpatError, AttributeError, TypeError, RecursionError) as error:
        raise archive.broken(given.name) from error
    markup_text: str = conversion.value
    return markup_text


def _no_pictures(_picture: object) -> list[object]:
    return []


def _text(page: Element) -> str:
    _drop_references(page)
    tables.flatten(page)
    return layout.text_of(page)


def _drop_references(page: Element) -> None:
    """The raised numbers of footnotes, which would become digits of the figures that they stand at, and ways back."""
    for link in list(page.iter("a")):
        if _NOTE.match(link.get("href") or ""):
            link.text = ""


def _changed(given: Given) -> tuple[Problem, ...]:
    with archive.opened(given.data, given.name) as parts:
        body = _part(parts, "word/document.xml", given.name)
    count = len(re.findall(rb"<w:(?:ins|del) ", body))
    if not count:
        return ()
    message = f"{count:,} tracked changes are read as accepted"
    return (Problem(message=message, location=given.name),)
