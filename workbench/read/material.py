"""What passes between the parts of reading: bytes as they were given, and what a reader makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workbench.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Bytes to be read. `name` says in messages where they come from.

    `media_type` and `charset` are what their sender declares, `url` is the address that they were had from in the end,
    `problems` what was odd on the way.
    """

    data: bytes
    name: str
    media_type: str = ""
    charset: str = ""
    url: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A text before it is cleaned, with what the bytes themselves say about it; "" or None where they say nothing.

    Paragraphs are separated by blank lines or, in a plain text without any, by line breaks. `pages` are the offsets at
    which the pages of a paged document begin; a paragraph may go on over them. `framed` is false of a document,
    around which no page of the web stands.
    """

    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    published: date | None = None
    pages: tuple[int, ...] = ()
    framed: bool = True
    problems: tuple[Problem, ...] = ()


Reader = Callable[[Given], Material]
"""Makes a text of bytes of one media type. InputError where they hold none; lesser trouble is in the Material."""
