"""Claims: finding and listing them with all work on them, and what was checked before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.session import Session
from workbench.lazy import LazyModule
from workbench.model import ClaimFilter, ClaimState, Counts

if TYPE_CHECKING:
    from workbench import match
    from workbench.match import ClaimMatch
else:
    match = LazyModule("workbench.match")

_CANDIDATES = 30  # that are weighed against a claim, those with the rarest words in common


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarClaim:
    """Another claim of the file that may say the same, with its verdicts, and how the two stand to each other."""

    state: ClaimState
    match: ClaimMatch


class Claims:
    """The claims of a file."""

    def __init__(self, session: Session) -> None:
        self._file = session.file

    def get(self, prefix: str) -> ClaimState:
        """The claim with this id, or the only one whose id begins so. LookupFailed where it is none or several."""
        return self._file.claim(prefix)

    def of(self, ids: Iterable[str]) -> tuple[ClaimState, ...]:
        """The claims with these full ids, listed or not, by id; what the file does not have is left out."""
        return self._file.states(self._file.rows_of(tuple(ids)))

    def find(self, wanted: ClaimFilter = ClaimFilter()) -> tuple[int, ...]:
        """The row numbers of the claims that fit, in order: what a list pages through."""
        return self._file.find(wanted)

    def at(self, rows: tuple[int, ...]) -> tuple[ClaimState, ...]:
        """The claims in these rows, in the order asked for."""
        return self._file.states(rows)

    def each(self, wanted: ClaimFilter = ClaimFilter(), *, page: int = 256) -> Iterator[ClaimState]:
        """The claims that fit, read a page at a time."""
        rows = self.find(wanted)
        for start in range(0, len(rows), page):
            yield from self.at(rows[start : start + page])

    def counts(self, article_id: str = "") -> Counts:
        """How far the work has come, on one article or on the whole file."""
        return self._file.counts(article_id)

    def similar(self, prefix: str, limit: int = 5) -> tuple[SimilarClaim, ...]:
        """Other claims of the file that say the same or nearly so, best first: what was checked before."""
        claim = self.get(prefix)
        others = {state.claim.id: state for state in self.at(self._file.similar(claim.claim.id, _CANDIDATES))}
        related = [each for each in match.match(claim, others.values()) if each.score >= match.RELATED]
        return tuple(SimilarClaim(state=others[each.claim_id], match=each) for each in related[:limit])
