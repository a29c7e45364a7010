"""Every row of the field's table of comparisons, on both sides of its edge."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.check.corpus import ROWS, Case, cases, pairs
from workbench import extract
from workbench.check import FINDINGS, FLAGS, Side, contradiction, contradictions

CASES = tuple(cases())
LEAST = 10


def _side(text: str) -> Side:
    return Side(text=text, quantities=extract.quantities(text), dates=extract.dates(text))


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
    outcomes += [str(pair["holds"]) for pair in pairs() if row == "contradictions"]

    assert len(outcomes) >= LEAST
    assert len(set(outcomes)) > 1


def test_every_finding_has_a_case() -> None:
    assert set(FINDINGS) == {case.finding for case in CASES}


def test_every_flag_has_a_case() -> None:
    assert set(FLAGS) == {flag for case in CASES for flag in case.flags}


def test_no_case_is_written_twice() -> None:
    counted = Counter((case.claimed, case.found, case.published, case.rate, case.index) for case in CASES)

    assert [case for case, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair['one']} | {pair['other']}")
def test_two_statements_of_an_article_contradict_each_other_where_both_cannot_hold(
    pair: dict[str, str],
) -> None:
    found = contradiction(_side(pair["one"]), _side(pair["other"]))

    assert (found is None) == pair["holds"]


def test_contradictions_are_named_by_the_places_of_both_statements() -> None:
    texts = (
        "The harbour tunnel is 4 km long.",
        "Ferry fares rose 5 percent.",
        "The harbour tunnel is 6 km long.",
    )

    found = [(one, other) for one, other, _ in contradictions([_side(text) for text in texts])]

    assert found == [(0, 2)]
