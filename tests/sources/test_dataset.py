"""Cells of tables are found by their place and by the heads of their rows and columns."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest

from tests.sources.material import TABLE, xlsx
from workbench.errors import InputError
from workbench.model import Passage
from workbench.read import spreadsheets

TONNES: list[list[object]] = [
    ["Tonnage of ports"],
    ["Port", "2018", "2019"],
    ["Norvik", 4.8, 5.04],
    ["Sund", 1.2, 1.3],
]


def cells(passages: tuple[Passage, ...]) -> dict[str, tuple[str, str]]:
    return {one.locator: (one.text, one.context) for one in passages}


CSV_CELLS = cells(tuple(spreadsheets.csv_passages(TABLE)))
SHEETS = tuple(spreadsheets.xlsx_passages(xlsx({"Cargo": TONNES, "Guests": TONNES})))


def test_a_cell_of_a_csv_file_has_its_heads() -> None:
    assert CSV_CELLS["C3"] == ("5,04", "Norvik · 2019")
    assert CSV_CELLS["B2"] == ("2018", "")
    assert CSV_CELLS["A1"] == ("Port statistics", "")
    assert CSV_CELLS["A3"] == ("Norvik", "Port")


def test_a_cell_of_a_workbook_has_its_sheet_and_heads() -> None:
    assert cells(SHEETS)["Cargo!C3"] == ("5.04", "Norvik · 2019")
    assert [one.ordinal for one in SHEETS] == list(range(1, len(SHEETS) + 1))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_that_divides_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (["Port", "Share"], ["Norvik", "a. b"], ["Sund", "c"]))
    assert cells(tuple(spreadsheets.csv_passages(text)))["B2"] == ("a. b", "Norvik · Share")


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (0.053, "0.0%", "5.3%"),
        (1, "0%", "100%"),
        (7_000_000_000, "General", "7000000000"),
        (True, "General", "TRUE"),
        (datetime(2019, 5, 3), "yyyy-mm-dd", "2019-05-03"),
        (date(2019, 5, 3), "d.m.yy", "2019-05-03"),
        ("  two\nlines ", "General", "two lines"),
    ],
)
def test_a_value_is_shown_as_a_sheet_shows_it(value: object, number_format: str, shown: str) -> None:
    (passage,) = spreadsheets.xlsx_passages(xlsx({"A": [[value]]}, {"A1": number_format}))
    assert passage.text == shown


def test_a_formula_is_never_read() -> None:
    found = spreadsheets.xlsx_passages(xlsx({"A": [["sum", "=1+1"]]}))
    assert [one.text for one in found] == ["sum"]


@pytest.mark.parametrize(
    ("locator", "place"),
    [
        ("Cargo!C3", "Cargo!C3"),
        ("cargo!$c$3", "Cargo!C3"),
        ("'Guests'!C3", "Guests!C3"),
        ("C3", None),  # on two sheets
        ("Cargo!Z9", None),
        ("Norvik / 2019", None),
        ("", None),
    ],
)
def test_a_cell_is_named_by_its_place(locator: str, place: str | None) -> None:
    found = spreadsheets.cell(locator, SHEETS)
    assert (found.locator if found else None) == place


@pytest.mark.parametrize("locator", ["Norvik / 2019", "norvik, 2019", "2019 · Norvik", "C3", "$C$3"])
def test_a_cell_is_named_by_its_heads(locator: str) -> None:
    found = spreadsheets.cell(locator, tuple(spreadsheets.csv_passages(TABLE)))
    assert found is not None
    assert (found.locator, found.text) == ("C3", "5,04")


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")]
)
def test_columns_are_lettered_as_in_a_sheet(column: int, name: str) -> None:
    (passage,) = spreadsheets.csv_passages("," * column + "x")
    assert passage.locator == name


def test_a_damaged_table_is_told() -> None:
    with pytest.raises(InputError, match="damaged or locked"):
        tuple(spreadsheets.xlsx_passages(b"PK\x03\x04 not a workbook"))
    with pytest.raises(InputError, match="this CSV file is damaged"):
        tuple(spreadsheets.csv_passages('a,"' + "x" * 200_000))


def of_a_newer_zip() -> bytes:
    """An archive that says it needs a version of zip that is not there yet."""
    made, part = io.BytesIO(), zipfile.ZipInfo("a")
    part.extract_version = 110
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(part, "b")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "told", "kind"),
    [
        (b"a,b", "t.csv", "text/plain", spreadsheets.CSV),
        (b"a\tb", "t.TSV", "text/plain", spreadsheets.CSV),
        (b"a,b", "https://port.example/t", "text/csv", spreadsheets.CSV),
        (xlsx({"A": [[1]]}), "t", "application/zip", spreadsheets.XLSX),
        (b"%PDF-1.7", "t.csv", "application/pdf", "application/pdf"),
        (b"a,b", "t.txt", "text/plain", "text/plain"),
        (b"PK\x03\x04rest", "t.xlsx", "application/zip", "application/zip"),
        (of_a_newer_zip(), "t.xlsx", "application/zip", "application/zip"),
    ],
    ids=[
        "csv",
        "tabs",
        "by the server",
        "workbook",
        "a PDF called csv",
        "text",
        "no workbook",
        "an archive to come",
    ],
)
def test_a_table_is_known_by_its_content_and_name(data: bytes, name: str, told: str, kind: str) -> None:
    assert spreadsheets.media_type(data, name, told) == kind


TWO_HEADS = [
    ["Ports, 2018 and 2019"],
    ["Port", "2018", "", "2019", ""],
    ["", "Tonnes", "Ships", "Tonnes", "Ships"],
    ["Norvik", 4.8, 120, 5.04, 131],
    ["Sund", 1.2, 40, 1.3, 44],
]
GROUPS = [
    ["Country", "Sex", "2023", "2024"],
    ["Germany", "women", 42.1, 42.3],
    ["", "men", 41.0, 41.2],
    ["", "", 83.1, 83.5],
    ["France", "women", 35.0, 35.2],
]
YEARS_DOWN = [["Year", "Norvik", "Sund"], ["2018", 4.8, 1.2], ["2019", 5.04, 1.3]]
NO_HEADS = [["Norvik", 5.04], ["Sund", 1.3]]


@pytest.mark.parametrize(
    ("rows", "place", "heads"),
    [
        (TWO_HEADS, "B4", "Norvik · 2018 · Tonnes"),
        (TWO_HEADS, "E5", "Sund · 2019 · Ships"),
        (TWO_HEADS, "A4", "Port"),
        (TWO_HEADS, "D3", ""),
        (GROUPS, "D2", "Germany · women · 2024"),
        (GROUPS, "D3", "Germany · men · 2024"),
        (GROUPS, "D4", "2024"),
        (GROUPS, "C5", "France · women · 2023"),
        (YEARS_DOWN, "C3", "2019 · Sund"),
        (NO_HEADS, "B1", ""),
        ([["Port", "1", "2"], ["Norvik", 4, 5]], "B2", "Norvik · 1"),
    ],
)
def test_heads_in_two_rows_groups_of_rows_and_tables_without_heads(
    rows: list[list[object]], place: str, heads: str
) -> None:
    assert cells(tuple(spreadsheets.xlsx_passages(xlsx({"A": rows}))))[f"A!{place}"][1] == heads


@pytest.mark.parametrize(
    ("rows", "locator", "place"),
    [
        (TWO_HEADS, "Norvik, 2019, ships", "A!E4"),
        (GROUPS, "germany / men / 2024", "A!D3"),
        (YEARS_DOWN, "Sund, 2019", "A!C3"),
        (TWO_HEADS, "Norvik, 2019", None),
    ],
)
def test_a_cell_is_named_by_all_its_heads(rows: list[list[object]], locator: str, place: str | None) -> None:
    found = spreadsheets.cell(locator, tuple(spreadsheets.xlsx_passages(xlsx({"A": rows}))))
    assert (found.locator if found else None) == place
