"""PDF: the text layer of each page by pdfium, as paragraphs, with the offsets at which pages begin."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from workbench.errors import InputError
from workbench.model import Problem
from workbench.read import decode, limits, pages
from workbench.read.material import Given, Material

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_PASSWORD = 4  # FPDF_ERR_PASSWORD of fpdfview.h
_GENERATED = 0x02  # what pdfium gives for a hyphen at a line's end that it has joined
_PDFIUM = threading.Lock()  # pdfium may not be entered twice

_LINE = re.compile(r"[^\r\n\ufffe]*[^\s\ufffe][^\r\n\ufffe]*\ufffe?")
_LOOKED_AT = 9  # letters of a line by which its height is told
# Words whose last digits may be the number of a note; behind a unit or ten they are its power.
_ENDING_IN_DIGIT = re.compile(r"[^\w\s]*(?P<base>\w)\S*?(?P<digits>\d{1,3})(?=[^\w\s]*(?:\s|$))")
_UNIT = re.compile(r"(?:^|[\d/])[kcdm]?m$")
_TEN = re.compile(r"(?:^|[^\d])10$")
_NOT_DRAWN = f" \t\u00a0{pages.LINE_HYPHEN}"
# Letters that are printed as one sign; written out, so that a word is found under its own letters.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_FILE_NAME = re.compile(
    r"Microsoft \w+ - .*|untitled|.*\.(?:docx?|pdf|indd|qxp|xlsx?|pptx?|odt|rtf|tex)", re.IGNORECASE
)


def read(given: Given) -> Material:
    """The text of all pages. Running heads and page numbers are left out, with a Problem for each.

    The day a PDF was made is not the day it was published, so `published` stays open. InputError for a document that is
    broken, locked, too long, or a scan without text.
    """
    with _PDFIUM:
        document = _opened(given)
        try:
            _refuse_long(given.name, len(document))
            lines, pictures = _lines(given, document)
            title, author = _stated(document)
        finally:
            document.close()
    if not any(lines):
        raise _without_text(given.name, pictures)
    laid = pages.lay(lines)
    text, replaced = decode.clean_characters(laid.text, given.name)
    problems = (*_left_out(laid), *_unread(lines, pictures))
    return Material(
        text=text,
        title=title,
        author=author,
        pages=laid.starts,
        framed=False,
        problems=(*replaced, *(Problem(message=message, location=given.name) for message in problems)),
    )


def _opened(given: Given) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(given.data)
    except PdfiumError as error:
        if error.err_code == _PASSWORD:
            message = f"{given.name} is locked by a password: unlock it, save it and add the copy"
        else:
            message = f"{given.name} is a broken PDF: open it in a reader and save it anew, or add its text"
        raise InputError(message) from error


def _refuse_long(name: str, count: int) -> None:
    if count > limits.PAGES:
        raise InputError(
            f"{name} has {count:,} pages; at most {limits.PAGES:,} are read: save the part to be checked"
        )


def _lines(given: Given, document: PdfDocument) -> tuple[list[list[pages.Line]], list[int]]:
    """The lines of each page, and the numbers of the pages that are pictures without text."""
    by_page: list[list[pages.Line]] = []
    pictures, length = [], 0
    most = limits.pdf_characters(len(given.data))
    for number in range(1, len(document) + 1):
        lines, picture = _page(document, number - 1)
        by_page.append(lines)
        pictures += [number] if picture else []
        length += sum(len(line.text) for line in lines)
        most.hold(given.name, length)
    return by_page, pictures


def _page(document: PdfDocument, index: int) -> tuple[list[pages.Line], bool]:
    from pypdfium2 import PdfiumError
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    try:
        page = document[index]
        text = page.get_textpage()
        lines = list(_lines_of(text))
        picture = not lines and any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3))
        text.close()
        page.close()
    except PdfiumError:  # a page that pdfium cannot load has nothing to read; the others may
        return [], True
    return lines, picture


def _lines_of(text: PdfTextPage) -> Iterator[pages.Line]:
    for match in _LINE.finditer(_characters(text)):
        written = match.group()
        begin = match.start() + len(written) - len(written.lstrip())
        end = match.start() + len(written.rstrip(_NOT_DRAWN))
        # By the middle one of several letters: the first may be an initial of three lines, or raised.
        boxes = [_box(text, place) for place in range(begin, end, max((end - begin) // _LOOKED_AT, 1))]
        words = "".join(_unraised(text, match.start(), written))
        yield pages.Line(
            text=" ".join(words.translate(_LIGATURES).split()) or written.strip(),
            left=boxes[0][0],
            right=_box(text, end - 1)[2],
            bottom=median(box[1] for box in boxes),
            top=median(box[3] for box in boxes),
        )


def _unraised(text: PdfTextPage, start: int, written: str) -> Iterator[str]:
    """A line without the raised digits of notes, which would become digits of the figure that they stand at.

    A power of ten is one; that of a unit is written as it stands.
    """
    end = 0
    for word in _ENDING_IN_DIGIT.finditer(written):
        base, last = start + word.start("base"), start + word.end("digits") - 1
        if not _is_raised(text, base, last):
            continue
        first = next(place for place in range(last, base, -1) if not _is_raised(text, base, place - 1))
        cut = first - start
        yield written[end:cut]
        head = written[word.start() : cut]
        end = cut if _UNIT.search(head) else word.end("digits")  # of a unit's power nothing goes
        yield f"^{written[cut:end]}" if _TEN.search(head) else ""
    yield written[end:]


def _is_raised(text: PdfTextPage, base: int, digit: int) -> bool:
    """Whether a digit is set smaller than the first letter of its word, and above the line."""
    from pypdfium2.raw import FPDFText_GetFontSize

    if FPDFText_GetFontSize(text, digit) > 0.85 * FPDFText_GetFontSize(text, base):
        return False
    below, above = _box(text, base), _box(text, digit)
    return above[1] > below[1] + 0.2 * (below[3] - below[1])


def _box(text: PdfTextPage, index: int) -> tuple[float, float, float, float]:
    box: tuple[float, float, float, float] = text.get_charbox(index, loose=True)
    return box


def _characters(text: PdfTextPage) -> str:
    """One character for each that pdfium counts, since boxes are asked for by their numbers."""
    from pypdfium2.raw import FPDFText_GetUnicode

    count: int = text.count_chars()
    whole: str = text.get_text_range() if count else ""
    if len(whole) == count:
        return whole
    codes: Sequence[Any] = [FPDFText_GetUnicode(text, index) for index in range(count)]
    return "".join(pages.LINE_HYPHEN if code == _GENERATED else chr(code or 0xFFFD) for code in codes)


def _stated(document: PdfDocument) -> tuple[str, str]:
    """Title and author as the document has them; the name of the file that it was made from is no title."""
    said = document.get_metadata_dict()
    title, author = (" ".join(said.get(key, "").split()) for key in ("Title", "Author"))
    return "" if _FILE_NAME.fullmatch(title) else title, author


def _left_out(laid: pages.Laid) -> Iterator[str]:
    for line, count in laid.running.items():
        yield f"left out as a running head or foot of {count:,} pages: “{line[:60]}”"
    if laid.numbers:
        yield f"left out as page numbers: {laid.numbers:,} lines"


def _unread(lines: Sequence[Sequence[pages.Line]], pictures: Sequence[int]) -> Iterator[str]:
    if pictures:
        numbers = ", ".join(map(str, pictures[:10])) + (" …" if len(pictures) > 10 else "")
        yield f"{len(pictures):,} of its {len(lines):,} pages are pictures without text, not read: {numbers}"


def _without_text(name: str, pictures: Sequence[int]) -> InputError:
    if pictures:
        return InputError(
            f"{name} is a scan without text: have its text recognised (OCR), for instance by ocrmypdf, and add the copy"
        )
    return InputError(f"{name} has no text in it: give a file with the article's text")
