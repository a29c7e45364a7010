"""Claims that may say what another says: those whose sentences, and titles, share most of the rare words of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.languages.search_words import SearchWord, search_words
from workbench.store.queries import lookups, rarity
from workbench.store.queries.relevance import titled
from workbench.store.rows import chunks, marks

_WEIGHED = 60  # rows of which all words are weighed


class NearClaim(NamedTuple):
    """A claim's row, and how much of the rarity of another's words its sentence has: 0 for none, about 1 for all."""

    row: int
    relevance: float


class _Sentence(NamedTuple):
    """The sentence of a claim with where it stands."""

    row: int
    article: str
    start: int
    text: str
    title: str
    language: str


def candidates(db: sqlite3.Connection, prefix: str, limit: int = 200) -> tuple[NearClaim, ...]:
    """Listed claims whose sentence shares rare words with the claim's, most and rarest first.

    All claims of at most so many sentences. Left out are the claim itself and the others of its sentence. LookupFailed
    as for `queries.claim`.
    """
    name = lookups.id_of(db, "claims", prefix)
    sentence, article, start, language = db.execute(
        f"SELECT sentence, article_id, sentence_start, {_LANGUAGE} FROM claims WHERE id = ?", (name,)
    ).fetchone()
    words = search_words(sentence, language)
    gathered = rarity.gather(db, "claims", words)
    found = _sentences(db, gathered.best(_WEIGHED))
    others = [each for each in found if (each.article, each.start) != (article, start)]
    ranked = sorted(
        _weighed(words, gathered.rarities, others), key=lambda near: (-near[1].relevance, near[1].row)
    )
    first = dict.fromkeys((each.article, each.start) for each, _ in ranked)
    kept = set(list(first)[:limit])
    return tuple(near for each, near in ranked if (each.article, each.start) in kept)


# A claim may be here before its article, whose language is then not known yet.
_LANGUAGE = "coalesce((SELECT language FROM articles WHERE articles.id = claims.article_id), 'en')"


def _sentences(db: sqlite3.Connection, rows: Sequence[int]) -> list[_Sentence]:
    columns = "row, article_id, sentence_start, sentence, coalesce(title, ''), coalesce(language, 'en')"
    joined = "claims LEFT JOIN articles ON articles.id = article_id"
    found: list[_Sentence] = []
    for some in chunks(rows):
        query = f"SELECT {columns} FROM {joined} WHERE listed AND row IN ({marks(some)})"
        found += map(_Sentence._make, db.execute(query, some))
    return found


def _weighed(
    words: Sequence[SearchWord], rarities: Sequence[float], sentences: Sequence[_Sentence]
) -> Iterable[tuple[_Sentence, NearClaim]]:
    """Each sentence with its relevance; what its title has adds to it."""
    weights = titled(words, rarities, [(each.text, each.title, each.language) for each in sentences])
    return ((each, NearClaim(each.row, weight)) for each, weight in zip(sentences, weights, strict=True))
