"""Figures of one sentence that ought to add up: shares of a whole, parts of a total, things a list names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from workbench.check import say, words
from workbench.check.case import Case, Result, Side
from workbench.check.decide import sums
from workbench.check.movement import is_change
from workbench.figures.intervals import is_point, value
from workbench.model import Comparison, Quantity

_LIST = re.compile(r":\s|\s[–—-]\s")
_AND = re.compile(r",? (?:and|und|et|y|e) ")
_STOP = re.compile(r"[,;:.0-9(]")
_BESIDE = 24  # characters
_LONGEST = 8  # words of a thing that a list names; more is a clause
_MOST = 20
_NEAR = (Decimal("0.5"), Decimal(2))  # a sum farther from its total than this is the sum of something else
_WHOLE = (Decimal(85), Decimal(115))


def adds_up(sentence: Side) -> Comparison | None:
    """What the sums within a sentence come to; None where it has none. The sentence has all its figures."""
    for rule in RULES:
        result = rule(sentence)
        if result is not None:
            return Comparison(
                claimed=sentence.text,
                found=sentence.text,
                outcome=result.outcome,
                finding=result.finding,
                flags=result.flags,
                difference=result.difference,
                explanation=result.says,
            )
    return None


def listed(sentence: Side) -> Result | None:
    """ "Four priorities: ports, rail and schools" lists three."""
    for mark in _LIST.finditer(sentence.text):
        before = [one for one in sentence.quantities if one.end <= mark.start()]
        if before and not any(one.start >= mark.end() for one in sentence.quantities):
            return _listed(sentence, before[-1], mark.end())
    return None


def _listed(sentence: Side, figure: Quantity, start: int) -> Result | None:
    items = re.split(r"[,;]", _AND.sub(", ", sentence.text[start:].strip(' .!”"')).replace(", ,", ","))
    named = [item.strip() for item in items if item.strip()]
    ands = len(_AND.findall(sentence.text[start:].replace(", and ", " , ")))
    if not _counts(figure) or not 1 < len(named) <= _MOST or not _AND.search(sentence.text[start:]):
        return None
    if any(len(item.split()) > _LONGEST for item in named):
        return None
    number = value(figure)
    # "Research and development" may be one thing or two.
    if len(named) - max(ands - 1, 0) <= number <= len(named):
        says = f"The sentence says {say.quoted(figure)} and names {len(named)}: {', '.join(named)}."
        return Result("consistent", "exact", says)
    says = f"The sentence says {say.quoted(figure)} and names {len(named)}: {', '.join(named)}."
    return Result("inconsistent", "outside", says, say.difference(figure, Decimal(len(named))))


def _counts(figure: Quantity) -> bool:
    """Whether it says how many things there are."""
    whole = is_point(figure) and figure.modifier == "=" and value(figure) == value(figure).to_integral_value()
    return whole and not figure.unit and bool(figure.counted) and 1 < value(figure) <= _MOST


def shares(sentence: Side) -> Result | None:
    """Three shares or more that come close to a whole, and miss it by more than their digits leave open."""
    parts = [one for one in sentence.quantities if one.unit == "percent" and is_point(one) and not one.role]
    if len(parts) < 3 or len(parts) != len(sentence.quantities) or len({one.of for one in parts}) > 1:
        return None
    if any(is_change(sentence, one) for one in parts):
        return None
    made = sum((value(one) for one in parts), Decimal(0))
    if not _WHOLE[0] <= made <= _WHOLE[1]:
        return None
    hundred = replace(parts[0], lower=Decimal(100), upper=Decimal(100))
    listing = replace(sentence, quantities=tuple(parts))
    return sums.shares(Case(claimed=listing, found=Side(text="", quantities=(hundred,))))


def parts(sentence: Side) -> Result | None:
    """A total that is called so, against the parts that the same sentence names, by the digits they all have."""
    total = _total(sentence)
    if total is None:
        return None
    return _made_of(sentence, total, [one for one in sentence.quantities if one is not total], _NEAR)


def divided(sentence: Side) -> Result | None:
    """ "Of the 57 members, 30 were for it, 20 against and 5 absent": what a sentence divides into three or more."""
    total, rest = (sentence.quantities[:1], sentence.quantities[1:])
    if not total or len(rest) < 3 or not total[0].counted or any(one.of for one in rest):
        return None
    before, after = sentence.text[: total[0].start], sentence.text[total[0].end : rest[0].start]
    last = sentence.text[rest[-2].end : rest[-1].start]
    told = words.ends_with(sentence, "of_the", before) or words.ends_with(sentence, "of_which", after)
    if not told or not _AND.search(last) or any(value(one) > value(total[0]) for one in rest):
        return None
    return _made_of(sentence, total[0], rest, (_WHOLE[0] / 100, _WHOLE[1] / 100))


def _made_of(
    sentence: Side, total: Quantity, rest: Sequence[Quantity], near: tuple[Decimal, Decimal]
) -> Result | None:
    """Whether the parts make the total; None where they are of other things or far from it."""
    if is_change(sentence, total) or not all(map(_flat, sentence.quantities)):
        return None
    if len(rest) < 2 or {one.unit for one in rest} != {total.unit}:
        return None
    made = sum((value(one) for one in rest), Decimal(0))
    if not value(total) or not near[0] <= made / value(total) <= near[1]:
        return None
    room = sum((one.precision / 2 for one in (total, *rest) if one.precision != 1), Decimal(0))
    off = abs(made - value(total))
    shown = say.amount(made, total.unit, total.counted, min(one.precision for one in rest))
    says = (
        f"{' + '.join(say.quoted(one) for one in rest)} = {shown}; the sentence says “{say.quoted(total)}”."
    )
    if off <= room:
        return Result("consistent", "within_rounding" if off else "exact", says)
    return Result("inconsistent", "outside", says, say.difference(total, made))


def _flat(figure: Quantity) -> bool:
    """Whether it is one number, without hedge, bound or part in a change."""
    return is_point(figure) and figure.modifier == "=" and not figure.role


def _total(sentence: Side) -> Quantity | None:
    """The one figure with a word for a total in it or right at it, no comma between; not a share."""
    found = [one for one in sentence.quantities if _is_total(sentence, one)]
    return found[0] if len(found) == 1 and found[0].unit != "percent" else None


def _is_total(sentence: Side, figure: Quantity) -> bool:
    text = sentence.text
    before = _STOP.split(text[max(0, figure.start - _BESIDE) : figure.start])[-1]
    after = _STOP.split(text[figure.end : figure.end + _BESIDE])[0]
    return words.between(sentence, "total", figure.start - len(before), figure.end + len(after))


RULES: tuple[Callable[[Side], Result | None], ...] = (listed, shares, parts, divided)
