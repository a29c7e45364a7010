"""What speaks against two claims being the same: figures, names, opposites, roles, a denial, another speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.match.aligned import Shared
from workbench.match.figures import Agreement, limits, of_other_measure, opposed, telling
from workbench.match.order import Order
from workbench.match.roles import Ends
from workbench.match.words import Profile, subjects
from workbench.model import ClaimState

# What is left of the score where two claims exclude each other, or one says less than the other.
FACTORS = {
    "figures": 0.45,
    "dates": 0.45,
    "names": 0.45,
    "contrast": 0.45,
    "negation": 0.45,
    "speaker": 0.45,
    "claimant": 0.97,
    "names alone": 0.7,
    "little": 0.58,
    "label": 0.45,
    "reason": 0.6,
    "measure": 0.45,
    "scope": 0.45,
    "roles": 0.4,
    "swapped": 0.45,
    "added": 0.45,
}

Sides = tuple[Profile, Profile]
Pair = Sequence[ClaimState]
Against = Iterator[tuple[str, str]]  # the name of a factor, and what speaks against it in words


def figures_against(agreed: Agreement, when: Agreement, sides: Sides) -> Against:
    """Figures and dates that differ."""
    if agreed == "differ":
        yield "figures", "the figures differ"
    one, two = (side.years for side in sides)
    if when == "differ" and not (len(one) > 1 and one == two):
        yield "dates", "the dates differ"
    elif when == "none" and one and two and not one & two:
        yield "dates", f"{min(one)} or {min(two)}"


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
    named = [[word.written for word in only if word.key in shared.names] for only in shared.only]
    if all(named):
        yield "names", " or ".join(sorted((named[0][0], named[1][0])))
    ends = _ends(sides)
    same_ends = {row for row, (one, two) in ends.items() if one.likeness(two) > 0}
    turned = any(one.likeness(two) < 0 for one, two in ends.values())
    if turned or (told.exchanged and all(ends[row][0].active == ends[row][1].active for row in same_ends)):
        yield "roles", "the other way round"
    if not denies_opposite(sides):
        yield from _opposites(sides, same_ends)
        yield from _turned(sides)
        if sides[0].denied != sides[1].denied and not _denied_otherwise(sides):
            yield "negation", "one denies it"
    yield from _narrowed(shared, sides)
    yield from _labelled(sides)
    if all(side.reasons and side.reasons.isdisjoint(shared.keys) for side in sides):
        yield "reason", "for different reasons"
    if told.swapped and not denies_opposite(sides):
        yield "swapped", " or ".join(sorted(told.swapped))
    elif told.added and not denies_opposite(sides):
        yield "added", f"only one says {told.added}"


def little_in_common(pair: Pair, shared: Shared, sides: Sides, agreed: Agreement, when: Agreement) -> Against:
    """Claims that both say something of their own, and have a name and hardly more in common.

    A figure that few things have may stand for a word where both count the same by it; a share tells nothing but
    together with what is said of it.
    """
    own = [
        {word.key for word in only if word.key not in shared.names and not word.common}
        for only in shared.only
    ]
    nothing_agrees = "agree" not in (agreed, when)
    measured = nothing_agrees and all(state.claim.quantities or state.claim.dates for state in pair)
    if agreed == when == "agree" or not (all(own) or (measured and any(own))):
        return
    whats = [subjects(state) for state in pair]
    told = shared.topics
    if agreed == "agree":
        if telling(pair[0].claim.quantities) and not (own[0] & whats[0] and own[1] & whats[1]):
            return
        told = tuple(keys for keys in told if not (whats[0] & {*keys} and whats[1] & {*keys}))
    least = max(min(map(len, own)), 2) if nothing_agrees else 1
    if len(told) + denies_opposite(sides) < least:
        yield "little", "little more than names in common"


def names_alone(shared: Shared, agreed: Agreement, when: Agreement) -> Against:
    """Claims that have no more than names in common speak of the same people or places, not of the same thing."""
    if not shared.topic and "agree" not in (agreed, when) and any(shared.alone):
        yield "names alone", "only names in common"


def _ends(sides: Sides) -> dict[str, tuple[Ends, Ends]]:
    one, two = (side.acts_on for side in sides)
    return {name: (one[name], two[name]) for name in sorted(one.keys() & two.keys())}


def _opposites(sides: Sides, same_ends: set[str]) -> Against:
    """Poles that exclude each other, but in relations that are told from their two ends."""
    one, two = (side.poles for side in sides)
    for row in sorted(one.keys() & two.keys() - same_ends):
        if not one[row] & two[row]:
            yield "contrast", f"{min(one[row])} or {min(two[row])}"


def _narrowed(shared: Shared, sides: Sides) -> Against:
    """What narrows or undoes in one claim a word that the other has too, and is not in the other."""
    for side, other in (sides, sides[::-1]):
        for row, (beside, own) in sorted(side.narrowed.items()):
            told = row in other.poles or own in shared.keys or _denied_too(row, sides)
            if not told and not shared.keys.isdisjoint(beside):
                yield "scope", f"only one says {min(side.poles[row])}"


def _labelled(sides: Sides) -> Against:
    """The numbers or letters that tell things of one name apart."""
    one, two = (side.labels for side in sides)
    for name in sorted(one.keys() & two.keys()):
        if not one[name] & two[name]:
            yield "label", f"{min(one[name])} or {min(two[name])}"


def _denied_otherwise(sides: Sides) -> bool:
    """Whether what one denies is undone by the other, or happened there for the last time: "none since"."""
    since = any(
        side.negated and "since" in side.poles.get("span", ()) and "last" in other.poles.get("first_last", ())
        for side, other in (sides, sides[::-1])
    )
    return since or any(side.undone and not side.denied for side in sides)


def _denied_too(row: str, sides: Sides) -> bool:
    """Whether one undoes what the other denies: "cancelled" and "did not take place"."""
    return any(row in side.undone and other.denied for side, other in (sides, sides[::-1]))


def denies_opposite(sides: Sides) -> bool:
    """Whether one denies the one thing that excludes what the other says: "not allowed" is "banned"."""
    same_ends = {row for row, (one, two) in _ends(sides).items() if one.likeness(two) > 0}
    return sides[0].negated != sides[1].negated and len([*_opposites(sides, same_ends), *_turned(sides)]) == 1


def _turned(sides: Sides) -> Against:
    """The names that it goes to in one claim and comes from in the other."""
    one, two = (side.routes for side in sides)
    if any(one[name] != two[name] for name in one.keys() & two.keys()):
        yield "contrast", "to or from"


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
