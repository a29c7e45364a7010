"""What the screen asks of the arithmetic: comparisons, calculations, contradictions, and the names they go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk import Desk
from workbench.errors import InputError, WorkbenchError
from workbench.model import ClaimState, Comparison, Evidence, Problem, Stance
from workbench.sources import independence
from workbench.tui.state import weighed
from workbench.tui.state.guard import Guard
from workbench.tui.state.weighed import Weighed

if TYPE_CHECKING:
    from workbench.calc import Calculation

# Claims of an article that one is set against while the cursor moves: some tenths of a second.
_MOST_SET_AGAINST = 1_000


class Arithmetic:
    """The arithmetic at the Desk, for widgets that cannot do anything about an error."""

    def __init__(self, desk: Desk, guard: Guard) -> None:
        self._desk = desk
        self._guard = guard

    def weighed(self, state: ClaimState, evidence: Evidence) -> Weighed | None:
        """What arithmetic and source say of the evidence; None where the file could not be read just now."""
        unknown: Weighed | None = None
        return self._guard.quietly(lambda: self._weigh(state, evidence), unknown)

    def is_doubtful(self, state: ClaimState, source_id: str, quote: str, stance: Stance) -> bool:
        """Whether a quotation would be attached in support of a claim with whose figures its own do not agree."""
        return self._guard.quietly(
            lambda: independence.is_doubtful(
                stance, self._desk.evidence.weigh(state, quote, source=source_id)
            ),
            False,
        )

    def contradictions(self, claim_id: str, claims: int) -> tuple[str, ...] | None:
        """What a claim contradicts, in lines, in an article of so many claims; None where that could not be read."""
        if claims > _MOST_SET_AGAINST:
            return (f"○ not set against the {claims:,} claims of its article: workbench contradictions does",)
        unknown: tuple[str, ...] | None = None
        return self._guard.quietly(lambda: self._contradictions(claim_id), unknown)

    def names(self, state: ClaimState, *, besides: str = "") -> tuple[tuple[str, str], ...]:
        """What an expression on this claim can name, each with its words and where they are from.

        `besides` is the id of a calculation that is made anew, which does not rest on itself.
        """
        none: tuple[tuple[str, str], ...] = ()
        figures = self._guard.run(lambda: self._figures(state.claim.id, besides), none)
        return (*figures, *self._guard.run(self._series, none))

    def again(self, evidence_id: str) -> str | Problem:
        """The formula of a stored calculation with the names that its figures have now, or why it has none."""
        try:
            return self._desk.calculations.again(evidence_id)
        except WorkbenchError as error:
            return Problem(message=str(error))

    def calculated(self, expression: str, claim_id: str) -> Calculation | Problem:
        """What an expression comes to, or in a line why it has no value."""
        try:
            return self._desk.calculations.run(expression, claim_id)
        except WorkbenchError as error:
            return Problem(message=str(error))

    def _contradictions(self, claim_id: str) -> tuple[str, ...]:
        return tuple(f"≠ {each.line}" for each in self._desk.contradictions.find(claim=claim_id))

    def _figures(self, claim_id: str, besides: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (name, " · ".join(filter(None, (figure.text, figure.source))))
            for name, figure in self._desk.calculations.figures(claim_id).items()
            if not besides or not figure.entry.startswith(besides)
        )

    def _series(self) -> tuple[tuple[str, str], ...]:
        sources = {source.id: source for source in self._desk.sources.all()}
        names = []
        for series in self._desk.calculations.series():
            origin = sources[series.source].title if series.source in sources else series.source
            first, last = series.ends
            names.append((series.name, f"{series.name}({first}, {last}) · {origin}"))
        return tuple(names)

    def _weigh(self, state: ClaimState, evidence: Evidence) -> Weighed:
        if not evidence.quote:
            return Weighed()
        compared = self._compared(state, evidence)
        if not evidence.source_id:
            return Weighed(compared)
        placed = self._desk.sources.place(evidence.source_id, evidence.quote, evidence.locator)
        return Weighed(compared, placed.word_for_word)

    def _compared(self, state: ClaimState, evidence: Evidence) -> Comparison | None:
        published, source = self._desk.articles.get(state.claim.article_id).published, evidence.source_id
        try:
            comparison = self._desk.evidence.compare_quote(
                state, evidence.quote, source=source, published=published
            )
        except InputError:  # the claim has neither figure nor date
            return None
        return weighed.brief(comparison, state.language, self._desk.sources.language_of(source))
