"""E-books: the pages of an EPUB in the order in which they are read."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from workbench.errors import InputError
from workbench.model import Problem
from workbench.read import archive, decode, layout, markup, plain, tables
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
    path = _package_path(parts)
    package = markup.tree(archive.part(parts, path))
    if package is None:
        raise archive.broken(given.name)
    page_paths = list(_paths(package, posixpath.dirname(path)))
    locked = archive.part(parts, _LOCKS).decode("utf-8", "replace")
    if any(page in locked for page in page_paths):
        raise InputError(f"{given.name} is locked against copying: give a copy that your desk may read")
    texts = [_page_text(archive.part(parts, page), given.name) for page in page_paths]
    text, replaced = decode.clean_characters("\n\n".join(filter(None, texts)), given.name)
    missing = sum(page not in parts.NameToInfo for page in page_paths)
    return Material(
        text=text,
        title=_said(package, "title"),
        author=", ".join(markup.texts(package, "creator")),
        publisher=_said(package, "publisher"),
        language=_said(package, "language"),
        published=plain.iso_date(_said(package, "date")),
        problems=(*replaced, *_missing(missing, given.name)),
    )


def _package_path(parts: zipfile.ZipFile) -> str:
    container = markup.tree(archive.part(parts, _CONTAINER))
    roots = container.iterfind(".//{*}rootfile") if container is not None else ()
    return next((root.get("full-path") or "" for root in roots), "")


def _paths(package: Element, folder: str) -> Iterator[str]:
    """Where the pages are, in the order of the spine; its asides, which are not `linear`, are left to its pages."""
    items = {item.get("id"): item.get("href") or "" for item in package.iterfind(".//{*}manifest/{*}item")}
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        href = items.get(reference.get("idref"))
        if href and reference.get("linear") != "no":
            yield posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _page_text(data: bytes, name: str) -> str:
    if not data.strip():
        return ""
    written, _ = decode.decode(Given(data=data, name=name))
    page = markup.page(written)
    if page is None:
        return ""
    tables.flatten(page)
    return layout.text_of(page)


def _said(package: Element, name: str) -> str:
    return next(iter(markup.texts(package, name)), "")


def _missing(count: int, name: str) -> tuple[Problem, ...]:
    if not count:
        return ()
    return (Problem(message=f"{count:,} of the book's pages are missing from the file", location=name),)
