"""Counts what a page or message consists of before a parser sees it, in time that grows with its length alone."""

from __future__ import annotations

import re
from itertools import islice

from workbench.read import limits
from workbench.read.limits import Limit

_ELEMENT = re.compile("<[A-Za-z]")

# What takes least to count comes first.
_SIGNS: tuple[tuple[str, Limit], ...] = (
    ("<", limits.SIGNS),
    ("&", limits.ENTITIES),
    ("<!", limits.COMMENTS),
    ("<?", limits.COMMENTS),
)

# A tag with its values, in which other tags may be quoted; no text of a script is one with hundreds of attributes.
_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+""")
_ATTRIBUTE = re.compile(r"""[\s"'/][^\s"'<>/=]++(?:\s*+=|(?=[\s/>]))""")
_LONG_TAG = 2 * limits.ATTRIBUTES.most  # characters that so many attributes have at least


def is_large(markup: str) -> bool:
    """Whether a page has more elements than one whose main text is looked for, or more signs than any."""
    if any(markup.count(sign) > limit.most for sign, limit in _SIGNS):
        return True
    most = limits.MAIN_TEXT_ELEMENTS
    return markup.count("<") > most and sum(1 for _ in _ELEMENT.finditer(markup)) > most


def hold_markup(name: str, markup: str) -> int:
    """The number of a page's elements. InputError where it has more of something than any page."""
    for sign, limit in _SIGNS:
        limit.hold(name, markup.count(sign))
    elements = sum(1 for _ in _ELEMENT.finditer(markup))
    limits.ELEMENTS.hold(name, elements)
    for tag in _TAG.finditer(markup):
        if tag.end() - tag.start() > _LONG_TAG:
            limits.ATTRIBUTES.hold(name, sum(1 for _ in _ATTRIBUTE.finditer(tag.group())))
    return elements


_LINE = re.compile(r"\S[^\n]*")


def hold_text(name: str, text: str) -> None:
    """InputError where a text has more lines with something in them than any book."""
    most = limits.TEXT_LINES.most
    if text.count("\n") > most:
        limits.TEXT_LINES.hold(name, sum(1 for _ in islice(_LINE.finditer(text), most + 1)))


_HEAD_END = re.compile(rb"\r?\n\r?\n")
_HEADER_LINE = re.compile(rb"^[!-9;-~]++:", re.MULTILINE)
_READ_HEADER = re.compile(
    rb"^(?:subject|from|date|mime-version|content-[a-z-]++):[^\n]*+(?:\n[ \t][^\n]*+)*+",
    re.IGNORECASE | re.MULTILINE,
)
_CONTAINER = re.compile(rb"^content-type:\s*+(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"""boundary\s*+=\s*+"?([^"\s;]{1,100})""", re.IGNORECASE)
_DELIMITER = re.compile(rb"^--([^\r\n]{1,100})", re.MULTILINE)


def hold_message(name: str, data: bytes) -> None:
    """InputError where a message has more of something than any that people send."""
    end = _HEAD_END.search(data)
    head = data[: end.start()] if end else data
    limits.HEADER_BYTES.hold(name, len(head))
    limits.HEADERS.hold(name, sum(1 for _ in _HEADER_LINE.finditer(head)))
    limits.LINES.hold(name, data.count(b"\n"))
    for header in _READ_HEADER.finditer(data):
        limits.HEADER.hold(name, header.end() - header.start())
        limits.BRACKETS.hold(name, data.count(b"(", header.start(), header.end()))
    limits.CONTAINERS.hold(name, sum(1 for _ in _CONTAINER.finditer(data)))
    boundaries = set(_BOUNDARY.findall(data))
    starts = (line.group(1).rstrip(b" \t-") for line in _DELIMITER.finditer(data))
    limits.PARTS.hold(name, sum(start.rstrip() in boundaries for start in starts))
