"""Every text of the corpus is read as its case expects."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.corpus.loader import COMPARED_WHERE_GIVEN, Example, Figure, examples
from workbench.extract import dates, quantities
from workbench.model import Quantity
from workbench.units import registry

EXAMPLES = examples()
LANGUAGES = sorted({example.language for example in EXAMPLES})
UNITS = sorted({figure.unit for example in EXAMPLES for figure in example.quantities or ()})
ENOUGH = {"en": 700, "de": 200, "es": 200, "fr": 200}
SIX_DIGITS = Fraction(1, 10**6)


def rows(*fields: str) -> list[object]:
    """The examples that say something about one of these fields, known gaps marked as such."""
    return [
        pytest.param(
            example,
            id=f"{example.name} {example.text[:48]}",
            marks=[pytest.mark.xfail(strict=True, reason=example.gap)] if example.gap else [],
        )
        for example in EXAMPLES
        if any(getattr(example, field) is not None for field in fields)
    ]


def as_read(found: Quantity, like: Figure | None) -> Figure:
    """What was read, in the terms of what was expected: endless fractions rounded off, other fields left out."""
    return Figure(
        lower=near(found.lower, like.lower if like else None),
        upper=near(found.upper, like.upper if like else None),
        unit=found.unit,
        modifier=found.modifier,
        also=tuple(
            (field, getattr(found, field))
            for field in COMPARED_WHERE_GIVEN
            if like and field in dict(like.also)
        ),
    )


def near(value: Decimal | None, expected: Fraction | None) -> Fraction | None:
    """The expected value if the one read agrees with it in six digits, else the one read."""
    if value is None:
        return None
    close = expected is not None and abs(Fraction(value) - expected) <= abs(expected) * SIX_DIGITS
    return expected if close else Fraction(value)


@pytest.mark.parametrize("example", rows("quantities"))
def test_the_figures_of_a_text_are_read(example: Example) -> None:
    found = quantities(example.text, language=example.language)
    expected = example.quantities or ()
    padded = expected + (None,) * (len(found) - len(expected))
    assert tuple(map(as_read, found, padded)) == expected


@pytest.mark.parametrize("example", rows("dates", "relative"))
def test_the_dates_of_a_text_are_read(example: Example) -> None:
    found = dates(example.text, language=example.language, published=example.published)
    if example.dates is not None:
        assert tuple(read.edtf for read in found) == example.dates
    if example.relative is not None:
        assert [read.relative for read in found] == [example.relative] * max(1, len(example.dates or ()))


@pytest.mark.parametrize("unit", UNITS)
def test_an_expected_unit_is_written_as_the_registry_writes_it(unit: str) -> None:
    assert str(registry().parse_units(unit)) == (unit or "dimensionless")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_in_a_language_twice(language: str) -> None:
    said = Counter((example.text, example.published) for example in EXAMPLES if example.language == language)
    assert [text for text, times in said.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_texts_enough(language: str) -> None:
    assert sum(example.language == language for example in EXAMPLES) >= ENOUGH[language]
