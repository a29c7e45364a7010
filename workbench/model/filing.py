"""How a desk shares out its work: words that claims and articles are filed under, and who sees to each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word that a claim or an article is filed under: one of the two ids is set."""

    id: str
    label: str
    claim_id: str = ""
    article_id: str = ""
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who is to see to a claim or an article, as a checker's id: one of the other two ids is set."""

    id: str
    assignee: str
    claim_id: str = ""
    article_id: str = ""
    checker: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetails:
    """What a person says of an article; None where they say nothing of that, "" where there is none.

    `published` is a day, `deadline` a day or a minute of one, in ISO 8601; `slug` is the desk's short name for it.
    """

    id: str
    article_id: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    deadline: str | None = None
    slug: str | None = None
    checker: str = ""
    at: str = ""
