"""OpenDocument texts: their content as HTML, so that tables, notes and marks are read as those of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from workbench.model import Problem
from workbench.read import archive, decode, inline, layout, limits, markup, tables
from workbench.read.layout import Element
from workbench.read.material import Given, Material

_TAGS = {
    "p": "p",
    "h": "h2",
    "list": "ul",
    "list-item": "li",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "table-header-rows": "thead",
    "a": "a",
}
_EMPTY = {"line-break": "<br>", "tab": " ", "s": " "}
# What is no text of the document: notes of its editors, what was deleted, and the marks of notes in a sentence.
_SILENT = frozenset(
    {
        "annotation",
        "tracked-changes",
        "note-citation",
        "forms",
        "sequence-decls",
        "automatic-styles",
        "scripts",
    }
)
_MARKS: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    ("text-line-through-style", lambda value: value != "none", "s"),
    ("text-position", lambda value: value.startswith(("super", "3", "5")), "sup"),
    ("display", lambda value: value == "none", "span hidden"),
)


def read(given: Given) -> Material:
    """Paragraphs, headings, list items and tables, then the notes. InputError for one that is broken or locked."""
    with archive.opened(given.data, given.name) as parts:
        try:
            content = archive.part(parts, "content.xml", given.name)
            meta = markup.tree(archive.part(parts, "meta.xml", given.name))
        except archive.BROKEN as error:
            raise archive.broken(given.name) from error
    limits.packed_elements(len(given.data)).hold(given.name, content.count(b"<") - content.count(b"</"))
    root = markup.tree(content)
    if root is None or markup.has_type(content):
        raise archive.broken(given.name)
    page = markup.page(f"<html><body>{''.join(_html(root))}</body></html>")
    unsaid, text = _text(page, given.name) if page is not None else ((), "")
    text, replaced = decode.clean_characters(text, given.name)
    return Material(
        text=text,
        title=next(iter(markup.texts(meta, "title")), ""),
        author=", ".join(markup.texts(meta, "creator")[:1]),
        framed=False,
        problems=(*replaced, *unsaid),
    )


def _text(page: Element, name: str) -> tuple[tuple[Problem, ...], str]:
    unsaid = inline.settle(page, name)
    tables.flatten(page)
    return unsaid, layout.text_of(page)


def _html(root: Element) -> Iterator[str]:
    """The content as HTML; the bodies of notes stand at its end."""
    marks = dict(_styles(root))
    notes = [note for note in root.iter() if _local(note) == "note-body"]
    yield from _element(root, marks, skipped=frozenset({"note-body"}))
    for note in notes:
        yield from _element(note, marks, skipped=frozenset())


def _element(root: Element, marks: dict[str, str], *, skipped: frozenset[str]) -> Iterator[str]:
    """An element as HTML, without recursion: documents nest as deep as they like."""
    stack: list[tuple[Element, bool]] = [(root, True)]
    while stack:
        element, entering = stack.pop()
        is_shown = element is root or _local(element) not in _SILENT | skipped
        tag = _tag(element, marks) if is_shown else ""
        if entering and is_shown:
            yield _opened(element, tag)
            stack.append((element, False))
            stack += [(child, True) for child in reversed(list(element))]
        else:
            yield _closed(element, tag, after=element is not root)


def _tag(element: Element, marks: dict[str, str]) -> str:
    """The tag that an element has in HTML, with its attributes; "" where it has none."""
    name = _local(element)
    return marks.get(_attribute(element, "style-name"), "") if name == "span" else _TAGS.get(name, "")


def _opened(element: Element, tag: str) -> str:
    start = f"<{tag}{_spans(element)}>" if tag else _EMPTY.get(_local(element), "")
    return start + escape(element.text or "")


def _closed(element: Element, tag: str, *, after: bool) -> str:
    end = f"</{tag.split()[0]}>" if tag else ""
    return end + (escape(element.tail or "") if after else "")


def _spans(element: Element) -> str:
    """How many columns and rows a cell covers."""
    spans = (
        (html, _attribute(element, name))
        for html, name in (("colspan", "number-columns-spanned"), ("rowspan", "number-rows-spanned"))
    )
    return "".join(f' {html}="{escape(value)}"' for html, value in spans if value)


def _styles(root: Element) -> Iterator[tuple[str, str]]:
    """The tag of each style of characters that strikes out, raises or hides."""
    for style in root.iter():
        if _local(style) != "style":
            continue
        for properties in style:
            for name, applies, tag in _MARKS:
                value = _attribute(properties, name)
                if value and applies(value):
                    yield _attribute(style, "name"), tag


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else "annotation"


def _attribute(element: Element, name: str) -> str:
    for prefix in ("text:1.0", "style:1.0", "table:1.0", "xsl-fo-compatible:1.0"):
        value = element.get(f"{{urn:oasis:names:tc:opendocument:xmlns:{prefix}}}{name}")
        if value is not None:
            return value
    return ""
