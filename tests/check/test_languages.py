"""The tables of words around figures, one per language."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from workbench.check import word_tables, words
from workbench.desk import text_comparison
from workbench.languages import read_table

LANGUAGES = ("de", "fr", "es")


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads(read_table(language, "comparing") or "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", ["classes", "weekdays", "bases", "spans"])
def test_every_class_of_words_that_english_has_is_there_in_the_others(language: str, section: str) -> None:
    assert set(_table(language)[section]) == set(_table("en")[section])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["up", "down", "no_direction"])
def test_a_word_of_direction_is_one_in_every_language(language: str, way: str) -> None:
    expression = word_tables.table(language).classes[way]
    for word in _table(language)["classes"][way]:
        assert expression.search(f"9 {word.replace('*', '')} 9"), word


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Werk kostet 3,5 Milliarden Euro", "de"),
        ("2,5 Milliarden Euro", "de"),
        ("L'usine coûte 3,5 milliards d'euros", "fr"),
        ("La fábrica costó 3,5 millones de euros", "es"),
        ("the plant costs 3.5 billion euros", "en"),
        ("3.5 billion euros", "en"),
        ("El Niño years are warmer by 0.2 degrees", "en"),
        ("40 ships", "en"),
        ("De Beers mined 1,200 carats", "en"),
    ],
)
def test_a_text_is_read_in_the_language_of_its_words(text: str, language: str) -> None:
    assert words.language_of(text, "en") == language


def test_a_language_without_a_table_is_kept() -> None:
    assert words.language_of("Das Werk kostet 3,5 Milliarden Euro", "sv") == "sv"


def test_a_claim_and_a_source_in_two_languages_are_each_read_in_their_own() -> None:
    made = text_comparison.compare("The plant costs 3.5 billion euros", "Das Werk kostet 3,5 Milliarden Euro")

    assert (made.outcome, made.finding) == ("consistent", "exact")
