"""Numerals in figures and in words become Decimals with the place value of their last digit."""

from __future__ import annotations

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


class Number(NamedTuple):
    """A value and the place value of the last digit written: 7.5 and 0.1 for "7.5"."""

    value: Decimal
    precision: Decimal

    def times(self, scale: Decimal) -> Number:
        """Both, multiplied: "5.1" million has the precision 100,000."""
        return Number(plain(EXACT.multiply(self.value, scale)), plain(EXACT.multiply(self.precision, scale)))


def plain(value: Decimal) -> Decimal:
    """The same number as people write it: whole numbers without exponent and decimals."""
    return value.quantize(Decimal(1), context=EXACT) if value == value.to_integral_value() else value


def figure(text: str, group: str = ",", decimal: str = ".") -> Number:
    """A numeral as written, with its grouping marks: 1234.50 and 0.01 for "1,234.50"."""
    if text[-1] in _VULGAR:
        whole = Decimal(text[:-1].replace(group, "") or "0")
        return Number(whole + _VULGAR[text[-1]], Decimal("0.01"))
    digits = text.replace(group, "")
    if decimal != ".":
        digits = digits.replace(decimal, ".")
    value = Decimal(digits)
    return Number(value, Decimal((0, (1,), int(value.as_tuple().exponent))))


def in_words(values: Sequence[Decimal]) -> Number:
    """Number words in the order written: 120 for 1, 100, 20; the precision is 1, or the scale that ends it.

    A word of 100 or more multiplies what precedes it; one of 1,000 or more also closes it off.
    """
    total = current = Decimal(0)
    for value in values:
        if value < 100:
            current += value
        elif value == 100:
            current = (current or Decimal(1)) * value
        else:
            total += (current or Decimal(1)) * value
            current = Decimal(0)
    last = values[-1] if values[-1] >= 100 else Decimal(1)
    return Number(plain(total + current), plain(last))
