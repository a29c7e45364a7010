"""Which reader a media type has."""

from __future__ import annotations

from importlib import import_module

from workbench.errors import InputError
from workbench.read import media, plain
from workbench.read.material import Given, Material, Reader


def _on_use(module: str) -> Reader:
    """The `read` of a module of this package that is loaded when it is first needed, with what it stands on."""

    def read(given: Given) -> Material:
        material: Material = import_module(f"workbench.read.{module}").read(given)
        return material

    return read


READERS: dict[str, Reader] = {
    media.PLAIN: plain.read,
    media.MARKDOWN: plain.read_markdown,
    media.HTML: _on_use("html"),
    media.XHTML: _on_use("html"),
    media.PDF: _on_use("pdf"),
    media.DOCX: _on_use("docx"),
    media.EPUB: _on_use("epub"),
    media.ODT: _on_use("odt"),
    media.MAIL: _on_use("mail"),
}
"""Media type -> what reads it. A new kind of material is a module and its row here."""


def reader_of(given: Given) -> Reader:
    """What reads bytes of this media type. InputError, which names what they are, where nothing does."""
    reader = READERS.get(given.media_type)
    if reader is None:
        kind = media.NAMES.get(given.media_type, given.media_type)
        raise InputError(
            f"{given.name} is {kind}, which cannot be read yet: save it as PDF, text or HTML and add that file"
        )
    return reader
