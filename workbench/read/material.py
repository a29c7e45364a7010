"""What passes between the parts of reading: bytes as they were given, and what a reader makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workbench.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Bytes to be read. `name` says in messages where they come from; `charset` is what their sender declares."""

    data: bytes
    name: str
    media_type: str
    charset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A text before it is cleaned, with what the bytes themselves say about it; "" or None where they say nothing.

    Paragraphs are separated by blank lines or, in a plain text without any, by line breaks.
    """

    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    published: date | None = None
    problems: tuple[Problem, ...] = ()


Reader = Callable[[Given], Material]
"""Makes a text of bytes of one media type. InputError where they hold none; lesser trouble is in the Material."""
