"""No row without an example: every class and value of a table's words stands in a text of its language's corpus."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from tests.corpus.loader import Example, examples
from workbench.extract.grammar import Grammar, build, grammar
from workbench.extract.tables import Words, own
from workbench.extract.tokens import tokenize
from workbench.languages import ROOT

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


def rows_of(words: Words) -> set[tuple[str, str]]:
    return {(name, value) for name, rows in words.items() for value in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_words_has_an_example(language: str) -> None:
    words = own(ROOT.joinpath(language)).words
    assert rows_of(words) - rows_that_stand(grammar(language), language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_without_an_example_is_found(language: str) -> None:
    words = own(ROOT.joinpath(language)).words
    unit = {**words["unit"], "furlong": ("furlong",)}
    table = grammar(language).table
    grown = build(msgspec.structs.replace(table, words={**table.words, "unit": unit}))
    assert rows_of({**words, "unit": unit}) - rows_that_stand(grown, language) == {("unit", "furlong")}
