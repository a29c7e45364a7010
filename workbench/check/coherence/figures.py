"""Figures that do not go together: a change and its ends, shares of one whole, a slipped scale, a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from workbench.check.coherence.statements import Incoherence, Statement, ends, of_one_kind, shown
from workbench.figures.intervals import value
from workbench.model import Quantity

_FEWEST_SHARES = 3
_POWERS = (1, 2, 3, 6)  # by how many powers of ten a figure slips
_CLAUSE = re.compile(r"[;:]")
_BREAK = re.compile(r"[;:]|[.!?]\s")
_BESIDE = 40  # characters between a change and its ends
_FIRST_COUNT = 2  # of the words for counts
_LEAST_DIGITS = 2
_HUNDRED = 100
_FACTOR = (Decimal("0.85"), Decimal("1.15"))  # of a factor in words, between which it is still said: doubled


def changes(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """A change that its own ends do not make: "rose 20 percent, from 50 to 55"."""
    for place, statement in enumerate(statements):
        before, after = (_only(statement, role) for role in ("from", "to"))
        if before and after and before.unit == after.unit and before.start < after.start:
            stated = _stated(statement, before, after)
            if stated and (said := _of_ends(stated, before, after)):
                yield Incoherence(place, place, (stated.text, said), f"{said}, not “{stated.text}”.")


def _stated(statement: Statement, before: Quantity, after: Quantity) -> Quantity | None:
    """The change that stands right before or behind its ends: a percentage by which something changed, or a factor."""
    percents = before.unit not in ("percent", "percentage_point")
    near = []
    for figure in statement.side.quantities:
        start, stop = (figure.end, before.start) if figure.start < before.start else (after.end, figure.start)
        is_change = (figure.unit == "percent" and figure.role == "by" and percents) or _is_factor(figure)
        if is_change and 0 <= stop - start <= _BESIDE and not _BREAK.search(statement.text, start, stop):
            near.append((stop - start, figure))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _of_ends(stated: Quantity, before: Quantity, after: Quantity) -> str:
    """What the ends of a change come to, in words, where it is not what is stated; "" where it is."""
    (low, high), (least, most) = (_room(figure) for figure in (before, after))
    if low <= 0 or least <= 0:
        return ""
    ratios, ratio = (least / high, most / low), value(after) / value(before)
    if stated.unit == "percent":
        possible = sorted(abs(_HUNDRED * (each - 1)) for each in ratios)
        actual = f"{shown(abs(_HUNDRED * (ratio - 1)))} percent"
    else:
        possible = sorted(max(each, 1 / each) for each in ratios)
        actual = f"{shown(max(ratio, 1 / ratio))} times"
    lowest, highest = (
        ends(stated) if stated.unit else (_FACTOR[0] * value(stated), _FACTOR[1] * value(stated))
    )
    is_possible = highest >= possible[0] and lowest <= possible[-1]
    return "" if is_possible else f"from {before.text} to {after.text} is {actual}"


def _room(figure: Quantity) -> tuple[Decimal, Decimal]:
    """Both ends of a figure; a whole number that is plainly written is exact."""
    exact = figure.precision == 1 and figure.modifier == "="
    return (value(figure), value(figure)) if exact else ends(figure)


def _is_factor(figure: Quantity) -> bool:
    return figure.form == "multiple" and not figure.counted and value(figure) > 1


def shares(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """Shares of one whole that come to more than 100: "60 percent, 30 percent and 20 percent"."""
    for place, statement in enumerate(statements):
        found = [figure for figure in statement.side.quantities if figure.unit == "percent"]
        if len(found) < _FEWEST_SHARES or not _are_parts(statement, found):
            continue
        total = sum(map(value, found), Decimal(0))
        if total > _HUNDRED + sum(figure.precision for figure in found):
            added = " + ".join(shown(value(figure)) for figure in found)
            said = f"{added} = {shown(total)} percent"
            yield Incoherence(place, place, (found[0].text, said), f"{said}, more than the whole.")


def _are_parts(statement: Statement, found: Sequence[Quantity]) -> bool:
    """Whether shares are told one after another, with no word of two of them the same and nothing set in between."""
    text = statement.text[found[0].start :]
    is_plain = all(not figure.role and figure.modifier in ("=", "~") for figure in found)
    if (
        not is_plain
        or _CLAUSE.search(text)
        or statement.has(statement.words.parts)
        or len(statement.years) > 1
    ):
        return False
    bounds = [*(figure.end for figure in found), len(statement.text)]
    told = [
        {
            key
            for term in statement.side.terms
            if start <= term.start < stop and not term.common
            for key in term.keys
        }
        for start, stop in pairwise(bounds)
    ]
    return not any(one & other for one, other in combinations(told, 2))


def powers(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """One figure with its scale slipped: "3.4 billion crowns", later "the 3.4 million crowns"."""
    for (first, one), (second, other) in combinations(enumerate(statements), 2):
        for mine in one.side.quantities:
            for theirs in other.side.quantities:
                if _slipped(mine, theirs) and _are_of_one_thing(one, other, mine, theirs):
                    ratio = max(value(mine), value(theirs)) / min(value(mine), value(theirs))
                    explanation = f"“{mine.text}” and “{theirs.text}” are {ratio:,.0f} times apart."
                    yield Incoherence(first, second, (mine.text, theirs.text), explanation)


def _slipped(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two figures of one kind have the same digits and another power of ten."""
    if mine.role or theirs.role or _noun(mine) != _noun(theirs) or mine.unit != theirs.unit:
        return False
    digits, others = _digits(mine), _digits(theirs)
    small, large = sorted((value(mine), value(theirs)), key=abs)
    apart = any(small and large == small.scaleb(power) for power in _POWERS)
    return digits == others and len(digits) >= _LEAST_DIGITS and apart


def _are_of_one_thing(one: Statement, other: Statement, mine: Quantity, theirs: Quantity) -> bool:
    """Whether the later figure takes up the earlier, or both are told with a word in common; no time parts them."""
    if one.years != other.years and one.years and other.years:
        return False
    if one.names and other.names and not (one.keys & other.keys):
        return False
    head = re.search(r"([^\W\d_]+)['’]?\s*$", other.text[: theirs.start])
    taken_up = head is not None and head[1].casefold() in other.words.definite.split()
    of_one = one.years == other.years and bool(
        one.keys & other.keys - set(one.words.of_money.split()) - {_noun(mine)}
    )
    return taken_up or (of_one and bool(mine.unit or _noun(mine)))


def totals(statements: Sequence[Statement]) -> Iterator[Incoherence]:
    """A total of so many parts that the parts before it do not make: "the three towns together"."""
    for place, statement in enumerate(statements):
        if not statement.has(statement.words.total):
            continue
        for total in statement.side.quantities:
            count = _count_of_parts(statement, total)
            parts = _parts_before(statements, place, total, count) if count else []
            made = sum(map(value, parts), Decimal(0))
            room = sum(ends(part)[1] - value(part) for part in (*parts, total))
            if parts and abs(made - value(total)) > room and not total.role:
                added = " + ".join(part.text for part in parts)
                said = f"{added} = {shown(made)}"
                yield Incoherence(place, place, (total.text, said), f"{said}, not “{total.text}”.")


def _count_of_parts(statement: Statement, total: Quantity) -> int:
    """How many parts a total is said to be of; 0 where it is not said."""
    words = statement.words.counts.split()
    told = [word for word in re.findall(r"[^\W\d_]+", statement.text.casefold()) if word in words]
    counts = [words.index(word) + _FIRST_COUNT for word in told]
    return counts[0] if len(counts) == 1 and str(counts[0]) != total.text else 0


def _parts_before(statements: Sequence[Statement], place: int, total: Quantity, count: int) -> list[Quantity]:
    """The last so many figures of the total's kind before it, that stand in sentences that tell of no other."""
    parts: list[Quantity] = []
    for statement in reversed(statements[max(place - count, 0) : place]):
        alike = [figure for figure in statement.side.quantities if figure.unit == total.unit]
        alike = [
            figure
            for figure in alike
            if not figure.role and (not figure.counted or of_one_kind([figure, total]))
        ]
        parts = [*alike, *parts]
        if len(parts) >= count:
            break
    return parts if len(parts) == count and any(part.counted or part.unit for part in parts) else []


def _only(statement: Statement, role: str) -> Quantity | None:
    found = [figure for figure in statement.side.quantities if figure.role == role]
    return found[0] if len(found) == 1 else None


def _digits(figure: Quantity) -> str:
    return f"{figure.lower or 0:f}".replace(".", "").strip("0") if figure.lower == figure.upper else ""


def _noun(figure: Quantity) -> str:
    """What is counted; of money in a currency without a code the word behind the number."""
    word = (
        figure.counted or (re.findall(r"[^\W\d_]+", figure.text)[-1:] or [""])[0] if not figure.unit else ""
    )
    return word.casefold()
