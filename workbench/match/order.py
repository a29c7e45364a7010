"""Where the words of two claims stand otherwise, in claims that are told word for word alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from workbench.match.aligned import Shared
from workbench.match.lexicon import Lexicon, lexicon
from workbench.match.words import Profile

PARALLEL = 0.6  # from this likeness of their word order on, two claims are told word for word alike
_ADDED = 2  # words that narrow a claim where one has them; more of them tell a detail of it


@dataclass(frozen=True, slots=True)
class Order:
    """What stands in another's place, what one has more, and whether two stand in each other's place."""

    swapped: tuple[str, str] | None
    added: str
    exchanged: bool


def order(one: Profile, two: Profile, shared: Shared, language: str) -> Order:
    """Two claims' words in their order, by what is known of the language of one of them."""
    known = lexicon(language)
    sequences = one.order, tuple(shared.partners.get(key, key) for key in two.order)
    written = {word.key: word.written for side in shared.only for word in side if not word.common}
    swapped, added = _edits(*sequences, written, known)
    return Order(swapped, added, _exchanged(*sequences, frozenset(shared.partners.values()), known))


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
