"""The recursive descent that makes a tree from an expression."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from workbench.calc import unit, words
from workbench.calc.syntax import Call, Chain, Convert, Group, Literal, Name, Node
from workbench.calc.tokens import Token, tokens
from workbench.calc.unit import Parts
from workbench.calc.values import Day, Number, Words
from workbench.errors import InputError

_DEEPEST = 30
_KEYWORDS = {"in", "at", "on", "per"}


def parse(expression: str) -> Node:
    """The tree of an expression. InputError, with the place, where it is none."""
    parser = _Parser(tokens(expression), expression)
    tree = parser.converted()
    parser.finish()
    return tree


class _Parser:
    def __init__(self, found: list[Token], text: str) -> None:
        self._tokens, self._text = found, text
        self._at = self._depth = self._calls = 0

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _takes(self, *texts: str) -> bool:
        if self._now.kind in ("mark", "name") and self._now.text in texts:
            self._at += 1
            return True
        return False

    def finish(self) -> None:
        """InputError where anything is left."""
        token = self._now
        if token.text == ")":
            raise InputError(
                f"the bracket at character {token.place + 1} closes nothing; take it out or open one"
            )
        if token.kind == "name":
            raise words.unknown(token.text, token.place)
        if token.kind != "end":
            raise self._unexpected()

    def _unexpected(self) -> InputError:
        token = self._now
        if token.kind == "end":
            return InputError("the expression stops before its end; write what comes after the last sign")
        return InputError(
            f"{token.text!r} at character {token.place + 1} does not fit there; is a sign missing?"
        )

    def converted(self) -> Node:
        """Sum ["in" unit ["at" rate] ["on" day]]."""
        inner = self._sum()
        if not self._takes("in"):
            return inner
        target = self._unit()
        rate = self._rate() if self._takes("at") else None
        return Convert(inner, target, rate, self._day() if self._takes("on") else None)

    def _rate(self) -> Node:
        token = self._now
        if token.kind == "name" and words.unit(token.text) is None:
            self._next()
            return Name(token.text, token.place)
        return self._product()

    def _day(self) -> date:
        token = self._next()
        if token.kind != "day":
            raise InputError(f"after “on” comes a day such as 2025-02-14, not {token.text or 'the end'!r}")
        return _day(token)

    def _sum(self) -> Node:
        operands, marks = [self._product()], []
        while self._now.kind == "mark" and self._now.text in "+-":
            marks.append(self._next().text)
            operands.append(self._product())
        return Chain(tuple(operands), tuple(marks)) if marks else operands[0]

    def _product(self) -> Node:
        operands, marks = [self._signed()], []
        while self._now.kind == "mark" and self._now.text in "*/":
            marks.append(self._next().text)
            operands.append(self._signed())
        return Chain(tuple(operands), tuple(marks)) if marks else operands[0]

    def _signed(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise InputError(f"the expression is nested over {_DEEPEST} deep; calculate its parts one by one")
        if self._takes("-"):
            made: Node = Group(self._signed(), negative=True)
        elif self._takes("+"):
            made = self._signed()
        else:
            made = self._power()
        self._depth -= 1
        return made

    def _power(self) -> Node:
        base = self._primary()
        return Chain((base, self._signed()), ("^",)) if self._takes("^") else base

    def _primary(self) -> Node:
        token = self._now
        if token.kind in ("number", "sign"):
            return self._literal()
        if token.kind in ("day", "month"):
            self._next()
            value = Day(day=_day(token)) if token.kind == "day" else Words(text=token.text)
            return Literal(value, token.text)
        if token.text == "(":
            return self._bracket()
        if token.kind == "name" and token.text not in _KEYWORDS:
            return self._named()
        raise self._unexpected()

    def _bracket(self) -> Node:
        opening = self._next()
        inner = self.converted()
        self._close(opening)
        return Group(inner)

    def _close(self, opening: Token) -> None:
        if self._now.kind == "end":
            raise InputError(f"the bracket at character {opening.place + 1} is never closed; add one: )")
        if not self._takes(")"):
            self.finish()

    def _named(self) -> Node:
        token = self._next()
        if self._now.text == "(":
            return Call(token.text, self._arguments(), token.place)
        if words.unit(token.text) is not None:
            self._at -= 1
            return Literal(Number(number=Decimal(1), unit=self._unit()), token.text)
        return Name(token.text, token.place)

    def _arguments(self) -> tuple[Node, ...]:
        opening = self._next()
        self._calls += 1
        made = [] if self._now.text == ")" else [self.converted()]
        while self._takes(","):
            made.append(self.converted())
        self._close(opening)
        self._calls -= 1
        return tuple(made)

    def _literal(self) -> Node:
        start = self._now.place
        sign = words.signs()[self._next().text] if self._now.kind == "sign" else ""
        if self._now.kind != "number":
            raise self._unexpected()
        written = self._next()
        if "," in written.text and self._calls:
            raise InputError(
                f"{written.text!r} at character {written.place + 1} may be one number or several; put a space after"
                " the comma, or leave the comma out"
            )
        scale = self._scale(sign)
        found: Parts = ((sign, 1),) if sign else ()
        if not sign and self._is_unit():
            found = self._unit()
        elif self._per_follows():
            found = self._divisors(dict(found))
        value = Decimal(written.text.replace(",", ""))
        # A plain whole number is a count or a constant; what has a unit, a scale or decimals was measured or rounded.
        exact = not found and scale == 1 and "." not in written.text
        slack = Decimal(0) if exact else Decimal(1).scaleb(int(value.as_tuple().exponent)) * scale / 2
        return Literal(Number(number=value * scale, unit=found, slack=slack), self._since(start))

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
        follows = self._tokens[min(self._at + 1, len(self._tokens) - 1)]
        named = token.kind == "name" and token.text not in _KEYWORDS and follows.text != "("
        return token.text in ("%", "‰") or (named and words.unit(token.text) is not None)

    def _per_follows(self) -> bool:
        """Whether the number's unit goes on: "$9 per barrel"; a "/" before a unit binds to the number too."""
        at, self._at = self._at, min(self._at + 1, len(self._tokens) - 1)
        follows = self._tokens[at].text in ("/", "per") and self._is_unit()
        self._at = at
        return follows

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
        token = self._next()
        found = words.unit(token.text)
        if found is None:
            raise words.unknown(token.text, token.place)
        times = 1
        if self._now.text in ("²", "³"):
            times = 2 if self._next().text == "²" else 3
        elif self._now.text == "^" and self._tokens[self._at + 1].text in ("2", "3"):
            self._at += 1
            times = int(self._next().text)
        return tuple((name, power * times) for name, power in unit.parts(found))


def _day(token: Token) -> date:
    try:
        return date.fromisoformat(token.text)
    except ValueError:
        raise InputError(f"{token.text} at character {token.place + 1} is no day of the calendar") from None
