"""A quantity that a text states, as a figure to calculate with; what is not one value says which one is used."""

from __future__ import annotations

from decimal import Context, Decimal

from workbench.calc.evaluate import Figure
from workbench.calc.unit import expression, parts
from workbench.calc.values import Number
from workbench.model import Quantity

_SHORT = Context(prec=15)  # digits of a result that are kept: more than any figure of the news has


def figure_of(quantity: Quantity, name: str, source: str = "", entry: str = "") -> Figure:
    """The figure: a range by its middle, an open side by its bound, and a note that says so."""
    lower, upper = quantity.lower, quantity.upper
    low = lower if lower is not None else upper if upper is not None else Decimal(0)
    high = upper if upper is not None else low
    value = Number(
        number=(low + high) / 2,
        unit=parts(quantity.unit),
        slack=(high - low + quantity.precision) / 2
        if quantity.precision != 1 or quantity.unit
        else (high - low) / 2,
    )
    text = " ".join(quantity.text.split())
    return Figure(value=value, text=text, source=source, note=_note(quantity, name, text, value), entry=entry)


def quantity_of(value: Number, text: str, start: int) -> Quantity:
    """A result as a figure that stands at `start` of its line; its precision is the room that its inputs leave."""
    number, room = (_SHORT.plus(one).normalize(_SHORT) for one in (value.number, 2 * value.slack))
    return Quantity(
        start=start, end=start + len(text), text=text, lower=number, upper=number,
        unit=expression(value.unit), precision=room, rule="calculation",
    )  # fmt: skip


def _note(quantity: Quantity, name: str, text: str, value: Number) -> str:
    shown = f"{value.number.normalize():,f}"
    if quantity.lower is None or quantity.upper is None:
        return f"{name} is “{text}”, open to one side: its bound {shown} is used"
    if quantity.lower != quantity.upper:
        return f"{name} is “{text}”, a range: its middle {shown} is used"
    return f"{name} is “{text}”: {shown} is used" if quantity.modifier != "=" else ""
