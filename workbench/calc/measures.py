"""Figures as they stand in an expression: a number with its scale and unit, and what its digits leave open."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.calc import unit, words
from workbench.calc.cursor import Cursor
from workbench.calc.syntax import Literal
from workbench.calc.tokens import Token
from workbench.calc.unit import Parts
from workbench.calc.values import Number
from workbench.errors import InputError

OF = ("of", "von", "de", "del", "des")
KEYWORDS = {"in", "at", "on", "per", *OF}

_GAP_AFTER_COMMA = re.compile(r"[,;]\s")
_POWERS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_HUNDRED = "100"  # l/100 km


class Measures(Cursor):
    """Reads numbers and units."""

    def _literal(self) -> Literal:
        start = self._now.place
        sign = words.signs()[self._next().text] if self._now.kind == "sign" else ""
        value = self._number()
        scale = self._scale(sign)
        while scale != 1 and self._takes("de"):  # millones de euros
            pass
        found = self._unit_behind(sign)
        self._skip_counted()
        return Literal(_measured(value, scale, found), self._since(start))

    def _number(self) -> Decimal:
        if self._now.kind != "number":
            raise self._unexpected()
        written = self._next()
        if self._is_ambiguous(written):
            raise InputError(
                f"{self._since(written.place)!r} at character {written.place + 1} may be one number or several; put a"
                " space after the comma, or leave the comma out"
            )
        return Decimal(written.text)

    def _unit_behind(self, sign: str) -> Parts:
        """The unit of a number: a currency's sign before or behind it, and what it is per."""
        if not sign and self._now.kind == "sign" and self._follows.kind != "number":
            sign = words.signs()[self._next().text]
        if not sign and self._is_unit():
            return self._unit()
        found: Parts = ((sign, 1),) if sign else ()
        return self._divisors(dict(found)) if self._per_follows() else found

    def _is_ambiguous(self, written: Token) -> bool:
        """Whether a comma in brackets may part thousands or arguments; where others have a gap, it parts thousands."""
        text = self._text[written.place : self._now.place].strip()
        has_comma = "," in text[:-1] and "." not in text
        return has_comma and self._calls > 0 and "(" in self._text and not _GAP_AFTER_COMMA.search(self._text)

    def _skip_counted(self) -> None:
        """Passes over what is counted, 8 million people, and over "per person"."""
        while self._now.text.lower() in words.nouns():
            self._next()
        if self._now.text == "per" and self._follows.text.lower() in words.nouns():
            self._at += 2

    def _counts_follow(self) -> bool:
        """Whether what comes is told for so many: 640 / 8.2 million per 100,000."""
        return self._now.text == "per" and self._tokens[self._at + 1].kind == "number"

    def _since(self, start: int) -> str:
        return self._text[start : self._now.place].strip()

    def _scale(self, sign: str) -> Decimal:
        if self._now.kind != "name":
            return Decimal(1)
        found = Decimal("1E6") if sign and self._now.text == "m" else words.scale(self._now.text)
        if found is not None:
            self._next()
        return found or Decimal(1)

    def _is_unit(self) -> bool:
        token = self._now
        named = token.kind == "name" and token.text not in KEYWORDS and self._follows.text != "("
        is_word = words.unit(token.text) is not None or token.text.lower() in _POWERS
        return token.text in ("%", "‰") or (named and is_word)

    def _per_follows(self) -> bool:
        """Whether the number's unit goes on: "$9 per barrel"; a "/" before a unit binds to the number too."""
        at, self._at = self._at, min(self._at + 1, len(self._tokens) - 1)
        follows = self._tokens[at].text in ("/", "per", "a", "an") and (self._is_unit() or self._is_hundred())
        self._at = at
        return follows

    def _is_hundred(self) -> bool:
        """Whether it goes on with "100 km", as in l/100 km."""
        return self._now.text == _HUNDRED and words.unit(self._follows.text) == "kilometer"

    def _unit(self) -> Parts:
        """Unit ["^" n] [("/" | "per") unit …]: what is bound to the number before it."""
        return self._divisors(dict(self._factor()))

    def _divisors(self, powers: dict[str, int]) -> Parts:
        while self._per_follows():
            self._at += 1
            for name, power in self._factor():
                powers[name] = powers.get(name, 0) - power
        return unit.made(powers)

    def _factor(self) -> Parts:
        times = _POWERS.get(self._now.text.lower(), 1)
        if times > 1:
            self._next()
        if self._is_hundred():
            self._at += 2
            return (("hundred_kilometer", 1),)
        token = self._next()
        found = words.unit(token.text)
        if found is None:
            raise words.unknown(token.text, token.place)
        if self._now.text in ("²", "³"):
            times = 2 if self._next().text == "²" else 3
        elif self._now.text == "^" and self._tokens[self._at + 1].text in ("2", "3"):
            self._at += 1
            times = int(self._next().text)
        return tuple((name, power * times) for name, power in unit.parts(found))


def _measured(value: Decimal, scale: Decimal, found: Parts) -> Number:
    """A number with what its digits leave open: nothing where a plain whole number is a count or a constant."""
    exponent = int(value.as_tuple().exponent)
    exact = not found and scale == 1 and exponent >= 0
    slack = Decimal(0) if exact else Decimal(1).scaleb(exponent) * scale / 2
    return Number(number=value * scale, unit=found, slack=slack)
