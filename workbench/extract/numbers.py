"""Numerals in figures and in words become Decimals with the place value of their last digit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Context, Decimal
from typing import NamedTuple

# Wide enough that no figure of a text loses a digit; longer ones are no figures (see tokens.LONGEST).
EXACT = Context(prec=60)
_VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
    "⅕": Decimal("0.2"),
}
VULGAR = "".join(_VULGAR)
SIMPLE = "[1-7]/[2-8]"  # a fraction after a whole number: 2 1/2
# A fraction by itself: 3/4, 1/32; its top is smaller, and its bottom one that things are divided by.
FRACTION = (
    "(?=[1-9])(?<![0-9/⁄.,])(?:1[/⁄](?:[2-9]|10|12|16|32|64)|2[/⁄][357]|3[/⁄](?:[4578]|10|16)|4[/⁄][579]|5[/⁄](?:[6-9]|16)"
    "|7[/⁄](?:[89]|10|16)|9[/⁄](?:10|16))(?![0-9/⁄])"
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LEVEL = str.maketrans(_RAISED + "⁻−,", "0123456789--.")
_WRITTEN = r"[0-9]{1,6}(?:[.,][0-9]{1,8})?"
# Powers of ten, up to what a text means as a figure: 5.97 × 10^24, 1.4 × 10⁵, 3.6E+04.
POWER = (
    rf"(?:{_WRITTEN}[ \u00A0]?[×x·][ \u00A0]?)?10(?:\^[-−]?[0-9]{{1,2}}(?!\w)|⁻?[{_RAISED}]{{1,2}})"
    rf"|{_WRITTEN}[eE][+-]?[0-9]{{1,2}}(?!\w)"
)
_ONE, _TEN = Decimal(1), Decimal(10)
_GREATEST_POWER = 30
_POWER = re.compile(POWER)
_PIECES = re.compile(r"(?:([0-9.]+)[ \u00A0]?(?:[×x·][ \u00A0]?10\^?|[eE])|10\^?)([+-]?[0-9]+)")
HUNDRED, THOUSAND = 100, 1000  # number words that multiply what precedes them: 100 and from 1,000 on
_LARGEST = Decimal("1E+18")  # beyond what scale words in a row mean
_GROUPED = 3  # digits between two marks of grouping
_HALF = Decimal("0.5")


class Number(NamedTuple):
    """A value and the place value of the last digit written: 7.5 and 0.1 for "7.5"."""

    value: Decimal
    precision: Decimal

    def times(self, scale: Decimal) -> Number:
        """Both, multiplied: "5.1" million has the precision 100,000."""
        return Number(plain(EXACT.multiply(self.value, scale)), plain(EXACT.multiply(self.precision, scale)))


def plain(value: Decimal) -> Decimal:
    """A number as people write it: a whole number without exponent and decimals."""
    return value.quantize(Decimal(1), context=EXACT) if value == value.to_integral_value() else value


def figure(text: str, group: str = ",", decimal: str = ".") -> Number:
    """A numeral as written, by the marks that may group its digits or stand before decimals: 1234.50 and 0.01
    for "1,234.50".
    """
    if text.isdecimal():
        return Number(Decimal(text), _ONE)
    if (pieces := _PIECES.fullmatch(text.translate(_LEVEL))) and _POWER.fullmatch(text):
        return power(pieces[1] or "1", int(pieces[2]))
    if text[-1] in _VULGAR:
        # A part of the last place written: 6.125 for "6.12½".
        whole = figure(text[:-1].rstrip() or "0", group, decimal)
        return Number(whole.value + _VULGAR[text[-1]] * whole.precision, whole.precision / 100)
    if text[-2:-1] == "/":
        before, _, part = text.rpartition(" ")
        number = figure(before, group, decimal)
        return Number(number.value + Decimal(part[0]) / Decimal(part[-1]), Decimal("0.01"))
    at = _decimal_mark(text, group, decimal)
    whole_digits, digits = text[:at], text[at + 1 :]
    value = Decimal("".join(filter(str.isdecimal, whole_digits)) + "." + digits)
    return Number(value, Decimal((0, (1,), int(value.as_tuple().exponent))))


def power(written: str, exponent: int) -> Number:
    """A number by a power of ten: 140,000 and 10,000 for 1.4 and 5; an exponent beyond reason counts as the largest."""
    value = Decimal(written)
    scale = _TEN ** max(-_GREATEST_POWER, min(_GREATEST_POWER, exponent))
    return Number(value, Decimal((0, (1,), int(value.as_tuple().exponent)))).times(scale)


def part(text: str) -> tuple[Decimal, Decimal]:
    """Top and bottom of a fraction by a slash."""
    top, bottom = re.split("[/⁄]", text)
    return Decimal(top), Decimal(bottom)


def _decimal_mark(text: str, group: str, decimal: str) -> int:
    """Where the mark before the decimals stands; the end of the text where all its marks group digits.

    A mark that may do both groups the three digits after it, unless it is the language's usual decimal mark and
    stands between one digit and three that are not round: "1,459 euros" has decimals, "12,400" and "5,000" have none.
    """
    at = max(index for index, character in enumerate(text) if not character.isdecimal())
    mark, behind = text[at], text[at + 1 :]
    if mark not in decimal:
        return len(text)
    if mark not in group or len(behind) != _GROUPED:
        return at
    may_be_decimal = mark == decimal[0] and at == 1 and not behind.endswith("00")
    return at if may_be_decimal else len(text)


def scaled(values: Sequence[Decimal]) -> tuple[Number, Decimal]:
    """A number and the scale that its last words are: 3 and 100,000 for three, hundred, thousand."""
    count, scale, larger = len(values), Decimal(1), _LARGEST
    while count > 1 and scale < _LARGEST and _multiplies(values[count - 1], larger):
        count -= 1
        larger = values[count]
        scale *= larger
    if any(value > HUNDRED for value in values[:count]) or _multiplies(values[count - 1], _LARGEST):
        return in_words(values), Decimal(1)
    return in_words(values[:count]), plain(scale)


def _multiplies(value: Decimal, larger: Decimal) -> bool:
    """Whether a word multiplies what stands before it, and the larger scale behind it: not 1,000 in "mille cent"."""
    return (value == HUNDRED or value >= THOUSAND) and value <= larger


def with_digits(whole: Number, digits: Sequence[Decimal]) -> Number:
    """A number with the digits after its point: 2.5 for "two point five"."""
    written = "".join(map(str, digits)) if max(digits) < _TEN else str(in_words(digits).value)
    return Number(Decimal(f"{whole.value}.{written}"), Decimal((0, (1,), -len(written))))


def in_words(values: Sequence[Decimal]) -> Number:
    """Number words in the order written: 120 for 1, 100, 20; the precision is 1, or the scale that ends it.

    A word of 100, and of 1,000 or more, multiplies what precedes it; the latter also closes it off.
    """
    total = current = Decimal(0)
    for value in values:
        if value == HUNDRED:
            current = (current or Decimal(1)) * value if current < value else current + value
        elif value < THOUSAND:
            current += value
        elif 0 < total < value:  # "siete mil millones"
            total, current = (total + current) * value, Decimal(0)
        else:
            total += (current or Decimal(1)) * value
            current = Decimal(0)
    last = values[-1]
    if last < HUNDRED:
        last = Decimal(1) if last == last.to_integral_value() else _HALF
    return Number(plain(total + current), plain(last))
