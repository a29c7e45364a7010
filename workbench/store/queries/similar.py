"""Claims that may say what another says: those that share the rarest words of its sentence."""

from __future__ import annotations

import math
import re
import sqlite3
from collections import defaultdict
from itertools import combinations

from workbench.store.queries import lookups

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = 300  # a word in so many claims is none to find a claim by on its own
_GATHERED = 600  # rows that words of their own may bring together
_PAIRED = 5  # rarest words that are looked for in twos
_TOGETHER = 100  # rows that two words may bring
_MATCH = "FROM claims_fts WHERE claims_fts MATCH ?"


def candidates(db: sqlite3.Connection, prefix: str, limit: int = 200) -> tuple[int, ...]:
    """Rows of listed claims that share rare words with the claim's sentence, most and rarest first.

    Left out are the claim itself and the others of its sentence. LookupFailed as for `queries.claim`.
    """
    name = lookups.id_of(db, "claims", prefix)
    sentence, article, opens = db.execute(
        "SELECT sentence, article_id, sentence_start FROM claims WHERE id = ?", (name,)
    ).fetchone()
    ranked = _gathered(db, sentence)
    rows = sorted(sorted(ranked), key=ranked.__getitem__, reverse=True)[: limit * 2]
    marks = ",".join("?" * len(rows))
    others = f"listed AND NOT (article_id = ? AND sentence_start = ?) AND row IN ({marks})"
    kept = {row for (row,) in db.execute(f"SELECT row FROM claims WHERE {others}", (article, opens, *rows))}
    return tuple(row for row in rows if row in kept)[:limit]


def _gathered(db: sqlite3.Connection, sentence: str) -> dict[int, float]:
    """Rows by how much of the sentence's rare words they have: a word counts for more the fewer claims have it."""
    counts = {word: _count(db, word) for word in {word.casefold() for word in _WORD.findall(sentence)}}
    rarest = sorted(counts, key=lambda word: (counts[word], word))
    ranked: defaultdict[int, float] = defaultdict(float)
    gathered = 0
    for word in rarest:
        gathered += counts[word]
        if counts[word] > _COMMON or gathered > _GATHERED:
            break
        _add(db, f'"{word}"', _COMMON, _rarity(counts[word]), ranked)
    for first, second in combinations(rarest[:_PAIRED], 2):
        if counts[second] > _COMMON or gathered > _GATHERED:
            _add(
                db,
                f'"{first}" AND "{second}"',
                _TOGETHER,
                _rarity(counts[first]) + _rarity(counts[second]),
                ranked,
            )
    return ranked


def _rarity(count: int) -> float:
    """What sharing a word tells of two claims: the logarithm of how much rarer it is than a common one, at least."""
    return 1 + math.log(_COMMON / min(count, _COMMON))


def _add(
    db: sqlite3.Connection, words: str, most: int, weight: float, ranked: defaultdict[int, float]
) -> None:
    for (row,) in db.execute(f"SELECT rowid {_MATCH} LIMIT {most}", (words,)):
        ranked[row] += weight


def _count(db: sqlite3.Connection, word: str) -> int:
    """How many claims have the word, counted no further than where it becomes common; at least 1."""
    limited = f"SELECT 1 {_MATCH} LIMIT {_COMMON + 1}"
    (count,) = db.execute(f"SELECT count(*) FROM ({limited})", (f'"{word}"',)).fetchone()
    return max(int(count), 1)
