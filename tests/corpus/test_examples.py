"""No row without an example: every rule of a grammar reads something of its corpus, every row of words stands there."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from tests.corpus.loader import Example, examples
from workbench.extract import reading
from workbench.extract.figures import Match
from workbench.extract.grammar import Grammar, build, grammar
from workbench.extract.tokens import tokenize

LANGUAGES = ("de", "es", "fr")  # English has rules of its own that are still being given their examples


@cache
def corpus(language: str) -> tuple[Example, ...]:
    return tuple(example for example in examples() if example.language == language and not example.gap)


def rules_that_read(language: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The rules whose production makes sense of something in the corpus; a watch is put around each production."""
    fired: set[str] = set()

    def watched(make: reading.calendar.Production) -> reading.calendar.Production:
        def production(match: Match) -> reading.calendar.Made | None:
            made = make(match)
            if made is not None:
                fired.add(match.rule)
            return made

        return production

    watches = {name: watched(make) for name, make in reading.PRODUCTIONS.items()}
    monkeypatch.setattr(reading, "PRODUCTIONS", watches)
    for example in corpus(language):
        reading.read(example.text, language, example.published)
    return fired


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
def test_every_rule_has_an_example(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {rule.name for rule in grammar(language).table.rule}
    assert rules - rules_that_read(language, monkeypatch) == set()


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
