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
from workbench.model import Modifier, Quantity, Role

_SHARES = frozenset({"percent", "percentage_point", "basis_point"})
_CLAUSE_BACK = 14  # tokens between a word of change and the part of a change that belongs to it
_LOOK_BACK = 60  # tokens: the longest sentence whose verb is looked for
_SCORE_BACK = 12  # tokens in which a word of playing makes a pair a score
_HALF = Decimal("0.5")
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
    made = _quantity(match, match.reader.amount(first, last))
    if match.has("post"):
        made = _bounded(made, match.reader.hedge(*match.found.span("post"), name="after"))
    return (made,)


def _bounded(quantity: Quantity, modifier: Modifier) -> Quantity:
    """The same figure under a bound or hedge that stands behind the things counted: "9 boats or more"."""
    lower = None if modifier in ("<", "<=") else quantity.lower
    upper = None if modifier in (">", ">=") else quantity.upper
    return replace(quantity, lower=lower, upper=upper, modifier=modifier)


def span(match: Match) -> Quantities | None:
    """A range whose ends share unit and scale: "between 3 and 4 km", "$3-4 million"; a falling pair is none."""
    made = _ranged(match, match.amount("low"), match.amount("high"))
    return (made,) if made else None


def _ranged(match: Match, low: Amount, high: Amount) -> Quantity | None:
    low, high = _shared(low, high)
    if low.number.value >= high.number.value or low.unit != high.unit:
        return None
    quantity = _quantity(match, high)
    first = match.found.start() if match.has("low") else low.first
    start, end = match.reader.tokens.span(first, match.found.end())
    return replace(
        quantity,
        start=start,
        end=end,
        text=match.reader.tokens.text[start:end],
        lower=low.number.value,
        upper=high.number.value,
        modifier=low.modifier,
        precision=min(low.number.precision, high.number.precision),
    )


def change(match: Match) -> Quantities | None:
    """The parts of a change, in text order, each with its role: from, to, by."""
    amounts = {role: match.amount(role) for role in ("from", "to", "by") if match.has(role)}
    if not _is_change(match):
        return None
    if "by" in amounts and "to" in amounts and _is_range(match, amounts["by"], amounts["to"]):
        return None
    if "from" in amounts and "to" in amounts:
        amounts["from"], amounts["to"] = _shared(amounts["from"], amounts["to"])
        if (amounts["from"].unit in _SHARES) != (amounts["to"].unit in _SHARES):  # by so much, to so much
            return None
    made = [_quantity(match, amount, role=cast("Role", role)) for role, amount in amounts.items()]
    return tuple(sorted(made, key=lambda quantity: quantity.start))


def change_range(match: Match) -> Quantities | None:
    """A change by a range: "rising by 10 to 12 centimetres an hour"."""
    low, high = match.amount("by"), match.amount("high")
    if low.unit or not (high.unit or high.scale != ONE) or not _is_change(match):
        return None
    made = _ranged(match, low, high)
    return (replace(made, role="by"),) if made else None


def _is_range(match: Match, low: Amount, high: Amount) -> bool:
    """Whether "by 10 to 12 cm" gives the ends of a range: only the second has the unit, and nothing is between."""
    return not low.unit and low.scale == ONE and bool(high.unit) and high.first == low.last + 1


def below_zero(match: Match) -> Quantities | None:
    """A temperature whose sign is said after it: "4 degrees below zero"."""
    made = _quantity(match, match.amount("amount"))
    lower, upper = (None if bound is None else -bound for bound in (made.upper, made.lower))
    _, end = match.reader.tokens.span(match.found.start(), match.found.end())
    text = match.reader.tokens.text[made.start : end]
    return (replace(made, end=end, text=text, lower=lower, upper=upper),)


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
    made = _pure(match, Number(value, min(_FRACTION_PRECISION, value)))
    is_change = match.value == "by" or reader.is_a(match.found.start(), "'by'")
    return (replace(made, role="by") if is_change else made,)


def multiple(match: Match) -> Quantities | None:
    """How many times: "doubled", "threefold", "four times"."""
    reader = match.reader
    if match.has("amount"):
        return (replace(_quantity(match, match.amount("amount")), counted="", unit=""),)
    index = match.found.end("multiple") - 1
    value = reader.value(index, "multiple") or reader.value(index, "often")
    return (_pure(match, Number(Decimal(value), ONE)),)


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
    """An age in years: "30-year-old", "aged 30 to 40", "under the age of 16"."""
    if match.has("low"):
        made = _ranged(match, match.amount("low"), match.amount("high"))
    else:
        made = _quantity(match, match.amount("amount"))
    if made is None:
        return None
    if match.has("hedge"):
        number = match.amount("amount").number
        made = replace(_pure(match, number), precision=made.precision)
    start, end = match.reader.tokens.span(match.found.start(), match.found.end())
    text = match.reader.tokens.text[start:end]
    return (replace(made, start=start, end=end, text=text, unit=made.unit or "year", counted="", of=""),)


def ages(match: Match) -> Quantities | None:
    """Two ages: "aged 29 and 46"."""
    made = [_quantity(match, match.amount(group)) for group in ("first", "amount")]
    return tuple(replace(one, unit="year", counted="") for one in made)


def bare_age(match: Match) -> Quantities | None:
    """An age between commas after a name: "Ada Holm, 71, said"."""
    return (replace(_quantity(match, match.amount("amount")), unit="year", counted=""),)


def frequency(match: Match) -> Quantities | None:
    """How often in a period: "90 times a minute", "twice a day"."""
    reader = match.reader
    per = reader.unit(match.found.end("per") - 1)
    if match.has("amount"):
        made = _quantity(match, match.amount("amount"))
    else:
        made = _pure(match, Number(Decimal(reader.value(match.found.start("often"), "often")), ONE))
    start, end = reader.tokens.span(match.found.start(), match.found.end())
    text = reader.tokens.text[start:end]
    return (replace(made, start=start, end=end, text=text, unit=f"1 / {per}", counted="", of=""),)


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
    return (replace(made, unit=match.reader.unit(match.found.end() - 1), counted=""),)


def unit_and_half(match: Match) -> Quantities | None:
    """A unit and a half of it, without a number: "hora y media" is 1.5 hours."""
    made = _pure(match, Number(ONE + _HALF, _HALF))
    return (replace(made, unit=match.reader.unit(match.found.start("unit")), counted=""),)


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
    "below_zero": below_zero,
    "fraction": fraction,
    "multiple": multiple,
    "magnitude": magnitude,
    "compound": compound,
    "age": age,
    "ages": ages,
    "bare_age": bare_age,
    "frequency": frequency,
    "change_range": change_range,
    "period": period,
    "one_unit": one_unit,
    "unit_and_half": unit_and_half,
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
        things, _ = counted(reader, amount.last, is_one=amount.number.value == 1)
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
    """Whether the text speaks of a change: the pattern says so, or a word of change stands before in the clause."""
    if match.value == "change":
        return True
    reader = match.reader
    farthest = _CLAUSE_BACK if match.value == "clause" else _LOOK_BACK
    for index in range(match.found.start() - 1, max(match.found.start() - farthest, -1), -1):
        if any(reader.is_a(index, name) for name in ("stop", "gap", "'range'", "ranging", "semicolon")):
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
