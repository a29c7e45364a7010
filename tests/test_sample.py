"""The sample that a newcomer opens is what its script builds, and shows what the workbench is for."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sample.build import HERE, TARGET, build
from tests.waiting import PATIENCE
from workbench.desk import Desk, read_article
from workbench.model import checker_of

GUEST = checker_of("A Guest")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sample") / "claims.db"
    build(target)
    return target


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as git has it, since claims.db may hold a newcomer's own work; outside a clone, claims.db as it is."""
    copy = tmp_path_factory.mktemp("committed") / "claims.db"
    shown = subprocess.run(
        ["git", "show", ":claims.db"], cwd=HERE.parent, capture_output=True, check=False, timeout=PATIENCE
    )
    copy.write_bytes(shown.stdout if shown.returncode == 0 else TARGET.read_bytes())
    return copy


@pytest.fixture
def desk(committed: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a copy of the committed file."""
    copy = tmp_path / "claims.db"
    shutil.copy(committed, copy)
    with Desk.open(copy, create=False, checker=GUEST) as opened:
        yield opened


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables in a fixed order; not when migrations ran, nor the index of words."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        named = connection.execute(
            "select name from sqlite_master where type = 'table' and name not like '%\\_fts%' escape '\\'"
        )
        names = [name for (name,) in named if not name.startswith(("sqlite_", "_sqlite_"))]
        return {name: sorted(connection.execute(f'select * from "{name}"'), key=repr) for name in names}
    finally:
        connection.close()


def test_the_committed_file_holds_what_the_script_builds(built: Path, committed: Path) -> None:
    assert content(committed) == content(built), (
        "the sample is out of date; run: make sample, and stage claims.db"
    )


def test_the_script_builds_the_same_each_time(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    build(again)
    assert content(again) == content(built)


def test_the_committed_file_opens_with_the_present_schema_and_verifies(desk: Desk) -> None:
    assert desk.upkeep.verify() == ()


def test_the_sample_shows_each_standing_a_newcomer_should_meet(desk: Desk) -> None:
    counts = desk.claims.counts()
    assert (counts.disputed, counts.confirmed, counts.dismissed) == (1, 1, 1)
    assert counts.checked >= 3
    assert counts.checking >= 2
    assert counts.open >= 20


def test_the_sample_has_six_sources_one_of_them_confidential(desk: Desk) -> None:
    assert len(desk.sources.all()) == 6
    assert sum(source.confidential for source in desk.sources.all()) == 1


def test_two_checkers_worked_on_the_sample(desk: Desk) -> None:
    signed = {verdict.checker for state in desk.claims.each() for verdict in state.verdicts}
    assert {desk.checkers()[key].name for key in signed} == {"Mara Wendt", "Tomas Okafor"}


@pytest.mark.parametrize(
    ("words", "lower", "upper", "unit"),
    [
        ("5 percent of GDP", 5, 5, "percent"),
        ("2 percent of GDP", 2, 2, "percent"),
        ("€40 billion", 40_000_000_000, 40_000_000_000, "EUR"),
        ("€50 billion", 50_000_000_000, 50_000_000_000, "EUR"),
        ("More than €9 billion", 9_000_000_000, None, "EUR"),
        ("6.4 million tonnes", 6_400_000, 6_400_000, "metric_ton"),
        ("About 70 percent", 70, 70, "percent"),
        ("more than 40 km/h", 40, None, "kilometer / hour"),
        ("1 hour 20 minutes", 80, 80, "minute"),
        ("58 years", 58, 58, "year"),
        ("400 ships a month", 400, 400, "1 / month"),
        ("between 12 and 14 metres", 12, 14, "meter"),
        ("at least 15 metres", 15, None, "meter"),
        ("NOK 900 million", 900_000_000, 900_000_000, "NOK"),
        ("$70 a barrel", 70, 70, "USD / oil_barrel"),
        ("minus 14 degrees Celsius", -14, -14, "degree_Celsius"),
        ("Three-quarters", 0.75, 0.75, ""),
        ("One in four", 0.25, 0.25, ""),
        ("34-year-old", 34, 34, "year"),
        ("doubled", 2, 2, ""),
        ("between $2 million and $3 million", 2_000_000, 3_000_000, "USD"),
        ("Hundreds of thousands", 100_000, 1_000_000, ""),
        ("4 percentage points", 4, 4, "percentage_point"),
        ("fewer than 10", None, 10, ""),
        ("within 90 days", None, 90, "day"),
    ],
)
def test_a_figure_of_the_sample_is_read(
    desk: Desk, words: str, lower: float | None, upper: float | None, unit: str
) -> None:
    start = desk.articles.get(desk.articles.all()[0].id).text.index(words)
    found = [
        (quantity.lower, quantity.upper, quantity.unit)
        for state in desk.claims.each()
        for quantity in state.claim.quantities
        if quantity.start < start + len(words) and start < quantity.end
    ]
    assert (lower, upper, unit) in [(_float(low), _float(high), what) for low, high, what in found]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("16 to 18 September 2025", "2025-09-16/2025-09-18"),
        ("1949", "1949"),
        ("June 2025", "2025-06"),
        ("3 May 1987", "1987-05-03"),
        ("1980s", "198X"),
        ("19th century", "18XX"),
        ("first quarter of 2025", "2025-01/2025-03"),
    ],
)
def test_a_date_of_the_sample_is_read(desk: Desk, words: str, edtf: str) -> None:
    dates = [(date.text, date.edtf) for state in desk.claims.each() for date in state.claim.dates]
    assert (words, edtf) in dates


def test_boilerplate_is_left_out_and_named() -> None:
    reading = read_article(str(HERE / "article.txt"))
    told = " ".join(problem.message for problem in reading.problems)
    for words in ("Home »", "Read more", "Post navigation", "Leave a Comment", "Schreibe einen Kommentar"):
        assert words not in reading.article.text
        assert words in told
    assert reading.article.text.count("Port cities ask for a share") == 1


def _float(number: object) -> float | None:
    return None if number is None else float(str(number))
