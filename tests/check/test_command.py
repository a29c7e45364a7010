"""`workbench compare` as a person or a script meets it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.shell import Done, Shell
from workbench.desk import text_comparison


def _run(*args: str) -> Done:
    return Shell(Path())("compare", *args)


@pytest.mark.parametrize(
    ("claimed", "found", "code"),
    [
        ("7 percent", "6.8%", 0),
        ("7 percent", "8%", 1),
        ("€9 million", "9 km", 1),
        ("7 percent", "no idea", 1),
        ("-4 km/h", "-4.2 km/h", 0),
        ("-4 °C", "4 °C", 1),
    ],
)
def test_the_exit_code_tells_the_outcome(claimed: str, found: str, code: int) -> None:
    assert _run(claimed, found).returncode == code


def test_a_claim_without_a_figure_is_unusable_and_the_line_says_what_to_do() -> None:
    done = _run("the harbour grew", "7 percent")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "7 percent" in done.stderr
    assert done.stdout == ""


def test_json_has_the_fields_of_a_comparison() -> None:
    made = json.loads(_run("rose 27 percent", "from 17% to 44%", "--format", "json").stdout)

    assert list(made) == [
        "claimed",
        "found",
        "outcome",
        "finding",
        "flags",
        "difference",
        "explanation",
        "rule",
        "steps",
    ]
    assert made["flags"] == ["percent_vs_points"]


def test_text_has_the_outcome_the_sentence_and_what_flags_mean() -> None:
    lines = _run("€40 billion", "€40 million").stdout.splitlines()

    assert lines[0].startswith("inconsistent")
    assert any("1,000 times less" in line for line in lines)
    assert any(line.strip().startswith("order_of_magnitude:") for line in lines)


def test_the_day_of_publication_places_last_year() -> None:
    assert _run("last year", "2024", "--published", "2025-02-14").returncode == 0


def test_control_characters_of_a_text_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in _run("7 percent", "6.8%\x1b[2J").stdout


def test_two_texts_compare_as_the_command_does() -> None:
    made = text_comparison.compare("last year", "2024", published=date(2025, 2, 14))

    assert (made.outcome, made.finding) == ("consistent", "exact")
