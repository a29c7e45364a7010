"""The tables of words, one per language, and what they do to a word."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.match.pairs import known
from workbench import match
from workbench.languages import read_table
from workbench.match import lexicon as tables
from workbench.match.tokens import alike
from workbench.match.words import profile

LANGUAGES = ("en", "de", "fr", "es")


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads(read_table(language, "matching") or "")


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("section", ["contrasts", "scopes", "relations"])
def test_rows_of_opposites_and_their_poles_have_the_same_names_in_every_language(
    language: str, section: str
) -> None:
    english = {(row, pole) for row, poles in _table("en")[section].items() for pole in poles}
    here = {(row, pole) for row, poles in _table(language)[section].items() for pole in poles}
    assert here - english == set()


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("section", ["synonyms", "undone"])
def test_rows_of_synonyms_have_the_same_names_in_every_language(language: str, section: str) -> None:
    assert set(_table(language)[section]) - set(_table("en")[section]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pole_has_a_word_of_its_opposite(language: str) -> None:
    for section in ("contrasts", "scopes", "relations"):
        for poles in _table(language)[section].values():
            words = [word for row in poles.values() for word in set(row.split())]
            assert len(words) == len(set(words)), poles


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_denies_another_says_the_same_as_the_other_denied(language: str) -> None:
    for positive, negatives in _table(language)["denied"].items():
        assert all(tables.lexicon(language).denied[word] == positive for word in negatives.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en: The mill in Dorn shut down in 1987.", "en: The mill in Dorn closed in 1987."),
        ("de: Die Mühle in Dorn wurde 1987 dichtgemacht.", "de: Die Mühle in Dorn schloss 1987."),
        ("fr: L’usine de Dorn a licencié 9 salariés.", "fr: L’usine de Dorn a supprimé 9 employés."),
        ("es: La fábrica de Dorn despidió a 9 empleados.", "es: La fábrica de Dorn suprimió 9 empleados."),
        ("en: The mill of Dorn dismissed 9 people.", "de: Die Mühle von Dorn entließ 9 Leute."),
    ],
)
def test_a_word_or_phrase_of_a_row_is_compared_as_the_row(one: str, other: str) -> None:
    words = [[word for word in profile(known(each)).words if word.rows] for each in (one, other)]
    assert any(alike(first, second) for first in words[0] for second in words[1])


def test_in_german_a_noun_is_a_name_only_beside_another_or_after_a_preposition() -> None:
    found = profile(known("de: Der Bürgermeister Max Ody verkaufte 9 Häuser in Norrby der Kirche."))
    assert {"max", "ody", "norrby"} <= found.names
    assert "kirch" not in found.names


def test_a_language_without_a_table_is_compared_by_its_words_as_written() -> None:
    one = known("Ostria has 12 prisons.")
    assert not tables.lexicon("xx").synonyms
    assert not tables.lexicon("../en").synonyms
    assert match.compare(one, one).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ute Roth beat Ada Holt in Dorn.", "Ada Holt lost to Ute Roth in Dorn."),
        ("Ute Roth beat Ada Holt in Dorn.", "Ada Holt was beaten in Dorn by the champion Ute Roth."),
        ("Norvik Bank sold the mill to Max Ody.", "Max Ody bought the mill from Norvik Bank."),
        ("Jon Moe is the father of Karin Lom.", "Karin Lom is the daughter of Jon Moe."),
        ("de: Ute Roth besiegte Ada Holt in Dorn.", "de: Ada Holt wurde in Dorn von Ute Roth besiegt."),
        ("fr: Ute Roth a battu Ada Holt à Dorn.", "fr: Ada Holt a perdu contre Ute Roth à Dorn."),
        ("es: Ute Roth venció a Ada Holt en Dorn.", "es: Ada Holt fue derrotada por Ute Roth en Dorn."),
    ],
)
def test_a_relation_told_from_its_other_end_is_the_same_relation(one: str, other: str) -> None:
    ends = [profile(known(each)).acts_on for each in (one, other)]
    (row,) = ends[0].keys() & ends[1].keys()
    assert ends[0][row].likeness(ends[1][row]) > 0
