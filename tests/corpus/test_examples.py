"""No row without an example: every class and value of a table's words stands in a text of its language's corpus."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from tests.corpus.loader import Example, examples
from workbench.extract.grammar import Grammar, build, grammar
from workbench.extract.tokens import tokenize

LANGUAGES = ("de", "es", "fr")  # English numerals and ordinals still have rows without an example


@cache
def corpus(language: str) -> tuple[Example, ...]:
    return tuple(example for example in examples() if example.language == language and not example.gap)


def rows_that_stand(rules: Grammar, language: str) -> set[tuple[str, str]]:
    """Class and value of every word of the table that stands in the corpus."""
    return {
        row
        for example in corpus(language)
        for lexeme in tokenize(example.text, rules.lexicon).lexemes
        if lexeme
        for row in lexeme.values.items()
    }


def rows_of(rules: Grammar) -> set[tuple[str, str]]:
    return {(name, value) for name, rows in rules.table.words.items() for value in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_words_has_an_example(language: str) -> None:
    rules = grammar(language)
    assert rows_of(rules) - rows_that_stand(rules, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_without_an_example_is_found(language: str) -> None:
    table = grammar(language).table
    unit = {**table.words["unit"], "furlong": ("furlong",)}
    grown = build(msgspec.structs.replace(table, words={**table.words, "unit": unit}))
    assert rows_of(grown) - rows_that_stand(grown, language) == {("unit", "furlong")}
