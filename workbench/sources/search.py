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

_CANDIDATES = 20


def find(
    file: ClaimsFile, state: ClaimState, *, limit: int = 10, compare: Compare | None = None
) -> tuple[FoundPassage, ...]:
    """Passages of all sources and sentences of other articles that speak of what a claim says, best first.

    With `compare`, each of them that has a figure comes with its comparison.
    """
    keep_all(file)
    claim = state.claim
    hits, sentences = file.near(state.sentence, state.language, besides=claim.article_id, limit=_CANDIDATES)
    rows: list[Hit | Sentence] = [*hits, *sentences]
    candidates = [
        ranking.Candidate(
            text=_text(row), known_by=row, relevance=row.relevance, language=_language(row) or state.language
        )
        for row in rows
    ]
    ranked = ranking.rank(claim, state.sentence, state.language, candidates, _read)
    return tuple(_passage(each, file, claim.text, compare) for each in ranked[:limit])


def _text(row: Hit | Sentence) -> str:
    if isinstance(row, Sentence):
        return row.text
    passage = row.passage
    return f"{passage.context}: {passage.text}" if passage.context else passage.text


def _language(row: Hit | Sentence) -> str:
    return row.passage.language if isinstance(row, Hit) else row.language


def _read(text: str, language: str) -> tuple[Sequence[Quantity], Sequence[Date]]:
    figures = reading.read(text, language)
    return figures.quantities, figures.dates


def _passage(
    ranked: ranking.Ranked[Hit | Sentence], file: ClaimsFile, claimed: str, compare: Compare | None
) -> FoundPassage:
    row = ranked.known_by
    comparison = _comparison(claimed, ranked, compare)
    quote = _quote(row, ranked.sentence)
    if isinstance(row, Hit):
        return FoundPassage(
            passage=row.passage, title=row.title, source_id=row.source_id, score=ranked.score,
            reasons=ranked.reasons, comparison=comparison, quote=quote,
        )  # fmt: skip
    number = _paragraph_at(file.article(row.article_id).text, row.start)
    passage = Passage(
        ordinal=number, locator=f"¶ {number}", text=" ".join(row.text.split()), language=row.language
    )
    return FoundPassage(
        passage=passage, title=row.title, article_id=row.article_id, score=ranked.score,
        reasons=ranked.reasons, comparison=comparison, quote=quote,
    )  # fmt: skip


def _quote(row: Hit | Sentence, sentence: str) -> str:
    """What of a passage there is to attach: the sentence that speaks of the claim; of a table the cell."""
    if isinstance(row, Hit) and row.passage.context:
        return row.passage.text
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
    return max(1, sum(each.span.start <= start for each in paragraphs.split(text)))
