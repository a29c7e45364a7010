"""Words as a person types them, as conditions on claims. Nothing in them acts as a query of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from workbench.languages.words import fold

# Categories that SQLite's unicode61 tokenizer takes for parts of a word.
_WORDS = ("L", "N", "Co")
_FOUND = "row IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)"
_CONTAINS = "instr(text || ' ' || sentence, ?)"


def conditions(typed: str) -> Iterator[tuple[str, str]]:
    """SQL conditions with their one value each, all of which a claim must meet.

    Words match by their beginnings, without regard to case and accents, in a claim's text, sentence or claimant; signs
    that are no part of a word, such as "€", where they stand in text or sentence.
    """
    parts = _sendable(typed).split()
    words = match(typed)
    if words:
        yield _FOUND, words
    for sign in parts:
        if not any(map(_is_word, sign)):
            yield _CONTAINS, sign


def match(typed: str) -> str:
    """A query for a search index: all the words, or words that begin so; "" where there is none."""
    words = [part for part in _sendable(typed).split() if any(map(_is_word, part))]
    return " ".join(f'"{_quoted(word)}"*' for word in words)


def folded(word: str) -> str:
    """A word as a search index keeps it: in small letters, without accents."""
    return fold(_sendable(word))


def _is_word(char: str) -> bool:
    return unicodedata.category(char).startswith(_WORDS)


def _quoted(word: str) -> str:
    return word.replace('"', '""')


def _sendable(typed: str) -> str:
    """The text without what SQLite would stop at: NUL, and halves of surrogate pairs."""
    return typed.replace("\0", " ").encode(errors="replace").decode()
