"""The tree of an expression."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.calc.unit import Parts
from workbench.calc.values import Value


@dataclass(frozen=True, slots=True)
class Literal:
    """A number with its unit or a day, as it is written."""

    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A reference to a figure: e1, c2."""

    name: str
    place: int


@dataclass(frozen=True, slots=True)
class Group:
    """An expression in brackets, or with its sign changed."""

    inner: Node
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands with the marks between them, of one rank, from the left: sums, products, a power."""

    operands: tuple[Node, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function, or a series, with its arguments."""

    name: str
    arguments: tuple[Node, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Convert:
    """An expression in a unit; `rate` is an expression or the name of a series of rates, `day` the rate's."""

    inner: Node
    unit: Parts
    rate: Node | None = None
    day: date | None = None


Node = Literal | Name | Group | Chain | Call | Convert
