"""E-books: the pages of an EPUB in the order in which they are read."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from workbench.errors import InputError
from workbench.model import Problem
from workbench.read import archive, bounds, decode, layout, limits, markup, plain, tables
from workbench.read.layout import Element
from workbench.read.material import Given, Material

_CONTAINER = "META-INF/container.xml"  # https://www.w3.org/TR/epub-33/#sec-container-metainf
_LOCKS = "META-INF/encryption.xml"


def read(given: Given) -> Material:
    """The book's pages as paragraphs, with what its package says about it. InputError where it is broken or locked."""
    with archive.opened(given.data, given.name) as parts:
        try:
            return _book(given, parts)
        except archive.BROKEN as error:
            raise archive.broken(given.name) from error


def _book(given: Given, parts: zipfile.ZipFile) -> Material:
    path = _package_path(parts, given.name)
    package = markup.tree(archive.part(parts, path, given.name, limits.PACKAGE))
    if package is None:
        raise archive.broken(given.name)
    order = list(_paths(package, posixpath.dirname(path)))
    pages = list(dict.fromkeys(order))
    locked = frozenset(_locked(archive.part(parts, _LOCKS, given.name, limits.PACKAGE)))
    if not locked.isdisjoint(pages):
        raise InputError(f"{given.name} is locked against copying: give a copy that your desk may read")
    texts = list(_texts(given, parts, pages))
    text, replaced = decode.clean_characters("\n\n".join(filter(None, texts)), given.name)
    missing = sum(page not in parts.NameToInfo for page in pages)
    return Material(
        text=text,
        title=_said(package, "title"),
        author=", ".join(markup.texts(package, "creator")),
        publisher=_said(package, "publisher"),
        language=_said(package, "language"),
        published=plain.iso_date(_said(package, "date")),
        framed=False,
        problems=(*replaced, *_remarks(missing, len(order) - len(pages), given.name)),
    )


def _package_path(parts: zipfile.ZipFile, name: str) -> str:
    container = markup.tree(archive.part(parts, _CONTAINER, name, limits.PACKAGE))
    roots = container.iterfind(".//{*}rootfile") if container is not None else ()
    return next((root.get("full-path") or "" for root in roots), "")


def _paths(package: Element, folder: str) -> Iterator[str]:
    """Where the pages are, in the order of the spine; its asides, which are not `linear`, are left to its pages."""
    items = {item.get("id"): item.get("href") or "" for item in package.iterfind(".//{*}manifest/{*}item")}
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        href = items.get(reference.get("idref"))
        if href and reference.get("linear") != "no":
            yield posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _locked(data: bytes) -> Iterator[str]:
    """The paths of the parts that are encrypted."""
    encryption = markup.tree(data)
    for reference in encryption.iterfind(".//{*}CipherReference") if encryption is not None else ():
        yield unquote(reference.get("URI") or "")


def _texts(given: Given, parts: zipfile.ZipFile, paths: Sequence[str]) -> Iterator[str]:
    """The text of each page, as long as they hold together no more than a book of this size."""
    elements, most = 0, limits.packed_elements(len(given.data))
    for path in paths:
        data = archive.part(parts, path, given.name)
        elements += data.count(b"<")
        most.hold(given.name, elements)
        yield _page_text(data, given.name)


def _page_text(data: bytes, name: str) -> str:
    if not data.strip():
        return ""
    written, _ = decode.decode(Given(data=data, name=name))
    bounds.hold_markup(name, written)
    page = markup.page(written)
    if page is None:
        return ""
    tables.flatten(page)
    return layout.text_of(page)


def _said(package: Element, name: str) -> str:
    return next(iter(markup.texts(package, name)), "")


def _remarks(missing: int, repeated: int, name: str) -> Iterator[Problem]:
    if missing:
        yield Problem(message=f"{missing:,} of the book's pages are missing from the file", location=name)
    if repeated:
        yield Problem(message=f"{repeated:,} repetitions of the book's pages are left out", location=name)
