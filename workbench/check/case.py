"""What a comparison is made of: two sides, what is given beside them, and the result a rule returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from workbench.figures.periods import period
from workbench.model import Date, Quantity, Term

Outcome = Literal["consistent", "inconsistent", "incomparable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison: a text with its figures and dates, whose offsets are into that text.

    The words around the figures say how these are meant: which way something went, per head, in real terms. `terms`
    are those that say what the figures are of, where that matters.
    """

    text: str
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    language: str = "en"
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one unit of a currency cost in another on a day, and who says so: part of the working, never implied."""

    base: str
    quote: str
    value: Decimal
    day: date
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceIndex:
    """The level of prices at two times, and who says so: with it, money of the first is told in that of the second."""

    earlier: str
    earlier_value: Decimal
    later: str
    later_value: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Both sides of a comparison and what is given beside them. `published` is the day ages are reckoned at."""

    claimed: Side
    found: Side
    published: date | None = None
    rate: Rate | None = None
    index: PriceIndex | None = None

    @property
    def turned(self) -> Case:
        """The case with its sides exchanged."""
        return replace(self, claimed=self.found, found=self.claimed)


class Result(NamedTuple):
    """What a rule says: the outcome, a finding of FINDINGS, flags of FLAGS, the difference, and one sentence.

    `rule` is the name of the rule that decided, `steps` what was done to the figures before, each in words.
    """

    outcome: Outcome
    finding: str
    says: str
    difference: str = ""
    flags: tuple[str, ...] = ()
    rule: str = ""
    steps: tuple[str, ...] = ()

    def flagged(self, *flags: str, says: str = "") -> Result:
        """The result with more flags and another sentence at its end."""
        together = tuple(dict.fromkeys((*self.flags, *flags)))
        return self._replace(flags=together, says=f"{self.says} {says}".strip())


Comparable = Quantity | Date | Side | Sequence[Quantity | Date]


def side(of: Comparable) -> Side:
    """A side made from ready figures: its text is theirs, one after the other."""
    if isinstance(of, Side):
        return of
    if isinstance(of, Quantity | Date):
        of = (of,)
    text = ""
    moved: list[Quantity | Date] = []
    for one in of:
        text += "; " if text else ""
        moved.append(replace(one, start=len(text), end=len(text) + len(one.text)))
        text += one.text
    return Side(
        text=text,
        quantities=tuple(one for one in moved if isinstance(one, Quantity)),
        dates=tuple(one for one in moved if isinstance(one, Date)),
    )


def placed(side: Side) -> list[Date]:
    """The dates of a side that stand for days of the calendar."""
    return [one for one in side.dates if period(one.edtf) is not None]
