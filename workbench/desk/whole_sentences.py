"""Claims with all figures and dates of their sentence: by these it is told whether two sentences say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.languages import code_of, languages
from workbench.lazy import LazyModule
from workbench.model import ClaimState, Date, Quantity, moved

if TYPE_CHECKING:
    from workbench.extract import reading
else:
    reading = LazyModule("workbench.extract.reading")

_NUMBER = re.compile(r"\d+")


def whole(state: ClaimState) -> ClaimState:
    """The claim with the figures and dates of its whole sentence, where the claim has not all of them."""
    claim = state.claim
    start = claim.sentence.start
    own = [(each.start - start, each.end - start) for each in claim.quantities]
    own += [(each.start - start, each.end - start) for each in claim.dates]
    unread = [
        number
        for number in _NUMBER.finditer(state.sentence)
        if not any(opens <= number.start() < closes for opens, closes in own)
    ]
    if own and not unread:
        return state
    quantities, dates = _read(state.sentence, state.language)
    more_quantities = [moved(each, start) for each in quantities if _is_apart(each, own)]
    more_dates = [moved(each, start) for each in dates if _is_apart(each, own)]
    filled = replace(
        claim, quantities=(*claim.quantities, *more_quantities), dates=(*claim.dates, *more_dates)
    )
    return replace(state, claim=filled)


@lru_cache(maxsize=512)
def _read(sentence: str, language: str) -> tuple[tuple[Quantity, ...], tuple[Date, ...]]:
    if code_of(language) not in languages():
        return (), ()
    figures = reading.read(sentence, language)
    return figures.quantities, figures.dates


def _is_apart(part: Quantity | Date, spans: list[tuple[int, int]]) -> bool:
    return not any(opens < part.end and part.start < closes for opens, closes in spans)
