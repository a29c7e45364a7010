"""A tree of markup becomes text: which elements begin a paragraph, a line or a cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

_PARAGRAPH, _LINE, _CELL, _SPACE, _NONE = "\n\n", "\n", " | ", " ", ""
_STRENGTH = {_NONE: 0, _SPACE: 1, _CELL: 2, _LINE: 3, _PARAGRAPH: 4}

# HTML's elements, and those of trafilatura's own tree: head, quote, list, item, row, cell, lb.
_PARAGRAPHS = """
p h1 h2 h3 h4 h5 h6 head quote blockquote list ul ol dl table pre div section article main header footer nav aside form
figure figcaption body hr
"""
_ROWS = "item li dt dd row tr br lb caption option button label"
_BREAKS: dict[str, str] = {
    **dict.fromkeys(_PARAGRAPHS.split(), _PARAGRAPH),
    **dict.fromkeys(_ROWS.split(), _LINE),
    **dict.fromkeys(("cell", "td", "th"), _CELL),
}
_LINES = frozenset({"item", "li", "dt", "dd"})
_CELLS = frozenset({"cell", "td", "th"})
_SILENT = frozenset({"script", "style", "noscript", "template", "title", "meta", "svg", "iframe", "textarea"})


class Element(Protocol):
    """What is used of lxml's elements, which come without types. A comment's tag is a function."""

    tag: object
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[Element]: ...

    def get(self, key: str) -> str | None:
        """The value of an attribute."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these tags, itself included, in order."""

    def iterfind(self, path: str) -> Iterator[Element]:
        """The elements below that a path leads to, in order."""

    def replace(self, old: Element, new: Element) -> None:
        """Puts another element in the place of a child."""

    def iterancestors(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these tags around it, the nearest first."""

    def set(self, key: str, value: str) -> None:
        """Gives an attribute a value."""

    def getparent(self) -> Element | None:
        """The element around it; None for the root."""


class _Writer:
    """Collects words; between two of them stands the strongest break that was asked for."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._pending = _NONE

    def write(self, raw: str | None) -> None:
        if not raw:
            return
        words = raw.split()
        if not words or raw[0].isspace():
            self.divide(_SPACE)
        if not words:
            return
        self.parts += (self._pending if self.parts else "", " ".join(words))
        self._pending = _SPACE if raw[-1].isspace() else _NONE

    def divide(self, how: str) -> None:
        if _STRENGTH[how] > _STRENGTH[self._pending]:
            self._pending = how


def text_of(root: Element) -> str:
    """The text below an element: paragraphs divided by blank lines, list items and rows by line breaks.

    White space is as a browser would show it. The cells of a row are divided by " | ".
    """
    writer, lines, cells = _Writer(), 0, 0
    for element, entering in _walk(root):
        tag = str(element.tag)
        if not entering:
            lines, cells = lines - (tag in _LINES), cells - (tag in _CELLS)
        writer.divide(_weakened(_BREAKS.get(tag, _NONE), in_line=lines > 0, in_cell=cells > 0))
        if entering:
            lines, cells = lines + (tag in _LINES), cells + (tag in _CELLS)
            writer.write(element.text)
        elif element is not root:
            writer.write(element.tail)
    return "".join(writer.parts)


def _weakened(how: str, *, in_line: bool, in_cell: bool) -> str:
    """A paragraph within a list item is a line, anything within a cell is the cell's own words."""
    if in_cell:
        return _SPACE if how else _NONE
    return _LINE if in_line and how == _PARAGRAPH else how


def _walk(root: Element) -> Iterator[tuple[Element, bool]]:
    """Each element twice, entering and leaving, without recursion: pages nest as deep as they like.

    Comments and elements that show nothing are only left, for the sake of the text that follows them.
    """
    stack = [(root, True)]
    while stack:
        element, entering = stack.pop()
        if entering and (not isinstance(element.tag, str) or element.tag in _SILENT):
            entering = False
        yield element, entering
        if entering:
            stack.append((element, False))
            stack += [(child, True) for child in reversed(list(element))]
