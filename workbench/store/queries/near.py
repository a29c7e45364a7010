"""Passages of sources and sentences of articles that may speak of what a claim says: by the rare words they share.

What a source is called belongs to each of its passages: a text that tells of "the beetle" is found by the name in its
title.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.languages.search_words import SearchWord, search_words
from workbench.store.queries import drafts, rarity, relevance
from workbench.store.queries.passages import Hit, passage_of
from workbench.store.rows import chunks, marks

_WEIGHED = 100  # rows of each index of which all words are weighed
_TITLED = 30  # sources that are looked into for their titles alone
_OF_TITLE = 500  # sources that a word of a title may bring
_OPENING = 6  # passages from the beginning of these that are looked at, beside those found by words


class Sentence(NamedTuple):
    """A sentence of an article, which has a claim in it, where it begins, and how relevant it is to a claim."""

    article_id: str
    title: str
    start: int
    text: str
    language: str
    relevance: float


def passages(db: sqlite3.Connection, text: str, language: str, *, limit: int) -> tuple[Hit, ...]:
    """Passages of live sources that share rare words with a text, in themselves or in their title, best first."""
    words = search_words(text, language)
    gathered = rarity.gather(db, "passages", words)
    weights = defaultdict(float, gathered.weights)
    for row, weight in _by_title(db, words, gathered):
        weights[row] += weight
    best = rarity.Gathered(weights, gathered.rarities).best(_WEIGHED)
    hits = [hit for some in chunks(best) for hit in _hits(db, some)]
    texts = [
        (f"{hit.title} {hit.passage.context} {hit.passage.text}", hit.passage.language or language)
        for hit in hits
    ]
    weighed = zip(hits, relevance.relevances(words, gathered.rarities, texts), strict=True)
    return tuple(sorted((hit._replace(relevance=each) for hit, each in weighed), key=_most_relevant))[:limit]


def sentences(
    db: sqlite3.Connection, text: str, language: str, *, besides: str, limit: int
) -> tuple[Sentence, ...]:
    """Sentences with claims that share rare words with a text, best first; none of `besides` or its drafts."""
    words = search_words(text, language)
    gathered = rarity.gather(db, "claims", words)
    rows = dict.fromkeys(row for some in chunks(gathered.best(_WEIGHED)) for row in _sentences(db, some))
    left_out = {besides} | drafts.among(db, besides, {str(row[0]) for row in rows})
    kept = [row for row in rows if row[0] not in left_out]
    weights = relevance.titled(words, gathered.rarities, [(row[3], row[1], row[4]) for row in kept])
    near = (Sentence(*row, weight) for row, weight in zip(kept, weights, strict=True))
    return tuple(sorted(near, key=_most_relevant))[:limit]


def _most_relevant(near: Hit | Sentence) -> float:
    return -near.relevance


def _by_title(
    db: sqlite3.Connection, words: Sequence[SearchWord], gathered: rarity.Gathered
) -> Iterator[tuple[int, float]]:
    """Passages of the sources whose titles have most of the words' rarity, with what the title adds to each."""
    titles = _titles(db, words, gathered.rarities)
    best = sorted(titles, key=lambda row: (-titles[row], row))[:_TITLED]
    found = db.execute(
        f"""SELECT passages.row, sources.row, ordinal FROM sources JOIN passages USING (snapshot)
        WHERE sources.row IN ({marks(best)}) AND sources.snapshot <> ''""",
        best,
    )
    for row, source, ordinal in found:
        if ordinal <= _OPENING or row in gathered.weights:
            yield row, titles[source]


def _titles(
    db: sqlite3.Connection, words: Sequence[SearchWord], rarities: Iterable[float]
) -> Mapping[int, float]:
    """The sources that have some of the words in their titles, with the rarity of these."""
    weights: defaultdict[int, float] = defaultdict(float)
    for word, rare in zip(words, rarities, strict=True):
        query = "title : (" + " OR ".join(f'"{form}"' for form in word.forms) + ")"
        rows = db.execute(
            "SELECT rowid FROM sources_fts WHERE sources_fts MATCH ? LIMIT ?", (query, _OF_TITLE)
        )
        for (row,) in rows:
            weights[row] += rare
    return weights


def _hits(db: sqlite3.Connection, rows: Sequence[int]) -> Iterator[Hit]:
    found = db.execute(
        f"""SELECT sources.id, sources.title, ordinal, locator, passages.text, passages.context, texts.language
            FROM passages JOIN snapshot_texts AS texts ON texts.snapshot = passages.snapshot
            JOIN sources ON sources.snapshot = passages.snapshot AND sources.snapshot <> '' AND sources.live
        WHERE passages.row IN ({marks(rows)}) ORDER BY sources.number, sources.id, ordinal""",
        rows,
    )
    return (Hit(source, title, passage_of(row)) for source, title, *row in found)


def _sentences(db: sqlite3.Connection, rows: Sequence[int]) -> Iterator[tuple[str, str, int, str, str]]:
    return db.execute(
        f"""SELECT claims.article_id, coalesce(articles.title, ''), sentence_start, claims.sentence,
                coalesce(articles.language, '')
            FROM claims LEFT JOIN articles ON articles.id = claims.article_id
        WHERE listed AND row IN ({marks(rows)}) ORDER BY claims.id""",
        rows,
    )
