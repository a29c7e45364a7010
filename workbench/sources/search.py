"""What all sources and other articles of a file say of the thing that a claim is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.errors import InputError
from workbench.extract import reading
from workbench.model import ClaimState, Comparison, Date, FoundPassage, Passage, Quantity
from workbench.read import paragraphs
from workbench.sources import ranking
from workbench.sources.texts import keep_all
from workbench.store import ClaimsFile, Hit, Sentence

# What is claimed, what is found, and the language of what is found.
Compare = Callable[[str, str, str], Comparison]

_CANDIDATES = 120


def find(
    file: ClaimsFile, state: ClaimState, *, limit: int = 10, compare: Compare | None = None
) -> tuple[FoundPassage, ...]:
    """Passages of all sources and sentences of other articles that speak of what a claim says, best first.

    With `compare`, each of them that has a figure comes with its comparison.
    """
    keep_all(file)
    claim = state.claim
    hits, sentences = file.alike(ranking.words(state.sentence), besides=claim.article_id, limit=_CANDIDATES)
    known: list[Hit | Sentence] = [*hits, *sentences]
    candidates = [
        ranking.Candidate(text=_text(one), known_by=one, language=_language(one) or state.language)
        for one in known
    ]
    ranked = ranking.rank(claim, state.sentence, candidates, _read)
    found = (_found(one, file, claim.text, compare) for one in ranked[:limit])
    return tuple(found)


def _text(found: Hit | Sentence) -> str:
    if isinstance(found, Sentence):
        return found.text
    passage = found.passage
    return f"{passage.context}: {passage.text}" if passage.context else passage.text


def _language(found: Hit | Sentence) -> str:
    return found.passage.language if isinstance(found, Hit) else found.language


def _read(text: str, language: str) -> tuple[Sequence[Quantity], Sequence[Date]]:
    found = reading.read(text, language)
    return found.quantities, found.dates


def _found(
    ranked: ranking.Ranked[Hit | Sentence], file: ClaimsFile, claimed: str, compare: Compare | None
) -> FoundPassage:
    known = ranked.known_by
    comparison = _comparison(claimed, ranked, compare)
    quote = _quote(known, ranked.sentence)
    if isinstance(known, Hit):
        return FoundPassage(
            passage=known.passage, title=known.title, source_id=known.source_id, score=ranked.score,
            reasons=ranked.reasons, comparison=comparison, quote=quote,
        )  # fmt: skip
    number = _paragraph_at(file.article(known.article_id).text, known.start)
    passage = Passage(
        ordinal=number, locator=f"¶ {number}", text=" ".join(known.text.split()), language=known.language
    )
    return FoundPassage(
        passage=passage, title=known.title, article_id=known.article_id, score=ranked.score,
        reasons=ranked.reasons, comparison=comparison, quote=quote,
    )  # fmt: skip


def _quote(known: Hit | Sentence, sentence: str) -> str:
    """What of a passage there is to attach: the sentence that speaks of the claim; of a table the cell."""
    if isinstance(known, Hit) and known.passage.context:
        return known.passage.text
    return " ".join(sentence.split())


def _comparison(
    claimed: str, ranked: ranking.Ranked[Hit | Sentence], compare: Compare | None
) -> Comparison | None:
    if compare is None:
        return None
    try:
        return compare(claimed, ranked.sentence, ranked.language)
    except InputError:  # one of the two has nothing that could be compared
        return None


def _paragraph_at(text: str, start: int) -> int:
    return max(1, sum(one.span.start <= start for one in paragraphs.split(text)))
