"""French, German and Spanish figures: marks of figures, odd rows of number words, regions of a language."""

from __future__ import annotations

import pytest

from workbench.errors import InputError
from workbench.extract import quantities
from workbench.extract.numbers import figure


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("1.234,5", "1234.5", "0.1"),
        ("1,234.5", "1234.5", "0.1"),
        ("1'234.50", "1234.50", "0.01"),
        ("12 400", "12400", "1"),
        ("12.400", "12400", "1"),
        ("12,400", "12400", "1"),
        ("5,000", "5000", "1"),
        ("1,459", "1.459", "0.001"),
        ("1.5", "1.5", "0.1"),
        ("0,5", "0.5", "0.1"),
        ("1.234.567", "1234567", "1"),
    ],
)
def test_a_figure_is_read_by_the_marks_that_it_has(written: str, value: str, precision: str) -> None:
    read = figure(written, group=".,' ", decimal=",.")
    assert (str(read.value), str(read.precision)) == (value, precision)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "einundein" * 500),
        ("de", "hundert" * 500),
        ("de", "zwei tausend " * 500),
        ("de", "1." * 500),
        ("es", "mil " * 500),
        ("es", "dos mil millones " * 500),
        ("fr", "cent " * 500),
        ("fr", "quatre-vingt-" * 500),
        ("fr", "l'" * 500),
        ("fr", "1 000 " * 500),
    ],
)
def test_figures_of_number_words_without_end_slice_to_their_text(language: str, words: str) -> None:
    for quantity in quantities(words, language=language):
        assert words[quantity.start : quantity.end] == quantity.text


def test_a_region_of_a_language_has_the_grammar_of_the_language() -> None:
    assert [quantity.lower for quantity in quantities("Das kostet Fr. 45'000.", language="de-CH")] == [45000]


def test_a_language_without_a_grammar_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(InputError, match="de, en, es, fr"):
        quantities("5 procent", language="sv")
