"""What the screen reads from the Desk; whatever goes wrong is told, and something empty comes instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import InputError
from workbench.model import (
    Article,
    ArticleHead,
    Checker,
    ClaimFilter,
    ClaimState,
    Counts,
    Dispute,
    FoundPassage,
    Passage,
    Source,
    Span,
)
from workbench.tui.marks import TO_DO
from workbench.tui.state import weighed
from workbench.tui.state.before import Before
from workbench.tui.state.pages import PAGE
from workbench.tui.state.reckoning import Reckoning

if TYPE_CHECKING:
    from workbench.sources.placement import Placed

_SIMILAR, _PASSAGES = 12, 20


class Named(NamedTuple):
    """The sources and checkers that a claim's evidence and verdicts name, by id.

    `gone` says by a calculation's id which of its inputs are gone.
    """

    sources: dict[str, Source]
    checkers: dict[str, Checker]
    gone: dict[str, tuple[str, ...]]


class Material(Reckoning):
    """The Desk's reading half, for widgets that cannot do anything about an error."""

    def version(self) -> int | None:
        """Changes when someone else writes to the file; None where that cannot be told just now."""
        unknown: int | None = None
        return self._guard.quietly(self._desk.data_version, unknown)

    def articles(self) -> tuple[ArticleHead, ...] | None:
        """All articles; None where they could not be read just now."""
        unknown: tuple[ArticleHead, ...] | None = None
        return self._guard.run(self._desk.articles.all, unknown)

    def article(self, article_id: str) -> Article | None:
        """An article with its text."""
        return self._guard.run(lambda: self._desk.articles.get(article_id), None)

    def claim(self, claim_id: str) -> ClaimState | None:
        """A claim by its id."""
        return self._guard.run(lambda: self._desk.claims.get(claim_id), None)

    def counts(self, head: ArticleHead) -> Counts:
        """How far the work on an article has come by now."""
        return self._guard.run(lambda: self._desk.claims.counts(head.id), head.counts)

    def rows(self, article_id: str, search: str = "") -> tuple[int, ...]:
        """The row numbers of an article's claims that fit these words, in text order."""
        return self._find(ClaimFilter(article=article_id, search=search))

    def to_do(self, article_id: str) -> set[int]:
        """The row numbers of an article's claims that still need a person."""
        found: set[int] = set()
        for status in TO_DO:
            found.update(self._find(ClaimFilter(article=article_id, status=status)))
        return found

    def page(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        """The claims in these rows."""
        return self._guard.run(lambda: self._desk.claims.at(rows), ())

    def dispute(self, state: ClaimState | None) -> Dispute | None:
        """A disputed claim's verdicts side by side; None for any other, and where it was settled meanwhile."""
        if state is None or state.status != "disputed":
            return None
        unknown: Dispute | None = None
        return self._guard.quietly(lambda: self._desk.disputes.get(state.claim.id), unknown)

    def disputed(self, article_id: str) -> tuple[int, ...]:
        """The row numbers of an article's claims that are in dispute, in text order."""
        return self._find(ClaimFilter(article=article_id, status="disputed"))

    def named(self, state: ClaimState | None) -> Named:
        """Whom and what the claim's evidence and verdicts name."""
        if state is None or not (state.evidence or state.verdicts):
            return Named({}, {}, {})
        ids = sorted({one.source_id for one in state.evidence if one.source_id})
        found = [self._guard.run(partial(self._desk.sources.get, one), None) for one in ids]
        unknown: dict[str, Checker] = {}
        checkers = self._guard.run(self._desk.checkers, unknown)
        return Named({source.id: source for source in found if source}, checkers, self.gone(state))

    def spans(self, article_id: str, stopped: Callable[[], bool]) -> Iterator[Span]:
        """Where the claims of an article stand, page after page until `stopped` says so."""
        rows = self.rows(article_id)
        for start in range(0, len(rows), PAGE):
            if stopped():
                return
            yield from (Span(one.claim.start, one.claim.end) for one in self.page(rows[start : start + PAGE]))

    def before(self, claim_id: str) -> Before | None:
        """Claims that say the same or nearly so, best first; None where the file could not be read just now."""
        unknown: Before | None = None
        return self._guard.quietly(
            lambda: Before(self._desk.claims.similar(claim_id, _SIMILAR), self._desk.checkers()), unknown
        )

    def placed(self, source_id: str, quote: str, locator: str) -> Placed | None:
        """Where a quotation stands in a source; None where that cannot be told just now."""
        unknown: Placed | None = None
        return self._guard.quietly(lambda: self._desk.sources.place(source_id, quote, locator), unknown)

    def passages_for(self, state: ClaimState) -> tuple[FoundPassage, ...]:
        """Passages that speak of what a claim says, best first."""
        none: tuple[FoundPassage, ...] = ()
        found = self._guard.run(
            lambda: self._desk.sources.find_passages(state.claim.id, limit=_PASSAGES), none
        )
        return tuple(_brief(one, state.language) for one in found)

    def source_of(self, found: FoundPassage) -> Source:
        """The source a passage is of; for a passage of an article, one that may have to be made first, without id."""
        fresh = Source(id="", title=found.title)
        if found.source_id:
            return self._guard.run(lambda: self._desk.sources.get(found.source_id), fresh)
        article = self.article(found.article_id)
        if article is None:
            return fresh
        published = article.published.isoformat() if article.published else ""
        return replace(fresh, publisher=article.publisher, url=article.url, published=published)

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        """The text of a source."""
        return self._guard.run(lambda: self._desk.sources.passages(source_id), ())

    def passages_with(self, words: str) -> tuple[FoundPassage, ...]:
        """Passages of sources with all these words, or words that begin so, best first."""
        none: tuple[FoundPassage, ...] = ()
        return self._guard.quietly(lambda: self._desk.sources.search(words, limit=_PASSAGES), none)

    def trouble(self, source_id: str) -> str:
        """What could not be read of a source."""
        return self._guard.run(lambda: self._desk.sources.trouble(source_id), "")

    def add_source(self, source: Source, location: str) -> Source:
        """Adds a source; an address that does not answer is kept without its text. WorkbenchError otherwise."""
        try:
            return self._desk.sources.add(source, file=location)
        except InputError as error:
            if not source.url:
                raise
            made = self._desk.sources.add(source)
            self._guard.say(f"Kept without its text: {error}")
            return made

    def _find(self, wanted: ClaimFilter) -> tuple[int, ...]:
        none: tuple[int, ...] = ()
        return self._guard.run(lambda: self._desk.claims.find(wanted), none)


def _brief(found: FoundPassage, language: str) -> FoundPassage:
    if found.comparison is None:
        return found
    return replace(found, comparison=weighed.brief(found.comparison, language, found.passage.language))
