"""What a production is given, a rule that fits, and the quantities that most of them make of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from workbench.extract.amounts import ONE, Amount, Reader, bounds, doubt_of
from workbench.extract.numbers import Number
from workbench.extract.phrases import base, counted
from workbench.model import Date, Form, Quantity, Role

SHARES = frozenset({"percent", "percentage_point", "basis_point"})
_FAR = 10  # times as large before a scale as behind it: such a figure is meant as written


class Match(NamedTuple):
    """A rule that fits: its name and constant, the match over the reader's classes, and the day of publication."""

    reader: Reader
    rule: str
    value: str
    found: re.Match[str]
    published: date | None = None

    def amount(self, group: str) -> Amount:
        """The amount in a named group; NoAmount where it is none."""
        return self.reader.amount(*self.found.span(group))

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and it took part."""
        return group in self.found.re.groupindex and self.found[group] is not None

    def text(self) -> tuple[int, int, str]:
        """Start, end and text of the group `span`, or of all of the match."""
        start, end = self.reader.tokens.span(*self.found.span("span" if self.has("span") else 0))
        return start, end, self.reader.tokens.text[start:end]

    def over_all(self, quantity: Quantity) -> Quantity:
        """The quantity with the words of the whole match as its text."""
        start, end, text = self.text()
        return replace(quantity, start=start, end=end, text=text)


Quantities = tuple[Quantity, ...]
Made = tuple[Date | Quantity, ...]
Production = Callable[[Match], Made | None]


def quantity(match: Match, amount: Amount, *, role: Role = "", form: Form = "") -> Quantity:
    """A quantity from one amount, with what it is a share of or what it counts; in the amount's form unless told."""
    reader = match.reader
    start, end = reader.tokens.span(amount.first, amount.last)
    share, things, doubt = "", "", amount.doubt
    if amount.unit in SHARES or amount.is_share:
        share, _ = base(reader, amount.last)
    if not amount.unit and not share:
        things, behind = counted(reader, amount.last, is_one=amount.number.value == 1)
        doubt = doubt or (doubt_of(reader.value(behind - 1, "in_doubt")) if things and role == "by" else "")
    lower, upper = amount.bounds()
    return Quantity(
        start=start,
        end=end,
        text=reader.tokens.text[start:end],
        lower=lower,
        upper=upper,
        unit=amount.measure,
        modifier=amount.modifier,
        precision=amount.number.precision,
        role=role,
        of=share,
        counted=things,
        rule=match.rule,
        form=form or amount.form,
        doubt=doubt,
    )


def pure(match: Match, number: Number, form: Form = "amount") -> Quantity:
    """A pure number over the whole of the match, or its group `span`, with the hedge in the group of that name."""
    reader = match.reader
    start, end, text = match.text()
    last = match.found.end("span" if match.has("span") else 0)
    share, _ = base(reader, last)
    modifier = reader.hedge(*match.found.span("hedge")) if match.has("hedge") else "="
    lower, upper = bounds(number.value, modifier)
    return Quantity(
        start=start,
        end=end,
        text=text,
        lower=lower,
        upper=upper,
        modifier=modifier,
        precision=number.precision,
        of=share,
        counted="" if share else counted(reader, last)[0],
        rule=match.rule,
        form=form,
    )


def joined(match: Match, low: Amount, high: Amount, *, role: Role = "") -> Quantity | None:
    """A range from one amount to another, over both; None where they do not rise or do not go together."""
    if low.is_share != high.is_share:
        return None
    low, high = shared(low, high)
    if low.number.value >= high.number.value or low.measure != high.measure:
        return None
    start, end = match.reader.tokens.span(low.first, high.last)
    return replace(
        quantity(match, high, role=role),
        start=start,
        text=match.reader.tokens.text[start:end],
        lower=low.number.value,
        upper=high.number.value,
        modifier=low.modifier,
        precision=min(low.number.precision, high.number.precision),
    )


def ranged(match: Match, low: Amount, high: Amount) -> Quantity | None:
    """A range over the whole of the match, with the hedge in the group of that name; None where there is none."""
    made = joined(match, low, high)
    if made is None:
        return None
    modifier = match.reader.hedge(*match.found.span("hedge")) if match.has("hedge") else made.modifier
    return match.over_all(replace(made, modifier=modifier))


def shared(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """Both ends with scale, unit and rate that one of them states: "$3-4 million", "84 to 42 million", "3 to 4 km"."""
    alike = abs(low.written.value) < _FAR * abs(high.written.value)
    if low.scale == ONE and high.scale != ONE and alike:
        low = low._replace(scale=high.scale)
    unit, per = low.unit or high.unit, low.per or high.per
    if not low.unit or not high.unit:
        low, high = low._replace(unit=unit), high._replace(unit=unit)
    if not low.per or not high.per:
        low, high = low._replace(per=per), high._replace(per=per)
    return low, high
