"""XML that comes from strangers: no entities, nothing fetched; and pages of HTML as trees."""

from __future__ import annotations

import re

from workbench.read.layout import Element

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_TYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


def tree(data: bytes) -> Element | None:
    """The root of an XML document; None where it is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root: Element | None = etree.fromstring(data, parser) if data else None
    except etree.XMLSyntaxError:
        return None
    return root


def page(markup: str) -> Element | None:
    """The root of a page, or of a part of one; None where there is no markup in it."""
    from lxml import etree, html

    try:
        root: Element | None = html.document_fromstring(_DECLARATION.sub("", markup))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def texts(root: Element | None, name: str) -> list[str]:
    """What the elements of this local name say, on one line each, in order."""
    elements = root.iterfind(f".//{{*}}{name}") if root is not None else ()
    return [line for element in elements if (line := " ".join((element.text or "").split()))]


def has_type(data: bytes) -> bool:
    """Whether a document declares a type of its own, with which entities could be brought in."""
    return bool(_TYPE.search(data[:2048]))
