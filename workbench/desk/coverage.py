"""Coverage: what is not marked is as visible as what is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.lazy import LazyModule
from workbench.model import Article, ClaimState, Coverage, UnmarkedSentence

if TYPE_CHECKING:
    from workbench import extract
else:
    extract = LazyModule("workbench.extract")


def coverage(article: Article, claims: Iterable[ClaimState]) -> Coverage:
    """The sentences of an article that no claim is in; what was dismissed marks none."""
    marked = sorted((state.claim.start, state.claim.end) for state in claims if state.status != "dismissed")
    reach, furthest = [], 0
    for _, end in marked:
        furthest = max(furthest, end)
        reach.append(furthest)
    sentences = extract.sentences(article)
    unmarked = []
    for span in sentences:
        before = bisect_left(marked, (span.end, 0))
        if not before or reach[before - 1] <= span.start:
            unmarked.append(UnmarkedSentence(span=span, text=article.text[slice(*span)]))
    return Coverage(sentences=len(sentences), unmarked=tuple(unmarked))
