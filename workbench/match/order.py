"""Where the words of two claims stand otherwise, in claims that are told word for word alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class _Edit:
    """A stretch of one text that is another in the other: its keys, and the words of each that only it has."""

    replaces: bool
    spans: tuple[Sequence[str], Sequence[str]]
    own: tuple[Sequence[str], Sequence[str]]

    def swapped(self, known: Lexicon) -> tuple[str, str] | None:
        """What stands in the other's place; None where nothing does."""
        if not self.replaces:
            return None
        gone, new = self.own
        return (" ".join(gone), " ".join(new)) if gone and new else _turned(*self.spans, known)

    def added(self, known: Lexicon) -> str:
        """What one has more, where it is little enough to narrow the claim; "" where there is none."""
        gone, new = self.own
        if (gone or new) and max(map(len, self.spans)) <= _ADDED:
            return " ".join(gone or new)
        return _modal(*self.spans, known)


def _edits(
    one: Sequence[str], two: Sequence[str], only: dict[str, str], known: Lexicon
) -> tuple[tuple[str, str] | None, str]:
    """The word that stands in another's place, and the word that one has more, in claims told word for word alike."""
    if not one or not two or Levenshtein.normalized_similarity(one, two) < PARALLEL:
        return None, ""
    swapped, added = None, ""
    for edit in _changes(one, two, only):
        exchange = edit.swapped(known)
        swapped = exchange or swapped
        added = added if exchange else edit.added(known) or added
    return swapped, added


def _changes(one: Sequence[str], two: Sequence[str], only: dict[str, str]) -> Iterator[_Edit]:
    for edit in Levenshtein.opcodes(one, two):
        if edit.tag != "equal":
            spans = one[edit.src_start : edit.src_end], two[edit.dest_start : edit.dest_end]
            gone, new = ([only[key] for key in span if key in only] for span in spans)
            yield _Edit(edit.tag == "replace", spans, (gone, new))


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
    parts = _turned_round(tuple(one[start:stop]), tuple(two[start:stop]))
    if parts is None:
        return False
    head, between, tail = parts
    moved = any(part[0] in known.prepositions for part in (head, tail))
    told = not any(map(content.isdisjoint, (head, tail)))
    return told and not moved and not known.symmetric.issuperset(between)


def _turned_round(
    first: tuple[str, ...], second: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] | None:
    """The head, middle and tail of the first, where the second has tail, middle and head; None where it has not."""
    lengths = ((head, tail) for head in range(1, len(first) - 1) for tail in range(1, len(first) - head))
    for head, tail in lengths:
        between = first[head:-tail]
        if second == (*first[-tail:], *between, *first[:head]):
            return first[:head], between, first[-tail:]
    return None
