"""Tables as sources: each filled cell of a CSV or XLSX file is a passage, headed by its row and column.

Values are read, never formulas: of a cell with one, the value that the program which saved it had worked out.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any

from workbench.errors import InputError
from workbench.model import Passage
from workbench.read import archive, limits, table_heads
from workbench.read.table_heads import Numbered

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TABS = "text/tab-separated-values"

_SUFFIXES = {".csv": CSV, ".tsv": CSV, ".tab": CSV, ".xlsx": XLSX, ".xlsm": XLSX}
_DELIMITERS = ",;\t|"
_LOOKED_AT = 20  # rows, to tell how a CSV file is divided
_MOST_COLUMNS = 2000
_LONGEST = 100_000  # characters of one field
_BETWEEN = " · "
_TEXTS = "sharedstrings.xml"  # the part in which a file keeps each text of its cells once
_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_CELL = re.compile(r"(?:(?P<sheet>.+)!)?\$?(?P<cell>[A-Za-z]{1,3}\$?[0-9]{1,7})")
_PARTS = re.compile(r"\s*[/,;·|×]\s*")


def media_type(data: bytes, name: str, declared: str) -> str:
    """CSV or XLSX where bytes are a table by their content and name; otherwise what is declared."""
    said = next((kind for suffix, kind in _SUFFIXES.items() if name.lower().endswith(suffix)), "")
    if data.startswith(b"PK\x03\x04"):
        return XLSX if declared == XLSX or _holds_sheets(data) else declared
    if declared in {CSV, _TABS} or (said == CSV and declared.startswith("text/")):
        return CSV
    return declared


def csv_passages(text: str) -> Iterator[Passage]:
    """The cells of a CSV text, by row; locators are B7. InputError where it is no table."""
    csv.field_size_limit(_LONGEST)
    lines = io.StringIO(text, newline="")
    try:
        yield from _cells("", table_heads.numbered(csv.reader(lines, delimiter=_delimiter(text))))
    except csv.Error as error:
        raise InputError(
            f"this CSV file is damaged: {error}; open it in a spreadsheet and save it anew"
        ) from error


def xlsx_passages(data: bytes) -> Iterator[Passage]:
    """The cells of all sheets, by row; locators are Sheet1!B7. InputError where the file is damaged or locked."""
    from openpyxl import load_workbook

    try:
        _refuse_bomb(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        ordinal = 0
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a file may say that it has a million columns
            given = table_heads.numbered(_counted(sheet.iter_rows()))
            rows = ((number, [_shown(cell) for cell in row[:_MOST_COLUMNS]]) for number, row in given)
            for passage in _cells(f"{sheet.title}!", rows, ordinal):
                ordinal = passage.ordinal
                yield passage
    except (InputError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever its parts meet in a damaged file
        raise InputError(
            "this spreadsheet is damaged or locked: open it, save it anew and add the copy"
        ) from error


def _counted(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The rows of a sheet, which a file may say are far apart: what is between them is made up to be passed over."""
    cells = 0
    for row in rows:
        cells += len(row) + 1
        if cells > limits.SHEET_CELLS.most:
            limits.SHEET_CELLS.hold("this spreadsheet", cells)
        yield row


def cell(locator: str, passages: Iterable[Passage]) -> Passage | None:
    """The one cell that a locator names, by its place ("Sheet1!B7", "B7") or by the heads of row and column."""
    place = _CELL.fullmatch(locator.strip())
    fitting = list(_at_place(place, passages) if place else _under_heads(locator, passages))
    return fitting[0] if len(fitting) == 1 else None


def _at_place(place: re.Match[str], passages: Iterable[Passage]) -> Iterator[Passage]:
    wanted = place["cell"].replace("$", "").upper()
    sheet = (place["sheet"] or "").strip("'").casefold()
    return (passage for passage in passages if _is_at(passage.locator, sheet, wanted))


def _under_heads(locator: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    wanted = {part.casefold() for part in _PARTS.split(locator.strip()) if part}
    return (passage for passage in passages if wanted and wanted <= _heads(passage))


def is_cell(locator: str) -> bool:
    """Whether a locator names a cell by its place."""
    return _CELL.fullmatch(locator.strip()) is not None


def _is_at(locator: str, sheet: str, wanted: str) -> bool:
    of, _, at = locator.rpartition("!")
    return at == wanted and (not sheet or of.casefold() == sheet)


def _heads(passage: Passage) -> set[str]:
    return {
        part.casefold() for head in passage.context.split(_BETWEEN) for part in (head, *_PARTS.split(head))
    }


def _cells(sheet: str, rows: Iterable[Numbered], ordinal: int = 0) -> Iterator[Passage]:
    lines = ((number, [" ".join(value.split()) for value in row]) for number, row in rows)
    above, body = table_heads.divide(lines)
    for number, row, beside in table_heads.labelled(body, above):
        for column, value in enumerate(row):
            if not value:
                continue
            ordinal += 1
            context = _BETWEEN.join((*beside(column), *above.over(number, column)))
            yield Passage(
                ordinal=ordinal, locator=f"{sheet}{_letters(column)}{number}", text=value, context=context
            )


def _letters(column: int) -> str:
    name = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        name = chr(ord("A") + letter) + name
        column -= 1
    return name


def _delimiter(text: str) -> str:
    """What divides the most rows into the same number of cells, at least two."""
    lines = list(islice((line for line in text.splitlines() if line.strip()), _LOOKED_AT))

    def fit(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        usual = max(set(counts), key=counts.count, default=1)
        return (counts.count(usual), usual) if usual > 1 else (0, 0)

    return max(_DELIMITERS, key=fit)


def _shown(cell: Any) -> str:
    """A cell's value as a sheet shows it, fifteen digits at most."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() | int():
            return _number(value, getattr(cell, "number_format", "") or "")
        case datetime():
            return value.isoformat(" ").removesuffix(" 00:00:00")
        case date() | time():
            return value.isoformat()
    return str(value)


def _number(value: float, number_format: str) -> str:
    shown = Decimal(f"{value:.15g}")
    if "%" in number_format:
        return f"{(shown * 100).normalize():f}%"
    return f"{shown:f}"


def _holds_sheets(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "xl/workbook.xml" in parts.namelist()
    except archive.BROKEN:
        return False


def _refuse_bomb(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > limits.SHEET_BYTES:
            raise InputError(
                "this spreadsheet is too large unpacked: save the sheet that is needed and add the copy"
            )
        texts = (part for part in parts.infolist() if part.filename.lower().endswith(_TEXTS))
        count = sum(len(_TEXT.findall(parts.read(part))) for part in texts)
        limits.SHEET_TEXTS.hold("this spreadsheet", count)
