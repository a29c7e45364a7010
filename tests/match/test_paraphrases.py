"""What the matcher takes for the same, on pairs that are the same and pairs that only look so."""

from __future__ import annotations

import pytest

from tests.match.pairs import LANGUAGES, Pair, known, pairs, state
from workbench import match

LEAST = {"en": 300, "de": 60, "fr": 50, "es": 50, "across": 5}


def _taken_for_the_same(pair: Pair) -> bool:
    one, other = map(state, pair)
    return one is not None and other is not None and match.compare(one, other).same


@pytest.mark.parametrize("kind", ["same", "alike"])
@pytest.mark.parametrize(("language", "least"), LEAST.items())
def test_there_are_enough_pairs_and_none_twice(language: str, least: int, kind: str) -> None:
    assert len(set(pairs(kind, language))) == len(pairs(kind, language)) >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_claims_that_say_the_same_at_most_one_in_twenty_is_missed(language: str) -> None:
    missed = [pair for pair in pairs("same", language) if not _taken_for_the_same(pair)]
    assert len(missed) <= 0.05 * len(pairs("same", language)), missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_claims_that_only_look_alike_at_most_one_in_twenty_is_taken_for_the_same(language: str) -> None:
    taken = [pair for pair in pairs("alike", language) if _taken_for_the_same(pair)]
    assert len(taken) <= 0.05 * len(pairs("alike", language)), taken


def test_the_best_match_comes_first() -> None:
    claim = known("The Varne harbour tunnel cost €7bn.")
    others = [
        known("The Varne harbour tunnel cost €9bn."),
        known("Wolves were seen near Halden in 2019."),
        known("Seven billion euros was spent on the Varne harbour tunnel."),
    ]
    found = match.match(claim, others)
    assert [each.claim_id for each in found] == [others[place].claim.id for place in (2, 0, 1)]
    assert [each.figures for each in found] == ["agree", "differ", "none"]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Lorland has 12 prisons.", "Ostria has 12 prisons.", "Lorland or Ostria"),
        ("Rents in Norrby rose by 3 percent.", "Rents in Norrby fell by 3 percent.", "down or up"),
        ("Norrby has 9 trams.", "Norrby has 8 trams.", "the figures differ"),
        ("The dam broke in 1987.", "The dam broke in 1988.", "the dates differ"),
        ("The mine at Holm was never safe.", "The mine at Holm was safe.", "one denies it"),
        ("Norrby sold 9 trams.", "Norrby sold 9 timber trams.", "only one says timber"),
        ("Rents rose by 9 percent in Dorn.", "Rents rose to 9 percent in Dorn.", "by or to"),
        ("Ute Roth beat Ada Holt in Dorn.", "Ada Holt beat Ute Roth in Dorn.", "the other way round"),
        ("Dorn City beat Holm Rovers 3-1.", "Dorn City lost 3-1 to Holm Rovers.", "the other way round"),
        ("Max Ody is the mayor of Norrby.", "Max Ody is the deputy mayor of Norrby.", "only one says deputy"),
        ("Norrby ordered 9 trams.", "Norrby cancelled the order of 9 trams.", "only one says cancelled"),
        ("In Norrby cars were banned in 2019.", "Many old trees stand in Norrby.", "only names in common"),
        ("Norrby sold 9 trams before noon.", "Norrby sold 9 trams after noon.", "after or before"),
        ("It rained 9 mm in Dorn in June.", "It rained 9 mm in Dorn in July.", "july or june"),
        ("One man in five in Dorn smokes.", "One woman in five in Dorn smokes.", "men or women"),
        ("Norrby opened a mine in June.", "Norrby will open a mine in June.", "only one says will"),
        ("de: Dorn lehnte das Gesetz ab.", "de: Dorn nahm das Gesetz an.", "reject or approve"),
        ("Norrby sent 9 trams to Dorn.", "Norrby sent 9 trams from Dorn.", "to or from"),
        ("The water of Dorn is safe.", "The water of Dorn is unsafe.", "one denies it"),
        ("de: Dorn hat 9 Häfen eröffnet.", "de: Dorn hat 9 Häfen geschlossen.", "open or close"),
        ("fr: L’usine de Dorn a ouvert en 1987.", "fr: L’usine de Dorn a fermé en 1987.", "close or open"),
        ("es: La fábrica de Dorn abrió en 1987.", "es: La fábrica de Dorn cerró en 1987.", "open or close"),
        ("Flight 9 to Dorn was late in 2019.", "Flight 8 to Dorn was late in 2019.", "8 or 9"),
        ("Hall B in Dorn burned down in 2019.", "Hall C in Dorn burned down in 2019.", "B or C"),
        ("The A320 to Dorn was late in 2019.", "The A330 to Dorn was late in 2019.", "320 or 330"),
        (
            "The tower of Dorn is 52 metres high.",
            "The tower of Dorn is 520 years old.",
            "the figures measure different things",
        ),
        (
            "Dorn was fined 9 euros for a dirty beach.",
            "Dorn was fined 9 euros for a late bus.",
            "for different reasons",
        ),
        (
            "Nurses in Dorn work 52 hours on average.",
            "Nurses in Dorn work up to 52 hours.",
            "average or limit",
        ),
        (
            "A school in Dorn opened in May.",
            "A school in Dorn won a prize.",
            "little more than names in common",
        ),
        ("Norrby sold 9 green trams.", "Norrby sold 9 blue trams.", "blue or green"),
        ("Norrby has 9 trams.", "There are nine trams in Norrby.", "the figures agree"),
        ("Norrby has 9 trams.", "There are nine trams in Norrby.", "both say Norrby, trams"),
        (
            "It was safe in 2019, Ada Holt said.",
            "It was safe in 2019, Max Ody said.",
            "Ada Holt or Max Ody says it",
        ),
    ],
)
def test_the_reasons_tell_what_speaks_for_it_and_against(one: str, other: str, reason: str) -> None:
    assert reason in match.compare(known(one), known(other)).reasons


def test_who_says_it_weighs_more_in_a_quotation_than_in_a_statement() -> None:
    quoted = [
        known(f"“The water of Dorn is clean and always was,” said {who}.") for who in ("Ada Holt", "Max Ody")
    ]
    stated = [known(f"The dam of Dorn is 90 metres high, {who} said.") for who in ("Ada Holt", "Max Ody")]
    assert {state.claim.kind for state in quoted} == {"quote"}
    assert not match.compare(*quoted).same
    assert match.compare(*stated).same
