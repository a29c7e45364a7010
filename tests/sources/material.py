"""Texts written for these tests, and files made of them."""

from __future__ import annotations

import io

ARTICLE = """Harbour spending grows

The port authority of Norvik raised its budget from €40 million to €50 million in 2019, said Ada Holm, its director.

The harbour handled 5 million tonnes of cargo in 2019. About 5 percent of the region's output passes through the docks.
"""

REPORT = """Annual report of the port authority

In 2019 the harbour of Norvik handled 5.04 million tonnes of cargo, the director said — “a record year”.

The budget of the port authority rose from 40.2 million euros to 50.1 million euros.

The docks were opened to traffic in the spring of 1949, and a second basin followed in 1962.
"""

TABLE = "Port statistics;;\nPort;2018;2019\nNorvik;4,8;5,04\nSund;1,2;1,3\n"


def pdf(*pages: str) -> bytes:
    from fpdf import FPDF

    document = FPDF()
    for text in pages:
        document.add_page()
        document.set_font("helvetica", size=12)
        document.multi_cell(0, 8, text)
    return bytes(document.output())


def scan() -> bytes:
    """A PDF whose one page is a picture."""
    from fpdf import FPDF

    document = FPDF()
    document.add_page()
    document.image(_picture(), w=100)
    return bytes(document.output())


def xlsx(sheets: dict[str, list[list[object]]], formats: dict[str, str] | None = None) -> bytes:
    """A workbook; `formats` are number formats by the place of a cell on the last sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for place, shape in (formats or {}).items():
        sheet[place].number_format = shape
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def docx(*paragraphs: str) -> bytes:
    from docx import Document

    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _picture() -> io.BytesIO:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (40, 40), "grey").save(file, "PNG")
    file.seek(0)
    return file
