"""What the list and the panes may ask of the file, and the desk's answers.

Whatever goes wrong is told, and something empty comes instead: widgets cannot do anything about an error.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple, Protocol

from workbench.desk import Desk
from workbench.model import (
    Article,
    ArticleHead,
    Checker,
    ClaimFilter,
    ClaimState,
    Counts,
    Dispute,
    Source,
    Status,
)
from workbench.tui.state.before import Before
from workbench.tui.state.guard import Guard

TO_DO: tuple[Status, ...] = ("open", "checking", "disputed", "reopened")
_SIMILAR = 12


class Names(NamedTuple):
    """The sources and checkers that a claim's evidence, verdicts and notes name, by id.

    `gone` says by a calculation's id which of its inputs are gone.
    """

    sources: dict[str, Source]
    checkers: dict[str, Checker]
    gone: dict[str, tuple[str, ...]]


NAMES_NOTHING = Names({}, {}, {})


class Reader(Protocol):
    """All that the list and the panes may know: the desk's reader tells everything, the blind one what it names."""

    def version(self) -> int | None:
        """Changes when someone else writes to the file; None where that cannot be told just now."""

    def articles(self) -> tuple[ArticleHead, ...] | None:
        """All articles; None where they could not be read just now."""

    def article(self, article_id: str) -> Article | None:
        """An article with its text."""

    def counts(self, head: ArticleHead) -> Counts:
        """How far the work on an article has come by now."""

    def rows(self, article_id: str, search: str = "") -> tuple[int, ...]:
        """The row numbers of an article's claims that fit these words, in text order."""

    def to_do(self, article_id: str) -> set[int]:
        """The row numbers of an article's claims that still need a person."""

    def page(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        """The claims in these rows."""

    def claim(self, claim_id: str) -> ClaimState | None:
        """A claim by its id."""

    def row(self, state: ClaimState) -> int | None:
        """The row number of a claim; None where it is gone."""

    def names(self, state: ClaimState | None) -> Names:
        """Whom and what the claim's evidence and verdicts name."""

    def dispute(self, state: ClaimState | None) -> Dispute | None:
        """A disputed claim's verdicts side by side; None for any other, and where it was settled meanwhile."""


class DeskReader:
    """A Reader that tells everything, and what only the desk asks beside."""

    def __init__(self, desk: Desk, guard: Guard) -> None:
        self._desk = desk
        self._guard = guard

    def version(self) -> int | None:
        """Changes when someone else writes to the file."""
        unknown: int | None = None
        return self._guard.quietly(self._desk.data_version, unknown)

    def articles(self) -> tuple[ArticleHead, ...] | None:
        """All articles."""
        unknown: tuple[ArticleHead, ...] | None = None
        return self._guard.run(self._desk.articles.all, unknown)

    def article(self, article_id: str) -> Article | None:
        """An article with its text."""
        return self._guard.run(lambda: self._desk.articles.get(article_id), None)

    def counts(self, head: ArticleHead) -> Counts:
        """How far the work on an article has come by now."""
        return self._guard.run(lambda: self._desk.claims.counts(head.id), head.counts)

    def rows(self, article_id: str, search: str = "") -> tuple[int, ...]:
        """The row numbers of an article's claims that fit these words, in text order."""
        return self._find(ClaimFilter(article=article_id, search=search))

    def to_do(self, article_id: str) -> set[int]:
        """The row numbers of an article's claims that still need a person."""
        return {row for status in TO_DO for row in self._find(ClaimFilter(article=article_id, status=status))}

    def page(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        """The claims in these rows."""
        return self._guard.run(lambda: self._desk.claims.at(rows), ())

    def claim(self, claim_id: str) -> ClaimState | None:
        """A claim by its id."""
        return self._guard.run(lambda: self._desk.claims.get(claim_id), None)

    def row(self, state: ClaimState) -> int | None:
        """The row number of a claim, by its number among those of its article; None where it is gone."""
        rows = self.rows(state.claim.article_id)
        return rows[state.number - 1] if state.number <= len(rows) else None

    def names(self, state: ClaimState | None) -> Names:
        """Whom and what the claim's evidence and verdicts name."""
        if state is None or not (state.evidence or state.verdicts or state.notes):
            return NAMES_NOTHING
        ids = sorted({evidence.source_id for evidence in state.evidence if evidence.source_id})
        sources = [self._guard.run(partial(self._desk.sources.get, name), None) for name in ids]
        unknown: dict[str, Checker] = {}
        checkers = self._guard.run(self._desk.checkers, unknown)
        return Names({source.id: source for source in sources if source}, checkers, self.gone(state))

    def dispute(self, state: ClaimState | None) -> Dispute | None:
        """A disputed claim's verdicts side by side; None for any other, and where it was settled meanwhile."""
        if state is None or state.status != "disputed":
            return None
        unknown: Dispute | None = None
        return self._guard.quietly(lambda: self._desk.disputes.get(state.claim.id), unknown)

    # What the desk asks beside

    def disputed(self, article_id: str) -> tuple[int, ...]:
        """The row numbers of an article's claims that are in dispute, in text order."""
        return self._find(ClaimFilter(article=article_id, status="disputed"))

    def gone(self, state: ClaimState) -> dict[str, tuple[str, ...]]:
        """The inputs of a claim's calculations that are gone, by the calculation's id."""
        if not any(evidence.inputs for evidence in state.evidence):
            return {}
        none: dict[str, tuple[str, ...]] = {}
        return self._guard.run(
            lambda: {
                stale.evidence_id: stale.names for stale in self._desk.calculations.stale(state.claim.id)
            },
            none,
        )

    def before(self, claim_id: str) -> Before | None:
        """Claims that say the same or nearly so, best first; None where the file could not be read just now."""
        unknown: Before | None = None
        return self._guard.quietly(
            lambda: Before(self._desk.claims.similar(claim_id, _SIMILAR), self._desk.checkers()), unknown
        )

    def _find(self, wanted: ClaimFilter) -> tuple[int, ...]:
        none: tuple[int, ...] = ()
        return self._guard.run(lambda: self._desk.claims.find(wanted), none)
