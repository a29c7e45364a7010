"""Money: two currencies are compared only by a rate given with its day, two times only by an index of prices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbench.check import say
from workbench.check.case import PriceIndex, Rate, Result
from workbench.check.pair import Pair
from workbench.figures.intervals import source_reach
from workbench.model import Quantity
from workbench.units import currency

# What a subunit may be a hundredth of, where a text leaves its currency open.
_SUBUNITS = {
    "money_cent": frozenset({"EUR", "USD", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR", "KES"}),
    "penny": frozenset({"GBP"}),
}
_CENT = Decimal("0.01")
_ONE = Decimal(1)


def in_main_unit(quantity: Quantity, other: Quantity) -> Quantity:
    """An amount in cents or pence as one of the main unit, where the other amount says which that is."""
    main, (small, slash, rest) = currency(other.unit), quantity.unit.partition(" / ")
    if main in _SUBUNITS.get(small, frozenset()):
        return scaled(quantity, _CENT, f"{main}{slash}{rest}")
    return quantity


def in_main_units(pair: Pair) -> Pair | None:
    """The pair with cents as dollars, where the other figure is in dollars."""
    claimed, found = in_main_unit(pair.claimed, pair.found), in_main_unit(pair.found, pair.claimed)
    if claimed is pair.claimed and found is pair.found:
        return None
    return replace(pair, claimed=claimed, found=found)


def at_rate(pair: Pair) -> Pair | None:
    """The pair with the found amount in the claimed currency, by the rate that is given."""
    mine, theirs = currency(pair.claimed.unit), currency(pair.found.unit)
    is_of_two = bool(mine and theirs) and mine != theirs
    return by_rate(pair, pair.case.rate) if is_of_two and pair.case.rate else None


def scaled(quantity: Quantity, factor: Decimal, unit: str, divisor: Decimal = _ONE) -> Quantity:
    """A quantity times a factor and by a divisor, in another unit, with the room its digits leave."""
    return replace(
        quantity,
        lower=None if quantity.lower is None else quantity.lower * factor / divisor,
        upper=None if quantity.upper is None else quantity.upper * factor / divisor,
        precision=2 * source_reach(quantity) * factor / divisor,
        unit=unit,
        computed=True,
    )


def other_currency(pair: Pair) -> Result:
    """What can be said of two currencies without a rate."""
    claimed, found = currency(pair.claimed.unit), currency(pair.found.unit)
    same = (pair.claimed.lower, pair.claimed.upper) == (pair.found.lower, pair.found.upper)
    if same and not pair.found.computed:
        says = (
            f"The claim has {say.quoted(pair.claimed)} and the source {say.quoted(pair.found)}: the same number in "
            f"two currencies, {claimed} and {found}, of which one is likely a slip."
        )
        return Result("inconsistent", "wrong_currency", says, flags=("currency",))
    says = (
        f"{say.capital(say.quoted(pair.claimed))} and {say.quoted(pair.found)} are in two currencies, {claimed} and "
        f"{found}; to compare them, give the rate and its day."
    )
    return Result("incomparable", "wrong_currency", says, flags=("currency",))


def by_rate(pair: Pair, rate: Rate) -> Pair | None:
    """The pair with the found amount in the claimed currency; None where the rate is for other currencies."""
    claimed, found = currency(pair.claimed.unit), currency(pair.found.unit)
    if (found, claimed) == (rate.base, rate.quote):
        factors = (rate.value, _ONE)
    elif (found, claimed) == (rate.quote, rate.base) and rate.value:
        factors = (_ONE, rate.value)
    else:
        return None
    there = scaled(pair.found, factors[0], pair.found.unit.replace(found, claimed), factors[1])
    day = f"{rate.day.day} {rate.day:%B %Y}"
    source = f"{rate.source}, {day}" if rate.source else day
    working = (
        f"{say.quoted(pair.found)}, which at {rate.value:f} {rate.quote} for one {rate.base} ({source}) "
        f"is {_told(there, pair)},"
    )
    return replace(pair, found=there, working=working)


def by_index(pair: Pair, index: PriceIndex) -> Pair | None:
    """The pair with the found amount in the later prices; None where the index cannot be divided by."""
    if not index.earlier_value or not currency(pair.found.unit):
        return None
    there = scaled(pair.found, index.later_value, pair.found.unit, index.earlier_value)
    source = f" ({index.source})" if index.source else ""
    working = (
        f"{say.quoted(pair.found)}, which with prices at {index.earlier_value:f} in {index.earlier} and "
        f"{index.later_value:f} in {index.later}{source} is {_told(there, pair)} in prices of {index.later},"
    )
    return replace(pair, found=there, working=working)


def _told(there: Quantity, pair: Pair) -> str:
    ends = [end for end in dict.fromkeys((there.lower, there.upper)) if end is not None]
    step = min(there.precision, pair.claimed.precision)
    return " to ".join(say.amount(end, there.unit, there.counted, step) for end in ends)
