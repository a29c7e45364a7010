"""Rows of a search index that share the rarest words of a text, in all their forms: what is found in a moment."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations
from typing import Literal, NamedTuple

from workbench.languages import languages
from workbench.languages.search_words import SYNONYM, SearchWord
from workbench.languages.words import telltale
from workbench.store.queries.relevance import rarity

Index = Literal["claims", "passages"]

_COMMON = 300  # a word in more rows than this finds none on its own
_ROWS = 2000  # rows that the rarest words may bring together
_ENOUGH = 60  # rows from which on common words only tell these apart, and find no others in twos
_PAIRED = 4  # common words, the rarest, that do
_TOGETHER = 300  # rows that two words may bring


class _Forms(NamedTuple):
    """A query for all forms of a word, rows that have one, in how many they are, and what sharing them is worth."""

    query: str
    rows: Sequence[int]
    frequency: int
    worth: float


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows with how much of the rarity of their words they share, and the rarity of each search word."""

    weights: Mapping[int, float]
    rarities: tuple[float, ...]

    def best(self, limit: int) -> list[int]:
        """The rows that share most, at most so many."""
        return nsmallest(limit, self.weights, key=lambda row: (-self.weights[row], row))


def gather(db: sqlite3.Connection, index: Index, words: Sequence[SearchWord]) -> Gathered:
    """Rows of an index that have some of these words, those that are in fewest rows first."""
    total = _total(db, index)
    own = [_look_up(db, index, word.forms, total, 1.0) for word in words]
    asked = sorted(
        (*own, *_foreign(db, index, words, total)), key=lambda forms: (forms.frequency, forms.query)
    )
    rare, common = _parted(asked)
    weights: defaultdict[int, float] = defaultdict(float)
    for forms in rare:
        _add(weights, forms.rows, _worth(total, forms))
    for query, limit, weight in _refined(rare, common[:_PAIRED], total, enough=len(weights) > _ENOUGH):
        _add(weights, _matching(db, index, query, limit), weight)
    return Gathered(weights, tuple(rarity(total, forms.frequency) for forms in own))


def _foreign(
    db: sqlite3.Connection, index: Index, words: Iterable[SearchWord], total: int
) -> Iterator[_Forms]:
    """The words of the same meaning in other languages that some of the texts are in."""
    present = _languages(db, index)
    for word in words:
        forms = [form for tongue in present for form in word.others.get(tongue, ())]
        if forms:
            yield _look_up(db, index, forms, total, SYNONYM)


def _refined(
    rare: Sequence[_Forms], common: Sequence[_Forms], total: int, *, enough: bool
) -> Iterator[tuple[str, int, float]]:
    """Queries for common words, each with how many rows it may bring, and what these share by it.

    Beside rare words they tell the rows apart; where these found too few, two of them together find more.
    """
    if enough:
        union = " OR ".join(forms.query for forms in rare)
        for forms in common:
            yield f"({union}) AND ({forms.query})", _ROWS, _worth(total, forms)
        return
    for one, other in combinations(common, 2):
        yield f"({one.query}) AND ({other.query})", _TOGETHER, _worth(total, one) + _worth(total, other)


def _parted(asked: Sequence[_Forms]) -> tuple[list[_Forms], list[_Forms]]:
    """The words that find rows on their own, and those that are too common for it, rarest first."""
    gathered, rare = 0, 0
    for forms in asked:
        gathered += len(forms.rows)
        if forms.frequency > _COMMON or gathered > _ROWS:
            break
        rare += 1
    return [forms for forms in asked[:rare] if forms.rows], list(asked[rare:])


def _worth(total: int, forms: _Forms) -> float:
    return rarity(total, forms.frequency) * forms.worth


def _add(weights: defaultdict[int, float], rows: Iterable[int], weight: float) -> None:
    for row in rows:
        weights[row] += weight


def _languages(db: sqlite3.Connection, index: Index) -> tuple[str, ...]:
    """The languages that some of the texts are in, told by a word that any longer text has."""
    return tuple(
        language for language in languages("words") if _matching(db, index, f'"{telltale(language)}"', 1)
    )


def _total(db: sqlite3.Connection, index: Index) -> int:
    (highest,) = db.execute(f"SELECT max(row) FROM {index}").fetchone()
    return int(highest or 0)


def _look_up(db: sqlite3.Connection, index: Index, forms: Iterable[str], total: int, worth: float) -> _Forms:
    """The rows that have one of the forms. Of a common word only the first, and by these in how many it may be."""
    query = " OR ".join(f'"{form}"' for form in forms)
    rows = _matching(db, index, query, _COMMON + 1)
    count = len(rows) if len(rows) <= _COMMON else max(len(rows), len(rows) * total // max(rows[-1], 1))
    return _Forms(query, rows, count, worth)


def _matching(db: sqlite3.Connection, index: Index, query: str, limit: int) -> list[int]:
    rows = db.execute(f"SELECT rowid FROM {index}_fts WHERE {index}_fts MATCH ? LIMIT ?", (query, limit))
    return [row for (row,) in rows]
