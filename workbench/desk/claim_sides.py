"""Claims as sides of a comparison within an article, with the words of their sentence, which say what each is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench import check
from workbench.lazy import LazyModule
from workbench.model import ClaimState, moved

if TYPE_CHECKING:
    from workbench import match
else:
    match = LazyModule("workbench.match")


def side(state: ClaimState, beside: Sequence[ClaimState] = ()) -> check.Side:
    """A claim with the words of its sentence, which say what its figures are of, and the dates of claims beside it.

    Who says it is left out: two who differ speak of the same all the same.
    """
    own = sentence([state])
    if state.claim.claimant:
        own = replace(own, text=own.text.replace(state.claim.claimant, " " * len(state.claim.claimant)))
    if not own.dates and own.quantities:
        own = replace(own, dates=sentence([state, *beside]).dates)
    return replace(own, terms=match.terms(own.text, own.language))


def whole_side(states: Sequence[ClaimState]) -> check.Side:
    """A sentence with the figures and dates of these claims of it and its words."""
    own = sentence(states)
    return replace(own, terms=match.terms(own.text, own.language))


def sentence(states: Sequence[ClaimState]) -> check.Side:
    """A sentence with the figures and dates of these claims of it."""
    first = states[0]
    start = first.claim.sentence.start
    own = [state.claim for state in states]
    quantities = {quantity.start: quantity for claim in own for quantity in claim.quantities}
    dates = {day.start: day for claim in own for day in claim.dates}
    return check.Side(
        text=first.sentence,
        quantities=tuple(moved(quantity, -start) for _, quantity in sorted(quantities.items())),
        dates=tuple(moved(day, -start) for _, day in sorted(dates.items())),
        language=first.language,
    )
