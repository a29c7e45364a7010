"""A series of values by date, such as a price index: read from a CSV file, looked up by year, month or day."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from workbench.calc import words
from workbench.calc.functions import FUNCTIONS
from workbench.errors import InputError

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_TAKEN = {"ecb", "in", "at", "on", "per"}
_NAME = re.compile(r"[a-z][a-z_]{0,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values by date ("2024", "2024-05" or "2024-05-31"), with who says so. `entry` is its id in the journal."""

    name: str
    values: Mapping[str, Decimal]
    source: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A value of a series, and how it was come by where it is not just an entry."""

    value: Decimal
    how: str = ""


def look_up(series: Series, when: str) -> Looked:
    """The value at a date, or the mean of a year's months, which `how` says. InputError where there is none."""
    if when in series.values:
        return Looked(series.values[when])
    months = [value for key, value in series.values.items() if key.startswith(f"{when}-") and len(key) == 7]
    if len(when) == 4 and len(months) == 12:
        return Looked(sum(months, Decimal(0)) / 12, f"the mean of the 12 months of {when}")
    first, last = min(series.values), max(series.values)
    raise InputError(f"the series {series.name} has no value for {when}; it goes from {first} to {last}")


def read_csv(text: str, name: str) -> tuple[tuple[str, Decimal], ...]:
    """Dates and values of a CSV file with two columns, by date; a head is left out. InputError names the line."""
    if not _NAME.fullmatch(name):
        raise InputError(
            f"{name!r} cannot name a series; use small letters and _, such as cpi or house_prices"
        )
    if name in FUNCTIONS or words.unit(name) or words.scale(name) or name in _TAKEN:
        raise InputError(f"{name!r} means something in calculations already; name the series {name}_index")
    found: dict[str, Decimal] = {}
    for line, row in enumerate(_rows(text), start=1):
        if line == 1 and len(row) == 2 and not _DATE.fullmatch(row[0]):
            continue
        if len(row) != 2 or not _DATE.fullmatch(row[0]) or not _NUMBER.fullmatch(row[1]):
            shown = ",".join(row)[:60]
            raise InputError(
                f"line {line} is no date and value: {shown!r}; write lines such as 2024-05,118.3"
            )
        if row[0] in found:
            raise InputError(f"line {line} gives {row[0]} a second time; keep one of them")
        found[row[0]] = Decimal(row[1])
    if not found:
        raise InputError("there are no values in this file; write lines such as 2024-05,118.3")
    return tuple(sorted(found.items()))


def _rows(text: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True))
    except csv.Error as error:
        raise InputError(f"this is no CSV file: {error}; write lines such as 2024-05,118.3") from error
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
