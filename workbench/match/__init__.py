"""How likely two claims say the same thing, and whether their figures agree: explained, and the same both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from workbench.match.against import (
    FACTORS,
    changes_against,
    figures_against,
    little_in_common,
    names_alone,
    numbers_against,
    speakers_against,
    words_against,
)
from workbench.match.aligned import LONGER, WEIGHTS, Shared, side_by_side
from workbench.match.figures import Agreement, dates, figures
from workbench.match.numbers import elsewhere
from workbench.match.order import order
from workbench.match.terms import terms
from workbench.match.words import Profile, claimant_words, profile
from workbench.model import ClaimState

__all__ = ["NEAR", "RELATED", "SAME", "ClaimMatch", "compare", "match", "terms"]

SAME = 0.52  # from this score on, two claims say the same thing
RELATED = 0.3  # from this score on, what speaks against two claims being the same is told
NEAR = 0.05  # from this share of the rarity of a claim's words on, another is worth showing beside it

LIKENESS = 0.5  # what being alike is worth beside relevance
OTHER_FIGURE = 0.8  # the figure that differs counts against likeness as a word does
_SHOWN = 6  # shared words that a reason names
_OF_FIGURES = frozenset({"figures", "dates", "measure", "written"})  # factors by which another figure is told

Relation = Literal["same", "other_figure", "related"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMatch:
    """How a claim stands to another, and why, in words.

    `relation` is whether it says the same, says it with another figure or date, or speaks of the same things. `score`
    from 0 to 1 is how alike the two are, the same both ways; `relevance` how much of the rarity of the claim's words
    the other has; `figures` whether their figures agree.
    """

    claim_id: str
    score: float
    figures: Agreement
    reasons: tuple[str, ...] = ()
    relation: Relation = "related"
    relevance: float = 0.0

    @property
    def same(self) -> bool:
        """Whether the two say the same thing, as far as words and figures tell."""
        return self.relation == "same"

    @property
    def tells(self) -> bool:
        """Whether a verdict on the other bears on this one: it says the same, or the same with another figure."""
        return self.relation != "related"

    @property
    def rank(self) -> float:
        """What candidates are ordered by: relevance first, moved a little by how alike the two are."""
        return self.relevance + LIKENESS * self.score


def match(
    claim: ClaimState, candidates: Iterable[ClaimState], relevances: Iterable[float] = ()
) -> tuple[ClaimMatch, ...]:
    """The candidates as they stand to the claim, best first; those without a relevance by how alike they are."""
    paired = zip_longest(candidates, relevances)
    found = [replace(compare(claim, each), relevance=relevance or 0.0) for each, relevance in paired]
    return tuple(sorted(found, key=lambda each: (-each.rank, each.claim_id)))


def compare(claim: ClaimState, other: ClaimState) -> ClaimMatch:
    """How the other claim stands to this one; the score is the same the other way round.

    What speaks against it is told from RELATED on.
    """
    pair = sorted((claim, other), key=lambda state: (state.sentence, state.claim.text, state.claim.id))
    one, two = pair
    speakers = claimant_words(one) | claimant_words(two)
    sides = profile(one, speakers), profile(two, speakers)
    shared = side_by_side(*sides, one.language)
    agreed = _figures(one, two)
    when = dates(one.claim.dates, two.claim.dates)
    alike = _in_common(shared, agreed, when, pair)
    against = list(_against(pair, sides, shared, agreed, when)) if alike >= RELATED else []
    return ClaimMatch(
        claim_id=other.claim.id,
        score=round(alike * _factor(name for name, _ in against), 4),
        figures=agreed,
        reasons=(*_reasons_for(shared, agreed, when), *(reason for _, reason in against)),
        relation=_relation(alike, [name for name, _ in against]),
    )


def _factor(names: Iterable[str]) -> float:
    return min((FACTORS[name] for name in names), default=1.0)


def _relation(alike: float, against: Sequence[str]) -> Relation:
    """What two claims as alike as this are to each other, by what speaks against their being the same."""
    if alike * _factor(against) >= SAME:
        return "same"
    others = [name for name in against if name not in _OF_FIGURES]
    if len(others) < len(against) and alike * _factor(others) >= SAME * OTHER_FIGURE:
        return "other_figure"
    return "related"


def _against(
    pair: list[ClaimState], sides: tuple[Profile, Profile], shared: Shared, agreed: Agreement, when: Agreement
) -> Iterator[tuple[str, str]]:
    """What speaks against the two being the same, by the names of factors."""
    one, two = pair
    yield from figures_against(agreed, when, sides)
    yield from numbers_against(pair)
    yield from words_against(shared, sides, order(*sides, shared, one.language))
    yield from names_alone(shared, agreed, when)
    yield from little_in_common(pair, shared, sides, agreed, when)
    yield from changes_against(pair, sides)
    speakers = claimant_words(one), claimant_words(two)
    yield from speakers_against(one, two, speakers, any(side.acts for side in sides))


def _figures(one: ClaimState, two: ClaimState) -> Agreement:
    """Whether the figures agree; not compared where each sentence has the other claim's beside its own."""
    read = one.claim.quantities, two.claim.quantities
    agreed = figures(*read)
    if agreed == "differ" and elsewhere(*read, (one.sentence, two.sentence)):
        return "none"
    return agreed


def _in_common(shared: Shared, agreed: Agreement, when: Agreement, pair: list[ClaimState]) -> float:
    """The weight of what both have, as a share of the weight of all that either has."""
    common, total = shared.common, shared.common + min(shared.alone) + LONGER * max(shared.alone)
    for name, state, has in (
        ("figure", agreed, [bool(each.claim.quantities) for each in pair]),
        ("date", when, [any(date.edtf for date in each.claim.dates) for each in pair]),
    ):
        total += WEIGHTS[name] * sum(has)
        common += WEIGHTS[name] * sum(has) if state == "agree" else 0.0
    if not total:
        return float(pair[0].sentence == pair[1].sentence)
    return common / total


def _reasons_for(shared: Shared, agreed: Agreement, when: Agreement) -> Iterator[str]:
    if shared.both:
        yield f"both say {', '.join(shared.both[:_SHOWN])}"
    if agreed == "agree":
        yield "the figures agree"
    if when == "agree":
        yield "the dates agree"
