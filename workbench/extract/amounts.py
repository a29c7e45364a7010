"""One amount: hedge, sign, currency, number, scale, unit and rate, as they stand in a row of tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, get_args

from workbench.extract import numbers
from workbench.extract.grammar import Grammar
from workbench.extract.numbers import Number
from workbench.extract.patterns import CUT
from workbench.extract.tokens import Tokens
from workbench.model import Doubt, Form, Modifier

_DOUBTS: dict[str, Doubt] = {doubt: doubt for doubt in get_args(Doubt)}
MODIFIERS: dict[str, Modifier] = {modifier: modifier for modifier in get_args(Modifier)}
_HALF = Decimal("0.5")
_SHARE_PRECISION = Decimal("0.01")
_TEN = Decimal(10)
_COUNTED = re.compile("[1-9],[0-9]{3}")
_MANY = 100  # a whole from which a share is a rate per so many
_NEAR = 2000  # characters on either side of a sign in which a word tells the country
_AHEAD = 8  # tokens behind an amount that its look-aheads may want to see
_PERIODS = {
    "10": "decennium",
    "100": "century",
    "1000": "millennium",
}  # years -> the unit that a rate divides by
_HALVES = frozenset({"more", "less", "later", "latest"})
_SIGNS = frozenset({"sign", "inner"})
_IN_DOUBT = ("unit", "currency", "scale")  # the parts of an amount that may be in doubt
_BETWEEN = ("'in'", "'of'", "'out'", "'per'", "'for'", "slash")  # what stands between the parts of a share
ONE = Decimal(1)

Parts = Mapping[str, tuple[int, int]]


class Amount(NamedTuple):
    """An amount in tokens first up to, not including, last; `written` is its number before the scale word.

    `unit` is what it is measured in, `per` the unit that a rate divides it by. `part` is its form where it is
    a part of a whole, a pure number below 1. `doubt` is what of it might be read otherwise.
    """

    first: int
    last: int
    written: Number
    scale: Decimal
    unit: str
    per: str
    modifier: Modifier
    part: Form = ""
    doubt: Doubt = ""

    @property
    def number(self) -> Number:
        """The value and its precision, scale applied."""
        return self.written.times(self.scale) if self.scale != ONE else self.written

    @property
    def measure(self) -> str:
        """The canonical expression of unit and rate."""
        return f"{self.unit or '1'} / {self.per}" if self.per else self.unit

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole."""
        return bool(self.part)

    @property
    def form(self) -> Form:
        """What sort of figure it is."""
        return self.part or ("rate" if self.per or " / " in self.unit else "amount")

    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Lower and upper: the same for a point, None on the side a bound leaves open."""
        return bounds(self.number.value, self.modifier)


def bounds(value: Decimal, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    """Lower and upper of a value with a modifier."""
    if modifier in (">", ">="):
        return value, None
    if modifier in ("<", "<="):
        return None, value
    return value, value


class NoAmount(Exception):
    """Tokens that are no amount where they stand: the 5 of "9 to 5/10". The rule that takes them for one declines."""


class Reader(NamedTuple):
    """The tokens of a text under a grammar; `classes` is one character a token, ambiguity resolved."""

    tokens: Tokens
    classes: str
    grammar: Grammar

    def is_any(self, index: int, names: frozenset[str]) -> bool:
        """Whether the token, which there is, has one of the classes."""
        return not names.isdisjoint(self.grammar.classes[self.classes[index]])

    def is_a(self, index: int, name: str) -> bool:
        """Whether the token has the class; False beyond either end."""
        return 0 <= index < len(self.classes) and name in self.grammar.classes[self.classes[index]]

    def value(self, index: int, name: str) -> str:
        """The token's value in a class it has; "" in one it has not, here or at all."""
        if name not in self.grammar.classes[self.classes[index]]:
            return ""
        return self.tokens.value(index, name) or ""

    def unit(self, index: int) -> str:
        """The canonical unit, or currency, of a unit word."""
        return self.value(index, "unit") or self.value(index, "money")

    def hedge(self, first: int, last: int, *, name: str = "hedge") -> Modifier:
        """The modifier that words of hedging stand for; the first of several that says more than "exactly"."""
        values = [value for index in range(first, last) if (value := self.value(index, name))]
        return next((MODIFIERS[value] for value in values if value != "="), "=")

    def amount(self, first: int, last: int) -> Amount:
        """The amount that these tokens are; NoAmount where what stands beside them makes them none."""
        parts = self._parts(first, last)
        modifier = self._modifier(parts)
        if "share" in parts:
            share, part = self._share(*parts["share"])
            return Amount(first, last, share, ONE, "", "", modifier, part)
        written, scale = self._number(parts)
        factor, unit = self._unit(parts)
        per = self.per(*parts["rate"]) if "rate" in parts else ""
        doubt = self._doubt(parts)
        return Amount(first, last, written, numbers.plain(scale * factor), unit, per, modifier, doubt=doubt)

    def _parts(self, first: int, last: int) -> Parts:
        """What stands where in an amount: number, scale, unit …, as the tokens that each is."""
        before = min(first, 1)
        window = self.classes[first - before : last] + CUT + self.classes[last : last + _AHEAD]
        found = self.grammar.amount.match(window, before)
        if found is None:
            raise NoAmount(f"no amount: {self.tokens.text[slice(*self.tokens.span(first, last))]!r}")
        shift, spans = first - before, found.regs
        return {
            name: (spans[number][0] + shift, spans[number][1] + shift)
            for name, number in found.re.groupindex.items()
            if spans[number][0] < spans[number][1]
        }

    def per(self, first: int, last: int) -> str:
        """The unit that a rate divides by: "day" for "a day", "daily"."""
        last -= 1
        return (
            self.value(last, "rate")
            or self.value(first, "rate")
            or self.value(last, "item")
            or self.unit(last)
            or _PERIODS.get(self.value(last, "period"), "")
        )

    def _number(self, parts: Parts) -> tuple[Number, Decimal]:
        """The number before its scale word, and the scale."""
        first, last = parts["number"]
        scale_words = parts.get("scale", (last, last))
        if self.is_a(first, "figure"):
            number, scale = self.figure(first), self._scale(*scale_words)
        elif self.is_a(first, "fraction"):
            top, bottom = (Number(each, ONE) for each in numbers.part(self.tokens.word(first)))
            number, scale = Number(ratio(top, bottom).value, _SHARE_PRECISION), self._scale(*scale_words)
        elif any(self.is_a(index, "part") for index in range(first, last)):
            number, scale = self._part(first, last), self._scale(*scale_words)
        elif self.is_a(first, "half"):
            number, scale = Number(Decimal(self.value(first, "half")), _HALF), self._scale(*scale_words)
        else:
            number, scale = self.words(first, last, *scale_words)
        for more in parts.keys() & _HALVES:
            number = Number(number.value + self._more(parts[more][1] - 1), _HALF)
        if not parts.keys().isdisjoint(_SIGNS):
            number = Number(-number.value, number.precision)
        return number, scale

    def _more(self, index: int) -> Decimal:
        """What the last word of "and a half", "et quart", "and a quarter" adds."""
        bottom = self.value(index, "part")
        return Decimal(self.value(index, "half") or 0) or (ONE / Decimal(bottom) if bottom else _HALF)

    def figure(self, index: int) -> Number:
        """The number a token of the class `figure` is; one that counts things has no decimals: "6,787 personas"."""
        form = self.grammar.table.number
        word, decimal = self.tokens.word(index), form.decimal
        if (
            "," in form.group
            and "," in decimal
            and _COUNTED.fullmatch(word)
            and self.is_a(index + 1, "plural")
        ):
            decimal = decimal.replace(",", "")
        return numbers.figure(word, form.group, decimal)

    def words(self, first: int, last: int, scale: int = 0, end: int = 0) -> tuple[Number, Decimal]:
        """A number in words, and the scale that its last words are: 3 and 100,000 for "three hundred thousand".

        From token scale up to end stand more words of scale, of which a dozen only multiplies.
        """
        point = next((index for index in range(first, last) if self.is_a(index, "decimal_word")), last)
        values = self._word_values(first, point)
        digits = self._word_values(point + 1, last) if point < last else []
        if digits:
            return numbers.with_digits(numbers.in_words(values or [Decimal(0)]), digits), self._scale(
                scale, end
            )
        more = self._word_values(scale, end)
        if more and max(more) < numbers.HUNDRED:
            number, factor = numbers.scaled(values)
            return number, factor * more[0]
        return numbers.scaled(values + more)

    def _word_values(self, first: int, last: int) -> list[Decimal]:
        found = []
        for index in range(first, last):
            for name in ("cardinal", "couple", "single", "hundred", "scale", "article"):
                if value := self.value(index, name):
                    found.append(Decimal(value))
                    break
        return found

    def _scale(self, first: int, last: int) -> Decimal:
        product = ONE
        for index in range(first, last):
            value = self.value(index, "scale") or self.value(index, "hundred")
            product *= Decimal(value or 1)
        return product

    def _share(self, first: int, last: int) -> tuple[Number, Form]:
        """A part of a whole, and its form: "one in four", "three-quarters", "7 out of 8", "3/4", "3 per 1,000"."""
        if self.is_a(last - 1, "part"):
            return self._part(first, last), "share"
        between = next(i for i in range(first + 1, last) if any(self.is_a(i, name) for name in _BETWEEN))
        bottom = next(i for i in range(between + 1, last) if self._begins_number(i))
        whole = self._count(bottom, last)
        return ratio(self._count(first, between), whole), part_form(whole)

    def _begins_number(self, index: int) -> bool:
        return any(self.is_a(index, name) for name in ("figure", "cardinal", "article", "scale", "hundred"))

    def _count(self, first: int, last: int) -> Number:
        if self.is_a(first, "figure"):
            return self.figure(first).times(self._scale(first + 1, last))
        number, scale = self.words(first, last)
        return number.times(scale)

    def _part(self, first: int, last: int) -> Number:
        """A fraction in words: 0.75 for "three-quarters", 0.5 for "half a"."""
        index = next(index for index in range(first, last) if self.is_a(index, "part"))
        tops = [Decimal(value) for i in range(first, index) if (value := self.value(i, "cardinal"))]
        top = Number(tops[0] if tops else ONE, ONE)
        return ratio(top, Number(Decimal(self.value(index, "part")), ONE))

    def _unit(self, parts: Parts) -> tuple[Decimal, str]:
        """The unit or currency, and what the word multiplies it by: 1000 and "ton" for "kilotons"."""
        index = parts["unit"][1] - 1 if "unit" in parts else -1
        is_money = self.is_a(index, "money")
        if "currency" in parts and not is_money:
            return ONE, self._currency(*parts["currency"])
        if index < 0:
            return ONE, ""
        unit = self.unit(index)
        if is_money:
            return ONE, self._meant(index, unit)
        factor, space, rest = unit.partition(" ")
        return (Decimal(factor), rest) if space and factor[0].isdigit() and rest[0] != "/" else (ONE, unit)

    def _currency(self, first: int, last: int) -> str:
        index = next(index for index in range(first, last) if self.value(index, "currency"))
        return self._meant(index, self.value(index, "currency"))

    def _meant(self, index: int, usual: str) -> str:
        """The currency that a sign or word stands for, by what the text near it speaks of."""
        sign, start = self.tokens.word(index), self.tokens.starts[index]
        rows = [row for row in self.grammar.table.context if row.unit and sign in row.signs]
        if not rows:
            return usual
        near = self.tokens.text[max(0, start - _NEAR) : start + _NEAR]
        return next((row.unit for row in rows if any(word in near for word in row.words)), usual)

    def _doubt(self, parts: Parts) -> Doubt:
        """What of an amount might be read otherwise: by its words, or by where the text speaks of."""
        for name in _IN_DOUBT:
            if name in parts and (doubt := self.value(parts[name][1] - 1, "in_doubt")):
                return doubt_of(doubt)
        _, end = parts.get("currency") or parts.get("unit") or (0, 0)
        row = self.grammar.contested.get(self.tokens.word(end - 1)) if end else None
        if row is None:
            return ""
        text = self.tokens.text
        return "currency" if _names_any(text, row.words) and not _names_any(text, row.unless) else ""

    def _modifier(self, parts: Parts) -> Modifier:
        if "post" in parts:
            return self.hedge(*parts["post"], name="after")
        if "hedge" in parts:
            return self.hedge(*parts["hedge"])
        for index in range(*parts.get("number", (0, 0))):
            if self.is_a(index, "about"):
                return "~"
        return "="


def doubt_of(code: str) -> Doubt:
    """The doubt that a word of the table names; "" for none."""
    return _DOUBTS.get(code, "")


@lru_cache(maxsize=64)
def _names_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text has one of the words; remembered, since each sum of a text asks."""
    return any(word in text for word in words)


def part_form(whole: Number) -> Form:
    """The form of a part of so many: a ratio where they are ten, a hundred and so on, as in "12.5 per 100,000"."""
    return "ratio" if whole.value >= _TEN and whole.value == _TEN ** whole.value.adjusted() else "share"


def ratio(top: Number, bottom: Number) -> Number:
    """A share with its precision; 0 where there is nothing to divide by.

    "12.5 per 100,000" is written to a tenth of one in so many; "one in four" only says roughly.
    """
    if not bottom.value:
        return Number(Decimal(0), Decimal(0))
    value = numbers.plain(top.value / bottom.value)
    if bottom.value >= _MANY:
        return Number(value, numbers.plain(top.precision / bottom.value))
    return Number(value, min(_SHARE_PRECISION, value))
