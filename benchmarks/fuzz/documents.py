"""Areas that take documents: each kind of file that is read, built from the small sound ones of the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from random import Random
from types import MappingProxyType

import docx
import openpyxl
from fpdf import FPDF

from benchmarks.fuzz import mutations
from benchmarks.fuzz.case import Area, Broken, Case
from benchmarks.fuzz.texts import articles, sentences
from tests.read import test_epub as books
from tests.read import test_mail as letters
from tests.read import test_pdf as papers
from workbench import read
from workbench.errors import InputError
from workbench.model import Article
from workbench.read import limits, media, spreadsheets
from workbench.read.articles import reading_of
from workbench.read.material import Given
from workbench.read.passages import passages_of

_DAY = datetime(2024, 5, 3, tzinfo=UTC)
_TABLE = "Year;Visitors;Share\n2019;1,204;12 %\n2020;980;9.8 %\n2021;;\n"
_TIMED = (
    "1\n00:00:01,000 --> 00:00:04,000\nThe bridge cost 5 million euros.\n\n"
    "2\n00:00:05,000 --> 00:00:09,000\nIt is 40 m long.\n"
)
_MARKUP = (
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<table><tr><td rowspan=9 colspan=9>", b"</table>", b"<p>",
    b"<br/>", b"&#x110000;",
    b"&amp;", b"&lol;", b"<script>", b"<svg><sup>", b"<meta charset=utf-7>",
    b'<?xml version="1.0" encoding="utf-16"?>',
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"xmlns:a='b'", b"<sup><a href=#>1</a></sup>",
    b"<time datetime=9999-12-31>",
    b'<script type="application/ld+json">{"@type":"Article","headline":[1]}</script>',
)  # fmt: skip
_HEADERS = (
    b"Content-Type: multipart/mixed; boundary=b\n", b"\n--b\n", b"--b--\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: quoted-printable\n", b"=?utf-8?b?4oKs?=", b"=?x?q?=", b"charset*0*=utf-7''a",
    b"charset=rot13",
    b"Content-Type: message/rfc822\n\n", b"Content-Type: text/html; charset=idna\n",
    b"Date: Fri, 99 May 99999 99:99\n",
    b"From: a:b;, <@>\n", b"format=flowed", b"\n-- \n", b"Subject: =?utf-8?q?=00?=\n",
)  # fmt: skip
_DRAWN = (
    b" Do", b" Tj", b"BT", b"ET", b"/Filter /FlateDecode", b"/Filter [/ASCIIHexDecode /LZWDecode]",
    b"/Kids [3 0 R 3 0 R]",
    b"/Count -1", b"/MediaBox [0 0 1e30 -1]", b"/Rotate 45", b"/Encrypt 3 0 R", b"/ToUnicode 4 0 R",
    b"stream\n", b"endstream",
    b"endobj", b"3 0 obj", b"xref", b"trailer", b"<FEFFD800>", b"((((", b"q q q",
)  # fmt: skip


def _paper() -> bytes:
    return _undated(
        papers.paper([[papers.ONE], [papers.TWO, papers.ONE]], head="Report {}", title="A bridge")
    )


def _undated(paper: FPDF) -> bytes:
    paper.set_creation_date(_DAY)
    return papers.data(paper)


def _word() -> bytes:
    document, made = docx.Document(), io.BytesIO()
    document.add_heading("Bridge closed", 1)
    document.add_paragraph("It cost €12 million.")
    table = document.add_table(2, 2)
    for number, text in enumerate(("Year", "Cost", "2013", "€3m")):
        table.cell(number // 2, number % 2).text = text
    document.save(made)
    # What python-docx puts into each document is 40 times as long as the text.
    return _rewritten(made.getvalue(), but=("word/styles", "word/theme", "word/numbering", "customXml/"))


def _rewritten(data: bytes, *, but: tuple[str, ...] = ()) -> bytes:
    """The archive packed anew, without the day on which it was made, so that equal seeds give equal cases."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as out:
        for name in archive.namelist():
            if not name.startswith(("docProps/", *but)):
                out.writestr(zipfile.ZipInfo(name), archive.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _sheets() -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (("Year", "Visitors"), (2019, 1204), (2020, 0.98), ("=1+1", None)):
        sheet.append(row)
    book.save(made)
    return _rewritten(made.getvalue())


def _letter() -> bytes:
    sent = letters.letter(Date="Fri, 03 May 2024 23:30:00 +0200", Subject="Brücke in Halvik")
    sent.add_alternative(letters.PAGE, subtype="html")
    sent.add_attachment(b"abc", maintype="application", subtype="pdf", filename="a.pdf")
    for number, part in enumerate(sent.walk()):
        if part.is_multipart():
            part.set_boundary(f"part{number}")
    return b"Message-ID: <1@example.org>\n" + bytes(sent)


def _page() -> bytes:
    head = (
        '<title>A bridge</title><meta property="article:published_time" content="2019-05-03">'
        "<meta name=author content=Zoë>"
    )
    rows = (
        "<table><caption>Cost</caption><tr><th>Year<th>Cost<tr><td>2013<td>€3m</table><ul><li>One<li>Two</ul>"
    )
    prose = "".join(f"<p>{text}</p>" for text in sentences("en")[:40])
    body = f"<article><h1>A bridge</h1>{prose}{rows}</article>"
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def _text(of: str) -> Callable[[], bytes]:
    return lambda: of.encode()


def _markdown() -> bytes:
    head = "---\ntitle: A bridge\ndate: 2019-05-03\n---\n# A *bridge*"
    return f"{head}\n\n- {articles()[0][:600]}\n\n| a | b |\n|---|---|\n| 1 | [2](x) |\n".encode()


# Suffix -> a sound document, and what a stranger would put into one.
_SOUND: MappingProxyType[str, tuple[Callable[[], bytes], Sequence[bytes]]] = MappingProxyType(
    {
        "html": (_page, _MARKUP),
        "docx": (_word, _MARKUP),
        "epub": (lambda: _rewritten(books.book()), _MARKUP),
        "pdf": (_paper, _DRAWN),
        "xlsx": (_sheets, _MARKUP),
        "csv": (_text(_TABLE * 3), (b'"', b";", b",", b"\t", b"\r", b"\n\n", b'""')),
        "eml": (_letter, _HEADERS),
        "md": (_markdown, (b"**", b"[", b"](", b"# ", b"| ", b"```", b"---\n", b"> ", b"![")),
        "txt": (
            lambda: articles()[0][:2000].encode(),
            (b"\n\n", b"\xff\xfe", b"\xc3\x28", b"Read more:", b"\x00"),
        ),
        "srt": (_text(_TIMED * 5), (b"-->", b"\n\n", b"WEBVTT\n\n", b"<v Ada>", b"99:99:99,999")),
        "vtt": (
            _text(f"WEBVTT\n\n{_TIMED * 5}".replace(",000", ".000")),
            (b"-->", b"NOTE ", b"STYLE", b"<00:01>", b"{\\an8}"),
        ),
    }
)
_PACKED = frozenset({"docx", "epub", "xlsx"})


@cache
def _sound(suffix: str) -> bytes:
    return _SOUND[suffix][0]()


def _mutated(rng: Random, suffix: str) -> bytes:
    sound, others = _sound(suffix), _SOUND[suffix][1]
    if suffix in _PACKED and rng.random() < 0.85:
        return _repacked(rng, sound, others)
    if suffix == "pdf" and rng.random() < 0.5:
        sound = _unpacked_paper()
    return mutations.data(rng, sound, others)


@cache
def _unpacked_paper() -> bytes:
    paper = papers.paper([[papers.ONE], [papers.TWO]], title="A bridge")
    paper.set_compression(False)
    return _undated(paper)


def _repacked(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The archive with one of its parts mutated, or left out, or twice."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        parts = {name: archive.read(name) for name in archive.namelist()}
        chosen = rng.choice([name for name in parts if parts[name]])
        for name, part in parts.items():
            if name != chosen:
                out.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED, 1)
            elif rng.random() < 0.95:
                out.writestr(
                    zipfile.ZipInfo(name), mutations.data(rng, part, others), zipfile.ZIP_DEFLATED, 1
                )
    return made.getvalue()


def _given(suffix: str, data: bytes) -> Given:
    name = f"document.{suffix}"
    return Given(
        data=data, name=name, media_type=spreadsheets.media_type(data, name, media.sniff(data, name))
    )


def _area(suffix: str) -> Area:
    def draw(rng: Random) -> Case:
        return _of_document(suffix, _mutated(rng, suffix), as_source=rng.random() < 0.5)

    return Area(suffix, draw, lambda: _load(suffix))


def _load(suffix: str) -> None:
    _read(_given(suffix, _sound(suffix)), as_source=False)
    _read(
        _given("txt", " ".join(sentences("de")[:50]).encode()), as_source=False
    )  # the model that tells languages


def _of_document(suffix: str, data: bytes, *, as_source: bool) -> Case:
    return Case(
        size=len(data),
        shown=f"{data!r}",
        run=lambda: _read(_given(suffix, data), as_source=as_source),
        grown=None
        if suffix in _PACKED | {"pdf"}
        else lambda times: _of_document(suffix, data * times, as_source=as_source),
    )


def _read(given: Given, *, as_source: bool) -> object:
    is_table = given.media_type in (spreadsheets.CSV, spreadsheets.XLSX)
    return passages_of(given, limits.MOST_PASSAGES) if as_source or is_table else reading_of(given, "")


def _by_process(rng: Random) -> Case:
    """Any kind of document, read as the program reads it: in its own process, which says what it thinks of it."""
    suffix = rng.choice(tuple(_SOUND))
    data = _mutated(rng, suffix)
    return Case(size=len(data), shown=f"{suffix}: {data!r}", run=lambda: _asked(suffix, data))


# What the process says where nothing but its last net held.
_NETS = (
    "its reader failed",
    "far longer than its size",
    "reader was stopped",
    "reader gave up",
    "what it was not asked",
)


def _asked(suffix: str, data: bytes) -> Article:
    try:
        article, _ = read.read_bytes(data, name=f"document.{suffix}")
    except InputError as error:
        if "\n" in str(error):
            raise Broken("process", "a refusal of several lines") from error
        for net in _NETS:
            if net in str(error):
                raise Broken(f"process: {net}", str(error)) from error
        raise
    return article


AREAS: Sequence[Area] = (*map(_area, _SOUND), Area("process", _by_process))
