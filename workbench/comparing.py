"""Compares two texts: reads the figures and dates of both and hands them to the arithmetic, with their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench import check, extract
from workbench.errors import InputError
from workbench.model import Claim, ClaimState, Comparison, Date, Quantity

_YEAR = re.compile(r"(?:1\d|20)\d\d")


def compare(
    claimed: str,
    found: str,
    *,
    published: date | None = None,
    language: str = "en",
    rate: check.Rate | None = None,
    index: check.PriceIndex | None = None,
) -> Comparison:
    """What arithmetic says of two texts. InputError where the claim has neither figure nor date."""
    mine, theirs = _read(claimed, published, language), _read(found, published, language)
    if not mine.quantities and not mine.dates:
        raise InputError(f"no figure or date in {claimed!r}; name one, such as “7 percent” or “3 May 1987”")
    mine, theirs = _years(mine, theirs), _years(theirs, mine)
    return check.compare(mine, theirs, published=published, rate=rate, index=index)


def compare_claim(
    claim: Claim, found: str, *, published: date | None = None, language: str = "en"
) -> Comparison:
    """The same for a claim as its article was read: a change keeps its from and to, which its words alone may not tell.

    InputError where the claim has neither figure nor date.
    """
    if not any(one.role for one in claim.quantities):
        return compare(claim.text, found, published=published, language=language)
    mine = check.Side(
        text=claim.text,
        quantities=tuple(
            replace(one, start=one.start - claim.start, end=one.end - claim.start) for one in claim.quantities
        ),
        dates=tuple(
            replace(one, start=one.start - claim.start, end=one.end - claim.start) for one in claim.dates
        ),
        language=language,
    )
    return check.compare(mine, _years(_read(found, published, language), mine), published=published)


def side(state: ClaimState, beside: Sequence[ClaimState] = ()) -> check.Side:
    """A claim with the words of its sentence, which say what its figures are of, and the dates of claims beside it."""
    own = sentence([state])
    if own.dates or not own.quantities:
        return own
    return replace(own, dates=sentence([state, *beside]).dates)


def sentence(states: Sequence[ClaimState]) -> check.Side:
    """A sentence with the figures and dates of these claims of it."""
    first = states[0]
    start = first.claim.sentence.start
    own = [one.claim for one in states]
    quantities = {one.start: one for claim in own for one in claim.quantities}
    dates = {one.start: one for claim in own for one in claim.dates}
    return check.Side(
        text=first.sentence,
        quantities=tuple(
            replace(one, start=at - start, end=one.end - start) for at, one in sorted(quantities.items())
        ),
        dates=tuple(replace(one, start=at - start, end=one.end - start) for at, one in sorted(dates.items())),
        language=first.language,
    )


def _read(text: str, published: date | None, language: str) -> check.Side:
    return check.Side(
        text=text,
        quantities=extract.quantities(text, language=language),
        dates=extract.dates(text, language=language, published=published),
        language=language,
    )


def _years(side: check.Side, other: check.Side) -> check.Side:
    """The side with bare numbers such as 1949 taken for years: where nothing else is told, or the other names them."""
    years = [one for one in side.quantities if _may_be_year(one)]
    named = {one.edtf[:4] for one in other.dates}
    if len(years) == len(side.quantities) and all(_may_be_year(one) for one in other.quantities):
        meant = years if other.dates or other.quantities else []
    else:
        meant = [one for one in years if one.text in named]
    read = [Date(start=one.start, end=one.end, text=one.text, edtf=one.text) for one in meant]
    return replace(
        side,
        quantities=tuple(one for one in side.quantities if one not in meant),
        dates=tuple(sorted((*side.dates, *read), key=lambda one: one.start)),
    )


def _may_be_year(one: Quantity) -> bool:
    return not one.unit and not one.counted and _YEAR.fullmatch(one.text) is not None
