"""Compares two texts: reads the figures and dates of both and hands them to the arithmetic, with their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from workbench import check, extract, units
from workbench.calc import Series, ecb, look_up
from workbench.errors import InputError
from workbench.lazy import LazyModule
from workbench.model import Claim, Comparison, Date, Quantity, moved

if TYPE_CHECKING:
    from workbench import match
else:
    match = LazyModule("workbench.match")

_DIGITS = Context(prec=6)  # of a rate that was worked out from two others
_RATE = re.compile(
    r"1 (?P<base>[A-Z]{3}) = (?P<value>[0-9]{1,12}(?:\.[0-9]{1,12})?) (?P<quote>[A-Z]{3})(?: on (?P<day>\S+))?"
)
_LEAP_YEAR = 2000
_ANY = re.compile(r"\b\d{4}-")
_YEAR = re.compile(r"(?:1\d|20)\d\d")


def compare(
    claimed: str,
    source_text: str,
    *,
    published: date | None = None,
    language: str = "en",
    source_language: str = "",
    rate: check.Rate | None = None,
    index: check.PriceIndex | None = None,
) -> Comparison:
    """What arithmetic says of two texts. InputError where the claim has neither figure nor date.

    `language` is that of both where their words do not tell another, `source_language` that of the source's text if it
    is known.
    """
    mine = _read(claimed, published, check.language_of(claimed, language))
    theirs = _read(source_text, published, source_language or check.language_of(source_text, language))
    if published is None:
        mine, theirs = _in_one_year(mine, theirs), _in_one_year(theirs, mine)
    mine, theirs = _checked(claimed, mine, theirs)
    return check.compare(mine, theirs, published=published, rate=rate, index=index)


def rate_of(
    given: str, claimed: str, source_text: str, *, on: date | None = None, language: str = "en"
) -> check.Rate:
    """The rate that is given for two texts: "1 EUR = 1.04 USD on 2025-02-14", or "ecb" for its rate of the day `on`.

    InputError where it is neither, has no day, or the two texts are not in its two currencies.
    """
    mine, theirs = (currency(text, language) for text in (claimed, source_text))
    if not mine or not theirs or mine == theirs:
        raise InputError("a rate is for a claim in one currency and a source in another; leave --rate out")
    if given.strip().casefold() == "ecb":
        if on is None:
            raise InputError("the ECB's rate is that of a day; name it: --rate ecb --on 2025-02-14")
        reference = ecb(theirs, mine, on)
        missing = "" if reference.day == on else f", the last before {on}"
        return check.Rate(
            base=theirs,
            quote=mine,
            value=_DIGITS.plus(reference.rate),
            day=reference.day,
            source=f"ECB reference rate{missing}",
        )
    stated = _given(given, on)
    if {stated.base, stated.quote} != {mine, theirs}:
        raise InputError(
            f"the rate is between {stated.base} and {stated.quote}, and the texts are in {mine} and {theirs}"
        )
    return stated


def _given(text: str, on: date | None) -> check.Rate:
    parts = _RATE.fullmatch(text.strip())
    if parts is None:
        raise InputError(
            f"{text[:60]!r} is no rate; write “1 EUR = 1.04 USD on 2025-02-14”, or: ecb --on DATE"
        )
    try:
        day = date.fromisoformat(parts["day"]) if parts["day"] else on
    except ValueError:
        raise InputError(f"there is no day {parts['day']}; write it as 2025-02-14") from None
    value = Decimal(parts["value"])
    if day is None or not value:
        raise InputError("a rate is above zero and has a day: “1 EUR = 1.04 USD on 2025-02-14”")
    for code in (parts["base"], parts["quote"]):
        if not units.is_unit(code) or not units.currency(code):
            raise InputError(f"{code} is no currency; use codes such as EUR, USD or JPY")
    return check.Rate(base=parts["base"], quote=parts["quote"], value=value, day=day, source="rate as given")


def currency(text: str, language: str) -> str:
    """The one currency of a text; "" where it has none or several."""
    spoken = check.language_of(text, language)
    currencies = {units.currency(quantity.unit) for quantity in extract.quantities(text, language=spoken)} - {
        ""
    }
    return next(iter(currencies)) if len(currencies) == 1 else ""


def index_of(series: Series, earlier: str, later: str) -> check.PriceIndex:
    """The level of prices at two times by a series. InputError where it has no value for one, or zero."""
    values = [look_up(series, when).value for when in (earlier, later)]
    if not all(value > 0 for value in values):
        raise InputError(
            f"{series.name} is not above zero at {earlier} and {later}; no index of prices is so"
        )
    return check.PriceIndex(
        earlier=earlier, earlier_value=values[0], later=later, later_value=values[1],
        source=f"{series.name}, {series.source}",
    )  # fmt: skip


def compare_claim(
    claim: Claim,
    source_text: str,
    *,
    sentence: str = "",
    published: date | None = None,
    language: str = "en",
    source_language: str = "",
) -> Comparison:
    """What arithmetic says of a claim as its article was read: in its sentence, and a change with its from and to.

    `sentence` is that of the claim, whose words say what its figures are of; "" where the claim's own words are all.
    `language` is the article's, `source_language` that of the source's text, "" where it is not known. InputError where
    the claim has neither figure nor date.
    """
    theirs = _read(source_text, published, source_language or check.language_of(source_text, language))
    mine = _claimed(claim, sentence, published, language)
    if any(quantity.role for quantity in claim.quantities):
        theirs = _years(theirs, mine)
    else:
        mine, theirs = _checked(claim.text, mine, theirs)
    return replace(check.compare(mine, theirs, published=published), claimed=claim.text)


def _claimed(claim: Claim, sentence: str, published: date | None, language: str) -> check.Side:
    """A claim with its own figures and dates: as they were read where they have roles, else read anew."""
    start, text = claim.sentence.start, sentence
    if not start <= claim.start < claim.end <= start + len(text):
        start, text = claim.start, claim.text
    if any(quantity.role for quantity in claim.quantities):
        return _moved(
            check.Side(text=text, quantities=claim.quantities, dates=claim.dates, language=language), start
        )
    first, last = claim.start - start, claim.end - start
    read = _read(text, published, language)
    own = replace(
        read,
        quantities=tuple(one for one in read.quantities if first <= one.start and one.end <= last),
        dates=tuple(one for one in read.dates if first <= one.start and one.end <= last),
    )
    return own if own.quantities or own.dates else _read(claim.text, published, language)


def _moved(side: check.Side, by: int) -> check.Side:
    """The side with its figures and dates, whose offsets are an article's, at theirs in its text."""
    return replace(
        side,
        quantities=tuple(moved(one, -by) for one in side.quantities),
        dates=tuple(moved(one, -by) for one in side.dates),
    )


def _checked(claimed: str, mine: check.Side, theirs: check.Side) -> tuple[check.Side, check.Side]:
    """Both sides with the years that each names; InputError where the claim has nothing to compare."""
    if not mine.quantities and not mine.dates and check.rank(mine) is None:
        raise InputError(f"no figure or date in {claimed!r}; name one, such as “7 percent” or “3 May 1987”")
    return _years(mine, theirs), _years(theirs, mine)


def _read(text: str, published: date | None, language: str) -> check.Side:
    return check.Side(
        text=text,
        quantities=extract.quantities(text, language=language),
        dates=extract.dates(text, language=language, published=published),
        language=language,
    )


def _in_one_year(side: check.Side, other: check.Side) -> check.Side:
    """The side with its days and months that name no year taken to be in the other's, or both in one."""
    year = _year_of(other.dates)
    if not year or not any(map(_lacks_year, side.dates)):
        return side
    read = extract.dates(side.text, language=side.language, published=date(year, 12, 31))
    taken = {
        day.start: replace(day, edtf=_ANY.sub(f"{year}-", day.edtf), computed=True)
        for day in read
        if _lacks_year(day)
    }
    return replace(side, dates=tuple(taken.get(day.start, day) for day in side.dates))


def _year_of(dates: Sequence[Date]) -> int | None:
    """The year that these dates share, a leap year where they name none; None without dates, or with several years."""
    years = {each.edtf[:4] for each in dates if each.edtf[:4].isdecimal()}
    if not dates or len(years) > 1:
        return None
    return int(years.pop()) if years else _LEAP_YEAR


def _lacks_year(day: Date) -> bool:
    return day.form in ("day", "month")


def _years(side: check.Side, other: check.Side) -> check.Side:
    """The side with bare numbers such as 1949 taken for years: where nothing else is told, or the other names them."""
    meant = frozenset(_meant_as_years(side, other))
    read = [Date(start=year.start, end=year.end, text=year.text, edtf=year.text) for year in meant]
    return replace(
        side,
        quantities=tuple(quantity for quantity in side.quantities if quantity not in meant),
        dates=tuple(sorted((*side.dates, *read), key=lambda day: day.start)),
    )


def _meant_as_years(side: check.Side, other: check.Side) -> list[Quantity]:
    years = [quantity for quantity in side.quantities if _may_be_year(quantity)]
    if all(map(_may_be_year, (*side.quantities, *other.quantities))):
        return years if other.dates or other.quantities else []
    years_of_other = {day.edtf[:4] for day in other.dates}
    return [year for year in years if year.text in years_of_other]


def _may_be_year(quantity: Quantity) -> bool:
    return not quantity.unit and not quantity.counted and _YEAR.fullmatch(quantity.text) is not None
