"""The benchmarks count what they say they count."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from benchmarks import names, page
from benchmarks.material import corpus, prose
from benchmarks.peers import OURS, PEERS, Program
from benchmarks.scoring import Figure, Score, of_peer, score, value

NINE_PERCENT = Figure("9", "percent", "=")
RUN = page.Run(
    day=date(2025, 9, 19),
    machine="a machine",
    texts=2,
    figures=3,
    rows=(
        page.Row(program=OURS, score=Score(90.0, 80.0, 70.0, 100.0), speed=800.0, start=0.2),
        page.Row(program=PEERS[0], score=Score(60.0, 50.0, 40.0, 30.0), errors=3, speed=40.0, start=0.5),
        page.Row(program=PEERS[1], trouble="no such version"),
    ),
    command=0.3,
    command_short=0.6,
    growth=(),
)


@pytest.mark.parametrize(
    ("read", "by_value", "with_unit", "with_modifier"),
    [
        ([NINE_PERCENT], 100, 100, 100),
        ([NINE_PERCENT._replace(unit="")], 100, 0, 100),
        ([NINE_PERCENT._replace(modifier="~")], 100, 100, 0),
        ([NINE_PERCENT._replace(value="90")], 0, 0, 0),
        ([NINE_PERCENT, NINE_PERCENT], 200 / 3, 200 / 3, 200 / 3),
        ([], 0, 0, 0),
    ],
)
def test_a_figure_is_right_by_value_unit_and_modifier(
    read: list[Figure], by_value: float, with_unit: float, with_modifier: float
) -> None:
    assert score([[NINE_PERCENT]], [read])[:3] == pytest.approx((by_value, with_unit, with_modifier))


def test_a_figure_read_where_there_is_none_counts_against_it() -> None:
    found = score([[], [], [NINE_PERCENT]], [[NINE_PERCENT], [], [NINE_PERCENT]])
    assert found.left_alone == 50
    assert found.value == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("lower", "upper", "written"),
    [
        (9.0, 9.0, "9"),
        (9.0, None, "9"),
        (None, 9.0, "9"),
        (3, 4, "3 to 4"),
        (Fraction(1, 3), 1 / 3, "0.333333"),
    ],
)
def test_a_value_is_one_number_or_a_range(lower: float | None, upper: float | None, written: str) -> None:
    assert value(lower, upper) == written


@pytest.mark.parametrize(
    ("peer", "words", "unit"),
    [
        ("quantulum3", "kilometre per hour", "kilometer / hour"),
        ("quantulum3", "square metre", "meter ** 2"),
        ("quantulum3", "euro per megawatt hour", "EUR / megawatt_hour"),
        ("recognizers-text", "Square kilometer", "kilometer ** 2"),
        ("recognizers-text", "CUP", "CUP"),
        ("recognizers-text", "currency Pound", "GBP"),
        ("recognizers-text", "Pound", "pound"),
        ("price-parser", "€", "EUR"),
        ("quantulum3", "euro bit newton", "euro bit newton"),
    ],
)
def test_a_peers_unit_becomes_ours(peer: str, words: str, unit: str) -> None:
    assert names.unit(peer, words).name == unit


def test_a_peers_dozen_is_twelve() -> None:
    assert of_peer("quantulum3", {"lower": 5.0, "upper": 5.0, "unit": "dozen", "modifier": "="}).value == "60"


def test_prose_is_the_same_each_time_and_as_long_as_asked_for() -> None:
    assert prose(5_000) == prose(5_000)
    assert 5_000 <= len("\n\n".join(prose(5_000))) < 7_000


def test_the_corpus_has_texts_with_and_without_figures() -> None:
    figures = [found for _, found in corpus()]
    assert any(figures)
    assert not all(figures)


def test_the_readme_gets_the_table_between_its_comments_and_nothing_else() -> None:
    readme = "Before.\n<!-- benchmarks -->\nold\n<!-- /benchmarks -->\nAfter.\n"
    made = page.written(readme, RUN)
    assert made.startswith("Before.\n<!-- benchmarks -->\n| ")
    assert made.endswith("<!-- /benchmarks -->\nAfter.\n")
    assert "old" not in made
    assert page.written(made, RUN) == made


def test_the_page_tells_ratios_errors_and_what_could_not_be_had() -> None:
    made = page.page(RUN)
    assert "40 (20.0×)" in made
    assert "raised an error for 3 texts" in made
    assert "no such version" in made


@pytest.mark.parametrize("program", PEERS, ids=lambda program: program.name)
def test_each_peer_is_pinned_and_has_an_adapter(program: Program) -> None:
    assert any("==" in one for one in program.requirements)
    assert program.command[1].endswith(f"{program.adapter}.py")
