"""A tree of markup becomes text: which elements begin a paragraph, a line or a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

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
_KINDS = {
    **dict.fromkeys(("item", "li", "dt", "dd"), "line"),
    **dict.fromkeys(("cell", "td", "th"), "cell"),
    "a": "link",
}
# No-break, figure, thin and narrow no-break space, which divide the thousands of a number.
_WORD = re.compile(r"(?:\S|(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d))+")
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

    def getprevious(self) -> Element | None:
        """The element before it below the same parent; None for the first."""

    def itertext(self) -> Iterator[str]:
        """The texts below the element, in order."""

    def drop_tree(self) -> None:
        """Takes the element out of its tree, and leaves the text that follows it."""

    def drop_tag(self) -> None:
        """Puts the element's text and children in its place."""


class Block(NamedTuple):
    """A paragraph or line of a page: its words, the element in which they begin, and what divides it from the last.

    `linked` are the characters that stand within links.
    """

    text: str
    element: Element
    divider: str
    linked: int


class _Writer:
    """Collects words into blocks; between two words stands the strongest break that was asked for."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._pending = self._divider = _NONE
        self._element: Element | None = None
        self._linked = 0

    def write(self, raw: str | None, element: Element, *, linked: bool) -> None:
        if not raw:
            return
        words = _words(raw)
        if not words or raw[0].isspace():
            self.divide(_SPACE)
        if not words:
            return
        if _STRENGTH[self._pending] >= _STRENGTH[_LINE]:
            self.close()
        if self._element is None:
            self._element = element
        written = " ".join(words)
        self._parts += (self._pending if self._parts else "", written)
        self._linked += len(written) if linked else 0
        self._pending = _SPACE if raw[-1].isspace() else _NONE

    def divide(self, how: str) -> None:
        if _STRENGTH[how] > _STRENGTH[self._pending]:
            self._pending = how

    def close(self) -> None:
        """Ends the block under way, if there is one; the break that ends it divides it from the next."""
        if self._element is not None:
            text = "".join(self._parts)
            self.blocks.append(Block(text, self._element, self._divider, self._linked))
            self._parts, self._element, self._linked, self._divider = [], None, 0, self._pending


def text_of(root: Element) -> str:
    """The text below an element: paragraphs divided by blank lines, list items and rows by line breaks.

    White space is as a browser would show it, and one that divides the digits of a number stays what it is. The cells
    of a row are divided by " | ".
    """
    return joined(blocks_of(root))


def joined(blocks: Sequence[Block]) -> str:
    """The text of blocks, each behind its divider."""
    return "".join(text for block in blocks for text in (block.divider, block.text)).lstrip("\n")


def blocks_of(root: Element) -> list[Block]:
    """The paragraphs and lines below an element, in order."""
    writer, depths = _Writer(), {"line": 0, "cell": 0, "link": 0}
    for element, entering in _walk(root):
        tag = str(element.tag)
        kind = _KINDS.get(tag)
        if kind and not entering:
            depths[kind] -= 1
        if how := _BREAKS.get(tag):
            writer.divide(_weakened(how, in_line=depths["line"] > 0, in_cell=depths["cell"] > 0))
        if kind and entering:
            depths[kind] += 1
        if entering:
            writer.write(element.text, element, linked=depths["link"] > 0)
        elif element.tail and element is not root:
            writer.write(element.tail, _around(element), linked=depths["link"] > 0)
    writer.close()
    return writer.blocks


def _around(element: Element) -> Element:
    around = element.getparent()
    return element if around is None else around


def _words(raw: str) -> list[str]:
    """The words between white space, of which that between two digits is a part of their number."""
    if raw.isascii():
        return raw.split()
    return _WORD.findall(raw)


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
