"""CSV for spreadsheets, read back by a CSV reader."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.reports import hostile, report
from workbench.export import FORMATS, redacted_state
from workbench.export.csv import COLUMNS, states_csv
from workbench.export.escape import cell_text
from workbench.terminal import shown, shown_line


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_each_claim_is_a_row_in_text_order() -> None:
    made = rows(FORMATS["csv"]([report()]))
    assert [row["number"] for row in made] == ["1", "2", "3", "4", "5"]
    assert tuple(made[0]) == COLUMNS
    assert ",".join(COLUMNS) == (
        "id,article_id,number,status,kind,text,claimant,sentence,worth,verdicts,explanations,evidence,waivers,notes,added_by"
    )  # others read files by these names


def test_a_dispute_shows_both_verdicts_with_initials() -> None:
    disputed = rows(FORMATS["csv"]([report()]))[2]
    assert (disputed["status"], disputed["verdicts"]) == ("disputed", "accurate (AB); mixed (bo)")
    assert disputed["explanations"] == "Not for all berths."


def test_the_last_columns_have_why_evidence_was_waived_what_was_noted_and_who_added_a_claim() -> None:
    made = rows(FORMATS["csv"]([report()]))
    assert COLUMNS[-3:] == ("waivers", "notes", "added_by")
    assert [row["waivers"] for row in made] == ["", "Counted by us, too", "reason withheld", "", ""]
    assert [row["notes"] for row in made] == ["", "*Ring* the port (bo)", "note withheld (bo)", "", ""]
    assert [row["added_by"] for row in made] == ["", "bo", "", "", ""]


def test_the_list_and_the_report_have_the_same_rows() -> None:
    made = report()
    open_to_all = [redacted_state(state, made.sources) for state in made.claims]
    assert states_csv(open_to_all, made.checkers) == FORMATS["csv"]([made])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-4 degrees", "'-4 degrees"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=cmd", "'=cmd"),
        ("\r\n=cmd", "\ufffd =cmd"),
        ("＝1", "'＝1"),
        ("5 = 5", "5 = 5"),
        ("two\nlines", "two lines"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    assert cell_text(text) == written


@given(st.text(min_size=1))
def test_any_text_leaves_rows_and_columns_as_they_are(text: str) -> None:
    written = FORMATS["csv"]([hostile(text)])
    made = rows(written)
    assert [set(row) for row in made] == [set(COLUMNS)] * 2
    assert made[0]["claimant"].removeprefix("'") == shown_line(text).removeprefix("'")
    assert shown(written) == written
