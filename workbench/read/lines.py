"""What a line looks like: prose, a headline, an item of a menu, a path through a site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.read import rules

HEADLINE = 200
"""The most characters of a headline."""

_LONG = 15  # words from which a paragraph is prose, not a heading, a label or a link
_ITEM = 25  # the most characters of an item of a menu

_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_BULLET = re.compile(r"[-*•–▪◦]\s|\d+[.)]\s")
_CRUMBS = re.compile(r"\s+[»›>/→]\s+")
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\.?|h|Uhr|[A-Z]{3,4})?")
_PARTS = re.compile(r"\s+[|·•/]\s+")


def weight(text: str) -> int:
    """The length of a paragraph in words; a script without spaces counts one for twelve characters."""
    return max(len(text.split()), len(text) // 12)


def is_prose(text: str, words: int) -> bool:
    """Whether a paragraph of so many words is one of sentences, not a heading, a label or a link."""
    return words >= _LONG and bool(_SENTENCE_END.search(text[-8:].rstrip()))


def is_headline(text: str) -> bool:
    """Whether a line may be a headline: short, and no sentence, nor the time of an entry in a live blog."""
    if is_clock(text):
        return False
    return len(text) <= HEADLINE and "\n" not in text and not text.endswith((".", "…", ":", ","))


def is_clock(text: str) -> bool:
    """Whether a line is a time of the day alone, as above an entry of a live blog."""
    return _CLOCK.fullmatch(text) is not None


def is_menu_item(text: str) -> bool:
    """Whether a line may be one of a menu: a few words, no bullet, no figure, no sentence."""
    if len(text) > _ITEM or _BULLET.match(text) or _SENTENCE_END.search(text):
        return False
    return len(text.split()) <= 3 and not any(char.isdigit() for char in text)


def is_menu_row(line: str) -> bool:
    """Whether a line is a menu of its own: four or more items between bars or dots."""
    parts = _PARTS.split(line) if len(line) <= 400 else []
    return len(parts) >= 4 and all(is_menu_item(part) for part in parts)


def is_breadcrumb(line: str, title: str) -> bool:
    """A path through a site: it begins at its home, ends in the headline, or has several short steps."""
    if "«" in line or _SENTENCE_END.search(line):
        return False
    steps = _CRUMBS.split(line)
    if len(steps) < 2:
        return False
    ends_in_title = bool(title) and rules.bare(steps[-1]) == title
    return _is_home(steps[0]) or ends_in_title or _is_short_path(line, steps)


def _is_home(step: str) -> bool:
    hit = rules.match(step)
    return hit is not None and hit.rule.name == "navigation"


def _is_short_path(line: str, steps: Sequence[str]) -> bool:
    return len(steps) >= 3 and not set(line) & set("/→>") and all(map(is_menu_item, steps[:-1]))


def is_site_name(line: str) -> bool:
    """One word such as a site is called by: a capital first, or a dot or digit inside."""
    return len(line) <= 30 and bool(re.fullmatch(r"[A-ZÀ-Þ][\w.+-]*\w", line)) and not line.isdigit()
