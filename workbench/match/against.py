"""What speaks against two claims being the same: figures, names, opposites, roles, a denial, another speaker."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.match.aligned import Shared
from workbench.match.figures import Agreement, limits, of_other_measure, opposed, telling
from workbench.match.numbers import unmatched
from workbench.match.order import Order
from workbench.match.polarity import (
    Against,
    Sides,
    denials_against,
    denied_too,
    denies_opposite,
    roles_against,
)
from workbench.match.words import subjects
from workbench.model import ClaimState

# What is left of the score where two claims exclude each other, or one says less than the other.
FACTORS = {
    "figures": 0.45,
    "dates": 0.45,
    "written": 0.45,
    "names": 0.45,
    "contrast": 0.45,
    "negation": 0.45,
    "speaker": 0.45,
    "claimant": 0.97,
    "names alone": 0.5,
    "little": 0.58,
    "label": 0.45,
    "reason": 0.6,
    "measure": 0.45,
    "scope": 0.45,
    "roles": 0.4,
    "swapped": 0.45,
    "added": 0.45,
}

Pair = Sequence[ClaimState]


def figures_against(agreed: Agreement, when: Agreement, sides: Sides) -> Against:
    """Figures and dates that differ."""
    if agreed == "differ":
        yield "figures", "the figures differ"
    one, two = (side.years for side in sides)
    if when == "differ" and not (len(one) > 1 and one == two):
        yield "dates", "the dates differ"
    elif when == "none" and one and two and not one & two:
        yield "dates", f"{min(one)} or {min(two)}"


def numbers_against(pair: Pair) -> Against:
    """A number that only one has, where the other has another: of a rank, a day without its year, a second figure."""
    first, second = unmatched(*pair)
    if first and second:
        yield "written", f"{min(first)} or {min(second)}"


def changes_against(pair: Pair, sides: Sides) -> Against:
    """Figures of another kind: by and to, an average and a limit, or of another measure."""
    one, two = (state.claim.quantities for state in pair)
    if opposed(one, two):
        yield "figures", "by or to"
    if of_other_measure(one, two):
        yield "measure", "the figures measure different things"
    for side, own, other in ((sides[0], one, two), (sides[1], two, one)):
        kinds = side.poles.get("figure_kind", frozenset())
        if kinds and limits(other) and not limits(own) and (kinds != {"total"} or "<=" in limits(other)):
            yield "figures", f"{min(kinds)} or limit"


def words_against(shared: Shared, sides: Sides, told: Order) -> Against:
    """Names, opposites, roles, denials and single words that only one has."""
    yield from _other_names(shared)
    yield from roles_against(sides, told)
    yield from denials_against(sides)
    yield from _narrowed(shared, sides)
    yield from _labelled(sides)
    if all(side.reasons and side.reasons.isdisjoint(shared.keys) for side in sides):
        yield "reason", "for different reasons"
    yield from _other_words(sides, told)


def _other_names(shared: Shared) -> Against:
    named = [[word.written for word in only if word.key in shared.names] for only in shared.only]
    if all(named):
        yield "names", " or ".join(sorted((named[0][0], named[1][0])))


def _other_words(sides: Sides, told: Order) -> Against:
    """A word in another's place, or one more, in claims told alike."""
    if denies_opposite(sides):
        return
    if told.swapped:
        yield "swapped", " or ".join(sorted(told.swapped))
    elif told.added:
        yield "added", f"only one says {told.added}"


def little_in_common(pair: Pair, shared: Shared, sides: Sides, agreed: Agreement, when: Agreement) -> Against:
    """Claims that both say something of their own, and have a name and hardly more in common.

    A figure that few things have may stand for a word where both count the same by it; a share tells nothing but
    together with what is said of it.
    """
    own = _own_words(shared)
    nothing_agrees = "agree" not in (agreed, when)
    enough_own = all(own) or (nothing_agrees and _are_measured(pair) and any(own))
    if agreed == when == "agree" or not enough_own:
        return
    least = max(min(map(len, own)), 2) if nothing_agrees else 1
    common = _common_topics(pair, shared, own) if agreed == "agree" else len(shared.topics)
    if common + denies_opposite(sides) < least:
        yield "little", "little more than names in common"


def _are_measured(pair: Pair) -> bool:
    return all(state.claim.quantities or state.claim.dates for state in pair)


def _own_words(shared: Shared) -> list[set[str]]:
    """The keys that carry something and are no names of what only each of the two has."""
    return [
        {word.key for word in only if word.key not in shared.names and not word.common}
        for only in shared.only
    ]


def _common_topics(pair: Pair, shared: Shared, own: Sequence[set[str]]) -> int:
    """In how much two claims whose figures agree are of one thing, without what the figures are shares of."""
    one, two = (subjects(state) for state in pair)
    if telling(pair[0].claim.quantities) and not (own[0] & one and own[1] & two):
        return len(shared.topics) + 1
    return sum(not (one & {*keys} and two & {*keys}) for keys in shared.topics)


def names_alone(shared: Shared, agreed: Agreement, when: Agreement) -> Against:
    """Claims that have no more than names in common speak of the same people or places, not of the same thing."""
    if not shared.topic and "agree" not in (agreed, when) and any(shared.alone):
        yield "names alone", "only names in common"


def _narrowed(shared: Shared, sides: Sides) -> Against:
    """What narrows or undoes in one claim a word that the other has too, and is not in the other."""
    for side, other in (sides, sides[::-1]):
        for row, (beside, own) in sorted(side.narrowed.items()):
            told = row in other.poles or own in shared.keys or denied_too(row, sides)
            if not told and not shared.keys.isdisjoint(beside):
                yield "scope", f"only one says {min(side.poles[row])}"


def _labelled(sides: Sides) -> Against:
    """The numbers or letters that tell things of one name apart."""
    one, two = (side.labels for side in sides)
    for name in sorted(one.keys() & two.keys()):
        if not one[name] & two[name]:
            yield "label", f"{min(one[name])} or {min(two[name])}"


def _each_of_the_other(
    one: ClaimState, two: ClaimState, speakers: tuple[frozenset[str], frozenset[str]]
) -> bool:
    """Whether each speaker is spoken of by the other: A criticised B, B criticised A."""
    said = one.sentence.casefold(), two.sentence.casefold()
    return all(word in text for words, text in zip(speakers, said[::-1], strict=True) for word in words)


def speakers_against(
    one: ClaimState, two: ClaimState, speakers: tuple[frozenset[str], frozenset[str]], acts: bool
) -> Against:
    """Who says it matters to a quotation and to a promise; another statement may be made by several."""
    if all(speakers) and not speakers[0] & speakers[1]:
        quoted = acts or _each_of_the_other(one, two, speakers) or one.claim.kind == two.claim.kind == "quote"
        yield (
            "speaker" if quoted else "claimant",
            f"{' or '.join(sorted((one.claim.claimant, two.claim.claimant)))} says it",
        )
