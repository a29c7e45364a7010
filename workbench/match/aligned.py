"""The words of two claims side by side: what both have, what only one has, and where they stand otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from workbench.match.lexicon import Lexicon, lexicon
from workbench.match.tokens import Word, alike
from workbench.match.words import Profile

# What a thing weighs in the share of what two claims have in common.
WEIGHTS = {"name": 2.0, "word": 1.0, "common": 0.25, "figure": 2.0, "date": 1.5}
LONGER = 0.8  # of that, what only the claim that says more has: a detail, an attribution
_ADDED = 2  # words that narrow a claim where one has them; more of them tell a detail of it
PARALLEL = 0.6  # from this likeness of their word order on, two claims are told word for word alike


@dataclass(frozen=True, slots=True)
class Shared:
    """The words of two claims side by side: what both have, what only each has, and the keys of names.

    `topic` is whether more than names is among them as far as names are told apart; `keys` are those of the words
    that both have, as each has them; `swapped` what stands in another's place, `added` what one has more and
    `exchanged` whether two stand in each other's place, in claims told word for word alike.
    """

    both: tuple[str, ...]
    topic: bool
    keys: frozenset[str]
    only: tuple[tuple[Word, ...], tuple[Word, ...]]
    names: frozenset[str]
    common: float
    alone: tuple[float, float]
    swapped: tuple[str, str] | None
    added: str
    exchanged: bool


def side_by_side(one: Profile, two: Profile, language: str) -> Shared:
    """Two claims' words laid beside each other, by what is known of the language of one of them."""
    known = lexicon(language)
    first, second = _distinct(one.words), _distinct(two.words)
    partners = _partners(first, second)
    names = one.names | two.names
    paired = [(first[key], second[partner]) for partner, key in partners.items()]
    only = (
        tuple(word for key, word in first.items() if key not in partners.values()),
        tuple(word for key, word in second.items() if key not in partners),
    )
    sequences = one.order, tuple(partners.get(key, key) for key in two.order)
    written = {word.key: word.written for side in only for word in side if not word.common}
    swapped, added = _edits(*sequences, written, known)
    return Shared(
        both=tuple(sorted(a.written for a, _ in paired if not a.common)),
        topic=bool(known.before_names) or any(names.isdisjoint((a.key, b.key)) for a, b in paired),
        keys=frozenset(partners) | frozenset(partners.values()),
        only=only,
        names=names,
        common=2 * sum(max(_weight(a, names), _weight(b, names)) for a, b in paired),
        alone=(_weights(only[0], names), _weights(only[1], names)),
        swapped=swapped,
        added=added,
        exchanged=_exchanged(*sequences, frozenset(partners.values()), known),
    )


def _edits(
    one: Sequence[str], two: Sequence[str], only: dict[str, str], known: Lexicon
) -> tuple[tuple[str, str] | None, str]:
    """The word that stands in another's place, and the word that one has more, in claims told word for word alike."""
    if not one or not two or Levenshtein.normalized_similarity(one, two) < PARALLEL:
        return None, ""
    swapped, added = None, ""
    for edit in Levenshtein.opcodes(one, two):
        if edit.tag == "equal":
            continue
        spans = one[edit.src_start : edit.src_end], two[edit.dest_start : edit.dest_end]
        gone, new = ([only[key] for key in span if key in only] for span in spans)
        if edit.tag == "replace" and gone and new:
            swapped = " ".join(gone), " ".join(new)
        elif edit.tag == "replace" and (turned := _turned(*spans, known)):
            swapped = turned
        elif (gone or new) and max(map(len, spans)) <= _ADDED:
            added = " ".join(gone or new)
        elif modal := _modal(*spans, known):
            added = modal
    return swapped, added


def _turned(gone: Sequence[str], new: Sequence[str], known: Lexicon) -> tuple[str, str] | None:
    one, two = (" ".join(key for key in span if key in known.turning) for span in (gone, new))
    return (one, two) if one and two else None


def _modal(gone: Sequence[str], new: Sequence[str], known: Lexicon) -> str:
    """A word for what is not done yet that stands for nothing or for "has" in the other; "" where there is none."""
    for span, other in ((gone, new), (new, gone)):
        if not other or not known.perfect.isdisjoint(other):
            found = known.modal.intersection(span)
            if found:
                return min(found)
    return ""


def _exchanged(one: Sequence[str], two: Sequence[str], content: frozenset[str], known: Lexicon) -> bool:
    """Whether the two are one text but for two parts that stand in each other's place: A beat B, B beat A."""
    if len(one) != len(two) or one == two or sorted(one) != sorted(two):
        return False
    same = [a == b for a, b in zip(one, two, strict=True)]
    start, stop = same.index(False), len(same) - same[::-1].index(False)
    first, second = tuple(one[start:stop]), tuple(two[start:stop])
    for head in range(1, len(first) - 1):
        for tail in range(1, len(first) - head):
            between = first[head:-tail]
            if second == (*first[-tail:], *between, *first[:head]):
                parts = first[:head], first[-tail:]
                moved = any(part[0] in known.prepositions for part in parts)
                told = not any(map(content.isdisjoint, parts))
                return told and not moved and not known.symmetric.issuperset(between)
    return False


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
