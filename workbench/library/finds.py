"""What all sources and other articles of a file say of the thing that a claim is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench import finding
from workbench.errors import InputError
from workbench.extract import reading
from workbench.library.texts import keep_all
from workbench.model import ClaimState, Comparison, Date, FoundPassage, Passage, Quantity
from workbench.read import paragraphs
from workbench.store import ClaimsFile, Hit, Sentence

Compare = Callable[[str, str], Comparison]

_CANDIDATES = 120


def find(
    file: ClaimsFile, state: ClaimState, *, limit: int = 10, compare: Compare | None = None
) -> tuple[FoundPassage, ...]:
    """Passages of all sources and sentences of other articles that speak of what a claim says, best first.

    With `compare`, each of them that has a figure comes with its comparison.
    """
    keep_all(file)
    claim = state.claim
    hits, sentences = file.alike(finding.words(state.sentence), besides=claim.article_id, limit=_CANDIDATES)
    known: list[Hit | Sentence] = [*hits, *sentences]
    candidates = [finding.Candidate(text=_text(one), known_by=one) for one in known]
    ranked = finding.rank(claim, state.sentence, candidates, _read)
    found = (_found(one, file, claim.text, compare) for one in ranked[:limit])
    return tuple(found)


def _text(found: Hit | Sentence) -> str:
    if isinstance(found, Sentence):
        return found.text
    passage = found.passage
    return f"{passage.context}: {passage.text}" if passage.context else passage.text


def _read(text: str) -> tuple[Sequence[Quantity], Sequence[Date]]:
    found = reading.read(text, "en")
    return found.quantities, found.dates


def _found(
    ranked: finding.Ranked[Hit | Sentence], file: ClaimsFile, claimed: str, compare: Compare | None
) -> FoundPassage:
    known = ranked.known_by
    comparison = _comparison(claimed, ranked.sentence, compare)
    if isinstance(known, Hit):
        return FoundPassage(
            passage=known.passage, title=known.title, source_id=known.source_id, score=ranked.score,
            reasons=ranked.reasons, comparison=comparison,
        )  # fmt: skip
    number = _paragraph_at(file.article(known.article_id).text, known.start)
    passage = Passage(ordinal=number, locator=f"¶ {number}", text=" ".join(known.text.split()))
    return FoundPassage(
        passage=passage, title=known.title, article_id=known.article_id, score=ranked.score,
        reasons=ranked.reasons, comparison=comparison,
    )  # fmt: skip


def _comparison(claimed: str, found: str, compare: Compare | None) -> Comparison | None:
    if compare is None:
        return None
    try:
        return compare(claimed, found)
    except InputError:  # one of the two has nothing that could be compared
        return None


def _paragraph_at(text: str, start: int) -> int:
    return max(1, sum(one.span.start <= start for one in paragraphs.split(text)))
