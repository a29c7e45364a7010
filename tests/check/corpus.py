"""The cases as they are written: one TOML file per rule of the field, a row per case."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from workbench.check import PriceIndex, Rate
from workbench.desk import text_comparison
from workbench.model import Comparison

HERE = Path(__file__).parent
ROWS = sorted(path.stem for path in HERE.glob("*.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row: two texts, what is given beside them, and what the comparison has to say."""

    row: str
    claimed: str
    found: str
    outcome: str
    finding: str
    flags: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    difference: str = ""
    published: date | None = None
    language: str = "en"
    rate: str = ""
    index: str = ""

    def compare(self) -> Comparison:
        """The comparison of its two texts."""
        return text_comparison.compare(
            self.claimed,
            self.found,
            published=self.published,
            language=self.language,
            rate=_rate(self.rate) if self.rate else None,
            index=_index(self.index) if self.index else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two statements of one article, and whether both can hold."""

    first: str
    second: str
    holds: bool


def cases() -> Iterator[Case]:
    """Every row of every file but the pairs of contradictions."""
    for row in ROWS:
        table = tomllib.loads((HERE / f"{row}.toml").read_text(encoding="utf-8"))
        for case in table.get("case", []):
            case |= {name: tuple(case[name]) for name in ("flags", "says") if name in case}
            yield Case(row=row, language=table.get("language", "en"), **case)


def pairs() -> list[Pair]:
    """The pairs of statements of one article."""
    table = tomllib.loads((HERE / "contradictions.toml").read_text(encoding="utf-8"))
    return [Pair(**row) for row in table["pair"]]


def _rate(row: str) -> Rate:
    base, quote, value, day = row.split()
    return Rate(base=base, quote=quote, value=Decimal(value), day=date.fromisoformat(day), source="test rate")


def _index(row: str) -> PriceIndex:
    earlier, earlier_value, later, later_value = row.split()
    return PriceIndex(
        earlier=earlier,
        earlier_value=Decimal(earlier_value),
        later=later,
        later_value=Decimal(later_value),
        source="test index",
    )
