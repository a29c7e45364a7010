"""Plain text, as it is written, and Markdown, whose marks are taken off."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from workbench.model import Problem
from workbench.read import bounds
from workbench.read.decode import decode
from workbench.read.material import Given, Material

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|author|date|lang|publisher)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

# Marks that stand around words, the signs without which there are none, and what stays of them. Lists, quotations and
# tables read as they are.
_Replacement = str | Callable[[re.Match[str]], str]
_MARKS: tuple[tuple[str, re.Pattern[str], _Replacement], ...] = (
    ("#", re.compile(r"^[ ]{0,3}#{1,6}[ \t]+([^\n]*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE), r"\1"),
    ("=-", re.compile(r"^(?=\S)([^\n]+)\n(?:=+|-{3,})[ \t]*$", re.MULTILINE), r"\1"),
    ("[", re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)"), r"\1"),
    ("[", re.compile(r"\[\^[^\]\s]{1,20}\](?!:)"), ""),
    ("*", re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![\w*])"), r"\1"),
    ("*", re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    ("_", re.compile(r"(?<!\w)__(?=\S)([^_\n]+?)(?<=\S)__(?!\w)"), r"\1"),
    ("_", re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"), r"\1"),
    (">", re.compile(r"^>[ \t]?", re.MULTILINE), ""),
)


def read(given: Given) -> Material:
    """The text as it is written."""
    text, problems = decode(given)
    bounds.hold_text(given.name, text)
    return Material(text=text, problems=problems)


def read_markdown(given: Given) -> Material:
    """The text without Markdown's marks for headings, emphasis, links and quotations; front matter says what it is."""
    text, problems = decode(given)
    bounds.hold_text(given.name, text)
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(front.group(1))}
        text = text[front.end() :]
        message = f"left out as front matter: {len(front.group(1).splitlines())} lines"
        problems += (Problem(message=message, location=given.name),)
    for signs, pattern, replacement in _MARKS:
        if any(sign in text for sign in signs):
            text = pattern.sub(replacement, text)
    return Material(
        text=text,
        title=fields.get("title", ""),
        author=fields.get("author", ""),
        publisher=fields.get("publisher", ""),
        language=fields.get("lang", ""),
        published=iso_date(fields.get("date", "")),
        problems=problems,
    )


def iso_date(written: str) -> date | None:
    """The day that an ISO 8601 date or instant begins with; None where there is none."""
    match = _ISO_DATE.match(written)
    if not match:
        return None
    try:
        return date.fromisoformat(match.group())
    except ValueError:
        return None
