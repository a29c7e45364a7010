"""Nouns without the endings of their number, and whether two may be of one thing."""

from __future__ import annotations

from workbench.languages import words


def stem(noun: str, language: str) -> str:
    """A noun without its endings, as all of the workbench takes them off: ships and ship, Schülern and Schüler."""
    return words.stem(noun.casefold(), language)


def same(one: str, other: str, language: str) -> bool:
    """Whether two names may be of one thing: they share a word, whatever its ending."""
    return bool(
        {stem(word, language) for word in one.split()} & {stem(word, language) for word in other.split()}
    )
