"""How far checkers agree beyond chance: Krippendorff's alpha over verdicts that were given independently.

A verdict counts where its author had replaced nobody else's, directly or by way of others: who settles a dispute has
seen what the others said. What was settled still counts, or the settled disputes would look like agreement. Whether
somebody had looked at the others' before judging, only a blind second reading tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from workbench.model import Agreement, GivenVerdict

_FEWEST = 2  # claims: one alone has nothing to vary against
_FEW = "fewer than 2 claims were judged by both, so alpha is undefined"
_SAME = "all gave the same rating throughout: nothing varies, so alpha is undefined"
_APART = "judged on different scales, whose ratings cannot be compared"


class Judgement(NamedTuple):
    """What one checker independently said of a claim."""

    scale: str
    rating: str
    blind: bool = False


_Judged = Sequence[Judgement]  # what those of a group who judged a claim on one scale said of it


class _Unit(NamedTuple):
    """A claim with the judgements of those who judged it, by checker."""

    article_id: str
    judgements: dict[str, Judgement]

    def of(self, group: Iterable[str]) -> _Judged:
        """What those of a group said who judged it."""
        return [self.judgements[who] for who in group if who in self.judgements]


def measure(
    given: Iterable[GivenVerdict], numbered: Mapping[str, Sequence[str]], *, blind: bool = False
) -> tuple[Agreement, ...]:
    """Agreement by article and pair of checkers, and over all, where they share a claim.

    `given` are all verdicts ever given on the claims in question, `numbered` the ratings of each scale that have a
    number, best first. A scale is ordinal where all ratings given on it are among these; a rating without a number,
    such as unproven, is no step between others, and is only the same or not. With `blind`, claims count only for those
    of whom all but one read them blind.
    """
    units = list(_units(given))
    used: defaultdict[str, set[str]] = defaultdict(set)
    for unit in units:
        for judgement in unit.judgements.values():
            used[judgement.scale].add(judgement.rating)
    orders = {scale: _Order.of(codes, numbered.get(scale, ())) for scale, codes in sorted(used.items())}
    return tuple(
        row
        for article, some in _by_article(units)
        for group in _groups(some)
        for row in _rows(
            article, group, [one for one in some if not blind or _is_blind(one.of(group))], orders
        )
    )


def independent(given: Iterable[GivenVerdict]) -> dict[str, Judgement]:
    """By checker, what each independently said of one claim, on which these are all verdicts ever given.

    Nobody speaks twice: of several verdicts that do not replace each other the live one counts, and where even these
    differ, none does. No clock decides.
    """
    known = {one.verdict.id: one for one in given}
    own: defaultdict[str, list[GivenVerdict]] = defaultdict(list)
    for one in known.values():
        if not one.retracted and _replaces_only_own(one, known):
            own[one.verdict.checker].append(one)
    said = {checker: _last(some, known) for checker, some in own.items()}
    return {checker: judgement for checker, judgement in sorted(said.items()) if judgement}


class _Order(NamedTuple):
    """The ratings that were given on a scale, in its order where it has one, and why the level is what it is."""

    codes: tuple[str, ...]
    ordinal: bool
    reason: str

    @classmethod
    def of(cls, used: set[str], numbered: Sequence[str]) -> _Order:
        without = sorted(used - set(numbered))
        if without:
            return cls(tuple(sorted(used)), False, f"nominal alone: no number for {', '.join(without)}")
        codes = tuple(code for code in numbered if code in used)
        return cls(codes, True, "ordinal too: all ratings given have a number")


def _units(given: Iterable[GivenVerdict]) -> Iterator[_Unit]:
    """Claims that at least two judged independently."""
    claims: defaultdict[str, list[GivenVerdict]] = defaultdict(list)
    for one in given:
        claims[one.verdict.claim_id].append(one)
    for some in claims.values():
        judgements = independent(some)
        if len(judgements) > 1:
            yield _Unit(some[0].article_id, judgements)


def _replaced(one: GivenVerdict, known: Mapping[str, GivenVerdict]) -> set[str]:
    """The ids of all that a verdict replaces, directly or by way of others."""
    found: set[str] = set()
    ahead = list(one.verdict.supersedes)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(known[name].verdict.supersedes if name in known else ())
    return found


def _replaces_only_own(one: GivenVerdict, known: Mapping[str, GivenVerdict]) -> bool:
    """Whether all it replaces is its author's; what is not in the file may be anyone's."""
    return all(
        name in known and known[name].verdict.checker == one.verdict.checker for name in _replaced(one, known)
    )


def _last(own: Sequence[GivenVerdict], known: Mapping[str, GivenVerdict]) -> Judgement | None:
    earlier = {name for one in own for name in _replaced(one, known)}
    last = [one for one in own if one.verdict.id not in earlier]
    last = [one for one in last if one.live] or last
    said = {(one.verdict.scale, one.verdict.rating) for one in last}
    return Judgement(*said.pop(), all(one.verdict.blind for one in last)) if len(said) == 1 else None


def _is_blind(judged: _Judged) -> bool:
    """Whether all but one, who came first, judged before they were shown what others had."""
    return sum(not one.blind for one in judged) < _FEWEST


def _by_article(units: Sequence[_Unit]) -> Iterator[tuple[str, Sequence[_Unit]]]:
    """Each article's claims, then those of all under "" where there are several articles."""
    articles: defaultdict[str, list[_Unit]] = defaultdict(list)
    for unit in units:
        articles[unit.article_id].append(unit)
    yield from sorted(articles.items())
    if len(articles) > 1:
        yield "", units


def _groups(units: Sequence[_Unit]) -> Iterator[tuple[str, ...]]:
    """The pairs of checkers who share a claim, then all of them where they are more than two."""
    pairs = {pair for unit in units for pair in combinations(sorted(unit.judgements), 2)}
    yield from sorted(pairs)
    everyone = {checker for pair in pairs for checker in pair}
    if len(everyone) > 2:
        yield tuple(sorted(everyone))


def _rows(
    article: str, group: tuple[str, ...], units: Sequence[_Unit], orders: Mapping[str, _Order]
) -> Iterator[Agreement]:
    """A row for each scale on which the group shares claims, then one for claims on which they share none."""
    shared: defaultdict[str, list[_Judged]] = defaultdict(list)
    apart = 0
    for unit in units:
        scales = _scales(unit.of(group))
        together = {scale: judged for scale, judged in scales.items() if len(judged) > 1}
        apart += len(scales) > 1 and not together
        for scale, judged in together.items():
            shared[scale].append(judged)
    for scale in sorted(shared):
        yield _row(article, group, scale, shared[scale], orders[scale])
    if apart:
        yield Agreement(article_id=article, checkers=group, scale="", claims=apart, reason=_APART)


def _scales(judged: _Judged) -> dict[str, list[Judgement]]:
    """What was said of a claim, by scale."""
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in judged:
        found[one.scale].append(one)
    return found


def _row(
    article: str, group: tuple[str, ...], scale: str, units: Sequence[_Judged], order: _Order
) -> Agreement:
    ratings = [[one.rating for one in judged] for judged in units]
    undefined = _undefined(ratings)
    return Agreement(
        article_id=article,
        checkers=group,
        scale=scale,
        claims=len(ratings),
        same=sum(len(set(one)) == 1 for one in ratings),
        blind=sum(map(_is_blind, units)),
        nominal=None if undefined else _alpha(ratings, order.codes, "nominal"),
        ordinal=_alpha(ratings, order.codes, "ordinal") if order.ordinal and not undefined else None,
        reason=undefined or order.reason,
    )


def _undefined(ratings: Sequence[Sequence[str]]) -> str:
    """Why there is no alpha; "" where there is."""
    if len(ratings) < _FEWEST:
        return _FEW
    return _SAME if len({rating for one in ratings for rating in one}) == 1 else ""


def _alpha(
    ratings: Sequence[Sequence[str]], codes: Sequence[str], level: Literal["nominal", "ordinal"]
) -> float:
    # Imported on first use: it brings numpy.
    from krippendorff import alpha

    counts = [[one.count(code) for code in codes] for one in ratings]
    return round(float(alpha(value_counts=counts, level_of_measurement=level)), 6)
