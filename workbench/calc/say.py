"""A calculation as people read it: the formula with its values filled in, and the result with what its digits allow."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from workbench.calc import unit
from workbench.calc.evaluate import Figure
from workbench.calc.syntax import Call, Chain, Convert, Group, Literal, Name, Node
from workbench.calc.values import Number, Value, Words
from workbench.units import unit_names

_DIGITS = 6  # of a result that goes on for ever
_ROUGH = Decimal("0.1")  # of a result that the digits leave open, from which on its ends tell nothing
_MARKS = {"-": " − ", "*": " × ", "/": " / ", "+": " + ", "^": "^", "of": " of "}


def filled(node: Node, figures: Mapping[str, Figure]) -> str:
    """The formula with the figures' words in the place of their names."""
    match node:
        case Literal(text=text):
            return text
        case Name(name=name):
            return figures[name].text if name in figures else name
        case Group(inner=inner, negative=negative):
            return f"−{filled(inner, figures)}" if negative else f"({filled(inner, figures)})"
        case Call(name=name, arguments=arguments):
            return f"{name}({', '.join(filled(one, figures) for one in arguments)})"
        case Chain(operands=operands, marks=marks):
            parts = [filled(operand, figures) for operand in operands]
            return parts[0] + "".join(
                _MARKS[mark] + part for mark, part in zip(marks, parts[1:], strict=True)
            )
        case Convert(inner=inner, unit=target, rate=rate, day=day):
            at = f" at {filled(rate, figures)}" if rate else ""
            on = f" on {day}" if day else ""
            return f"{filled(inner, figures)} in {unit.expression(target)}{at}{on}"


def result(value: Value) -> str:
    """A value with its unit: "0.25", "73.1429 mph", "Friday"."""
    if isinstance(value, Number):
        return with_unit(figure(value.number), value)
    return value.text if isinstance(value, Words) else value.day.isoformat()


def precision(value: Value) -> str:
    """Between what the result lies by the digits of what was put in; "" where all of it is exact.

    Where they leave more than a tenth of it open, as 2 billion / 1 million do, that is all that is said.
    """
    if not isinstance(value, Number) or not value.slack:
        return ""
    if value.slack > _ROUGH * abs(value.number):
        return "roughly: it rests on round figures"
    place = Decimal(1).scaleb(value.slack.adjusted() - 1)
    ends = [_shown((value.number + side * value.slack).quantize(place)) for side in (-1, 1)]
    return f"between {ends[0]} and {with_unit(ends[1], value)}, by the digits of what was put in"


def with_unit(told: str, value: Number) -> str:
    """A number that is told already, with the words for its unit."""
    name = unit_names.after_number(unit.expression(value.unit))
    return f"{told} {unit_names.after_one(name) if told.lstrip('-') == '1' else name}".rstrip()


def share(value: Value) -> str:
    """A plain number below 10 that is no whole one, as a percentage too; "" for others."""
    if not isinstance(value, Number) or value.unit or abs(value.number) >= 10:
        return ""
    if value.number == value.number.to_integral_value():
        return ""
    return f"{figure(value.number * 100)} percent"


def figure(number: Decimal) -> str:
    """A number in full, or to six digits where it has more; never in powers of ten unless very far from one."""
    kept = number.normalize()
    if len(kept.as_tuple().digits) > _DIGITS:
        places = min(kept.adjusted() - _DIGITS + 1, 0)
        kept = kept.quantize(Decimal(1).scaleb(places)).normalize()
    return _shown(kept)


def _shown(number: Decimal) -> str:
    return f"{number:,f}" if not number or -12 <= number.adjusted() <= 18 else f"{number:.5E}"
