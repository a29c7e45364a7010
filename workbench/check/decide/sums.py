"""Sums: listed parts against their total, shares against the whole, and how many things a list names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from workbench.check import say, words
from workbench.check.case import Case, Result, Side
from workbench.check.decide import agreement
from workbench.check.decide.parts import addends
from workbench.check.movement import is_change
from workbench.check.nouns import stem
from workbench.check.pair import Pair
from workbench.figures.conversion import comparable, converted
from workbench.figures.intervals import Interval, is_part, is_point, meant, plain, stated, value
from workbench.model import Quantity

_HUNDRED = Decimal(100)
_TWO = Decimal(2)
_NEAR = Decimal("0.25")  # of a claimed total that its parts may miss it by and still be meant as its parts
_LARGEST = Decimal("0.75")  # of a claimed total that one of its parts may be
_MOST = 20  # things that a text lists one by one
_AND = re.compile(r",? (?:and|und|et|y|e) ")
_WORD = re.compile(r"\w+")
_SHORT = 3  # words of a thing in a text that is nothing but a list


def total(figure: Quantity, case: Case) -> Result | None:
    """A claimed total against parts that are found: where a word says "total", or only their sum agrees."""
    figure = _as_percent(figure, case.found)
    parts = addends(case, figure, _parts(case.found, figure))
    made = summed(parts, figure) if len(parts) > 1 else None
    if made is None or _is_another_step(figure, made, parts, case):
        return None
    if not _is_told(figure, made, parts, case) and not _is_only_sum(figure, made, parts, case.found):
        return None
    shown = say.amount(value(made), made.unit, made.counted, figure.precision)
    working = f"{' + '.join(say.quoted(one) for one in parts)} = {shown}, which"
    result = agreement.compare(Pair(case, figure, made, working), made)
    return result if result.outcome == "consistent" else _rounded_parts(figure, made, parts, result)


def _as_percent(figure: Quantity, found: Side) -> Quantity:
    """ "Seven in ten" as a percentage, beside percentages."""
    if is_part(figure) and any(one.unit == "percent" for one in found.quantities):
        return converted(figure, "percent") or figure
    return figure


def _is_another_step(figure: Quantity, made: Quantity, parts: Sequence[Quantity], case: Case) -> bool:
    """Whether what is claimed is a change that the parts do not make."""
    if not figure.role and not is_change(case.claimed, figure):
        return False
    return not (_all_moved(case.found, figure, parts) and _agrees(figure, made))


def _is_told(figure: Quantity, made: Quantity, parts: Sequence[Quantity], case: Case) -> bool:
    """Whether a text says that figures are added, or lists three and more that come near what is claimed."""
    if figure.unit == "percent":
        return False
    told = words.has(case.claimed, "total") or words.has(case.found, "total")
    return told or _listing(figure, made, parts)


def _is_only_sum(figure: Quantity, made: Quantity, parts: Sequence[Quantity], found: Side) -> bool:
    """Whether the sum agrees where no figure does that it is made of, and these are no old and new value."""
    return not _in_time(found, parts) and not _one_agrees(figure, parts) and _agrees(figure, made)


def shares(case: Case) -> Result | None:
    """Shares that are claimed of one whole against 100 percent: they may miss it by half a unit each."""
    for listed, whole in ((case.claimed, case.found), (case.found, case.claimed)):
        parts = [one for one in listed.quantities if one.unit == "percent" and is_point(one)]
        rest = [one for one in whole.quantities if one.unit == "percent"]
        if len(parts) < 2 or len(parts) != len(listed.quantities) or len(rest) != 1:
            continue
        if len(whole.quantities) == 1 and value(rest[0]) == _HUNDRED:
            made = sum((value(one) for one in parts), Decimal(0))
            return _to_hundred(parts, made)
    return None


def _to_hundred(parts: Sequence[Quantity], made: Decimal) -> Result:
    room = sum((one.precision / _TWO for one in parts), Decimal(0))
    told = f"{' + '.join(say.quoted(one) for one in parts)} = {say.number(made)} percent"
    off = say.amount(made - _HUNDRED, "percentage_point")
    edge = f"{say.amount(room, 'percentage_point')} either way"
    if made == _HUNDRED:
        return Result("consistent", "exact", f"{told}, the whole.", off)
    if abs(made - _HUNDRED) <= room:
        says = f"{told}; as each share is rounded, {len(parts)} of them may miss 100 percent by {edge}."
        return Result("consistent", "within_rounding", says, off)
    says = f"{told}; rounding of {len(parts)} shares explains no more than {edge}."
    return Result("inconsistent", "outside", says, off)


def listed_total(case: Case) -> Result | None:
    """Parts that are claimed against a total that is found."""
    if len(case.found.quantities) != 1 or len(case.claimed.quantities) < 2:
        return None
    if any(one.role for one in case.claimed.quantities):
        return None
    return total(case.found.quantities[0], case.turned)


def counted_items(case: Case) -> Result | None:
    """ "Four priorities" against a list that names three."""
    if len(case.claimed.quantities) != 1 or case.found.quantities or case.found.dates:
        return None
    figure = case.claimed.quantities[0]
    items = _items(case.found)
    if figure.unit or not is_point(figure) or len(items) < 2 or not _is_list(case, figure, items):
        return None
    number = Decimal(len(items))
    told = f"the source lists {len(items)}: {say.row(items)}"
    gap = say.difference(figure, number)
    if meant(plain(figure)).contains(Interval(number, number)):
        return Result("consistent", "exact", f"The claim says {say.quoted(figure)}, and {told}.", gap)
    result = Result("inconsistent", "outside", f"The claim says {say.quoted(figure)}; {told}.", gap)
    return result.flagged("off_by_one") if abs(number - value(figure)) == 1 else result


def _is_list(case: Case, figure: Quantity, items: Sequence[str]) -> bool:
    """Whether a text lists the things that are counted: after a colon, by their name, or as nothing but a list."""
    text = case.found.text
    noun = stem(figure.counted.rpartition(" ")[2], case.claimed.language)
    named = bool(noun) and any(stem(word, case.found.language) == noun for word in _WORD.findall(text))
    bare = not words.has(case.found, "names") and all(len(item.split()) <= _SHORT for item in items)
    return value(figure) <= _MOST and (":" in text or named or bare or words.has(case.found, "consists_of"))


def _items(side: Side) -> list[str]:
    """What a text lists between commas and "and": at least one of the first and one of the last."""
    head, colon, tail = side.text.partition(":")
    start = words.after(side, "consists_of") or words.after(side, "names") or 0
    flat = _AND.sub(",", (tail if colon else head[start:]).strip(" .")).replace(";", ",")
    return [item.strip() for item in flat.split(",") if item.strip()]


def _parts(side: Side, figure: Quantity) -> list[Quantity]:
    """The points on a side that measure what the figure does and count the same."""
    roles = ("", "by") if figure.role == "by" else ("",)
    same = [one for one in side.quantities if is_point(one) and comparable(one, figure) and one.role in roles]
    return [one for one in same if (one.unit == "percent") == (figure.unit == "percent")]


def summed(parts: Sequence[Quantity], figure: Quantity) -> Quantity | None:
    """The sum of parts in the figure's unit; its precision is that of the coarsest part."""
    there = [converted(one, figure.unit) for one in parts]
    if any(one is None for one in there):
        return None
    known = [one for one in there if one is not None]
    made = sum((value(one) for one in known), Decimal(0))
    return replace(
        known[0],
        lower=made,
        upper=made,
        modifier="=",
        counted=figure.counted,
        precision=max(one.precision for one in known),
        computed=True,
    )


def _listing(figure: Quantity, made: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether three parts or more, each far below what is claimed, come near it together."""
    number = abs(value(figure))
    small = all(abs(value(one)) < number * _LARGEST for one in parts) and len(parts) > 2
    return small and abs(abs(value(made)) - number) <= number * _NEAR


def _in_time(side: Side, parts: Sequence[Quantity]) -> bool:
    """Whether two figures are an old and a new one by their roles or the words between; girls and boys are not."""
    if any(one.role in ("from", "to") for one in side.quantities):
        return True
    return len(parts) == 2 and words.between(side, "earlier_after", parts[0].end, parts[1].start)


def _all_moved(side: Side, figure: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a claimed step is made of steps: "cut 1,500 jobs here and 800 there"; percentages never add up to one."""
    return figure.unit != "percent" and figure.role == parts[0].role == "by" and not _in_time(side, parts)


def _one_agrees(figure: Quantity, parts: Sequence[Quantity]) -> bool:
    there = [converted(one, figure.unit) for one in parts]
    return any(one is not None and meant(figure).contains(stated(one)) for one in there)


def _agrees(figure: Quantity, made: Quantity) -> bool:
    return meant(figure).contains(stated(made))


def _rounded_parts(figure: Quantity, made: Quantity, parts: Sequence[Quantity], result: Result) -> Result:
    """A total that misses the sum by no more than the rounding of all parts together."""
    room = sum((one.precision / _TWO for one in parts if one.precision != 1), Decimal(0))
    if not room or abs(value(made) - value(figure)) > room + figure.precision / _TWO:
        return result
    listed = " + ".join(say.quoted(one) for one in parts)
    says = f"{listed} makes {say.like(value(made), figure)}; the rounding of the parts explains the rest."
    return Result("consistent", "within_rounding", says, result.difference)
