"""No row without an example: every rule, preference and unit word of every table is used by a text of the corpus."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.corpus.loader import examples
from workbench.extract.grammar import grammar
from workbench.extract.reading import preferences, reader_of, steps
from workbench.extract.tables import own, shared
from workbench.languages import ROOT, languages
from workbench.units import is_unit

UNIT_CLASSES = ("unit", "money", "currency", "period", "rate")


def rows(*names: str) -> list[tuple[str, str, str]]:
    """Language, class and spelling of every word in these classes."""
    return [
        (language, name, spelling)
        for language in languages()
        for name in names
        for spellings in own(ROOT.joinpath(language)).words.get(name, {}).values()
        for spelling in spellings
    ]


def units() -> list[str]:
    """Every canonical unit that a table may give, without the number that multiplies it."""
    tables = [grammar(language).table.words for language in languages()]
    found = {unit for words in tables for name in UNIT_CLASSES for unit in words.get(name, {})}
    return sorted({re.sub(r"^[0-9]+ (?!/)", "", unit) for unit in found if not unit.isdigit()})


@cache
def texts(language: str) -> tuple[str, ...]:
    return tuple(example.text for example in examples() if example.language == language)


@cache
def rules_used(language: str) -> frozenset[str]:
    return frozenset(step.rule.name for text in texts(language) for step in steps(reader_of(text, language)))


@cache
def preferences_used(language: str) -> frozenset[str]:
    return frozenset(row.name for text in texts(language) for _, row in preferences(text, language))


@cache
def words_read(language: str, name: str) -> frozenset[str]:
    """The spellings in a class as they stand in the corpus, in small letters where the table has them so."""
    table = grammar(language).table.words.get(name, {})
    known = {spelling for spellings in table.values() for spelling in spellings}
    found = set()
    for text in texts(language):
        reader = reader_of(text, language)
        for index in range(len(reader.classes)):
            if reader.is_a(index, name):
                written = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", reader.tokens.word(index))
                found |= {
                    written,
                    written.lower(),
                    reader.tokens.word(index),
                    reader.tokens.word(index).lower(),
                }
    return frozenset(found & known)


@pytest.mark.parametrize("language", languages())
def test_every_rule_is_applied_to_a_text_of_the_corpus(language: str) -> None:
    names = [row.name for row in grammar(language).table.rule]
    assert [name for name in names if name not in rules_used(language)] == []


@pytest.mark.parametrize("language", languages())
def test_every_preference_decides_about_a_word_of_the_corpus(language: str) -> None:
    names = [row.name for row in grammar(language).table.reading]
    assert [name for name in names if name not in preferences_used(language)] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", UNIT_CLASSES)
def test_every_word_for_a_unit_or_currency_is_read_in_a_text_of_the_corpus(language: str, name: str) -> None:
    spellings = [spelling for where, _, spelling in rows(name) if where == language]
    assert [spelling for spelling in spellings if spelling not in words_read(language, name)] == []


@pytest.mark.parametrize("name", UNIT_CLASSES)
def test_every_symbol_of_a_unit_or_currency_is_read_in_a_text_of_a_corpus(name: str) -> None:
    symbols = [
        spelling for spellings in shared("symbols").words.get(name, {}).values() for spelling in spellings
    ]
    read = frozenset().union(*(words_read(language, name) for language in languages()))
    assert [symbol for symbol in symbols if symbol not in read] == []


@pytest.mark.parametrize("language", languages())
def test_no_two_rules_have_the_same_name(language: str) -> None:
    names = [row.name for row in grammar(language).table.rule]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("unit", units())
def test_a_unit_of_a_table_is_known_to_the_registry(unit: str) -> None:
    factor, space, rest = unit.partition(" ")
    assert is_unit(rest if space and factor[0].isdigit() else unit)
