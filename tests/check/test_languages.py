"""The tables of words around figures, one per language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.check import words

LANGUAGES = ("de", "fr", "es")


def _table(language: str) -> dict[str, Any]:
    folder = Path(words.__file__).with_name("word_tables")
    return tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", ["classes", "weekdays", "bases"])
def test_every_class_of_words_that_english_has_is_there_in_the_others(language: str, section: str) -> None:
    assert set(_table(language)[section]) == set(_table("en")[section])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["up", "down", "no_direction"])
def test_a_word_of_direction_is_one_in_every_language(language: str, way: str) -> None:
    expression = words.table(language).classes[way]
    for word in _table(language)["classes"][way]:
        assert expression.search(f"9 {word.replace('*', '')} 9"), word
