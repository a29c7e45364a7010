"""Documents that are small, or below what may be read, and ask for endless time or memory: a row for each.

A builder makes a document of about as many bytes as it is told; what is packed may be smaller by far.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

MB = 1_000_000
SENTENCE = "The bridge cost 5 million euros in 2019, the city said. "
_ARTICLE = f"<article><h1>A bridge</h1><p>{SENTENCE * 4}</p></article>"

Builder = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Trap:
    """A document: what it is called, the suffix of its file, what builds it, and how many bytes the tests ask for.

    `says` are words of the line that refuses it; "" where it is read. `ends` is the signal by which the system ends the
    process that reads it, where no rule refuses it before.
    """

    name: str
    suffix: str
    build: Builder
    says: str = ""
    ends: str = ""
    size: int = 40_000

    def __str__(self) -> str:
        return self.name


def _filled(unit: str, size: int) -> str:
    return unit * max(size // len(unit), 1)


def _page(unit: str, before: str = "", after: str = "") -> Builder:
    """A page whose body has a unit again and again."""

    def build(size: int) -> bytes:
        body = f"{before}{_filled(unit, size)}{after}"
        return f"<!DOCTYPE html><html><head><title>A bridge</title></head><body>{body}{_ARTICLE}</body></html>".encode()

    return build


def _head(unit: str) -> Builder:
    """A page whose head has a unit again and again."""

    def build(size: int) -> bytes:
        return f"<html><head>{_filled(unit, size)}</head><body>{_ARTICLE}</body></html>".encode()

    return build


def _attributes(size: int) -> bytes:
    """One element with many attributes, each of another name."""
    names = " ".join(f"a{number}=1" for number in range(size // 10))
    return f"<html><body><div {names}>{_ARTICLE}</div></body></html>".encode()


def _nested(opening: str, closing: str = "") -> Builder:
    def build(size: int) -> bytes:
        depth = max(size // (len(opening) + len(closing)), 1)
        return f"<html><body>{opening * depth}{_ARTICLE}{closing * depth}</body></html>".encode()

    return build


def _text(unit: str, before: str = "") -> Builder:
    return lambda size: f"{before}{_filled(unit, size)}\n\n{SENTENCE * 3}".encode()


# E-mail

_TOP = "From: Ina <ina@example.org>\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n"


def _header(name: str, unit: str, before: str = "") -> Builder:
    """A message one of whose headers has a unit again and again, folded as headers are."""

    def build(size: int) -> bytes:
        return f"{_TOP}{name}: {before}{_filled(unit, size)}\n\n{SENTENCE * 3}".encode()

    return build


def _headers(size: int) -> bytes:
    return f"{_TOP}{_filled('X-A: b' + chr(10), size)}\n{SENTENCE * 3}".encode()


def _many_parts(size: int) -> bytes:
    part = "--b\nContent-Type: text/x\n\na\n"
    return f"{_TOP}Content-Type: multipart/mixed; boundary=b\n\n{_filled(part, size)}--b--\n".encode()


def _nested_messages(size: int) -> bytes:
    inner = "Content-Type: message/rfc822\n\n"
    return f"{_TOP}{_filled(inner, size)}{SENTENCE}".encode()


def _nested_parts(size: int) -> bytes:
    depth = max(size // 60, 1)
    parts = "".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(depth)
    )
    return f"{_TOP}{parts}Content-Type: text/plain\n\n{SENTENCE}".encode()


def _boundaries(size: int) -> bytes:
    """As many open boundaries as lines: each line is held against all of them."""
    return _nested_parts(size // 2) + b"\n" + _filled("a\n", size // 2).encode()


# Archives


def _zipped(parts: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, compresslevel=1)
    return archive.getvalue()


_CONTAINER = b'<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'


def _book(pages: int = 1, page: bytes = b"", package: bytes = b"", others: int = 0) -> bytes:
    """A book whose spine names one page so many times; `package` is put into its package file."""
    spine = b'<itemref idref="p"/>' * pages
    manifest = b'<item id="p" href="p.xhtml" media-type="application/xhtml+xml"/>' + package
    parts = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "a.opf": b"<package><metadata/><manifest>%s</manifest><spine>%s</spine></package>"
        % (manifest, spine),
        "p.xhtml": page or f"<html><body>{_ARTICLE}</body></html>".encode(),
        **{f"{number}.xhtml": b"" for number in range(others)},
    }
    return _zipped(parts)


def _large_page(size: int) -> bytes:
    return _book(page=f"<html><body>{_filled('<p>a</p>', size)}</body></html>".encode())


def _large_package(size: int) -> bytes:
    return _book(package=_filled("<item id='a' href='b'/>", size).encode())


def _repeated_page(size: int) -> bytes:
    return _book(pages=size // 20, page=f"<html><body>{_ARTICLE * 50}</body></html>".encode())


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    b'.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
    b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    b' Target="word/document.xml"/></Relationships>'
)


def _word(body: str, others: dict[str, bytes] | None = None) -> bytes:
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document.encode()}
    return _zipped(parts | (others or {}))


def _written(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _paragraphs(size: int) -> bytes:
    return _word(_filled(_written("a"), size))


def _embedded(size: int) -> bytes:
    return _word(_written(SENTENCE), {"word/embeddings/a.bin": bytes(size * 100)})


def _deep_word(size: int) -> bytes:
    depth = max(size // 50, 1)
    cell = "<w:tbl><w:tr><w:tc>"
    return _word(cell * depth + _written(SENTENCE) + "</w:tc></w:tr></w:tbl>" * depth)


_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sheet(rows: str, shared: bytes = b"<sst/>") -> bytes:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{types}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/worksheets/s.xml" ContentType="{types}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{relation}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r" Type="{relation}/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{_SHEETS}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return _zipped({name: text.encode() for name, text in parts.items()} | {"xl/sharedStrings.xml": shared})


def _far_rows(size: int) -> bytes:
    """A row at each hundredth place."""
    cell = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>a</t></is></c></row>'
    return _sheet("".join(cell.format(number) for number in range(1, min(size * 2, 1_048_576), 100)))


def _far_cells(size: int) -> bytes:
    """Rows each of which has one cell, in the last column."""
    cell = '<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>'
    return _sheet("".join(cell.format(number) for number in range(1, size // 40)))


def _far_row(row: int) -> Builder:
    """One cell, in a row far down."""
    return lambda _: _sheet(f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>a</t></is></c></row>')


def _shared_strings(size: int) -> bytes:
    unit = b"<si><t>a</t></si>"
    return _sheet(
        '<row><c t="s"><v>0</v></c></row>',
        b"<sst xmlns='%s'>%s</sst>" % (_SHEETS.encode(), unit * (size // len(unit))),
    )


# PDF


def _pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue; readers find the objects without a table of them."""
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%%PDF-1.4\n%strailer\n<< /Root 1 0 R /Size %d >>\n%%%%EOF" % (numbered, len(objects) + 1)


def _stream(data: bytes, said: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (said, len(data), data)


_ONE_PAGE = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents %b 0 R /Resources %b >>"
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
_DRAWN, _LETTERS = b"<< /XObject << /A 5 0 R >> >>", b"<< /Font << /F 4 0 R >> >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def _doubling_form(size: int) -> bytes:
    """A form that draws two others, each of which draws two others, and so on."""
    depth = max(size // 30, 10)
    first = 5
    forms = [
        _stream(
            b"/A Do /A Do",
            _FORM + b"<< /XObject << /A %d 0 R >> >>" % (first + number + 1),
        )
        for number in range(depth)
    ]
    last = _stream(
        b"BT /F 9 Tf (word) Tj ET",
        _FORM + _LETTERS,
    )
    return _pdf(
        *_ONE_PAGE,
        _PAGE % (b"%d" % (first + depth + 1), _DRAWN),
        _FONT,
        *forms,
        last,
        _stream(b"/A Do /A Do"),
    )


def _own_form(_size: int) -> bytes:
    """A form that draws itself twice."""
    form = _stream(
        b"/A Do /A Do BT /F 9 Tf (word) Tj ET",
        _FORM + b"<< /Font << /F 4 0 R >> /XObject << /A 5 0 R >> >>",
    )
    page = _PAGE % (b"6", _DRAWN)
    return _pdf(*_ONE_PAGE, page, _FONT, form, _stream(b"/A Do /A Do"))


def _packed_pdf(size: int) -> bytes:
    """A page whose content is packed three times."""
    data = b"BT /F 9 Tf 9 9 Td (word) Tj ET\n" + b"q Q\n" * (size * 50)
    for _ in range(3):
        data = zlib.compress(data, 9)
    content = _stream(data, b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")
    page = _PAGE % (b"5", _LETTERS)
    return _pdf(*_ONE_PAGE, page, _FONT, content)


def _same_page(size: int) -> bytes:
    """One page of many words that the document has again and again."""
    count = min(max(size // 10, 1), 2000)
    kids = b" ".join([b"3 0 R"] * count)
    content = zlib.compress(b"BT /F 9 Tf 9 9 Td " + b"(words and words) Tj " * 20_000 + b"ET")
    page = _PAGE % (b"5", _LETTERS)
    return _pdf(
        _ONE_PAGE[0],
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        page,
        _FONT,
        _stream(content, b"/Filter /FlateDecode"),
    )


TRAPS: tuple[Trap, ...] = (
    Trap("attributes", ".html", _attributes, says="400 attributes on one element"),
    Trap("comments without end", ".html", _page("<!--"), says="comments and declarations", size=500_000),
    Trap("entities without name", ".html", _page("&a"), says="300,000 entities", size=700_000),
    Trap("less-than signs", ".html", _page("<"), says="500,000 signs", size=600_000),
    Trap("tags without end", ".html", _page("<a "), says="150,000 elements", size=500_000),
    Trap("metas", ".html", _head("<meta name=author content=b>")),
    Trap(
        "dates beyond all calendars",
        ".html",
        _head("<meta property=article:published_time content=9999-12-31>"),
    ),
    Trap("paragraphs", ".html", _page("<p>a</p>")),
    Trap("paragraphs of prose", ".html", _page(f"<p>{SENTENCE * 4}</p>")),
    Trap("line breaks", ".html", _page("<br>"), size=700_000),
    Trap("nested elements", ".html", _nested("<div>", "</div>")),
    Trap("nested elements without end", ".html", _nested("<b>")),
    Trap("nested tables", ".html", _nested("<table><tr><td>a", "</table>")),
    Trap(
        "tables",
        ".html",
        _page("<table><tr><td>a<td>1<tr><td>b<td>2</table>"),
        says="150,000 elements",
        size=930_000,
    ),
    Trap("rows that reach down", ".html", _page("<tr><td rowspan=60 colspan=60>1", "<table>", "</table>")),
    Trap("superscripts in a picture", ".html", _page("<svg><sup></sup></svg>")),
    Trap("lines of text", ".txt", _text("a\n"), says="150,000 paragraphs", size=310_000),
    Trap("more lines of text", ".txt", _text("a\n"), says="600,000 lines", size=1_300_000),
    Trap("quotation marks", ".txt", _text("“")),
    Trap("prose", ".txt", _text(f"{SENTENCE * 4}\n\n")),
    Trap("blanks after a heading", ".md", _text(" ", "# ")),
    Trap("brackets", ".md", _text("[")),
    Trap("pairs of stars", ".md", _text("**a")),
    Trap(
        "front matter without end", ".md", _text("a: b\n", "---\n"), says="150,000 paragraphs", size=760_000
    ),
    Trap("a long subject", ".eml", _header("Subject", "a "), says="4,000 bytes in one header"),
    Trap("encoded words", ".eml", _header("Subject", "=?utf-8?q?a?=\n "), says="4,000 bytes in one header"),
    Trap("senders", ".eml", _header("From", "a <a@b.org>, "), says="4,000 bytes in one header"),
    Trap("comments in a sender", ".eml", _header("From", "("), says="4,000 bytes in one header"),
    Trap(
        "parameters", ".eml", _header("Content-Type", "; a=b", "text/plain"), says="4,000 bytes in one header"
    ),
    Trap(
        "pieces of a parameter",
        ".eml",
        _header("Content-Type", "; a*1*=b", "text/plain"),
        says="4,000 bytes in one header",
    ),
    Trap("a long date", ".eml", _header("Date", "("), says="4,000 bytes in one header"),
    Trap(
        "comments in comments",
        ".eml",
        _header("Content-Type", "(", "text/plain; "),
        says="200 brackets",
        size=1_500,
    ),
    Trap("headers", ".eml", _headers, says="2,000 headers"),
    Trap("parts", ".eml", _many_parts, says="1,000 parts"),
    Trap("nested messages", ".eml", _nested_messages, says="50 parts within parts", size=60_000),
    Trap("nested parts", ".eml", _nested_parts, says="50 parts within parts", size=60_000),
    Trap("boundaries", ".eml", _boundaries, says="50 parts within parts"),
    Trap("a page that unpacks", ".epub", _large_page, says="20,000,000 bytes of markup", size=21 * MB),
    Trap("a package that unpacks", ".epub", _large_package, says="5,000,000 bytes in its table", size=6 * MB),
    Trap("a page that is repeated", ".epub", _repeated_page),
    Trap(
        "a book of many parts",
        ".epub",
        lambda size: _book(others=size // 100),
        says="unpacks to more than",
        size=MB + 10_000,
    ),
    Trap("paragraphs in Word", ".docx", _paragraphs, says="out of proportion", size=2 * MB),
    Trap("an embedded part", ".docx", _embedded, size=500_000),
    Trap("nested tables in Word", ".docx", _deep_word, says="out of proportion", size=MB * 2),
    Trap("a form that draws itself", ".pdf", _own_form, ends="SIGABRT"),
    Trap("forms that double", ".pdf", _doubling_form, ends="SIGABRT", size=1_000),
    Trap("a content packed thrice", ".pdf", _packed_pdf, says="no claims", size=100_000),
    Trap("a page again and again", ".pdf", _same_page, says="out of proportion to its size", size=20_000),
)

MILD: tuple[Trap, ...] = (
    Trap("elements with attributes", ".html", _page("<p class=a id=b title=c>a</p>")),
    Trap("comments", ".html", _page("<!-- a -->"), size=1_200_000),
    Trap("entities", ".html", _page("&amp;")),
    Trap("dates", ".html", _head("<meta property=article:published_time content=2019-01-01>")),
    Trap(
        "scripts of data", ".html", _head('<script type="application/ld+json">{"@type":"Article"}</script>')
    ),
    Trap("links", ".html", _page("<a href=b>a</a> ")),
    Trap("nested lists", ".html", _nested("<ul><li>"), says="no text in it"),
    Trap("superscripts", ".html", _page("<sup><a href=b>1</a></sup>")),
    Trap("nested superscripts", ".html", _nested("<sup>"), says="no text in it"),
    Trap("styles", ".html", _page("<style>a{}</style>")),
    Trap("blanks", ".txt", _text(" ", "a")),
    Trap("blank lines", ".txt", _text("\n", "a")),
    Trap("words of text", ".txt", _text("word ")),
    Trap("headings", ".md", _text("# a" + " " * 200 + "\n")),
    Trap("stars", ".md", _text("*a ")),
    Trap("links in Markdown", ".md", _text("[a](")),
    Trap("addresses", ".eml", _header("To", "a@b.org, ")),
    Trap("quotes in an address", ".eml", _header("To", '"')),
    Trap("comments in an address", ".eml", _header("To", "(")),
)
"""What is read in time without a limit: that it grows no faster than it should is measured by `benchmarks.traps`."""

SHEETS: tuple[Trap, ...] = (
    Trap("rows far apart", ".xlsx", _far_rows),
    Trap("a cell in the last row", ".xlsx", _far_row(1_048_576)),
    Trap("a cell below the last row", ".xlsx", _far_row(9_999_999), says="3,000,000 cells"),
    Trap("cells far apart", ".xlsx", _far_cells, says="3,000,000 cells"),
    Trap("shared strings", ".xlsx", _shared_strings, size=300_000),
    Trap("more shared strings", ".xlsx", _shared_strings, says="200,000 different texts", size=4 * MB),
    Trap(
        "a sheet that unpacks",
        ".xlsx",
        lambda size: _sheet(" " * size),
        says="too large unpacked",
        size=210 * MB,
    ),
    Trap("lines of a table", ".csv", _text("a,b\n"), size=20_000),
    Trap("quotes of a table", ".csv", _text('"')),
    Trap("columns of a table", ".csv", _text("a,")),
    Trap(
        "words before a figure",
        ".csv",
        _text("a," * 1_999 + "1\n", "a,b\n"),
        "first 200,000 passages",
        size=600_000,
    ),
    Trap("a long head", ".csv", _text("c,1\n", f"a,{'b' * 99_000}\n"), size=20_000),
    Trap("a long name of a row", ".csv", _text(f"{'a' * 90_000}{',1' * 1_999}\n", "a,b\n"), size=290_000),
)
"""Tables, which are read as sources alone."""
