"""What may not hold together in one article: each rule finds its example, and leaves alone what looks like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workbench import match
from workbench.check.case import Side
from workbench.check.coherence import RULES, CoherenceRule, Statement, incoherences
from workbench.extract import reading

PUBLISHED = date(2024, 3, 5)


def statement(sentence: str) -> Statement:
    """A sentence as the desk hands it over; one that is not English has its language before it: "de: ..."."""
    tag, colon, text = sentence.partition(": ")
    language, text = (tag, text) if colon and len(tag) == 2 else ("en", sentence)
    read = reading.read(text, language, PUBLISHED)
    side = Side(
        text=text,
        quantities=read.quantities,
        dates=read.dates,
        language=language,
        terms=match.terms(text, language),
    )
    return Statement(side, PUBLISHED)


def rules_that_speak(*sentences: str) -> list[str]:
    return [found.rule for found in incoherences([statement(sentence) for sentence in sentences])]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_its_example(rule: CoherenceRule) -> None:
    assert rules_that_speak(*rule.example) == [rule.name]


@pytest.mark.parametrize(
    ("rule", "sentences"),
    [
        ("a change and its ends", ["The fare doubled from €2 to €3."]),
        ("a change and its ends", ["fr: Le loyer a augmenté de 30 %, de 1 000 à 1 200 euros."]),
        ("shares of one whole", ["de: 60 Prozent sind dafür, 30 Prozent dagegen und 20 Prozent unentschieden."]),
        ("a slipped power of ten", ["A flood ruined 4,500 hectares.", "The 450 hectares will be sold."]),
        ("a slipped power of ten", ["es: Un muelle de 240 ha.", "es: El muelle de 24 ha."]),
        ("a total and its parts", ["fr: Dorn a 34 élèves, Holm 22.", "fr: Les deux villes ont 92 élèves au total."]),
        ("a weekday and its date", ["fr: Elle a coulé le lundi 5 mars 2024."]),
        ("a span and its ends", ["es: Lo dirigió durante 20 años, de 2009 a 2023."]),
        ("an anniversary and a founding", ["de: Das 150-jährige Jubiläum des Werks.", "de: Das Werk, gegründet 1884."]),
        ("two ages", ["fr: Odile Marchand, 47 ans, part samedi.", "fr: Âgée de 52 ans, Odile Marchand est doyenne."]),
        ("an age and a birth", ["es: Tomás Arrieta, de 61 años, ganó.", "es: Arrieta nació en 1971 en Dorn."]),
        ("approved and rejected", ["de: Der Rat lehnte den Haushalt ab.", "de: Der Rat nahm den Haushalt an."]),
    ],
)  # fmt: skip
def test_it_is_found_in_other_words_and_languages(rule: str, sentences: list[str]) -> None:
    assert rules_that_speak(*sentences) == [rule]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Rents rose by 20 percent, from $1,000 to $1,200."],
        ["It grew by about 10 percent, from 50 million to 55 million."],
        ["41 percent are young.", "The number fell from 310 to 248, by 20 percent."],
        ["44 percent trust the mayor, 61 percent trust the courts and 23 percent trust the press."],
        ["60 percent drive, 40 percent walk, 30 percent of them to school."],
        ["Of 40,000 objects 4,000 are on show."],
        ["The works will cost 1.2 million euros.", "Last year 120,000 euros were spent on lights."],
        ["The northern pier costs €45 million.", "In 2019 it was to cost €4.5 million."],
        ["Holm has 34 teachers, Dorn 22 teachers.", "The two towns have 56 teachers in all."],
        ["It sank on Tuesday, 5 March 2024."],
        ["She led it for 12 years, from 2012 to 2024."],
        ["The choir of Holm celebrates its 75th anniversary.", "Founded in 1949, the choir has 40 singers."],
        ["Karl Vass, 49, spoke.", "Peter Vass, 54, did not."],
        ["Elias Thorne, 39, won the race.", "He was 43 when Thorne, 43, lost."],
        ["Elias Thorne, 39, won the race.", "Thorne was born in 1984 in Holm."],
        ["The upper house rejected the sugar levy.", "The lower house approved the sugar levy."],
        ["In 2019 the council rejected the new bridge.", "The council approved the new bridge in 2024."],
        [
            "The committee recommended the vaccine for children.",
            "The agency approved the vaccine for children.",
        ],
    ],
)
def test_what_looks_like_it_is_left_alone(sentences: list[str]) -> None:
    assert rules_that_speak(*sentences) == []


def test_a_day_that_no_calendar_has_is_left_alone() -> None:
    read = statement("It sank on Sunday, 5 March 2024.")
    dates = tuple(replace(day, edtf="2024-02-31") for day in read.side.dates)

    assert list(incoherences([replace(read, side=replace(read.side, dates=dates))])) == []
