"""Claims: finding and listing them with all work on them, and what was checked before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.session import Session
from workbench.desk.whole_sentences import whole
from workbench.lazy import LazyModule
from workbench.model import ClaimFilter, ClaimState, Counts

if TYPE_CHECKING:
    from workbench import match
    from workbench.match import ClaimMatch
else:
    match = LazyModule("workbench.match")

_COMPARED = 8  # sentences that are compared with a claim's, those with the rarest words in common


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
        """Other claims of the file that say the same or nearly so, likeliest first: what was checked before.

        One of each sentence: the one that stands best to the claim.
        """
        claim = self.get(prefix)
        near = [
            each
            for each in self._file.similar(claim.claim.id, max(limit, _COMPARED))
            if each.relevance >= match.NEAR
        ]
        states = self.at(tuple(each.row for each in near))
        others = {state.claim.id: state for state in states}
        relevances = [each.relevance for each in near]
        ranked = match.match(whole(claim), map(whole, states), relevances)
        return tuple(
            SimilarClaim(state=others[each.claim_id], match=each) for each in _one_a_sentence(ranked, others)
        )[:limit]


def _one_a_sentence(ranked: Iterable[ClaimMatch], states: Mapping[str, ClaimState]) -> Iterator[ClaimMatch]:
    """The first of the claims of each sentence."""
    sentences = set()
    for each in ranked:
        claim = states[each.claim_id].claim
        if (claim.article_id, claim.sentence) not in sentences:
            sentences.add((claim.article_id, claim.sentence))
            yield each
