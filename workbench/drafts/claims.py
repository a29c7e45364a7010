"""What became of the claims of a draft, by the words that they are made of.

A claim is kept, or moved, only where its sentence is the same but for typography, it stands at the same place in
it, and its dates are of the same days. Everything else is to be looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.drafts.alignment import NOWHERE, Alignment
from workbench.drafts.words import Stretch, Words
from workbench.model import Claim, ClaimPair, DraftState, Span
from workbench.typography import normalize


@dataclass(frozen=True, slots=True)
class _Placed:
    """A claim with its words, in one of the two drafts, and what it and its sentence say in one typography."""

    claim: Claim
    words: Stretch
    text: str
    place: tuple[str, str, str]

    @property
    def is_omission(self) -> bool:
        return self.claim.kind == "omission"


def pairs(alignment: Alignment, before: Sequence[Claim], after: Sequence[Claim]) -> tuple[ClaimPair, ...]:
    """The claims of the later draft that come from one of the draft before, in text order, each with its state.

    Of either draft a claim is in one pair at most; what is in none is new, or gone.
    """
    old = {claim.id: _placed(claim, alignment.before) for claim in before}
    new = {claim.id: _placed(claim, alignment.after) for claim in after}
    made: dict[str, ClaimPair] = {}
    for pairing in (_in_the_same_sentence, _left_out_still, _around_the_same_words, _instead_of):
        for state, source, target in pairing(alignment, list(old.values()), list(new.values())):
            if source.claim.id in old and target.claim.id in new:
                del old[source.claim.id], new[target.claim.id]
                made[target.claim.id] = ClaimPair(state=state, before=source.claim.id, after=target.claim.id)
    return tuple(made[claim.id] for claim in after if claim.id in made)


def carried_span(alignment: Alignment, span: Span) -> Span | None:
    """Where the words of the draft before stand now, if all of them still stand together; else None."""
    words = alignment.before.within(span)
    wanted = range(words.first, words.last)
    if not wanted or wanted[0] not in alignment.links:
        return None
    first = alignment.links.index(wanted[0])
    if alignment.links[first : first + len(wanted)] != list(wanted):
        return None
    return alignment.after.span(Stretch(first, first + len(wanted)))


_Found = Iterator[tuple[DraftState, _Placed, _Placed]]


def _placed(claim: Claim, words: Words) -> _Placed:
    sentence, text = claim.sentence, words.text
    place = (text[sentence.start : claim.start], claim.text, text[claim.end : sentence.end])
    return _Placed(
        claim, words.within(Span(claim.start, claim.end)), normalize(claim.text),
        (normalize(place[0]), normalize(place[1]), normalize(place[2])),
    )  # fmt: skip


def _in_the_same_sentence(alignment: Alignment, old: list[_Placed], new: list[_Placed]) -> _Found:
    """The same place in the same sentence; of several such sentences, the one that its words are linked to first."""
    waiting = _by_place(old)
    ahead = {target.claim.id: target for target in new if not target.is_omission}
    for fits in (_is_linked, _have_one_sentence):
        for target in list(ahead.values()):
            match = next((each for each in waiting[target.place] if fits(alignment, each, target)), None)
            if match and _have_one_sentence(alignment, match, target):
                waiting[target.place].remove(match)
                del ahead[target.claim.id]
                yield _state(alignment, match, target), match, target


def _by_place(claims: list[_Placed]) -> defaultdict[tuple[str, str, str], list[_Placed]]:
    places: defaultdict[tuple[str, str, str], list[_Placed]] = defaultdict(list)
    for each in claims:
        if not each.is_omission:
            places[each.place].append(each)
    return places


def _have_one_sentence(alignment: Alignment, source: _Placed, target: _Placed) -> bool:
    return normalize(alignment.before.text[slice(*source.claim.sentence)]) == normalize(
        alignment.after.text[slice(*target.claim.sentence)]
    )


def _is_linked(alignment: Alignment, source: _Placed, target: _Placed) -> bool:
    links = alignment.links[target.words.first : target.words.last]
    return links == list(range(source.words.first, source.words.last))


def _state(alignment: Alignment, source: _Placed, target: _Placed) -> DraftState:
    if _days(source.claim) != _days(target.claim):
        return "changed"  # "last year" is another one where the draft is of another day
    is_moved = target.words.first in alignment.moved or not _is_linked(alignment, source, target)
    return "moved" if is_moved else "kept"


def _days(claim: Claim) -> list[str]:
    return [day.edtf for day in claim.dates]


def _left_out_still(alignment: Alignment, old: list[_Placed], new: list[_Placed]) -> _Found:
    """What the draft before left out: whether this one does is to be looked at again."""
    del alignment
    omitted = {source.text: source for source in old if source.is_omission}
    for target in new:
        if target.is_omission and target.text in omitted:
            yield "changed_around", omitted[target.text], target


def _around_the_same_words(alignment: Alignment, old: list[_Placed], new: list[_Placed]) -> _Found:
    by_place = {(source.words.first, source.words.last): source for source in old if not source.is_omission}
    for target in new:
        links = alignment.links[target.words.first : target.words.last]
        source = by_place.get((links[0], links[-1] + 1)) if links and NOWHERE not in links else None
        if source and source.text == target.text and _is_linked(alignment, source, target):
            yield "changed_around", source, target


def _instead_of(alignment: Alignment, old: list[_Placed], new: list[_Placed]) -> _Found:
    """Claims that stand where others stood, those first that have most words in common or in each other's place."""
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for number, source in enumerate(old):
        if source.words.first < source.words.last:
            by_sentence[alignment.before.sentence_of[source.words.first]].append(number)
    weighed = (
        (-weight, place, number)
        for place, target in enumerate(new)
        for number, weight in _weights(alignment, target, old, by_sentence)
    )
    for _, place, number in sorted(weighed):
        yield "changed", old[number], new[place]


def _weights(
    alignment: Alignment, target: _Placed, old: list[_Placed], by_sentence: Mapping[int, list[int]]
) -> Iterator[tuple[int, int]]:
    """The claims of the draft before that words of this one may stand for, and how many of them."""
    reaches = [_reach(alignment, word) for word in range(target.words.first, target.words.last)]
    sentences = {alignment.before.sentence_of[reach.first] for reach in reaches if reach.first < reach.last}
    for number in sorted({each for sentence in sentences for each in by_sentence.get(sentence, ())}):
        words = old[number].words
        weight = sum(reach.first < words.last and reach.last > words.first for reach in reaches)
        if weight:
            yield number, weight


_NO_WORDS = Stretch(0, 0)


def _reach(alignment: Alignment, word: int) -> Stretch:
    """The words of the draft before that a word may stand for: its own, or those between its neighbours'."""
    link = alignment.links[word]
    if link != NOWHERE:
        return Stretch(link, link + 1)
    sentence = alignment.after.sentences[alignment.after.sentence_of[word]]
    left = _first_linked(alignment, range(word - 1, sentence.first - 1, -1))
    right = _first_linked(alignment, range(word + 1, sentence.last))
    if left == right == NOWHERE:
        return _NO_WORDS
    source = alignment.before.sentences[alignment.before.sentence_of[max(left, right)]]
    reach = Stretch(source.first if left == NOWHERE else left + 1, source.last if right == NOWHERE else right)
    return reach if reach.first < reach.last else _NO_WORDS


def _first_linked(alignment: Alignment, words: Iterable[int]) -> int:
    return next((alignment.links[word] for word in words if alignment.links[word] != NOWHERE), NOWHERE)
