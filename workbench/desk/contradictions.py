"""Claims that cannot both hold, in one article or beside what was checked earlier; and sums that do not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
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
    from workbench.desk import text_comparison
else:
    check = LazyModule("workbench.check")
    text_comparison = LazyModule("workbench.desk.text_comparison")

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

    def _against(self, other: ClaimState) -> str:
        """Both figures, and the words for what they are of: "60 euros against 90 euros; both say fine (penalty)"."""
        figures, same = (self.clash.figures, self.clash.same) if self.clash else (None, ())
        mine, theirs = figures or (figures_of(self.claim), figures_of(other))
        both = ", ".join(
            word if word == theirs_word else f"{word} ({theirs_word})" for word, theirs_word in same[:_NAMED]
        )
        return f"{mine} against {theirs}; both say {both}" if both else f"{mine} against {theirs}"


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
        states = _stated(self._claims.each(ClaimFilter(article=wanted.claim.article_id)))
        places = [state.claim.id for state in states]
        if wanted.claim.id not in places:
            return
        group = [state for state in states if state.claim.sentence == wanted.claim.sentence]
        yield from (each for each in _unsound(group) if each.claim.claim.id == wanted.claim.id)
        yield from _within(states, of=places.index(wanted.claim.id))
        yield from self._earlier(wanted)

    def _in_article(self, article: str) -> Iterator[Contradiction]:
        states = _stated(self._claims.each(ClaimFilter(article=article)))
        places = {state.claim.id: state.number for state in states}
        contradictions = [*_unsound(states), *_within(states)]
        contradictions += [each for state in states for each in self._earlier(state)]
        yield from sorted(contradictions, key=lambda each: places[each.claim.claim.id])

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
            clash = check.contradiction(text_comparison.side(state), text_comparison.side(other))
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
    sides = [text_comparison.side(state, beside[state.claim.sentence]) for state in states]
    for first, second, clash in check.contradictions(sides, of=of):
        state, other = states[first], states[second]
        if state.claim.sentence != other.claim.sentence:
            yield Contradiction(claim=state, other=other, comparison=clash.comparison, clash=clash)


def _unsound(states: list[ClaimState]) -> Iterator[Contradiction]:
    """Sentences whose own figures do not add up, by their first claim."""
    for _, some in groupby(states, key=lambda state: state.claim.sentence):
        group = list(some)
        comparison = check.adds_up(text_comparison.sentence(group))
        if comparison is not None and comparison.outcome == "inconsistent":
            yield Contradiction(claim=group[0], other=None, comparison=comparison)
