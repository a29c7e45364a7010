"""Articles and their claims: reading them in, listing them, comparing, and what was checked before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.desk.bench import Bench
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.model import (
    Article,
    ArticleHead,
    Checker,
    Claim,
    ClaimFilter,
    ClaimState,
    Comparison,
    Counts,
    Problem,
)
from workbench.store import bodies

if TYPE_CHECKING:
    from workbench import check, extract, match, read
    from workbench.desk import calculations, text_comparison
    from workbench.match import ClaimMatch
else:
    calculations = LazyModule("workbench.desk.calculations")
    text_comparison = LazyModule("workbench.desk.text_comparison")
    extract = LazyModule("workbench.extract")
    match = LazyModule("workbench.match")
    read = LazyModule("workbench.read")

_WEIGHED = 30  # candidates that are weighed against a claim, those with the rarest words in common


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article, its claims in text order, and what was left out or is doubtful."""

    article: Article
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]

    def require_claims(self, location: str) -> None:
        """InputError that names the location where the article has no claims: there is nothing to check in it."""
        if not self.claims:
            raise InputError(f"{location}: no claims found in it, so it was not added")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A reading that is now in the file; `new` is false where the file had this article already."""

    reading: Reading
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarClaim:
    """Another claim of the file that may say the same, with its verdicts, and how the two stand to each other."""

    state: ClaimState
    match: ClaimMatch


def read_article(location: str, *, language: str = "", published: date | None = None) -> Reading:
    """Reads a file, an address, or standard input for "-", and its claims; stores nothing. InputError without text."""
    article, problems = read.read(location, language=language)
    if published:
        article = replace(article, published=published)
    return Reading(article=article, claims=extract.claims(article), problems=problems)


class Articles(Bench):
    """Articles and claims."""

    def add(self, location: str, *, language: str = "", published: date | None = None) -> Added:
        """Reads an article into the file; the same text again adds nothing. InputError where it has no claims."""
        reading = read_article(location, language=language, published=published)
        reading.require_claims(location)
        return self.keep(reading)

    def keep(self, reading: Reading) -> Added:
        """Stores an article with its claims, in one transaction."""
        article = bodies.entry("article", bodies.ArticleBody.of(reading.article))
        claims = bodies.entry(
            "reading",
            bodies.ReadingBody(
                article_id=reading.article.id, extractor=extract.VERSION, claims=reading.claims
            ),
        )
        return Added(reading=reading, new=self.file.append([article, claims]) > 0)

    def articles(self) -> tuple[ArticleHead, ...]:
        """All articles, without their texts."""
        return self.file.articles()

    def article(self, prefix: str) -> Article:
        """The article with this id, or the only one whose id begins so."""
        return self.file.article(prefix)

    def find(self, wanted: ClaimFilter = ClaimFilter()) -> tuple[int, ...]:
        """The row numbers of the claims that fit, in order: what a list pages through."""
        return self.file.find(wanted)

    def states(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        """The claims in these rows, in the order asked for."""
        return self.file.states(rows)

    def claims(self, wanted: ClaimFilter = ClaimFilter(), *, page: int = 256) -> Iterator[ClaimState]:
        """The claims that fit, a page at a time."""
        rows = self.find(wanted)
        for start in range(0, len(rows), page):
            yield from self.states(rows[start : start + page])

    def claim(self, prefix: str) -> ClaimState:
        """The claim with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        return self.file.claim(prefix)

    def similar(self, claim_prefix: str, limit: int = 5) -> tuple[SimilarClaim, ...]:
        """Other claims of the file that say the same or nearly so, best first: what was checked before."""
        claim = self.claim(claim_prefix)
        others = {state.claim.id: state for state in self.states(self.file.similar(claim.claim.id, _WEIGHED))}
        found = [each for each in match.match(claim, others.values()) if each.score >= match.RELATED]
        return tuple(SimilarClaim(state=others[each.claim_id], match=each) for each in found[:limit])

    def counts(self, article_id: str = "") -> Counts:
        """How far the work has come, on one article or on the whole file."""
        return self.file.counts(article_id)

    def checkers(self) -> dict[str, Checker]:
        """The checkers the file knows, and the one at this desk, by id."""
        return {**self.file.checkers(), self.checker.id: self.checker}

    def compare(
        self,
        claimed: str,
        found: str,
        *,
        published: date | None = None,
        language: str = "en",
        rate: check.Rate | None = None,
        index: check.PriceIndex | None = None,
    ) -> Comparison:
        """What arithmetic says of a claimed and a found text, and nothing more: no verdict is set by it.

        Currencies convert only by `rate`, prices only by `index`; both are then part of the explanation. InputError
        where the claim has neither figure nor date.
        """
        return text_comparison.compare(
            claimed, found, published=published, language=language, rate=rate, index=index
        )

    def price_index(self, name: str, earlier: str, later: str) -> check.PriceIndex:
        """The level of prices at two times by a series of the file. InputError where it has no such values."""
        known = calculations.series(self.file, {source.id: source for source in self.file.sources()})
        if name not in known:
            there = ", ".join(known) or "none; add one: workbench series add FILE --name cpi --source SOURCE"
            raise InputError(f"there is no series {name!r}; there are: {there}")
        return text_comparison.index_of(known[name], earlier, later)
