"""Drafts with claims marked by their words, so that nothing depends on how claims are found."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from workbench import drafts, extract
from workbench.model import Article, Claim, Span, article_of

PAIRS = sorted(Path(__file__).with_name("pairs").glob("*.toml"))


@dataclass(frozen=True)
class Expected:
    """What is to become of a claim: one of several states, its words before and after."""

    states: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True)
class DraftPair:
    """Two drafts, and what is to become of each claim."""

    before: str
    after: str
    expected: tuple[Expected, ...]


def read(path: Path) -> DraftPair:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [
        Expected(
            tuple(row["state"].split(" or ")),
            row.get("before", row.get("words", "")),
            row.get("after", row.get("words", "")),
        )
        for row in table["claims"]
    ]
    return DraftPair(table["before"].strip(), table["after"].strip(), tuple(rows))


def claim(article: Article, words: str) -> Claim:
    """The claim of these words where they first stand."""
    start = article.text.index(words)
    return extract.marked(article, Span(start, start + len(words)))


def outcome(pair: DraftPair) -> dict[tuple[str, str], str]:
    """What becomes of the claims of a pair, by their words before and after; "" where there is none."""
    before, after = article_of(pair.before), article_of(pair.after)
    old = sorted((claim(before, row.before) for row in pair.expected if row.before), key=lambda c: c.start)
    new = sorted((claim(after, row.after) for row in pair.expected if row.after), key=lambda c: c.start)
    texts = {each.id: each.text for each in (*old, *new)}
    pairs = drafts.pairs(drafts.align(before.text, after.text), old, new)
    states: dict[tuple[str, str], str] = {(texts[p.before], texts[p.after]): p.state for p in pairs}
    states |= {("", each.text): "new" for each in new if each.id not in {p.after for p in pairs}}
    return states | {(each.text, ""): "gone" for each in old if each.id not in {p.before for p in pairs}}
