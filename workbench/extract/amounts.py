"""One amount: hedge, sign, currency, number, scale, unit and rate, as they stand in a row of tokens."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple, get_args

from workbench.extract import numbers
from workbench.extract.grammar import Grammar
from workbench.extract.numbers import Number
from workbench.extract.tokens import Tokens
from workbench.model import Modifier

_MODIFIERS: dict[str, Modifier] = {modifier: modifier for modifier in get_args(Modifier)}
_HALF = Decimal("0.5")
_AND_A_HALF = 3  # tokens of "and a half"
ONE = Decimal(1)


class Amount(NamedTuple):
    """An amount in tokens first up to, not including, last; `written` is its number before the scale word."""

    first: int
    last: int
    written: Number
    scale: Decimal
    unit: str
    modifier: Modifier
    is_money: bool

    @property
    def number(self) -> Number:
        """The value and its precision, scale applied."""
        return self.written.times(self.scale) if self.scale != ONE else self.written

    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Lower and upper: the same for a point, None on the side a bound leaves open."""
        value = self.number.value
        if self.modifier in (">", ">="):
            return value, None
        if self.modifier in ("<", "<="):
            return None, value
        return value, value


class Reader(NamedTuple):
    """The tokens of a text under a grammar; `classes` is one character a token, ambiguity resolved."""

    tokens: Tokens
    classes: str
    grammar: Grammar

    def is_a(self, index: int, name: str) -> bool:
        """Whether the token has the class; False beyond either end."""
        return 0 <= index < len(self.classes) and self.grammar.is_a(self.classes[index], name)

    def value(self, index: int, name: str) -> str:
        """The token's value in a class it has."""
        return self.tokens.value(index, name) or ""

    def amount(self, first: int, last: int) -> Amount:
        """The amount that these tokens are; ValueError if they are none, which a rule's pattern rules out."""
        found = self.grammar.amount.fullmatch(self.classes, first, last)
        if found is None:
            raise ValueError(f"no amount: {self.tokens.text[slice(*self.tokens.span(first, last))]!r}")
        unit, is_money = self._unit(found)
        return Amount(
            first, last, self._number(found), self._scale(found), unit, self._modifier(found), is_money
        )

    def _number(self, found: re.Match[str]) -> Number:
        first, last = found.span("number")
        half = self.is_a(last - 1, "half") and last - first > _AND_A_HALF
        number = self._plain_number(first, last - _AND_A_HALF if half else last)
        if half or any(found.groupdict().get(name) for name in ("more", "less")):
            number = Number(number.value + _HALF, _HALF)
        return Number(-number.value, number.precision) if found["sign"] else number

    def _plain_number(self, first: int, last: int) -> Number:
        if self.is_a(first, "half"):
            return Number(Decimal(self.value(first, "half")), _HALF)
        if self.is_a(first, "figure"):
            form = self.grammar.table.number
            return numbers.figure(self.tokens.word(first), form.group, form.decimal)
        return numbers.in_words(
            [Decimal(value) for i in range(first, last) if (value := self._word_value(i))]
        )

    def _word_value(self, index: int) -> str:
        """The value of a number word; "" for a word between such."""
        for name in ("cardinal", "hundred", "scale", "article"):
            value = self.value(index, name)
            if value:
                return value
        return ""

    def _scale(self, found: re.Match[str]) -> Decimal:
        if not found["scale"]:
            return ONE
        product = ONE
        for index in range(*found.span("scale")):
            if self.is_a(index, "scale"):
                product *= Decimal(self.value(index, "scale"))
        return numbers.plain(product)

    def _unit(self, found: re.Match[str]) -> tuple[str, bool]:
        money = self._currency(found)
        unit = money
        if found["unit"]:
            last = found.end("unit") - 1
            unit = unit or self.unit(last)
            money = money or self.value(last, "money")
        if found["rate"]:
            per = self._per(found.end("rate") - 1)
            unit = f"{unit or '1'} / {per}"
        return unit, bool(money)

    def _per(self, index: int) -> str:
        """The unit of a rate's last word, which may be an adverb such as "monthly"."""
        return self.value(index, "rate") or self.value(index, "unit")

    def _currency(self, found: re.Match[str]) -> str:
        if not found["currency"]:
            return ""
        index = found.end("currency") - 1
        while not self.value(index, "currency"):
            index -= 1
        sign = self.tokens.word(index)
        text = self.tokens.text
        for row in self.grammar.table.context:
            if row.sign == sign and any(word in text for word in row.words):
                return row.unit
        return self.value(index, "currency")

    def _modifier(self, found: re.Match[str]) -> Modifier:
        if found["post"]:
            return self.hedge(*found.span("post"), name="after")
        if found["hedge"]:
            return self.hedge(*found.span("hedge"))
        return "~" if any(self.is_a(index, "about") for index in range(*found.span("number"))) else "="

    def hedge(self, first: int, last: int, *, name: str = "hedge") -> Modifier:
        """The modifier that words of hedging stand for; the first of several that says more than "exactly"."""
        values = [value for index in range(first, last) if (value := self.value(index, name))]
        return next((_MODIFIERS[value] for value in values if value != "="), "=")

    def unit(self, index: int) -> str:
        """The canonical unit, or currency, of a unit word."""
        return self.value(index, "unit") or self.value(index, "money")
