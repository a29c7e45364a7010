"""Every row of the field's table of comparisons, on both sides of its edge."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.check.corpus import ROWS, Case, Pair, cases, pairs
from workbench import extract, match
from workbench.check import FINDINGS, FLAGS, Side, contradiction, contradictions

CASES = tuple(cases())
LEAST = 10


def _side(text: str) -> Side:
    return Side(
        text=text,
        quantities=extract.quantities(text),
        dates=extract.dates(text),
        terms=match.terms(text, "en"),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.row}: {case.claimed} | {case.found}")
def test_a_comparison_comes_out_as_its_row_says(case: Case) -> None:
    made = case.compare()

    assert (made.outcome, made.finding, set(made.flags)) == (case.outcome, case.finding, set(case.flags))
    assert case.difference in ("", made.difference)
    assert [words for words in case.says if words not in made.explanation] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.row}: {case.claimed} | {case.found}")
def test_every_comparison_is_told_in_words_that_begin_large_and_end_with_a_stop(case: Case) -> None:
    explanation = case.compare().explanation

    assert explanation.endswith(".")
    assert explanation[0] == explanation[0].upper()
    assert "  " not in explanation


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_field_has_ten_cases_and_more_than_one_outcome(row: str) -> None:
    outcomes = [case.outcome for case in CASES if case.row == row]
    outcomes += [str(pair.holds) for pair in pairs() if row == "contradictions"]

    assert len(outcomes) >= LEAST
    assert len(set(outcomes)) > 1


def test_every_finding_has_a_case() -> None:
    assert set(FINDINGS) == {case.finding for case in CASES}


def test_every_flag_has_a_case() -> None:
    assert set(FLAGS) == {flag for case in CASES for flag in case.flags}


def test_no_case_is_written_twice() -> None:
    counted = Counter((case.claimed, case.found, case.published, case.rate, case.index) for case in CASES)

    assert [case for case, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair.first} | {pair.second}")
def test_two_statements_of_an_article_contradict_each_other_where_both_cannot_hold(
    pair: Pair,
) -> None:
    found = list(contradictions([_side(pair.first), _side(pair.second)]))

    assert (not found) == pair.holds


def test_contradictions_are_named_by_the_places_of_both_statements() -> None:
    texts = (
        "The harbour tunnel is 4 km long.",
        "Ferry fares rose 5 percent.",
        "The harbour tunnel is 6 km long.",
    )

    found = [(one, other) for one, other, _ in contradictions([_side(text) for text in texts])]

    assert found == [(0, 2)]


def test_a_clash_tells_both_figures_and_the_words_for_what_they_are_of() -> None:
    texts = (
        "Whoever fishes there risks a fine of 60 euros.",
        "A penalty of 90 euros for fishing is too much.",
    )

    ((_, _, clash),) = contradictions([_side(text) for text in texts])

    assert clash.figures == ("60 euros", "90 euros")
    assert set(clash.same) == {("fine", "penalty"), ("fishes", "fishing")}


def test_the_one_that_is_asked_for_stands_first_in_its_clash() -> None:
    sides = [_side(text) for text in ("The mast is 52 metres high.", "Storms shake the 58 metres high mast.")]

    ((first, second, clash),) = contradictions(sides, of=1)

    assert (first, second) == (1, 0)
    assert clash.figures == ("58 metres", "52 metres")


THREE = "The west tower is 64 metres high."


@pytest.mark.parametrize("third", [0, 1, 2])
def test_of_three_figures_of_a_thing_the_article_speaks_of_several(third: int) -> None:
    texts = ["The mast is 52 metres high.", "Storms shake a spire that is 58 metres high."]
    assert list(contradictions([_side(text) for text in texts]))

    texts.insert(third, THREE)

    assert list(contradictions([_side(text) for text in texts])) == []


def test_what_a_later_statement_takes_up_was_told_before_it() -> None:
    texts = ["The theft of 340 gold coins is a riddle.", "Police found 212 coins in a cellar."]

    assert list(contradictions([_side(text) for text in texts])) == []
    assert list(contradictions([_side(text) for text in reversed(texts)])) != []


def test_what_takes_up_a_third_figure_is_not_set_against_a_second() -> None:
    texts = ["A wall fell and injured six pupils.", "The nine injured are in hospital."]
    assert list(contradictions([_side(text) for text in texts]))

    texts.insert(1, "A roof fell and injured nine teachers.")

    assert list(contradictions([_side(text) for text in texts])) == []


def test_the_bridge_of_another_article_may_be_another_bridge() -> None:
    one, other = _side("About 600 pilgrims came to Tolmar."), _side("The 900 pilgrims slept in tents.")

    assert list(contradictions([one, other]))
    assert contradiction(one, other) is None
