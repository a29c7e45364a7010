"""Productions that make quantities: each takes a rule's match and returns what it states, or None to decline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import cast

from workbench.extract.amounts import ONE, Amount, Reader
from workbench.extract.numbers import Number, plain
from workbench.extract.phrases import base, counted
from workbench.model import Quantity, Role

_SHARES = frozenset({"percent", "percentage_point", "basis_point"})
_LOOK_BACK = 60  # tokens: the longest sentence whose verb is looked for
_SCORE_BACK = 12  # tokens in which a word of playing makes a pair a score
_FRACTION_PRECISION = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits: its name and constant, the match over the reader's classes, and the day of publication."""

    reader: Reader
    rule: str
    value: str
    found: re.Match[str]
    published: date | None = None

    def amount(self, group: str) -> Amount:
        """The amount in a named group."""
        return self.reader.amount(*self.found.span(group))

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and it took part."""
        return group in self.found.re.groupindex and self.found[group] is not None


Quantities = tuple[Quantity, ...]
Production = Callable[[Match], Quantities | None]


def single(match: Match) -> Quantities | None:
    """One amount: "about 9 km", "more than 900 soldiers", "5 percent of GDP"."""
    first, last = match.found.span("amount")
    if _is_bare_one(match.reader, first, last):
        return None
    return (_quantity(match, match.reader.amount(first, last)),)


def span(match: Match) -> Quantities | None:
    """A range whose ends share unit and scale: "between 3 and 4 km", "$3-4 million"; a falling pair is none."""
    low, high = _shared(match.amount("low"), match.amount("high"))
    if low.number.value >= high.number.value:
        return None
    quantity = _quantity(match, high)
    start, end = match.reader.tokens.span(match.found.start(), match.found.end())
    return (
        replace(
            quantity,
            start=start,
            end=end,
            text=match.reader.tokens.text[start:end],
            lower=low.number.value,
            upper=high.number.value,
            modifier=low.modifier,
            precision=min(low.number.precision, high.number.precision),
        ),
    )


def change(match: Match) -> Quantities | None:
    """The parts of a change, in text order, each with its role: from, to, by."""
    amounts = {role: match.amount(role) for role in ("from", "to", "by") if match.has(role)}
    if "from" in amounts and "to" in amounts:
        amounts["from"], amounts["to"] = _shared(amounts["from"], amounts["to"])
        if not _is_change(match):
            return None
    made = [_quantity(match, amount, role=cast("Role", role)) for role, amount in amounts.items()]
    return tuple(sorted(made, key=lambda quantity: quantity.start))


def fraction(match: Match) -> Quantities | None:
    """A part of a whole as a pure number: "one in four", "three-quarters", "7 out of 8", "3 per 1,000"."""
    reader = match.reader
    top = match.amount("top").number.value if match.has("top") else ONE
    if match.has("bottom"):
        bottom = match.amount("bottom").number.value
    else:
        bottom = Decimal(reader.value(match.found.end("part") - 1, "part"))
    if not bottom or top >= bottom:
        return None
    value = plain(top / bottom)
    return (_pure(match, Number(value, min(_FRACTION_PRECISION, value))),)


def multiple(match: Match) -> Quantities | None:
    """How many times: "doubled", "threefold", "four times"."""
    reader = match.reader
    if match.has("amount"):
        return (replace(_quantity(match, match.amount("amount")), counted="", unit=""),)
    index = match.found.end("multiple") - 1
    return (_pure(match, Number(Decimal(reader.value(index, "multiple")), ONE)),)


def magnitude(match: Match) -> Quantities | None:
    """An order of magnitude, no point value: "hundreds of thousands" is 1E5 to 1E6."""
    reader = match.reader
    lower = upper = ONE
    for index in range(*match.found.span("magnitude")):
        if value := reader.value(index, "magnitude"):
            low, _, high = value.partition("..")
            lower, upper = lower * Decimal(low), lower * Decimal(high)
    quantity = _pure(match, Number(plain(lower), plain(lower)))
    unit = reader.unit(match.found.end("unit") - 1) if match.has("unit") else ""
    things = quantity.of.split()[-1] if quantity.of else quantity.counted
    return (replace(quantity, lower=plain(lower), upper=plain(upper), unit=unit, of="", counted=things),)


def compound(match: Match) -> Quantities | None:
    """A measure in two units, in the smaller: 80 minutes for "1 hour 20 minutes"."""
    large, small = match.amount("large"), match.amount("small")
    factor = match.reader.grammar.table.compound.get(large.unit, {}).get(small.unit)
    if factor is None:
        return None
    value = large.number.value * factor + small.number.value
    start, end = match.reader.tokens.span(match.found.start(), match.found.end())
    quantity = _quantity(match, small)
    text = match.reader.tokens.text[start:end]
    lower, upper = large._replace(written=Number(value, ONE), scale=ONE).bounds()
    return (
        replace(quantity, start=start, end=end, text=text, lower=lower, upper=upper, modifier=large.modifier),
    )


def age(match: Match) -> Quantities | None:
    """An age in years: "30-year-old", "aged 30 to 40"."""
    made = span(match) if match.has("low") else (_quantity(match, match.amount("amount")),)
    if made is None:
        return None
    start, end = match.reader.tokens.span(match.found.start(), match.found.end())
    text = match.reader.tokens.text[start:end]
    unit = made[0].unit or "year"
    return (replace(made[0], start=start, end=end, text=text, unit=unit, counted=""),)


def period(match: Match) -> Quantities | None:
    """A stretch of time named by one word: "a decade" is 10 years, "two centuries" 200."""
    reader = match.reader
    years = Decimal(reader.value(match.found.end("period") - 1, "period"))
    count = match.amount("amount").number if match.has("amount") else Number(ONE, ONE)
    made = _pure(match, count.times(years))
    return (replace(made, unit="year"),)


def one_unit(match: Match) -> Quantities | None:
    """A unit that stands for one of it after a hedge: "more than an hour"."""
    made = _pure(match, Number(ONE, ONE))
    return (replace(made, unit=match.reader.unit(match.found.end("unit") - 1), counted=""),)


def score(match: Match) -> Quantities | None:
    """A result such as "3-1" is no quantity; a rising pair with no word of playing before it may be a range."""
    first, last = match.found.span()
    low, high = (match.reader.amount(index, index + 1).number.value for index in (first, last - 1))
    played = any(
        match.reader.is_a(index, "score_verb") for index in range(max(0, first - _SCORE_BACK), first)
    )
    return () if played or low >= high else None


def nothing(match: Match) -> Quantities | None:
    """What has a number in it and states none: names, pages, versions, scores."""
    del match
    return ()


PRODUCTIONS: dict[str, Production] = {
    "single": single,
    "range": span,
    "change": change,
    "fraction": fraction,
    "multiple": multiple,
    "magnitude": magnitude,
    "compound": compound,
    "age": age,
    "period": period,
    "one_unit": one_unit,
    "score": score,
    "nothing": nothing,
}


def _quantity(match: Match, amount: Amount, *, role: Role = "") -> Quantity:
    """A quantity from one amount, with what it is a share of or what it counts."""
    reader = match.reader
    start, end = reader.tokens.span(amount.first, amount.last)
    share, things = "", ""
    if amount.unit in _SHARES:
        share, _ = base(reader, amount.last)
    elif not amount.unit or amount.unit.startswith("1 /"):
        things, _ = counted(reader, amount.last)
    lower, upper = amount.bounds()
    return Quantity(
        start=start,
        end=end,
        text=reader.tokens.text[start:end],
        lower=lower,
        upper=upper,
        unit=amount.unit,
        modifier=amount.modifier,
        precision=amount.number.precision,
        role=role,
        of=share,
        counted=things,
        rule=match.rule,
    )


def _pure(match: Match, number: Number) -> Quantity:
    """A pure number over the whole of the match, hedge included."""
    reader = match.reader
    first, last = match.found.span()
    start, end = reader.tokens.span(first, last)
    share, _ = base(reader, last)
    modifier = reader.hedge(*match.found.span("hedge")) if match.has("hedge") else "="
    lower, upper = Amount(first, last, number, ONE, "", modifier, False).bounds()
    return Quantity(
        start=start,
        end=end,
        text=reader.tokens.text[start:end],
        lower=lower,
        upper=upper,
        modifier=modifier,
        precision=number.precision,
        of=share,
        counted="" if share else counted(reader, last)[0],
        rule=match.rule,
    )


def _shared(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """Both ends with the unit and scale that one of them states: "$3-4 million", "3 to 4 km"."""
    if low.scale == ONE and high.scale != ONE and low.written.value < high.written.value:
        low = low._replace(scale=high.scale)
    if not low.unit:
        low = low._replace(unit=high.unit)
    elif not high.unit:
        high = high._replace(unit=low.unit)
    return low, high


def _is_change(match: Match) -> bool:
    """Whether the sentence speaks of a change: a word of change before "from", and none of ranging."""
    reader = match.reader
    if match.value == "change":
        return True
    for index in range(match.found.start() - 1, max(match.found.start() - _LOOK_BACK, -1), -1):
        if reader.is_a(index, "stop") or reader.is_a(index, "gap") or reader.is_a(index, "'range'"):
            return False
        if reader.is_a(index, "change"):
            return True
    return False


def _is_bare_one(reader: Reader, first: int, last: int) -> bool:
    """Whether it is "one" as a pronoun: without a unit, a scale or a noun that it can count."""
    if last - first != 1 or reader.tokens.word(first).lower() != "one":
        return False
    return not reader.is_a(last, "lower") or _may_be_verb(reader.tokens.word(last))


def _may_be_verb(word: str) -> bool:
    return word.endswith(("s", "ed"))
