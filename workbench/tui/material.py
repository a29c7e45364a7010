"""What the screen reads from the Desk; whatever goes wrong is told, and something empty comes instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from workbench import calculating
from workbench.calc import Calculation
from workbench.desk import Desk, Placed
from workbench.errors import InputError, WorkbenchError
from workbench.model import (
    Article,
    ArticleHead,
    Checker,
    ClaimFilter,
    ClaimState,
    Comparison,
    Counts,
    Evidence,
    FoundPassage,
    Passage,
    Problem,
    Source,
    Span,
)
from workbench.tui import arithmetic
from workbench.tui.arithmetic import Weighed
from workbench.tui.before import Before
from workbench.tui.guard import Guard
from workbench.tui.marks import TO_DO
from workbench.tui.pages import PAGE

_SIMILAR, _PASSAGES = 12, 20
# Claims of an article that one is set against while the cursor moves: some tenths of a second.
_MOST_SET_AGAINST = 1_000


class Named(NamedTuple):
    """The sources and checkers that a claim's evidence and verdicts name, by id.

    `gone` says by a calculation's id which of its inputs were taken back.
    """

    sources: dict[str, Source]
    checkers: dict[str, Checker]
    gone: dict[str, tuple[str, ...]]


class Material:
    """The Desk's reading half, for widgets that cannot do anything about an error."""

    def __init__(self, desk: Desk, guard: Guard) -> None:
        self._desk = desk
        self._guard = guard

    def version(self) -> int | None:
        """Changes when someone else writes to the file; None where that cannot be told just now."""
        unknown: int | None = None
        return self._guard.quietly(self._desk.data_version, unknown)

    def articles(self) -> tuple[ArticleHead, ...]:
        """All articles."""
        return self._guard.run(self._desk.articles, ())

    def article(self, article_id: str) -> Article | None:
        """An article with its text."""
        return self._guard.run(lambda: self._desk.article(article_id), None)

    def claim(self, claim_id: str) -> ClaimState | None:
        """A claim by its id."""
        return self._guard.run(lambda: self._desk.claim(claim_id), None)

    def counts(self, head: ArticleHead) -> Counts:
        """How far the work on an article has come by now."""
        return self._guard.run(lambda: self._desk.counts(head.id), head.counts)

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
        return self._guard.run(lambda: self._desk.states(rows), ())

    def sources(self) -> tuple[Source, ...]:
        """All sources, by title."""
        return self._guard.run(self._desk.sources, ())

    def named(self, state: ClaimState | None) -> Named:
        """Whom and what the claim's evidence and verdicts name."""
        if state is None or not (state.evidence or state.verdicts):
            return Named({}, {}, {})
        ids = sorted({one.source_id for one in state.evidence if one.source_id})
        found = [self._guard.run(partial(self._desk.source, one), None) for one in ids]
        unknown: dict[str, Checker] = {}
        checkers = self._guard.run(self._desk.checkers, unknown)
        return Named({source.id: source for source in found if source}, checkers, self.gone(state))

    def gone(self, state: ClaimState) -> dict[str, tuple[str, ...]]:
        """The inputs of a claim's calculations that were taken back, by the calculation's id."""
        if not any(one.inputs for one in state.evidence):
            return {}
        none: dict[str, tuple[str, ...]] = {}
        return self._guard.run(
            lambda: {one.evidence_id: one.names for one in self._desk.stale(state.claim.id)}, none
        )

    def names(self, state: ClaimState, *, besides: str = "") -> tuple[tuple[str, str], ...]:
        """What an expression on this claim can name, each with its words and where they are from.

        `besides` is the id of a calculation that is made anew, which does not rest on itself.
        """
        sources = {source.id: source for source in self.sources()}
        figures = calculating.figures(state, sources)
        names = [
            (name, " · ".join(filter(None, (one.text, one.source))))
            for name, one in figures.items()
            if not besides or not one.entry.startswith(besides)
        ]
        none: tuple[tuple[str, str], ...] = ()
        return (*names, *self._guard.run(lambda: self._series(sources), none))

    def again(self, evidence_id: str) -> str | Problem:
        """The formula of a stored calculation with the names that its figures have now, or why it has none."""
        try:
            return self._desk.again(evidence_id)
        except WorkbenchError as error:
            return Problem(message=str(error))

    def calculated(self, expression: str, claim_id: str) -> Calculation | Problem:
        """What an expression comes to, or in a line why it has no value."""
        try:
            return self._desk.calculate(expression, claim_id)
        except WorkbenchError as error:
            return Problem(message=str(error))

    def spans(self, article_id: str, stopped: Callable[[], bool]) -> Iterator[Span]:
        """Where the claims of an article stand, page after page until `stopped` says so."""
        rows = self.rows(article_id)
        for start in range(0, len(rows), PAGE):
            if stopped():
                return
            yield from (Span(one.claim.start, one.claim.end) for one in self.page(rows[start : start + PAGE]))

    def weighed(self, state: ClaimState, evidence: Evidence) -> Weighed | None:
        """What arithmetic and source say of the evidence; None where the file could not be read just now."""
        unknown: Weighed | None = None
        return self._guard.quietly(lambda: self._weigh(state, evidence), unknown)

    def before(self, claim_id: str) -> Before | None:
        """Claims that say the same or nearly so, best first; None where the file could not be read just now."""
        unknown: Before | None = None
        return self._guard.quietly(
            lambda: Before(self._desk.similar(claim_id, _SIMILAR), self._desk.checkers()), unknown
        )

    def contradictions(self, claim_id: str, claims: int) -> tuple[str, ...] | None:
        """What a claim contradicts, in lines, in an article of so many claims; None where that could not be read."""
        if claims > _MOST_SET_AGAINST:
            return (f"○ not set against the {claims:,} claims of its article: workbench contradictions does",)
        unknown: tuple[str, ...] | None = None
        return self._guard.quietly(
            lambda: tuple(f"≠ {one.line}" for one in self._desk.contradictions(claim=claim_id)), unknown
        )

    def placed(self, source_id: str, quote: str, locator: str) -> Placed | None:
        """Where a quotation stands in a source; None where that cannot be told just now."""
        unknown: Placed | None = None
        return self._guard.quietly(lambda: self._desk.place(source_id, quote, locator), unknown)

    def passages_for(self, claim_id: str) -> tuple[FoundPassage, ...]:
        """Passages that speak of what a claim says, best first."""
        none: tuple[FoundPassage, ...] = ()
        found = self._guard.run(lambda: self._desk.find_passages(claim_id, limit=_PASSAGES), none)
        return tuple(map(_brief, found))

    def source_of(self, found: FoundPassage) -> Source:
        """The source a passage is of; for a passage of an article, one that may have to be made first, without id."""
        fresh = Source(id="", title=found.title)
        if found.source_id:
            return self._guard.run(lambda: self._desk.source(found.source_id), fresh)
        article = self.article(found.article_id)
        if article is None:
            return fresh
        published = article.published.isoformat() if article.published else ""
        return replace(fresh, publisher=article.publisher, url=article.url, published=published)

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        """The text of a source."""
        return self._guard.run(lambda: self._desk.passages(source_id), ())

    def trouble(self, source_id: str) -> str:
        """What could not be read of a source."""
        return self._guard.run(lambda: self._desk.trouble(source_id), "")

    def add_source(self, source: Source, location: str) -> Source:
        """Adds a source; an address that does not answer is kept without its text. WorkbenchError otherwise."""
        try:
            return self._desk.add_source(source, file=location)
        except InputError as error:
            if not source.url:
                raise
            made = self._desk.add_source(source)
            self._guard.say(f"Kept without its text: {error}")
            return made

    def _series(self, sources: Mapping[str, Source]) -> tuple[tuple[str, str], ...]:
        found = []
        for one in self._desk.series():
            origin = sources[one.source].title if one.source in sources else one.source
            first, last = one.values[0][0], one.values[-1][0]
            found.append((one.name, f"{one.name}({first}, {last}) · {origin}"))
        return tuple(found)

    def _weigh(self, state: ClaimState, evidence: Evidence) -> Weighed:
        if not evidence.quote:
            return Weighed()
        compared = self._compared(state, evidence.quote)
        if not evidence.source_id:
            return Weighed(compared)
        placed = self._desk.place(evidence.source_id, evidence.quote, evidence.locator)
        return Weighed(compared, placed.word_for_word)

    def _compared(self, state: ClaimState, quote: str) -> Comparison | None:
        published = self._desk.article(state.claim.article_id).published
        try:
            return arithmetic.brief(self._desk.compare_claim(state.claim, quote, published=published))
        except InputError:  # the claim has neither figure nor date
            return None

    def _find(self, wanted: ClaimFilter) -> tuple[int, ...]:
        none: tuple[int, ...] = ()
        return self._guard.run(lambda: self._desk.find(wanted), none)


def _brief(found: FoundPassage) -> FoundPassage:
    return replace(found, comparison=arithmetic.brief(found.comparison)) if found.comparison else found
