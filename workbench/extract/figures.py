"""Productions that make quantities: each takes a rule's match and returns what it states, or None to decline."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbench.extract import numbers
from workbench.extract.amounts import ONE, Amount, Reader, part_form, ratio
from workbench.extract.matches import Match, Production, Quantities, pure, quantity, ranged, shared
from workbench.extract.numbers import Number, plain
from workbench.extract.phrases import counted
from workbench.model import Form, Modifier, Quantity

_HALF = Decimal("0.5")
_TWENTY = 20
_BOUNDS = {"post": "after", "hedge": "passing"}  # group -> the class of its words
_MULTIPLES = ("multiple", "double", "often")


def single(match: Match) -> Quantities | None:
    """One amount: "about 9 km", "more than 900 soldiers", "5 percent of GDP", "one in four"."""
    amount = match.amount("amount")
    if _is_bare_one(match.reader, amount.first, amount.last):
        return None
    if amount.is_share and not 0 < amount.number.value < 1:
        return None
    if _is_rank(match.reader, amount):
        return ()
    made = quantity(match, amount)
    for group, words in _BOUNDS.items():
        if match.has(group):
            made = _bounded(made, match.reader.hedge(*match.found.span(group), name=words))
    return (made,)


def _bounded(made: Quantity, modifier: Modifier) -> Quantity:
    """A figure under the bound or hedge that stands behind the things counted: "9 boats or more"."""
    lower = None if modifier in ("<", "<=") else made.lower
    upper = None if modifier in (">", ">=") else made.upper
    return replace(made, lower=lower, upper=upper, modifier=modifier)


def span(match: Match) -> Quantities | None:
    """A range whose ends share unit and scale: "between 3 and 4 km", "$3-4 million"; a falling pair is none."""
    low, high = match.amount("low"), match.amount("high")
    made = None if _is_one_numeral(match.reader, low, high) else ranged(match, low, high)
    if made and match.has("things"):
        made = _in_a_period(match, made) or made
    return (made,) if made else None


def _is_one_numeral(reader: Reader, low: Amount, high: Amount) -> bool:
    """Whether a hyphen joins the words of one number: "cinquante-trois mille", not "deux-trois mille"."""
    if not reader.is_a(low.last, "hyphen") or high.first != low.last + 1 or reader.is_a(low.first, "figure"):
        return False
    ones = reader.value(high.first, "cardinal") or reader.value(high.first, "article")
    follows_tens = reader.is_a(low.last - 1, "tens") and bool(ones) and Decimal(ones) < _TWENTY
    return follows_tens or reader.is_a(high.first, "hundred")


def pair(match: Match) -> Quantities | None:
    """Two shares side by side that are no range, since the first is larger: "52.1 to 47.9 percent"."""
    first, second = shared(match.amount("first"), match.amount("amount"))
    if second.unit != first.unit or second.unit != "percent" or first.number.value <= second.number.value:
        return None
    return quantity(match, first), quantity(match, second)


def slashed(match: Match) -> Quantities | None:
    """A part of a whole by a slash: "2/3 of them", "a 2/3 majority"."""
    top, bottom = numbers.part(match.reader.tokens.word(match.found.start("part")))
    return (pure(match, ratio(Number(top, ONE), Number(bottom, ONE)), "share"),)


def converted(match: Match) -> Quantities | None:
    """An amount, and it in another unit in brackets, both at a rate: "€11 ($14) an hour"."""
    per = match.reader.per(*match.found.span("per"))
    made = []
    for group in ("first", "second"):
        one = quantity(match, match.amount(group), form="rate")
        if not one.unit or " / " in one.unit:
            return None
        made.append(replace(one, unit=f"{one.unit} / {per}", of="", counted=""))
    return tuple(made)


def rate_first(match: Match) -> Quantities | None:
    """A rate whose unit of time stands before the amount: "pro Monat 21 Dollar"."""
    amount = match.amount("amount")
    if not amount.unit or amount.per:
        return None
    return (quantity(match, amount._replace(per=match.reader.unit(match.found.start("per")))),)


def odds(match: Match) -> Quantities | None:
    """So many to one: "outnumber them by two to one"."""
    amount, bottom = match.amount("amount"), match.amount("bottom")
    if bottom.number.value != 1 or amount.number.value <= 1:
        return None
    return (match.over_all(replace(quantity(match, amount), counted="")),)


def multiple(match: Match) -> Quantities | None:
    """How many times: "doubled", "threefold", "four times"; and the level reached: "doubled to 90"."""
    reader = match.reader
    if match.has("amount"):
        form: Form = "times" if match.value == "times" else "multiple"
        return (replace(quantity(match, match.amount("amount"), form=form), counted="", unit=""),)
    index = match.found.end("multiple") - 1
    value = next(value for name in _MULTIPLES if (value := reader.value(index, name)))
    form = "times" if match.value == "times" or reader.is_a(index, "as_much") else "multiple"
    made = pure(match, Number(Decimal(value), ONE), form)
    if match.has("to"):
        return replace(made, counted=""), quantity(match, match.amount("to"), role="to")
    return (made,)


def magnitude(match: Match) -> Quantities | None:
    """An order of magnitude, no point value: "hundreds of thousands" is 1E5 to 1E6, "several hundred" 100 to 1000."""
    reader = match.reader
    lower = upper = ONE
    for index in range(*match.found.span("magnitude")):
        if value := reader.value(index, "magnitude"):
            low, _, high = value.partition("..")
            lower, upper = lower * Decimal(low), lower * Decimal(high)
        elif value := reader.value(index, "hundred") or reader.value(index, "scale"):
            lower, upper = lower * Decimal(value), lower * Decimal(value) * 10
    made = pure(match, Number(plain(lower), plain(lower)), "magnitude")
    unit = reader.unit(match.found.end("unit") - 1) if match.has("unit") else ""
    things = made.of.split()[-1] if made.of else made.counted
    return (replace(made, lower=plain(lower), upper=plain(upper), unit=unit, of="", counted=things),)


def compound(match: Match) -> Quantities | None:
    """A measure in two or three units, in the smallest: 80 minutes for "1 hour 20 minutes", 69 inches for 5'9"."""
    large, *others = [match.amount(name) for name in ("large", "middle", "small") if match.has(name)]
    if match.value:
        large, others = large._replace(unit="foot"), [others[0]._replace(unit="inch")]
    value, unit = large.number.value, large.unit
    for part in others:
        factor = match.reader.grammar.table.compound.get(unit, {}).get(part.unit)
        if factor is None or part.scale != ONE:
            return None
        value, unit = value * factor + part.number.value, part.unit
    lower, upper = large._replace(written=Number(value, ONE), scale=ONE).bounds()
    made = replace(quantity(match, others[-1]), lower=lower, upper=upper, modifier=large.modifier, counted="")
    return (match.over_all(replace(made, unit=unit)),)


def frequency(match: Match) -> Quantities | None:
    """How often in a period: "90 times a minute", "twice a day", "400 patients a day"."""
    reader = match.reader
    if match.has("often"):
        value = Decimal(reader.value(match.found.start("often"), "often"))
        made = pure(match, Number(value, ONE), "rate")
    else:
        made = quantity(match, match.amount("amount"), form="rate")
    if match.has("things"):
        often = _in_a_period(match, made)
        return (often,) if often else None
    per = reader.per(*match.found.span("per"))
    return (match.over_all(replace(made, unit=f"1 / {per}", counted="", of="")),)


def _in_a_period(match: Match, made: Quantity) -> Quantity | None:
    """So many of the group `things` in the period of the group `per`; None where other words stand between."""
    things, last = counted(match.reader, match.found.start("things"))
    if last != match.found.start("per"):
        return None
    per = match.reader.per(*match.found.span("per"))
    return replace(made, unit=f"1 / {per}", counted=things, of="", form="rate")


def period(match: Match) -> Quantities | None:
    """A stretch of time named by one word: "a decade" is 10 years, "two centuries" 200, "siglo y medio" 150."""
    reader = match.reader
    years = Decimal(reader.value(match.found.end("period") - 1, "period"))
    if match.value == "and half":
        years = plain(years * (ONE + _HALF))
    if match.has("amount"):
        amount = match.amount("amount")
        number = amount.number.times(years)
        lower, upper = amount._replace(written=number, scale=ONE).bounds()
        made = replace(pure(match, number), lower=lower, upper=upper, modifier=amount.modifier)
    else:
        made = pure(match, Number(years, ONE))
    if match.has("post"):
        made = replace(made, upper=None, modifier=reader.hedge(*match.found.span("post"), name="after"))
    return (replace(made, unit="year", counted="", of=""),)


def one_unit(match: Match) -> Quantities | None:
    """A unit that stands for one of it: "more than an hour", "lasted a fortnight", "fell a percentage point"."""
    made = pure(match, Number(ONE, ONE))
    if match.has("post"):
        made = _bounded(made, match.reader.hedge(*match.found.span("post"), name="after"))
    return (replace(made, unit=match.reader.unit(match.found.end("unit") - 1), counted="", of=""),)


def below_zero(match: Match) -> Quantities | None:
    """Degrees below zero: "4 degrees below zero Celsius" is -4."""
    made = quantity(match, match.amount("amount"))
    lower, upper = (None if bound is None else -bound for bound in (made.upper, made.lower))
    unit = match.reader.unit(match.found.end("scale") - 1) if match.has("scale") else made.unit
    _, end, _ = match.text()
    text = match.reader.tokens.text[made.start : end]
    return (replace(made, end=end, text=text, lower=lower, upper=upper, unit=unit, counted=""),)


def unit_and_half(match: Match) -> Quantities | None:
    """A unit and a half of it, without a number: "hora y media" is 1.5 hours."""
    made = pure(match, Number(ONE + _HALF, _HALF))
    return (replace(made, unit=match.reader.unit(match.found.start("unit")), counted=""),)


def fraction(match: Match) -> Quantities | None:
    """A part of a whole as a pure number, by its groups: top, and bottom or part."""
    reader = match.reader
    top = match.amount("top").number if match.has("top") else Number(ONE, ONE)
    if match.has("bottom"):
        bottom = match.amount("bottom").number
    else:
        index = match.found.end("part") - 1
        bottom = Number(Decimal(reader.value(index, "part") or reader.value(index, "ordinal") or 0), ONE)
    if not bottom.value or top.value >= bottom.value:
        return None
    made = pure(match, ratio(top, bottom), part_form(bottom) if match.has("bottom") else "share")
    return (replace(made, role="by") if match.value == "by" else made,)


PRODUCTIONS: dict[str, Production] = {
    "single": single,
    "range": span,
    "pair": pair,
    "odds": odds,
    "rate_first": rate_first,
    "slashed": slashed,
    "converted": converted,
    "multiple": multiple,
    "magnitude": magnitude,
    "compound": compound,
    "frequency": frequency,
    "period": period,
    "one_unit": one_unit,
    "below_zero": below_zero,
    "unit_and_half": unit_and_half,
    "fraction": fraction,
}


def _is_rank(reader: Reader, amount: Amount) -> bool:
    """Whether it is no part but a place in a row: "two-hundredth" beside "two-hundredths", and "one-fifth"."""
    index = amount.last - 1
    names_part = amount.part == "share" and reader.is_a(index - 1, "hyphen") and reader.is_a(index, "ranked")
    return names_part and (reader.value(index - 2, "cardinal") or "1") != "1"


def _is_bare_one(reader: Reader, first: int, last: int) -> bool:
    """Whether it is "one" as a pronoun: without a unit, a scale or a noun that it can count."""
    if last - first != 1 or reader.tokens.word(first).lower() != "one":
        return False
    return not reader.is_a(last, "lower") or _may_be_verb(reader.tokens.word(last))


def _may_be_verb(word: str) -> bool:
    return word.endswith(("s", "ed"))
