"""An article, and what is said about places in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

# Made once: json.dumps makes an encoder for each call that does not use its defaults.
_PACK = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def identity(*parts: str) -> str:
    """The name of a thing made from what it consists of: 20 bytes of BLAKE2b, as 40 hexadecimal digits."""
    packed = _PACK(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(packed, digest_size=20).hexdigest()


class Span(NamedTuple):
    """A stretch of an article's text: half-open, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Trouble in the material: shown to the checker, never raised. `location` names the file or entry it is in."""

    message: str
    location: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of a text to be checked. `id` is the identity of its text, `language` a BCP 47 tag."""

    id: str
    text: str
    language: str = "en"
    title: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    media_type: str = "text/plain"


def article_of(text: str, **fields: object) -> Article:
    """An article whose id is the identity of its text; the other fields are those of `Article`."""
    return Article(id=identity("article", text), text=text, **fields)  # type: ignore[arg-type]
