"""Each figure and date says which rule read it, by which words, and what else it might have been."""

from __future__ import annotations

from datetime import date

import pytest

from tests.corpus.loader import Example, examples
from workbench.extract import dates, explain, quantities
from workbench.extract.explain import Explanation
from workbench.model import Date, Quantity

ENGLISH = [example for example in examples() if example.language == "en"][::25]


def _place(one: Quantity | Date) -> tuple[int, int, str]:
    return one.start, one.end, type(one).__name__


def only(text: str) -> Explanation:
    found = explain(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("example", ENGLISH, ids=lambda example: example.name)
def test_what_is_explained_is_what_is_read(example: Example) -> None:
    text, published = example.text, example.published
    explained = [one.reading for one in explain(text, published=published)]
    read: list[Quantity | Date] = [*quantities(text), *dates(text, published=published)]
    assert sorted(explained, key=_place) == sorted(read, key=_place)


def test_the_rule_and_its_words_are_told() -> None:
    found = only("Growth will be between 3 and 4 percent.")
    assert (found.rule, found.words) == ("between and", ("between", "3", "and", "4", "percent"))


def test_a_reading_that_lost_says_what_it_would_have_read() -> None:
    lost = [(one.rule, one.text) for one in only("A 3 to 4 km walk.").lost]
    assert lost == [("amount", "3"), ("amount", "4 km")]


def test_a_rule_that_reads_no_figure_may_have_lost() -> None:
    found = only("The plan covers 2025-30.")
    assert [one.rule for one in found.lost if not one.reads] == ["score"]


def test_a_reading_equal_to_the_one_that_won_is_not_told() -> None:
    assert all(one.reads != (found.reading,) for found in explain("It cost $5m.") for one in found.lost)


@pytest.mark.parametrize(
    ("text", "name", "read_as"),
    [
        ("The wall is 5 m high.", "metres otherwise", "unit"),
        ("The show has 5 m viewers.", "million before a counted plural", "scale"),
        ("The baby weighed 8 pounds.", "pounds that something weighs", "unit"),
        ("A ticket costs 8 pounds.", "pounds that somebody pays", "money"),
        ("It was 8 pounds.", "pounds of money after a number", "money"),
    ],
)
def test_an_ambiguous_word_names_the_preference_that_decided(text: str, name: str, read_as: str) -> None:
    assert [(one.name, one.read_as) for one in only(text).preferences] == [(name, read_as)]


def test_a_relative_date_is_explained_with_the_day_of_publication() -> None:
    (found,) = explain("They met last week.", published=date(2025, 2, 14))
    assert (found.reading.text, found.rule) == ("last week", "calendar period by steps")


def test_a_text_without_figures_has_nothing_to_explain() -> None:
    assert explain("Nobody came.") == ()
