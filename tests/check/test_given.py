"""Rates and indexes that are named on the command line: part of the working, or refused with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli.group import workbench
from workbench.desk import Desk
from workbench.errors import InputError
from workbench.model import checker_of

DOLLARS, EUROS = "$5.2 billion", "€5 billion"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A claims file with a series of prices."""
    path = tmp_path / "claims.db"
    with Desk.open(path, checker=checker_of("Ina Voss")) as desk:
        desk.calculations.add_series("2010,80\n2024,100\n2030,0\n", "cpi", "Statistics Norvik")
    return path


def compare(file: Path, *args: str) -> Result:
    return CliRunner().invoke(workbench, ["--db", str(file), "compare", *args], standalone_mode=False)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (
            (DOLLARS, EUROS, "--rate", "1 EUR = 1.04 USD on 2025-02-14"),
            "at 1.04 USD for one EUR (rate as given, 14 February 2025) is $5.2 billion",
        ),
        (
            (DOLLARS, EUROS, "--rate", "1 EUR = 1.04 USD", "--on", "2025-02-14"),
            "at 1.04 USD for one EUR (rate as given, 14 February 2025) is $5.2 billion",
        ),
        (
            (EUROS, DOLLARS, "--rate", "1 EUR = 1.04 USD on 2025-02-14"),
            "$5.2 billion, which at 1.04 USD for one EUR (rate as given, 14 February 2025) is €5 billion",
        ),
        (
            (DOLLARS, EUROS, "--rate", "ecb", "--on", "2025-02-14"),
            "at 1.0478 USD for one EUR (ECB reference rate, 14 February 2025)",
        ),
        (
            (DOLLARS, EUROS, "--rate", "ecb", "--on", "2025-02-16"),
            "(ECB reference rate, the last before 2025-02-16, 14 February 2025)",
        ),
        (
            ("€75 million", "€60 million", "--index", "cpi", "2010", "2024"),
            "with prices at 80 in 2010 and 100 in 2024 (cpi, Statistics Norvik) is €75 million",
        ),
    ],
)
def test_what_is_converted_shows_rate_day_and_whose_they_are(
    file: Path, args: tuple[str, ...], says: str
) -> None:
    done = compare(file, *args)
    assert done.return_value == 0, done.output
    assert says in done.output


def test_currencies_do_not_convert_unless_a_rate_is_named(file: Path) -> None:
    done = compare(file, DOLLARS, EUROS)
    assert done.return_value == 1
    assert "give the rate and its day" in done.output


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((DOLLARS, EUROS, "--rate", "1.04"), "is no rate"),
        ((DOLLARS, EUROS, "--rate", "1 EUR = 1.04 USD"), "has a day"),
        ((DOLLARS, EUROS, "--rate", "1 EUR = 0 USD on 2025-02-14"), "above zero"),
        ((DOLLARS, EUROS, "--rate", "1 EUR = 1.04 USD on 2025-02-30"), "there is no day 2025-02-30"),
        ((DOLLARS, EUROS, "--rate", "1 EUR = 1.04 KMS on 2025-02-14"), "KMS is no currency"),
        ((DOLLARS, EUROS, "--rate", "1 EUR = 160 JPY on 2025-02-14"), "the texts are in USD and EUR"),
        ((DOLLARS, EUROS, "--rate", "ecb"), "--on 2025-02-14"),
        ((DOLLARS, EUROS, "--rate", "ecb", "--on", "1998-12-31"), "begin on 1999-01-04"),
        ((DOLLARS, EUROS, "--on", "2025-02-14"), "--rate ecb"),
        ((DOLLARS, "5 km", "--rate", "ecb", "--on", "2025-02-14"), "leave --rate out"),
        ((DOLLARS, DOLLARS, "--rate", "ecb", "--on", "2025-02-14"), "leave --rate out"),
        ((EUROS, EUROS, "--index", "cpi", "2010", "2050"), "no value for 2050"),
        ((EUROS, EUROS, "--index", "cpi", "2010", "2030"), "above zero"),
        ((EUROS, EUROS, "--index", "rent", "2010", "2024"), "there is no series 'rent'; there are: cpi"),
        (("75 people", "60 people", "--index", "cpi", "2010", "2024"), "leave --index out"),
    ],
)
def test_what_cannot_be_converted_by_is_refused_with_a_remedy(
    file: Path, args: tuple[str, ...], says: str
) -> None:
    done = compare(file, *args)
    assert isinstance(done.exception, InputError)
    assert says in str(done.exception)
    assert "\n" not in str(done.exception)
