"""`workbench calc` and `workbench series` as a person or a script meets them: on real files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shell import Done, Shell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(
        "The port raised its budget from €40 million to €50 million.\n", "utf-8"
    )
    (tmp_path / "cpi.csv").write_text("date,value\n2010,80\n2024,100\n", "utf-8")
    return tmp_path


def run(folder: Path, *args: str) -> Done:
    return Shell(folder)(*args)


def test_an_expression_needs_no_file(folder: Path) -> None:
    done = run(folder, "calc", "weekday(2025-02-14)")
    assert (done.returncode, done.stdout) == (0, "weekday(2025-02-14)\n= Friday\n")
    assert not (folder / "claims.db").exists()


@pytest.mark.parametrize("expression", ["-5 + 3", "-(1 + 1)"])
def test_a_minus_at_the_beginning_is_no_option(folder: Path, expression: str) -> None:
    done = run(folder, "calc", expression)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "= -2")


@pytest.mark.parametrize("expression", ["9**9**9", "1/0", "(1", "€1 + $1", "3 kmm"])
def test_what_has_no_value_is_one_line_and_exit_code_2(folder: Path, expression: str) -> None:
    done = run(folder, "calc", expression)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_a_calculation_with_a_series_is_attached_to_a_claim(folder: Path) -> None:
    run(folder, "add", "article.txt")
    claim = json.loads(run(folder, "list", "--format", "json").stdout)[0]["id"]
    added = run(folder, "series", "add", "cpi.csv", "--name", "cpi", "--source", "Statistics Norvik")
    assert added.stdout == "cpi: 2 values, 2010 to 2024\n"
    assert "Statistics Norvik" in run(folder, "series", "list").stdout
    done = run(folder, "calc", "c1 * cpi(2010, 2024)", "--claim", claim, "--attach")
    assert "= 50,000,000 EUR" in done.stdout.splitlines()
    assert "c1 * cpi(2010, 2024) = €40 million × cpi(2010, 2024)" in run(folder, "show", claim).stdout
    assert "taken back" not in run(folder, "show", claim).stdout


def test_undo_says_what_it_took_back(folder: Path) -> None:
    run(folder, "add", "article.txt")
    listed = json.loads(run(folder, "list", "--format", "json").stdout)
    run(folder, "calc", "(c2 - c1) / c1", "--claim", listed[0]["id"], "--attach")
    assert run(folder, "undo").stdout.startswith("Took back your piece of evidence of ")


@pytest.mark.parametrize(
    ("expression", "stance", "doubtful"),
    [
        ("(109 - 100) / 100", "supports", True),
        ("(109 - 100) / 100 in percent", "supports", True),
        ("(109 - 100) / 100", "refutes", False),
        ("(112.3 - 100) / 100", "supports", False),
        ("40 t * 2", "supports", False),  # of something else
        ("c1 * 2", "supports", False),  # from the claim itself
        ("weekday(2025-02-14)", "supports", False),
    ],
)
def test_a_result_that_does_not_agree_is_told_with_what_supports(
    folder: Path, expression: str, stance: str, doubtful: bool
) -> None:
    (folder / "traffic.txt").write_text("Traffic in the harbour rose by 12 percent.\n", "utf-8")
    run(folder, "add", "traffic.txt")
    claim = json.loads(run(folder, "list", "--format", "json").stdout)[0]["id"]
    done = run(folder, "calc", expression, "--claim", claim, "--attach", "--stance", stance)
    assert (done.returncode, "Attached as evidence." in done.stdout) == (0, True)
    asked = "the figures do not agree; if the source refutes the claim, say so: workbench undo, then"
    assert (asked in done.stderr) is doubtful
    assert asked not in run(folder, "calc", expression, "--claim", claim).stderr


def test_attaching_needs_a_claim(folder: Path) -> None:
    done = run(folder, "calc", "1 + 1", "--attach")
    assert done.returncode == 2
    assert "--claim CLAIM" in done.stderr


def test_a_calculation_is_made_anew_by_its_id(folder: Path) -> None:
    run(folder, "add", "article.txt")
    claim = json.loads(run(folder, "list", "--format", "json").stdout)[0]["id"]
    run(folder, "calc", "c2 - c1", "--claim", claim, "--attach")
    made = json.loads(run(folder, "show", claim, "--format", "json").stdout)["evidence"][0]["id"]
    assert made[:8] in run(folder, "show", claim).stdout
    done = run(folder, "calc", "c2 / c1", "--again", made[:8])
    assert done.stdout.startswith("c2 / c1 = ")
    assert f"in the place of {made[:8]}" in done.stdout
    assert len(json.loads(run(folder, "show", claim, "--format", "json").stdout)["evidence"]) == 1


@pytest.mark.parametrize(
    "args", [[], ["--again", "ffff"], ["1 + 1", "--again", "ffff", "--attach"], ["--again", "zz"]]
)
def test_what_cannot_be_made_anew_is_one_line_and_exit_code_2(folder: Path, args: list[str]) -> None:
    run(folder, "add", "article.txt")
    done = run(folder, "calc", *args)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
