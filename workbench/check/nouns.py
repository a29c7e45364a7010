"""Nouns without the endings of their number, and whether two may be of one thing."""

from __future__ import annotations


def same(one: str, other: str) -> bool:
    """Whether two names may be of one thing: they share a word, whatever its ending."""
    return bool({stem(word) for word in one.split()} & {stem(word) for word in other.split()})


def stem(noun: str) -> str:
    """A noun without the ending of its number: ships and ship, Schülern and Schüler."""
    return noun.casefold().removesuffix("s").removesuffix("n").removesuffix("e")
