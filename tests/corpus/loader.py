"""The corpus as it is written: one TOML file per topic, one expected reading and many texts that must all give it.

A `[[case]]` has `texts` and what each of them must read as: `quantities` (every figure, in text order), `dates`
(EDTF, in text order), `none = true` (no figure at all), `relative` (of all its dates), `published` (what relative
dates are reckoned from) and `gap` (why it is not read yet). `[default]` holds what all cases of a file share. What
is left out is not compared, except a figure's bounds, unit and modifier: `upper` is `lower`, `unit` "" and
`modifier` "=" unless written; an open side is "none", and a fraction without an end is "1/3".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OF_A_CASE = {"texts", "quantities", "dates", "none", "relative", "published", "gap"}
OF_A_FIGURE = {"lower", "upper", "unit", "modifier", "of", "counted", "role", "text"}
COMPARED_WHERE_GIVEN = ("of", "counted", "role", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity as a case expects it; `also` holds the fields that are compared only where they are written."""

    lower: Fraction | None
    upper: Fraction | None
    unit: str = ""
    modifier: str = "="
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One text of a case; `quantities`, `dates` or `relative` is None where the case does not say."""

    name: str
    language: str
    text: str
    quantities: tuple[Figure, ...] | None = None
    dates: tuple[str, ...] | None = None
    relative: bool | None = None
    published: date | None = None
    gap: str = ""


def examples(folder: Path = HERE) -> tuple[Example, ...]:
    """Every text of every language below a folder, in order of file and line; KeyError for a misspelt field."""
    return tuple(example for path in sorted(folder.glob("*/*.toml")) for example in load(path))


def load(path: Path) -> Iterator[Example]:
    """The texts of one file; its folder names the language."""
    table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    for number, case in enumerate(table["case"], 1):
        fields = _fields({**table.get("default", {}), **case})
        for letter, text in enumerate(case["texts"]):
            name = f"{path.parent.name}/{path.stem}-{number}{chr(ord('a') + letter)}"
            yield Example(name=name, language=path.parent.name, text=text, **fields)


def _fields(case: dict[str, Any]) -> dict[str, Any]:
    _refuse_unknown(case, OF_A_CASE)
    figures = [] if case.get("none") and "quantities" not in case else case.get("quantities")
    return {
        "quantities": None if figures is None else tuple(figure(row) for row in figures),
        "dates": tuple(case["dates"]) if "dates" in case else None,
        "relative": case.get("relative"),
        "published": case.get("published"),
        "gap": case.get("gap", ""),
    }


def figure(row: dict[str, Any]) -> Figure:
    """A figure from its row: `{lower = 3, upper = 4, unit = "kilometer"}`."""
    _refuse_unknown(row, OF_A_FIGURE)
    return Figure(
        lower=_bound(row["lower"]),
        upper=_bound(row.get("upper", row["lower"])),
        unit=row.get("unit", ""),
        modifier=row.get("modifier", "="),
        also=tuple((field, row[field]) for field in COMPARED_WHERE_GIVEN if field in row),
    )


def _bound(value: int | Decimal | str) -> Fraction | None:
    return None if value == "none" else Fraction(value)


def _refuse_unknown(row: dict[str, Any], known: set[str]) -> None:
    if unknown := row.keys() - known:
        raise KeyError(f"no such field: {', '.join(sorted(unknown))} in {row}")
