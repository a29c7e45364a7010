"""Arithmetic in the open: expressions over quantities and dates, with their working. Pure, and never code."""

from __future__ import annotations

import decimal
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.calc import say
from workbench.calc.evaluate import Figure, Scope, evaluate
from workbench.calc.figures import figure_of, quantity_of
from workbench.calc.functions import FUNCTIONS
from workbench.calc.parser import parse
from workbench.calc.rates import ecb
from workbench.calc.series import Series, look_up, read_csv
from workbench.calc.unit import expression as unit_expression
from workbench.calc.values import Day, Number, Value, Words
from workbench.errors import InputError
from workbench.model import Quantity

__all__ = [
    "FUNCTIONS", "Calculation", "Day", "Figure", "Number", "Series", "Value", "Words",
    "calculate", "ecb", "figure_of", "look_up", "read_csv", "result_of", "unit_of",
]  # fmt: skip

_CONTEXT = decimal.Context(prec=50, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """An expression with its working. `used` names what it relied on, with the entries in the journal."""

    expression: str
    filled: str
    value: Value
    result: str
    precision: str
    inputs: tuple[str, ...]
    notes: tuple[str, ...]
    used: Mapping[str, str]

    @property
    def shown(self) -> tuple[str, ...]:
        """The working in lines: the inputs with their sources, the formula with its values, the result."""
        below = (one for one in (self.precision, *self.notes) if one)
        return (*self.inputs, self._formula, f"= {self.result}", *(f"  {one}" for one in below))

    @property
    def line(self) -> str:
        """The working in one line: what is stored as evidence."""
        notes = "".join(f"; {note}" for note in (self.precision, *self.notes) if note)
        return f"{self._formula} = {self.result}{notes}"

    @property
    def _formula(self) -> str:
        """The expression, and the same with its values where that is another."""
        same = _bare(self.filled) == _bare(self.expression)
        return self.expression if same else f"{self.expression} = {self.filled}"


def calculate(
    expression: str, figures: Mapping[str, Figure] | None = None, series: Mapping[str, Series] | None = None
) -> Calculation:
    """What an expression comes to, shown step by step. InputError, one line with a remedy, where it has no value."""
    scope = Scope(figures=figures or {}, series=series or {})
    with decimal.localcontext(_CONTEXT):
        try:
            tree = parse(expression)
            value = evaluate(tree, scope)
            share = say.share(value)
            result = say.result(value) + (f" ({share})" if share else "")
            precision = say.precision(value)
        except (decimal.DecimalException, OverflowError) as error:
            raise InputError(
                "this leads to a number too large or small to write; check the exponents"
            ) from error
    named = [(name, scope.figures[name]) for name in scope.used if name in scope.figures]
    return Calculation(
        expression=" ".join(expression.split()),
        filled=say.filled(tree, scope.figures),
        value=value,
        result=result,
        precision=precision,
        inputs=tuple(
            f"{name} = {one.text}" + (f" ({one.source})" if one.source else "") for name, one in named
        ),
        notes=tuple(dict.fromkeys(scope.notes)),
        used=dict(scope.used),
    )


def result_of(made: Calculation) -> tuple[Quantity, ...]:
    """What a calculation comes to as a figure of its line, for others to calculate with; none for a day or words."""
    if not isinstance(made.value, Number):
        return ()
    return (quantity_of(made.value, made.result, made.line.index(f" = {made.result}") + 3),)


def unit_of(number: Number) -> str:
    """The unit of a number as a canonical expression, "" for a pure one."""
    return unit_expression(number.unit)


def _bare(formula: str) -> str:
    """A formula without its spaces and with typewriter signs: what tells whether filling in changed anything."""
    return "".join(formula.split()).replace("−", "-").replace("×", "*")
