"""The words of two claims side by side: what both have, and what only one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.match.lexicon import lexicon
from workbench.match.tokens import Word, alike
from workbench.match.words import Profile

# What a thing weighs in the share of what two claims have in common.
WEIGHTS = {"name": 2.0, "word": 1.0, "common": 0.25, "figure": 2.0, "date": 1.5}
LONGER = 0.8  # of that, what only the claim that says more has: a detail, an attribution


@dataclass(frozen=True, slots=True)
class Shared:
    """The words of two claims side by side: what both have, what only each has, and the keys of names.

    `topic` is whether more than names is among them as far as names are told apart; `keys` are those of the words
    that both have, as each has them, and `partners` the first's key for each of the second's; `topics` are the pairs of
    keys of those that carry something and are no names.
    """

    both: tuple[str, ...]
    topic: bool
    keys: frozenset[str]
    partners: dict[str, str]
    topics: tuple[tuple[str, str], ...]
    only: tuple[tuple[Word, ...], tuple[Word, ...]]
    names: frozenset[str]
    common: float
    alone: tuple[float, float]


def side_by_side(one: Profile, two: Profile, language: str) -> Shared:
    """Two claims' words laid beside each other, by what is known of the language of one of them."""
    known = lexicon(language)
    first, second = _distinct(one.words), _distinct(two.words)
    partners = _partners(first, second)
    names = one.names | two.names
    paired = [(first[key], second[partner]) for partner, key in partners.items()]
    only = _without(first, partners.values()), _without(second, partners)
    return Shared(
        both=tuple(sorted(a.written for a, _ in paired if not a.common)),
        topic=bool(known.before_names) or any(_is_no_name(a, b, names) for a, b in paired),
        keys=frozenset(partners) | frozenset(partners.values()),
        partners=partners,
        topics=tuple((a.key, b.key) for a, b in paired if _tells(a, b, names)),
        only=only,
        names=names,
        common=2 * sum(max(_weight(a, names), _weight(b, names)) for a, b in paired),
        alone=(_weights(only[0], names), _weights(only[1], names)),
    )


def _without(words: Mapping[str, Word], keys: Iterable[str]) -> tuple[Word, ...]:
    left_out = set(keys)
    return tuple(word for key, word in words.items() if key not in left_out)


def _is_no_name(one: Word, two: Word, names: frozenset[str]) -> bool:
    return names.isdisjoint((one.key, two.key))


def _tells(one: Word, two: Word, names: frozenset[str]) -> bool:
    """Whether a word that both have carries something and is no name."""
    return _is_no_name(one, two, names) and not (one.common and two.common)


def _distinct(words: Iterable[Word]) -> dict[str, Word]:
    found: dict[str, Word] = {}
    for word in words:
        found.setdefault(word.key, word)
    return found


def _partners(first: dict[str, Word], second: dict[str, Word]) -> dict[str, str]:
    """For each key of the second that the first has too, in this or another spelling, the first's."""
    partners = {key: key for key in second if key in first}
    free = [key for key in first if key not in partners]
    for key in second:
        found = next((each for each in free if key not in partners and alike(first[each], second[key])), None)
        if found is not None:
            partners[key] = found
            free.remove(found)
    return partners


def _weights(words: Iterable[Word], names: frozenset[str]) -> float:
    return sum(_weight(word, names) for word in words)


def _weight(word: Word, names: frozenset[str]) -> float:
    if word.key in names:
        return WEIGHTS["name"]
    return WEIGHTS["common" if word.common else "word"]
