"""The words of a text by which others like it are found: stems, and what means the same in other languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from workbench.languages import code_of, languages, read_table
from workbench.languages.words import endings, fold, stem, stop_words

SYNONYM = 0.5  # what a word of the same meaning is worth, beside the word itself

_WORD = re.compile(r"[^\W_]+")
_LEAST = 2  # letters of a word that tells something


class _Table(msgspec.Struct):
    """What is read of a language's matching.toml: rows of words of one meaning, named alike in all languages."""

    synonyms: dict[str, str] = {}


class SearchWord(NamedTuple):
    """A word of a text to search by, in small letters without accents.

    `forms` are how it may be written, `others` words of its meaning in other languages, by language. `stems` are those
    that stand for it, with what each is worth: 1 where one is its own, in any language, for it may be a name; SYNONYM
    for words of its meaning.
    """

    written: str
    forms: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, float]


@lru_cache(maxsize=64)
def search_words(text: str, language: str) -> tuple[SearchWord, ...]:
    """The words and numbers of a text that tell something, each stem once, in text order."""
    code = code_of(language)
    chosen: dict[str, SearchWord] = {}
    for word in _WORD.findall(text.lower()):
        key = _key(word, code)
        if key and key not in chosen:
            chosen[key] = _search_word(word, code)
    return tuple(chosen.values())


def stems(text: str, language: str) -> list[str]:
    """The stems of a text's words that tell something, as `search_words` has them, in text order."""
    code = code_of(language)
    return [key for word in _WORD.findall(text.lower()) if (key := _key(word, code))]


@lru_cache(maxsize=65536)
def folded_stem(word: str, language: str) -> str:
    """A small-lettered word without its endings and accents."""
    return fold(stem(word, language))


@lru_cache(maxsize=131072)
def _key(word: str, language: str) -> str:
    """The stem of a small-lettered word, "" where it tells nothing. Parts of a figure are words of their own."""
    if word in stop_words(language) or (len(word) < _LEAST and not word.isdigit()):
        return ""
    return folded_stem(word, language)


@lru_cache(maxsize=8192)
def _search_word(word: str, language: str) -> SearchWord:
    own = {folded_stem(word, each): 1.0 for each in (language, *languages("words"))}
    synonyms = {tongue: _of_one_meaning(word, language, tongue) for tongue in languages("matching")}
    stems = {folded_stem(other, tongue): SYNONYM for tongue, others in synonyms.items() for other in others}
    return SearchWord(
        written=fold(word),
        forms=_forms(word, language),
        others={
            tongue: tuple(map(fold, others))
            for tongue, others in synonyms.items()
            if others and tongue != language
        },
        stems=stems | own,
    )


def _forms(word: str, language: str) -> tuple[str, ...]:
    """What a word may be written as: its stem with the language's endings, an "i" as "y"; a number as it is."""
    if word.isdigit():
        return (fold(word),)
    stem = folded_stem(word, language)
    stems = (stem, stem[:-1] + "y") if stem.endswith("i") else (stem,)
    return tuple(sorted({fold(word), *stems, *(stem + ending for ending in endings(language))}))


def _of_one_meaning(word: str, language: str, tongue: str) -> tuple[str, ...]:
    """The single words of a language that share a row of synonyms with a word of this or another."""
    rows = _rows(language).get(word) or _rows(language).get(stem(word, language), ())
    words = (other for row in rows for other in _synonyms(tongue).get(row, "").split())
    return tuple(other for other in words if "_" not in other)


@cache
def _rows(language: str) -> dict[str, tuple[str, ...]]:
    """The names of the rows that each word, as written and by its stem, is in."""
    rows: dict[str, tuple[str, ...]] = {}
    for name, words in _synonyms(language).items():
        for word in words.split():
            for form in {word, stem(word, language)}:
                rows[form] = (*rows.get(form, ()), name)
    return rows


@cache
def _synonyms(language: str) -> dict[str, str]:
    text = read_table(language, "matching")
    return {} if text is None else msgspec.toml.decode(text, type=_Table).synonyms
