"""How much of a document is read at all: each limit with its reason, and what is said where it is reached.

What refuses a document is one of these, counted while it is read. The limits of the process that reads it (memory,
seconds of computing, the clock) are for what nobody thought of; Windows has the clock alone, macOS no limit of memory.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import InputError
from workbench.sandbox.limits import Limits

MB = 1_000_000

# The process that reads documents
MEMORY = 1_000 * MB  # of addresses: 280 MB are its libraries
OF_CHILD = Limits(memory=MEMORY, file_size=200 * MB, open_files=64)  # the language model unpacks to a file
LARGEST_QUESTION = 210 * MB  # a source has 200 MB at most
LARGEST_ANSWER = 300 * MB  # 200,000 passages of 1,200 characters
# Prose of a megabyte takes one second, on a slow machine three.
_CPU, _CPU_PER_BYTE = 4.0, 3 / MB
_WAIT, _PER_CPU_SECOND = 20.0, 4  # a machine that is busy gives a process a quarter of its time
WRONG_ANSWER = "its reader answered what it was not asked"
REMEDY = "save its text as a text file and add that"


def seconds(size: int) -> float:
    """The seconds of computing that a document of so many bytes may take."""
    return _CPU + size * _CPU_PER_BYTE


def patience(size: int) -> float:
    """The seconds by the clock that a document of so many bytes is waited for."""
    return _WAIT + _PER_CPU_SECOND * seconds(size)


def too_much_memory(name: str) -> str:
    """What is said of a document that takes more memory than its reader has."""
    return f"{name}: reading it takes more memory than a document needs ({MEMORY // MB:,} MB); {REMEDY}"


def parser_failed(name: str, error: Exception) -> str:
    """What is said of a document on which its parser fails in a way of its own."""
    return f"{name}: its reader failed on it ({type(error).__name__}); {REMEDY}"


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of something that a document may have, and what it is that is counted."""

    most: int
    what: str

    def hold(self, name: str, count: int) -> None:
        """InputError, with what to do, where a document has more."""
        if count > self.most:
            raise InputError(f"{name} has more than {self.most:,} {self.what}: {REMEDY}")


# Each is several times what the largest good documents that we met have.
PARAGRAPHS = Limit(150_000, "paragraphs")  # a book has ten thousand
TEXT_LINES = Limit(600_000, "lines")  # of prose that is wrapped, each a tenth of a paragraph

# Pages, and whatever becomes one on the way to text. A long page of an encyclopaedia has 20,000 elements.
ELEMENTS = Limit(150_000, "elements")
CUT_SIGNS = Limit(750_000, "signs that begin markup")  # that are gone through to cut what shows nothing
SIGNS = Limit(500_000, "signs that begin markup")  # what is no markup costs a parser more than what is
COMMENTS = Limit(100_000, "comments and declarations")
ENTITIES = Limit(300_000, "entities")
ATTRIBUTES = Limit(400, "attributes on one element")  # a parser compares each with all others
TABLE_CELLS = 100_000  # of one table; what is larger is left as it is written
MAIN_TEXT_ELEMENTS = 12_000  # of a page whose main text is looked for; one with more is read whole
COMPARED_BLOCKS = (
    1_600  # of a page for which several ways to find it are compared, each block with its neighbours
)

# E-mail. The library reads headers, and the ends of parts, in time and memory that grow with their square.
HEADER_BYTES = Limit(1_000_000, "bytes of headers")
HEADERS = Limit(2_000, "headers")
HEADER = Limit(
    4_000, "bytes in one header"
)  # of those that are read: subject, sender, day, and what a part is
BRACKETS = Limit(200, "brackets in one header")  # comments within comments, each a call of the library's
PARTS = Limit(1_000, "parts")
CONTAINERS = Limit(50, "parts within parts")  # a message with pictures, forwarded twice, has six
LINES = Limit(600_000, "lines")  # 20 MB of attachments have 270,000

# Archives: documents of Word, e-books, spreadsheets
ARCHIVE_PARTS = 10_000
ARCHIVE_MARKUP = 100 * MB  # a book has one
ARCHIVE_PART = Limit(20 * MB, "bytes of markup in one of its parts")
PACKAGE = Limit(5 * MB, "bytes in its table of contents")
# Elements of an archive that in any case may be there, and packed bytes that may hold one more: a good one has thirty.
_FREE_ELEMENTS, _BYTES_PER_ELEMENT = 30_000, 5
SHEET_BYTES = 200 * MB  # of an XLSX file unpacked: more is a bomb, or no table for people
SHEET_TEXTS = Limit(200_000, "different texts in its cells")  # no more passages of a source are kept
SHEET_CELLS = Limit(3_000_000, "cells, empty ones between them counted")

# PDF
PAGES = 2_000  # a long report has five hundred
_PDF_CHARACTERS = 20_000_000
# Characters that any PDF may have, and those for each of its bytes: text alone is packed to a quarter.
_FREE_CHARACTERS, _CHARACTERS_PER_BYTE = 1_000_000, 20


def pdf_characters(size: int) -> Limit:
    """The most characters of a PDF of so many bytes."""
    most = min(_FREE_CHARACTERS + size * _CHARACTERS_PER_BYTE, _PDF_CHARACTERS)
    return Limit(most, "characters, which is too long or out of proportion to its size")


def packed_elements(size: int) -> Limit:
    """The most elements of a document that is packed into so many bytes."""
    return Limit(_FREE_ELEMENTS + size // _BYTES_PER_ELEMENT, "elements, out of proportion to its size")


# Sources
PLAIN_BYTES = 64_000  # of a text that is read without a process of its own
MOST_PASSAGES = 200_000
SOURCE_BYTES = 50 * MB  # more of a source is kept and not searched: a book has two million characters


def hold_source(size: int) -> None:
    """InputError for a source that is too long to be searched."""
    if size > SOURCE_BYTES:
        raise InputError(f"kept, but too long to be searched ({size // MB} MB)")
