"""Claims that cannot both hold, in one article or beside what was checked earlier; and sums that do not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from workbench import scales
from workbench.desk.articles import Articles
from workbench.desk.claims import Claims
from workbench.desk.session import Session
from workbench.lazy import LazyModule
from workbench.model import ClaimFilter, ClaimState, Comparison, Span

if TYPE_CHECKING:
    from workbench import check
    from workbench.check import Clash
    from workbench.desk import claim_sides
else:
    check = LazyModule("workbench.check")
    claim_sides = LazyModule("workbench.desk.claim_sides")

_LOOSE = 2  # words, or fewer, that make a figure of a sum no figure of the same thing
_NAMED = 4  # words that two claims are told to share
_CANDIDATES = 30  # claims of other articles that are set against one, those with the rarest words in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A claim with another that it cannot hold beside, or None where its own sentence does not add up.

    `earlier` is whether the other is of another article, where it was checked. `comparison` is between the two, this
    claim's side first; `clash` tells which of their figures it is of, and why these are taken for those of one thing.
    """

    claim: ClaimState
    other: ClaimState | None
    comparison: Comparison
    clash: Clash | None = None
    earlier: bool = False

    @property
    def line(self) -> str:
        """It in words: "contradicts claim 7: 12,000 ships against 21,000 ships"."""
        if self.other is None:
            return f"does not add up: {self.comparison.explanation}"
        rated = " and ".join(
            dict.fromkeys(scales.label(given.scale, given.rating) for given in self.other.verdicts)
        )
        where = (
            f"{self.other.claim.id[:8]}, checked earlier ({rated})"
            if self.earlier
            else f"claim {self.other.number}"
        )
        return f"contradicts {where}: {self._against(self.other)}"

    @property
    def sentences(self) -> frozenset[Span]:
        """The sentences of the article that it is of."""
        return frozenset(state.claim.sentence for state in (self.claim, self.other) if state is not None)

    def seen_from(self, state: ClaimState) -> Contradiction | None:
        """The same with this claim first; None where it is of other sentences."""
        if self.claim.claim.sentence == state.claim.sentence:
            return replace(self, claim=state)
        if self.other is None or self.other.claim.sentence != state.claim.sentence:
            return None
        clash = self.clash
        if clash is not None and clash.figures is not None:
            clash = clash._replace(figures=clash.figures[::-1], same=tuple(pair[::-1] for pair in clash.same))
        return replace(self, claim=state, other=self.claim, clash=clash)

    def _against(self, other: ClaimState) -> str:
        """Both figures, and the words for what they are of: "60 euros against 90 euros; both say fine (penalty)"."""
        figures, same = (self.clash.figures, self.clash.same) if self.clash else (None, ())
        mine, theirs = figures or (figures_of(self.claim), figures_of(other))
        both = ", ".join(
            word if word == theirs_word else f"{word} ({theirs_word})" for word, theirs_word in same[:_NAMED]
        )
        return f"{mine} against {theirs}; both say {both}" if both else f"{mine} against {theirs}"


def _each_once(incoherent: Iterable[Contradiction], clashes: Iterable[Contradiction]) -> list[Contradiction]:
    """One clash is told once: what a rule of coherence tells of a sentence goes before what any two figures tell."""
    kept = {each.sentences: each for each in incoherent}
    told = {sentence for sentences in kept for sentence in sentences}
    for each in clashes:
        if told.isdisjoint(each.sentences):
            kept.setdefault(each.sentences, each)
    return list(kept.values())


def figures_of(state: ClaimState) -> str:
    """A claim by its figures, or where it has none by its dates."""
    return ", ".join(figure.text for figure in state.claim.quantities or state.claim.dates)


class Contradictions:
    """What cannot both hold."""

    def __init__(self, session: Session, articles: Articles, claims: Claims) -> None:
        self._file = session.file
        self._articles = articles
        self._claims = claims

    def find(self, article: str = "", *, claim: str = "") -> tuple[Contradiction, ...]:
        """What cannot hold together in an article, or in each of them, and beside what was checked in others.

        With `claim`, only what concerns this one, which then stands first. Dismissed claims say nothing; nor does
        an earlier one that was found wrong. In text order.
        """
        if claim:
            return tuple(self._about(self._claims.get(claim)))
        return tuple(each for name in self._articles.ids(article) for each in self._in_article(name))

    def _about(self, wanted: ClaimState) -> Iterator[Contradiction]:
        every = self._of_article(wanted.claim.article_id)
        states = _stated(every)
        places = [state.claim.id for state in states]
        clashes: list[Contradiction] = []
        if wanted.claim.id in places:
            group = [state for state in states if state.claim.sentence == wanted.claim.sentence]
            clashes += (each for each in _unsound(group) if each.claim.claim.id == wanted.claim.id)
            clashes += _within(states, of=places.index(wanted.claim.id))
        found = _each_once(self._incoherent(every), clashes)
        yield from (turned for each in found if (turned := each.seen_from(wanted)))
        yield from self._earlier(wanted)

    def _of_article(self, article: str) -> list[ClaimState]:
        states = self._claims.each(ClaimFilter(article=article))
        return [state for state in states if state.status != "dismissed"]

    def _in_article(self, article: str) -> Iterator[Contradiction]:
        every = self._of_article(article)
        states = _stated(every)
        places = {state.claim.id: state.number for state in every}
        contradictions = _each_once(self._incoherent(every), [*_unsound(states), *_within(states)])
        contradictions += [each for state in states for each in self._earlier(state)]
        yield from sorted(contradictions, key=lambda each: places[each.claim.claim.id])

    def _incoherent(self, states: Sequence[ClaimState]) -> Iterator[Contradiction]:
        """What the rules of coherence find in the sentences that an article's claims are in, by their first claims."""
        groups = [list(some) for _, some in groupby(states, key=lambda state: state.claim.sentence)]
        if not groups:
            return
        published = self._articles.get(states[0].claim.article_id).published
        sides = [claim_sides.whole_side(group) for group in groups]
        for found in check.incoherences([check.Statement(side, published) for side in sides]):
            claim, other = groups[found.first][0], groups[found.second][0]
            comparison = Comparison(
                claimed=found.said[0], found=found.said[1], outcome="inconsistent", finding="outside",
                explanation=found.explanation, rule=found.rule,
            )  # fmt: skip
            if found.first == found.second:
                yield Contradiction(claim=claim, other=None, comparison=comparison)
            else:
                yield Contradiction(
                    claim=claim,
                    other=other,
                    comparison=comparison,
                    clash=check.Clash(comparison, (), found.said),
                )

    def _near(self, state: ClaimState) -> tuple[ClaimState, ...]:
        """Claims of other articles that share rare words with one; drafts of its article say nothing against it."""
        near = self._file.similar(state.claim.id, _CANDIDATES)
        others = self._claims.at(tuple(each.row for each in near))
        mine = state.claim.article_id
        left_out = {mine} | self._file.drafts(mine, {other.claim.article_id for other in others})
        return tuple(other for other in others if other.claim.article_id not in left_out)

    def _earlier(self, state: ClaimState) -> Iterator[Contradiction]:
        """Claims of other articles that say the same with another figure, and were not found wrong."""
        if not (state.claim.quantities or state.claim.dates) or state.status == "dismissed":
            return
        for other in self._near(state):
            if not _stands(other):
                continue
            clash = check.contradiction(claim_sides.side(state), claim_sides.side(other))
            if clash is not None:
                yield Contradiction(
                    claim=state, other=other, comparison=clash.comparison, clash=clash, earlier=True
                )


def _stands(state: ClaimState) -> bool:
    """Whether a checker judged it, and found it not wrong."""
    tones = {scales.tone(given.scale, given.rating) for given in state.verdicts}
    return bool(tones - {"bad"})


def _stated(states: Iterable[ClaimState]) -> list[ClaimState]:
    return [
        state
        for state in states
        if state.status != "dismissed" and (state.claim.quantities or state.claim.dates)
    ]


def _within(states: list[ClaimState], of: int | None = None) -> Iterator[Contradiction]:
    beside: defaultdict[Span, list[ClaimState]] = defaultdict(list)
    for state in states:
        beside[state.claim.sentence].append(state)
    sides = [claim_sides.side(state, beside[state.claim.sentence]) for state in states]
    for first, second, clash in check.contradictions(sides, of=of):
        state, other = states[first], states[second]
        part = _are_parts(beside, state, other, len(clash.same) <= _LOOSE)
        if state.claim.sentence != other.claim.sentence and not part:
            yield Contradiction(claim=state, other=other, comparison=clash.comparison, clash=clash)


def _are_parts(
    beside: Mapping[Span, Sequence[ClaimState]], one: ClaimState, other: ClaimState, loose: bool
) -> bool:
    """Whether two claims have a part and its total, or two parts of one: their sentences add two figures to a third.

    Where the two share few words, one sentence that does so is enough.
    """
    total = _sum_of([*beside[one.claim.sentence], *beside[other.claim.sentence]])
    own = [{each.lower for each in state.claim.quantities} for state in (one, other)]
    both = all(not total.isdisjoint(figures) for figures in own)
    return both or (loose and any(_sum_of(beside[state.claim.sentence]) for state in (one, other)))


def _sum_of(states: Sequence[ClaimState]) -> frozenset[Decimal]:
    """Two figures of one unit and their sum, where these claims have three such; empty where they have none."""
    figures = [each for state in states for each in state.claim.quantities if each.unit]
    alike = sorted({each.lower for each in figures if each.lower and each.lower == each.upper})
    for one, two, total in combinations(alike, 3):
        if one + two == total:
            return frozenset({one, two, total})
    return frozenset()


def _unsound(states: list[ClaimState]) -> Iterator[Contradiction]:
    """Sentences whose own figures do not add up, by their first claim."""
    for _, some in groupby(states, key=lambda state: state.claim.sentence):
        group = list(some)
        comparison = check.adds_up(claim_sides.sentence(group))
        if comparison is not None and comparison.outcome == "inconsistent":
            yield Contradiction(claim=group[0], other=None, comparison=comparison)
