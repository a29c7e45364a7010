"""What may have happened to a figure that does not agree: a sign, a scale word, a unit, a power of ten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from workbench.check import say
from workbench.check.pair import Pair
from workbench.figures.conversion import converted
from workbench.figures.intervals import ABOUT, Interval, is_point, meant, stated, value
from workbench.model import Quantity
from workbench.units import currency, kind, unit_names

_MOST = 15  # powers of ten apart that are still called a slip


class Slip(NamedTuple):
    """A flag and what to say of it."""

    flag: str
    says: str


# Units that are taken for one another. Each figure is tried in every other unit of its row.
TWINS: tuple[tuple[str, ...], ...] = (
    ("mile", "nautical_mile", "kilometer"),
    ("mile / hour", "knot", "kilometer / hour"),
    ("ton", "metric_ton", "long_ton"),
    ("gallon", "imperial_gallon", "liter"),
    ("pint", "imperial_pint"),
    ("fluid_ounce", "imperial_fluid_ounce"),
    ("pound", "kilogram"),
    ("ounce", "troy_ounce"),
    ("foot", "meter", "yard"),
    ("inch", "centimeter"),
    ("acre", "hectare"),
    ("mile ** 2", "kilometer ** 2"),
    ("foot ** 2", "meter ** 2"),
    ("foot ** 3", "meter ** 3"),
    ("calorie", "kilocalorie", "joule"),
    ("megabit", "megabyte"),
    ("degree_Celsius", "degree_Fahrenheit"),
)

# Kinds of unit that are taken for one another though they measure different things.
OTHER_KINDS: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset({"meter", "meter ** 2", "meter ** 3"}),
        "a length, an area and a volume are different things",
    ),
    (
        frozenset({"gram * meter ** 2 / second ** 3", "gram * meter ** 2 / second ** 2"}),
        "watts say how fast energy flows, and watt-hours how much of it has",
    ),
    (frozenset({"kelvin", "radian"}), "degrees of temperature are no degrees of an angle"),
)

_BILLIONS = re.compile(r"bill?i[oó]n|trill?i[oó]n|(?<![a-z])[bt]r?n\b", re.IGNORECASE)
_OTHER_SCALES = (
    (re.compile(r"mill?iard", re.IGNORECASE), "a Milliarde or milliard is an English billion"),
    (re.compile(r"lakh|crore", re.IGNORECASE), "a lakh is 100,000 and a crore 10 million"),
)


def slips(pair: Pair, there: Quantity) -> Iterator[Slip]:
    """Every slip that would explain the difference, the likeliest first."""
    for rule in RULES:
        found = rule(pair, there)
        if found is not None:
            yield found
            if found.flag == "unit_slip":
                return  # which explains a power of ten as well


def sign(pair: Pair, there: Quantity) -> Slip | None:
    """The figure with the other sign."""
    number = value(there)
    if not (number and is_point(pair.claimed) and is_point(there)):
        return None
    if meant(pair.claimed).contains(Interval(-number, -number)):
        return Slip("direction", "The figures agree but for the sign.")
    return None


def scale_word(pair: Pair, there: Quantity) -> Slip | None:
    """A number word that means something else in another language: billion, Milliarde, lakh, crore."""
    power = _power(pair, there)
    texts = (pair.claimed.text, pair.found.text)
    if power is None:
        return None
    for words, why in _OTHER_SCALES if _is_mixed(pair) else ():
        if any(words.search(text) for text in texts):
            return Slip("long_scale", f"Mind the number words: {why}.")
    if abs(power) == 3 and all(_BILLIONS.search(text) for text in texts):  # from billion to trillion
        why = "a German Billion, French billion or Spanish billón is an English trillion"
        return Slip("long_scale", f"Mind the number words: {why}.")
    return None


def _is_mixed(pair: Pair) -> bool:
    """Whether the number words of several languages may meet: not where both texts are in one that is not English."""
    one, other = pair.case.claimed.language, pair.case.found.language
    return one != other or one.partition("-")[0] == "en"


def twin_unit(pair: Pair, there: Quantity) -> Slip | None:
    """The figure fits in a unit that is taken for its own: nautical miles for miles, tonnes for short tons."""
    del there
    for claimed, found, unit in _readings(pair):
        here = converted(found, claimed.unit, step=pair.is_step)
        if here is not None and meant(claimed).contains(stated(here)):
            told = say.quoted(pair.found if claimed is pair.claimed else pair.claimed)
            return Slip("unit_slip", f"It fits if “{told}” is meant in {unit_names.after_number(unit)}.")
    return None


def same_number(pair: Pair) -> bool:
    """Whether both have one number in two units that are taken for one another: 60 miles, 60 nautical miles."""
    claimed, found = pair.claimed, pair.found
    plain = claimed.modifier == found.modifier == "=" and not pair.working
    if (
        not plain
        or claimed.unit == found.unit
        or (claimed.lower, claimed.upper) != (found.lower, found.upper)
    ):
        return False
    return any(claimed.unit in row and found.unit in row for row in TWINS)


def _readings(pair: Pair) -> Iterator[tuple[Quantity, Quantity, str]]:
    """Both figures with one of the two in another unit that it may be meant in, and that unit."""
    claimed, found = pair.claimed, pair.found
    for row in TWINS:
        if claimed.unit in row:
            yield from ((replace(claimed, unit=unit), found, unit) for unit in row if unit != claimed.unit)
        if found.unit in row:
            yield from ((claimed, replace(found, unit=unit), unit) for unit in row if unit != found.unit)


def linear_factor(pair: Pair, there: Quantity) -> Slip | None:
    """An area or volume converted by the factor that is right for lengths: 80 square kilometres as 50 square miles."""
    del there
    sides = [unit.partition(" ** ") for unit in (pair.claimed.unit, pair.found.unit)]
    if not sides[0][1] or sides[0][2] != sides[1][2]:
        return None
    here = converted(replace(pair.found, unit=sides[1][0]), sides[0][0])
    if here is None or not meant(pair.claimed).contains(stated(here)):
        return None
    one, other = unit_names.after_number(pair.found.unit), unit_names.after_number(pair.claimed.unit)
    return Slip(
        "unit_slip", f"It fits only if {one} are turned into {other} by the factor that is right for lengths."
    )


def other_currency(pair: Pair, there: Quantity) -> Slip | None:
    """The number stands in the source for another currency: "€75 million ($81 million)" for $75 million."""
    del there
    mine = currency(pair.claimed.unit)
    for one in pair.case.found.quantities if mine else ():
        theirs = currency(one.unit)
        if theirs not in ("", mine) and (one.lower, one.upper) == (pair.claimed.lower, pair.claimed.upper):
            return Slip("currency", f"The source has the same number in {theirs}: {say.quoted(one)}.")
    return None


def step_or_point(pair: Pair, there: Quantity) -> Slip | None:
    """A difference of temperature converted as if it were a point of the scale, or the other way round."""
    del there
    if pair.claimed.unit == pair.found.unit or kind(pair.claimed.unit) != "kelvin":
        return None
    other = converted(pair.found, pair.claimed.unit, step=not pair.is_step)
    if other is None or not meant(pair.claimed).contains(stated(other)):
        return None
    made = ("a point of the scale", "a difference")
    taken, right = made if pair.is_step else made[::-1]
    return Slip("unit_slip", f"It fits only if the degrees are taken for {taken} instead of {right}.")


def power_of_ten(pair: Pair, there: Quantity) -> Slip | None:
    """The digits at another power of ten."""
    power = _power(pair, there)
    if power is None:
        return None
    times = say.number(Decimal(10) ** abs(power))
    way = "more" if power > 0 else "less"
    return Slip("order_of_magnitude", f"That is about {times} times {way}: a likely slip of scale.")


def _power(pair: Pair, there: Quantity) -> int | None:
    """By which power of ten, other than none, the found figure is the claimed one's; None where by none."""
    claimed, found = value(pair.claimed), value(there)
    if not claimed or not found or (claimed > 0) != (found > 0):
        return None
    first = (found / claimed).adjusted()
    return next((power for power in (first, first + 1) if _is_slip(pair.claimed, found, power)), None)


def _is_slip(claimed: Quantity, found: Decimal, power: int) -> bool:
    """Whether the found figure would do for the claimed one at another power of ten."""
    if not power or abs(power) > _MOST:
        return False
    at = found.scaleb(-power)
    near = abs(at - value(claimed)) <= ABOUT * abs(value(claimed))
    return near or (is_point(claimed) and meant(claimed).contains(Interval(at, at)))


RULES: tuple[Callable[[Pair, Quantity], Slip | None], ...] = (
    sign,
    scale_word,
    twin_unit,
    linear_factor,
    other_currency,
    step_or_point,
    power_of_ten,
)
