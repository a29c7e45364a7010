"""Where evidence comes from, and what is found there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.model.work import Comparison

SourceKind = Literal["primary", "secondary", "person", "dataset"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where evidence comes from. `published` is EDTF, `accessed` an ISO 8601 instant in UTC, `snapshot` a SHA-256.

    `derived_from` is the id of the source that this one goes back to, or words for one that the file does not have:
    "press release of 3 May". `short_name` is what people say aloud: s12, made of the `number` that the source was given
    when it was added, or s12-4f where several sources of a file have that number.
    """

    id: str
    title: str
    publisher: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    kind: SourceKind = "secondary"
    archive_url: str = ""
    snapshot: str = ""
    derived_from: str = ""
    confidential: bool = False
    author: str = ""
    note: str = ""
    number: int = 0
    short_name: str = ""
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a text that can be pointed to, from 1 in text order.

    `locator` says where it stands: "p. 3", "¶ 12", "Sheet1!B7". `context` is what a cell's row and column are headed.
    `language` is that of its text as a whole, "" where it cannot be told.
    """

    ordinal: int
    locator: str
    text: str
    context: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A passage of a source or of an article: one of the two ids is set. `score` is 0 to 1, and `reasons` say why.

    `quote` is the sentence of it that speaks of the claim, which is what there is to attach.
    """

    passage: Passage
    title: str
    source_id: str = ""
    article_id: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    comparison: Comparison | None = None
    quote: str = ""
