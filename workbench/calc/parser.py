"""The recursive descent that makes a tree from an expression."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from workbench.calc import words
from workbench.calc.measures import KEYWORDS, OF, Measures
from workbench.calc.phrases import rewritten
from workbench.calc.syntax import Call, Chain, Convert, Group, Literal, Name, Node
from workbench.calc.tokens import Token, tokens
from workbench.calc.values import Day, Number, Words
from workbench.errors import InputError

_DEEPEST = 30


def parse(expression: str) -> Node:
    """The tree of an expression. InputError, with the place, where it is none."""
    parser = _Parser(rewritten(tokens(expression)), expression)
    tree = parser.converted()
    parser.finish()
    return tree


class _Parser(Measures):
    def converted(self) -> Node:
        """Sum ["per" number] ["in" unit ["at" rate] ["on" day]]."""
        inner = self._sum()
        if self._counts_follow():
            self._next()
            inner = Chain((inner, self._literal()), ("*",))
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
        while self._now.text in ("*", "/", *OF):
            mark = self._next().text
            marks.append(mark if mark in "*/" else "of")
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
            return self._measure()
        if token.kind in ("day", "month"):
            self._next()
            value = Day(day=_day(token)) if token.kind == "day" else Words(text=token.text)
            return Literal(value, token.text)
        if token.text == "(":
            return self._bracket()
        if words.fraction(token.text) is not None:
            self._next()
            return Literal(Number(number=words.fraction(token.text) or Decimal(1)), token.text)
        if token.kind == "name" and token.text not in KEYWORDS:
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
        while self._takes(",", ";"):
            made.append(self.converted())
        self._close(opening)
        self._calls -= 1
        return tuple(made)

    def _measure(self) -> Node:
        """A figure with its unit, or in several: 5 feet 11 inches; or so many per so many: 312 per 100,000."""
        divides = self._at > 0 and self._tokens[self._at - 1].text == "/"
        parts: list[Node] = [self._literal()]
        if self._counts_follow() and not divides:
            self._next()
            return Group(Chain((parts[0], self._literal()), ("/",)))
        while self._goes_on(parts[-1]):
            parts.append(self._literal())
        return Group(Chain(tuple(parts), ("+",) * (len(parts) - 1))) if len(parts) > 1 else parts[0]

    def _goes_on(self, before: Node) -> bool:
        """Whether a figure goes on in a smaller unit."""
        follows = self._tokens[min(self._at + 1, len(self._tokens) - 1)]
        measured = (
            isinstance(before, Literal) and isinstance(before.value, Number) and bool(before.value.unit)
        )
        return measured and self._now.kind == "number" and words.unit(follows.text) is not None


def _day(token: Token) -> date:
    try:
        return date.fromisoformat(token.text)
    except ValueError:
        raise InputError(f"{token.text} at character {token.place + 1} is no day of the calendar") from None
