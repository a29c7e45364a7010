"""How far checkers agree beyond chance: Krippendorff's alpha over verdicts that were given independently.

A verdict counts where its author had replaced nobody else's, directly or by way of others: who settles a dispute has
seen what the others said. What was settled still counts, or the settled disputes would look like agreement. Whether
somebody had looked at the others' before judging, only a blind second reading tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from workbench.desk.alpha import Level, alpha
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
        for article, of_article in _by_article(units)
        for group in _groups(of_article)
        for row in _rows(article, group, _counted(of_article, group, blind=blind), orders)
    )


def independent(given: Iterable[GivenVerdict]) -> dict[str, Judgement]:
    """By checker, what each independently said of one claim, on which these are all verdicts ever given.

    Nobody speaks twice: of several verdicts that do not replace each other the live one counts, and where even these
    differ, none does. No clock decides.
    """
    by_id = {verdict.verdict.id: verdict for verdict in given}
    own: defaultdict[str, list[GivenVerdict]] = defaultdict(list)
    for verdict in by_id.values():
        if not verdict.retracted and _replaces_only_own(verdict, by_id):
            own[verdict.verdict.checker].append(verdict)
    last_words = {checker: _last_word(verdicts, by_id) for checker, verdicts in own.items()}
    return {checker: judgement for checker, judgement in sorted(last_words.items()) if judgement}


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
    for verdict in given:
        claims[verdict.verdict.claim_id].append(verdict)
    for verdicts in claims.values():
        judgements = independent(verdicts)
        if len(judgements) > 1:
            yield _Unit(verdicts[0].article_id, judgements)


def _replaced(verdict: GivenVerdict, by_id: Mapping[str, GivenVerdict]) -> set[str]:
    """The ids of all that a verdict replaces, directly or by way of others."""
    ids: set[str] = set()
    ahead = list(verdict.verdict.supersedes)
    while ahead:
        verdict_id = ahead.pop()
        if verdict_id not in ids:
            ids.add(verdict_id)
            ahead.extend(by_id[verdict_id].verdict.supersedes if verdict_id in by_id else ())
    return ids


def _replaces_only_own(verdict: GivenVerdict, by_id: Mapping[str, GivenVerdict]) -> bool:
    """Whether all it replaces is its author's; what is not in the file may be anyone's."""
    author = verdict.verdict.checker
    return all(
        replaced in by_id and by_id[replaced].verdict.checker == author
        for replaced in _replaced(verdict, by_id)
    )


def _last_word(own: Sequence[GivenVerdict], by_id: Mapping[str, GivenVerdict]) -> Judgement | None:
    """What a checker's verdicts on a claim come to; None where the last of them differ."""
    last = _last(own, by_id)
    ratings = {(verdict.verdict.scale, verdict.verdict.rating) for verdict in last}
    if len(ratings) != 1:
        return None
    return Judgement(*ratings.pop(), blind=all(verdict.verdict.blind for verdict in last))


def _last(own: Sequence[GivenVerdict], by_id: Mapping[str, GivenVerdict]) -> Sequence[GivenVerdict]:
    """Those that no other of them replaces, and of these the live ones where there are any."""
    replaced = {verdict_id for verdict in own for verdict_id in _replaced(verdict, by_id)}
    last = [verdict for verdict in own if verdict.verdict.id not in replaced]
    return [verdict for verdict in last if verdict.live] or last


def _counted(units: Iterable[_Unit], group: Sequence[str], *, blind: bool) -> Sequence[_Unit]:
    """The claims that count for a group: with `blind` those alone that it read so."""
    return [unit for unit in units if not blind or _is_blind(unit.of(group))]


def _is_blind(judged: _Judged) -> bool:
    """Whether all but one, who came first, judged before they were shown what others had."""
    return sum(not judgement.blind for judgement in judged) < _FEWEST


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
    by_scale: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        by_scale[judgement.scale].append(judgement)
    return by_scale


def _row(
    article: str, group: tuple[str, ...], scale: str, units: Sequence[_Judged], order: _Order
) -> Agreement:
    ratings = [[judgement.rating for judgement in judged] for judged in units]
    undefined = _undefined(ratings)
    return Agreement(
        article_id=article,
        checkers=group,
        scale=scale,
        claims=len(ratings),
        same=sum(len(set(of_claim)) == 1 for of_claim in ratings),
        blind=sum(map(_is_blind, units)),
        nominal=None if undefined else _rounded_alpha(ratings, order.codes, "nominal"),
        ordinal=_rounded_alpha(ratings, order.codes, "ordinal") if order.ordinal and not undefined else None,
        reason=undefined or order.reason,
    )


def _undefined(ratings: Sequence[Sequence[str]]) -> str:
    """Why there is no alpha; "" where there is."""
    if len(ratings) < _FEWEST:
        return _FEW
    return _SAME if len({rating for of_claim in ratings for rating in of_claim}) == 1 else ""


def _rounded_alpha(ratings: Sequence[Sequence[str]], codes: Sequence[str], level: Level) -> float | None:
    exact = alpha(ratings, codes, level)
    return None if exact is None else round(float(exact), 6)
