"""Shares and figures per head: a part divided by its whole, a total by its population."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from workbench.check import nouns, per, say, words
from workbench.check.case import Case, Result, Side
from workbench.check.decide import agreement
from workbench.check.movement import is_change
from workbench.check.normalize import money
from workbench.check.pair import Pair
from workbench.check.selection import subjects
from workbench.check.selection.belonging import stretches
from workbench.figures.conversion import comparable, converted
from workbench.figures.forms import form
from workbench.figures.intervals import is_part, is_point, is_rate, plain, value
from workbench.model import Quantity
from workbench.units import currency

_PAIR, _THREE = 2, 3
_SHARES = frozenset({"percent", "permille", "ppm"})
_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(r"\b(?:of|out of|from among|among|von|der|des|de|del|sur|parmi|entre)\b", re.IGNORECASE)
_OF_ALL = re.compile(  # right before a whole: "of the 56 seats", "of a total of 630"
    rf"{_OF.pattern}\s+(?:(?:all|the|its|their|about|some|a total of|insgesamt|den|les|los|las)\s+)*$",
    re.IGNORECASE,
)


def share(figure: Quantity, case: Case) -> Result | None:
    """A claimed share against the part and the whole that are found; None where it is none, or they are not there."""
    if figure.unit not in _SHARES and not is_part(figure):
        return None
    if is_change(case.claimed, figure) or _per_head(case.claimed, figure):
        return None
    two = _two(case.found)
    if two is None or _counts_another(case, *two):
        two = _named_part(case)
    if two is None:
        return None
    part, whole = two
    if currency(part.unit) != currency(whole.unit):
        return money.other_currency(Pair(case, part, whole))
    there = converted(part, whole.unit) if comparable(part, whole) else None
    return None if there is None else _divided(figure, case, there, whole)


def _two(side: Side) -> tuple[Quantity, Quantity] | None:
    """The only two points, part and whole: as "of" before one of them says, else the smaller first.

    None where the source tells a share itself, and nothing has to be computed.
    """
    figures = [one for one in side.quantities if is_point(one)]
    if len(figures) != _PAIR or any(one.unit in _SHARES or is_part(one) for one in side.quantities):
        return None
    first, second = figures
    if _OF_ALL.search(side.text[first.end : second.start]):
        return first, second
    if _OF_ALL.search(side.text[: first.start]):
        return second, first
    there = converted(second, first.unit) if comparable(first, second) else None
    is_smaller = there is None or value(first) <= value(there)
    return (first, second) if is_smaller else (second, first)


def _counts_another(case: Case, part: Quantity, whole: Quantity) -> bool:
    """Whether two figures count two things of which the claim names one alone: boats are no part of houses."""
    counted = [one.counted.rpartition(" ")[2] for one in (part, whole)]
    is_of_whole = _OF_ALL.search(case.found.text[: whole.start]) is not None
    if is_of_whole or not all(counted) or nouns.same(counted[0], counted[1], case.found.language):
        return False
    claimed = [nouns.stem(word, case.claimed.language) for word in _WORD.findall(case.claimed.text)]
    return not all(nouns.stem(noun, case.found.language) in claimed for noun in counted)


def _named_part(case: Case) -> tuple[Quantity, Quantity] | None:
    """The part that the claim names of three figures, and the whole that they are parts of: "566 men and 534 women"."""
    figures = [one for one in case.found.quantities if _is_count(one)]
    if len(figures) != len(case.found.quantities) or not _PAIR <= len(figures) <= _THREE:
        return None
    whole = [one for one in figures if _OF_ALL.search(case.found.text[: one.start])]
    parts = [one for one in figures if one not in whole]
    if len(parts) < _PAIR or not (whole or _are_persons(case.found, parts)):
        return None
    named = _named(case, parts)
    return (named[0], whole[0] if whole else _sum_of(parts)) if len(named) == 1 else None


def _is_count(one: Quantity) -> bool:
    return is_point(one) and not one.unit and not is_part(one)


def _are_persons(side: Side, parts: Sequence[Quantity]) -> bool:
    return all(words.is_of(side, "persons", one.counted) for one in parts)


def _named(case: Case, parts: Sequence[Quantity]) -> list[Quantity]:
    """Those of some figures of the source whose own words the claim has."""
    spans = dict(zip(case.found.quantities, stretches(case.found), strict=True))
    own = subjects.own_words(case.found, parts, [spans[one] for one in parts])
    claimed = subjects.words_of(case.claimed)
    return [one for one, names in zip(parts, own, strict=True) if names & claimed]


def _sum_of(parts: Sequence[Quantity]) -> Quantity:
    total = sum((value(one) for one in parts), Decimal(0))
    text = " + ".join(one.text for one in parts)
    return replace(parts[0], lower=total, upper=total, text=f"({text})", counted="", computed=True)


def part_of(case: Case) -> Result | None:
    """A claimed share of a number against the part that is found: "60 percent of 500 seats" against "300 seats"."""
    if len(case.claimed.quantities) != _PAIR or len(case.found.quantities) != 1:
        return None
    rate, whole = case.claimed.quantities
    part = case.found.quantities[0]
    is_share = (rate.unit in _SHARES or is_part(rate)) and is_point(rate) and is_point(whole)
    if (
        not is_share
        or not _OF.search(case.claimed.text, rate.end, whole.start)
        or not comparable(part, whole)
    ):
        return None
    if part.unit in _SHARES or is_part(part) or value(part) == value(whole):
        return None
    there = converted(part, whole.unit)
    return _divided(rate, case, there, whole) if there else None


def by_its_numbers(case: Case) -> Result | None:
    """A share claimed as "12 of 20 matches" against one that is found as "60 percent"."""
    if len(case.found.quantities) != 1 or _two(case.claimed) is None:
        return None
    part, whole = (one for one in case.claimed.quantities if is_point(one))
    if not _OF.fullmatch(case.claimed.text[part.end : whole.start].strip().removesuffix("the").strip()):
        return None
    return share(case.found.quantities[0], case.turned)


def per_head(figure: Quantity, case: Case) -> Result | None:
    """A claimed figure per head or per so many people against the total and the population that are found."""
    if len(case.found.quantities) != _PAIR:
        return None
    each = per.each(case.claimed, figure)
    is_for_each = [bool(each & _counted(case.found, one)) for one in case.found.quantities]
    if not _per_head(case.claimed, figure) and not any(is_for_each):
        return None
    total, people = case.found.quantities
    if is_for_each[0] if any(is_for_each) else _is_population(total, people):
        total, people = people, total
    if not (is_point(total) and is_point(people)) or people.unit:
        return None
    top = replace(figure, unit=figure.unit.removesuffix(" / person"))
    if " / " not in top.unit:  # "$45 million a year" is what one of those years costs
        total = replace(total, unit=total.unit.removesuffix(" / year"))
    return _divided(top, case, total, replace(people, unit=""))


def _counted(side: Side, figure: Quantity) -> frozenset[str]:
    """The stems of the words for what a figure counts: "refugee", "child" after "640"."""
    named = frozenset(nouns.stem(word, side.language) for word in figure.counted.split())
    return named if figure.unit else named | per.things(side, figure.end, len(side.text))


def _per_head(side: Side, figure: Quantity) -> bool:
    """Whether a figure is per head or per so many: by the words after it, or in a ratio such as "5 per 100,000"."""
    if is_part(figure) or form(figure) == "ratio":
        return is_rate(figure)
    return per.PERSON in per.each(side, figure)


def _is_population(one: Quantity, other: Quantity) -> bool:
    """Whether the first is the population of the two: the one without a unit, else the larger."""
    if one.unit or other.unit:
        return not one.unit
    return value(one) > value(other)


def _divided(figure: Quantity, case: Case, part: Quantity, whole: Quantity) -> Result:
    """A claimed ratio against the one of two figures, with the division shown."""
    told = f"{say.quoted(part)} ÷ {say.quoted(whole)}"
    if not value(whole):
        return Result("incomparable", "zero_base", f"{told}: nothing can be divided by zero.")
    made = _ratio(part, whole)
    there = converted(made, figure.unit) if comparable(made, figure) or not made.unit else None
    if there is None:
        return _other_unit(Pair(case, figure, made), told)
    shown = say.like(value(there), replace(figure, counted=""))
    pair = Pair(case, figure, there, working=f"{told}, which is {shown},")
    return agreement.compare(pair, there)


def _ratio(part: Quantity, whole: Quantity) -> Quantity:
    ratio = value(part) / value(whole)
    unit = "" if part.unit == whole.unit else part.unit
    made = replace(part, lower=ratio, upper=ratio, unit=unit, counted="", modifier="=", precision=Decimal(0))
    return plain(made)


def _other_unit(pair: Pair, told: str) -> Result:
    if currency(pair.claimed.unit) and currency(pair.found.unit):
        return money.other_currency(pair)
    says = f"{told} gives no figure in the unit of {say.quoted(pair.claimed)}."
    return Result("incomparable", "wrong_dimension", says)
