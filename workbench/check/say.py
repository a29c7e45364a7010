"""How figures are told in a sentence: rounded where they were computed, with their units as a person writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

from workbench.figures.intervals import Interval, is_part, is_rate
from workbench.model import Date, Quantity
from workbench.units import currency, unit_names

_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN)
_HUNDREDTH = Decimal("0.01")
_MILLION = Decimal(10) ** 6
_SCALES = (("trillion", 12, Decimal(10) ** 12), ("billion", 9, Decimal(10) ** 9), ("million", 6, _MILLION))
_PER_MANY = re.compile(r"\b(?:per|je|pro|auf|pour|por|par|sur|cada|in|of|every) (1[0,. \u00A0\u202F]*0)\b")
_SHORT = frozenset(
    {"A", "An", "As", "At", "No", "Up", "Un", "Au", "Ab", "En", "Le", "La", "El"}
)  # first words, no signs
_NO_WORDS = frozenset({"Euro", "Euros", "Swiss", "Danish"})  # which begin an amount and stay as they are
_ON_A_SCALE = frozenset({"degree_Celsius", "degree_Fahrenheit"})  # their zero is no nothing
_OF_MANY = re.compile(r"(?:tens|dozens|scores|hundreds|thousands|[mb]illions|trillions)$", re.IGNORECASE)
_ONE_DECIMAL = re.compile(r"\.\d$")
_MANY_TIMES = 10  # from here on a difference is told as so many times as much
_LONGEST = 3  # decimals after which a scale word gives way to all digits
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "AUD": "A$", "CAD": "C$"}


def number(value: Decimal, step: Decimal = Decimal(1)) -> str:
    """A number in digits, to a hundredth of `step`, with a scale word where it is large: "40.3 billion"."""
    value = rounded(value, step)
    size = abs(value)
    for word, exponent, least in _SCALES if size >= _MILLION else ():
        if size >= least:
            small = value.scaleb(-exponent).normalize()
            if -int(small.as_tuple().exponent) <= _LONGEST:
                return f"{_digits(small)} {word}"
    return _digits(value)


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """A computed value to a hundredth of the place that the claim is stated to."""
    place = Decimal(1).scaleb((step * _HUNDREDTH).adjusted()) if step else _HUNDREDTH
    try:
        return value.quantize(place, context=_WIDE)
    except InvalidOperation:  # more digits than anyone reads
        return +value


def _digits(value: Decimal) -> str:
    written = f"{value:,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written.replace("-", "−")


def amount(value: Decimal, expression: str, counted: str = "", step: Decimal = Decimal(1)) -> str:
    """A value with its unit: "€40.3 billion", "9.94 miles", "35 ships"."""
    code = currency(expression)
    if not code:
        figure = number(value, step)
        name = unit_names.after_number(expression, counted)
        return f"{figure} {unit_names.after_one(name) if figure.lstrip('−') == '1' else name}".strip()
    minus = "−" if value < 0 else ""
    told = number(abs(value), step)
    cents = "0" if _ONE_DECIMAL.search(told) else ""  # $44.50
    figure = f"{minus}{_SIGNS.get(code, code + ' ')}{told}{cents}"
    _, slash, bottom = expression.partition(" / ")
    return f"{figure} {unit_names.after_number('1 / ' + bottom).removeprefix('times ')}" if slash else figure


def like(value: Decimal, quantity: Quantity) -> str:
    """A value told in a quantity's unit, and to its precision; in its own "per 100,000" where it is such a rate."""
    rate = _PER_MANY.search(quantity.text) if not quantity.unit else None
    if rate:
        many = Decimal(re.sub(r"\D", "", rate[1]))
        return f"{number(value * many, quantity.precision * many)} per {number(many)}"
    if is_part(quantity):
        return f"{number(value * 100)} percent"
    return amount(value, quantity.unit, quantity.counted, quantity.precision)


def interval(room: Interval, quantity: Quantity) -> str:
    """An interval in a quantity's unit: "anything from 6.5 to 7.5 percent", "anything above 40 ships"."""
    if room.lower is None:
        return f"anything {'below' if room.strict else 'up to'} {like(room.upper or Decimal(0), quantity)}"
    if room.upper is None:
        return f"anything {'above' if room.strict else 'from'} {like(room.lower, quantity)}" + (
            "" if room.strict else " up"
        )
    low = like(room.lower, quantity)
    if not currency(quantity.unit):
        low = low.removesuffix(f" {like(room.upper, quantity).partition(' ')[2]}")
    return f"anything from {low} to {like(room.upper, quantity)}"


def quoted(quantity: Quantity) -> str:
    """A figure as its text has it, with what it counts: "nearly 50 ships"."""
    text = _within(quantity.text.strip())
    counted = quantity.counted
    if counted and _OF_MANY.search(text):
        counted = f"of {counted}"
    if quantity.unit or not counted or counted.casefold() in text.casefold():
        return text
    return f"{text} {counted}"


def _within(text: str) -> str:
    """A figure's words as they stand within a sentence: "nearly 50" for "Nearly 50"."""
    first = text.partition(" ")[0]
    word = first in _SHORT or (len(first) > 2 and first[0].isupper() and first[1:].islower())
    begins = word and first not in _NO_WORDS
    return f"{text[0].lower()}{text[1:]}" if begins else text


def capital(text: str) -> str:
    """The words with a capital: as a sentence begins."""
    return text[:1].upper() + text[1:]


def listed(quantities: Sequence[Quantity]) -> str:
    """Figures in a row, the last after "and"."""
    return row([quoted(one) for one in quantities])


def row(words: Sequence[str]) -> str:
    """Words in a row, the last after "and"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def difference(quantity: Quantity, other: Decimal) -> str:
    """By how much a value differs from a claimed figure, and by how much of it: "−0.2 percentage points, −2.9 %"."""
    ends = [end for end in (quantity.lower, quantity.upper) if end is not None]
    claimed = min(ends, key=lambda end: abs(end - other))
    step = other - claimed
    if is_rate(quantity):
        text = like(step, quantity)
    elif is_part(quantity):
        text = amount(step * 100, "percentage_point")
    else:
        told = "percentage_point" if quantity.unit == "percent" else quantity.unit
        text = amount(step, told, quantity.counted, quantity.precision)
    if number(step * (100 if is_part(quantity) else 1), quantity.precision) == "0":
        return ""
    plus = "+" if step > 0 else ""
    if claimed and abs(step) >= _MANY_TIMES * abs(claimed) and quantity.unit not in _ON_A_SCALE:
        return f"{plus}{text}, {number(other / claimed, Decimal(10))} times as much"
    part = number(step / abs(claimed) * 100, Decimal(10)) if claimed else "0"
    if part == "0" or quantity.unit in _ON_A_SCALE:
        return f"{plus}{text}"
    return f"{plus}{text}, {plus}{part} %"


def told_date(one: Date) -> str:
    """A date as its text has it; with its reading where it is relative."""
    is_told = one.relative and not one.computed
    return f"{one.text} ({one.edtf})" if is_told else one.text
