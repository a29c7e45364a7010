"""Rates between currencies: the European Central Bank's reference rates, as the currencyconverter package has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from workbench.errors import InputError

FIRST = date(1999, 1, 4)
_BACK = 10  # days: no run of weekends and holidays of the bank is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one unit of `source` was worth in `target` on `day`, the working day that was used."""

    source: str
    target: str
    rate: Decimal
    day: date


def ecb(source: str, target: str, day: date) -> Rate:
    """The reference rate of a day, or of the last day before it that has one. InputError where there is none."""
    if day < FIRST:
        raise InputError(
            f"the ECB's reference rates begin on {FIRST}; give a rate: at 1.08 {target}/{source}"
        )
    converter = _converter()
    for currency in (source, target):
        if currency not in converter.currencies:
            raise InputError(
                f"the ECB has no reference rate for {currency}; give a rate: at 1.08 {target}/{source}"
            )
    last = max(converter.bounds["USD"].last_date, FIRST)
    if day > last:
        raise InputError(
            f"the ECB's reference rates here end on {last}; give a rate: at 1.08 {target}/{source}"
        )
    for back in range(_BACK + 1):
        used = day - timedelta(days=back)
        if (rate := _rate(converter, source, target, used)) is not None:
            return Rate(source=source, target=target, rate=rate, day=used)
    raise InputError(
        f"the ECB has no rate from {source} to {target} near {day}; give one: at 1.08 {target}/{source}"
    )


def _rate(converter: Any, source: str, target: str, day: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    try:
        return Decimal(converter.convert(1, source, target, date=day))
    except RateNotFoundError:
        return None
    except ValueError:  # the day lies outside of what it has of this currency
        return None


@cache
def _converter() -> Any:
    # Imported on first use: it reads all rates, for a third of a second.
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)
