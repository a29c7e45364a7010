"""The pages of ten genres, what is expected of each, and when something found is what was expected.

A page's table lists its claims in text order; each names a stretch of the article and what is claimed there, and " … "
in it stands for anything. Fields left out are not compared, except upper (= lower), unit ("") and modifier ("=").
"none" is an open bound, "1/3" a fraction, "?" a date whose reading is left open. `left_out` holds the beginnings of the
boilerplate's paragraphs.
"""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from workbench import extract, read
from workbench.model import Article, Claim, Date, Problem, Quantity

Row = dict[str, Any]  # a table of TOML
_Item = TypeVar("_Item", bound=Quantity | Date)
_Wanted = TypeVar("_Wanted")

PAGES = sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in {".txt", ".html"})


@dataclass(frozen=True)
class Expected:
    """A claim that a page must yield: it covers `start:end` of the article's text."""

    start: int
    end: int
    text: str
    kind: str
    claimant: str
    quantities: tuple[Row, ...]
    dates: tuple[str, ...]

    @property
    def figures(self) -> bool:
        """Whether there is a quantity or a date in it."""
        return bool(self.quantities or self.dates)

    def within(self, claim: Claim) -> bool:
        return claim.start <= self.start and self.end <= claim.end

    def meets(self, span: Claim | Quantity | Date) -> bool:
        return span.start < self.end and self.start < span.end


@dataclass(frozen=True)
class Page:
    """A saved page as it is read, what is expected of it, and what was found."""

    name: str
    original: str
    article: Article
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]
    expected: tuple[Expected, ...]

    @property
    def found(self) -> tuple[Claim, ...]:
        return claims(self.article)

    @property
    def quantities(self) -> list[Quantity]:
        return sorted(
            {(q.start, q.end): q for claim in self.found for q in claim.quantities}.values(), key=_start
        )

    @property
    def dates(self) -> list[Date]:
        return sorted({(d.start, d.end): d for claim in self.found for d in claim.dates}.values(), key=_start)


def _start(item: Quantity | Date) -> int:
    return item.start


@cache
def page(path: Path) -> Page:
    wanted = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"), parse_float=Decimal)
    article, problems = read.read(str(path))
    article = replace(article, published=wanted["published"])
    return Page(
        name=path.stem,
        original=path.read_text(encoding="utf-8"),
        article=article,
        problems=problems,
        left_out=tuple(wanted["left_out"]),
        expected=tuple(_expected(article.text, wanted["claims"])),
    )


claims = cache(extract.claims)


def _expected(text: str, rows: list[Row]) -> Iterator[Expected]:
    """Each row at its place: the first occurrence that does not stand before the row above it."""
    start = 0
    for row in rows:
        first, *rest = row["text"].split(" … ")
        start = text.index(first, start)
        end = start + len(first)
        for part in rest:
            end = text.index(part, end) + len(part)
        yield Expected(
            start=start,
            end=end,
            text=text[start:end],
            kind=row.get("kind", ""),
            claimant=row.get("claimant", ""),
            quantities=tuple(row.get("quantities", ())),
            dates=tuple(row.get("dates", ())),
        )


def _number(written: object) -> Fraction | None:
    return None if written == "none" else Fraction(str(written))


def _close(found: Decimal | None, wanted: Fraction | None) -> bool:
    """Equal, or, for a fraction without an end in decimals, equal to three places."""
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(Fraction(found) - wanted) <= abs(wanted) * Fraction(1, 1000) * (wanted.denominator % 3 == 0)


def same_value(found: Quantity, wanted: Row) -> bool:
    lower, upper = _number(wanted["lower"]), _number(wanted.get("upper", wanted["lower"]))
    return _close(found.lower, lower) and _close(found.upper, upper)


def same_value_and_unit(found: Quantity, wanted: Row) -> bool:
    return same_value(found, wanted) and found.unit == wanted.get("unit", "")


def same_value_and_modifier(found: Quantity, wanted: Row) -> bool:
    return same_value(found, wanted) and found.modifier == wanted.get("modifier", "=")


def same_date(found: Date, wanted: str) -> bool:
    return wanted in {found.edtf, "?"}


def pairs(
    expected: Expected,
    items: Sequence[_Item],
    wanted: Sequence[_Wanted],
    same: Callable[[_Item, _Wanted], bool],
) -> list[bool]:
    """For each thing wanted of a claim, whether one of the items there is it; no item serves twice."""
    there = [item for item in items if expected.meets(item)]
    hits = []
    for one in wanted:
        match = next((item for item in there if same(item, one)), None)
        hits.append(match is not None)
        if match is not None:
            there.remove(match)
    return hits
