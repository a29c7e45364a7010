"""The first look at a stranger's database, before SQLite opens it: its header, and how much there is to its schema.

SQLite reads and parses the whole schema before it answers anything, and a stranger may have put 20,000 long views in.
Offsets are those of https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError

MAGIC = b"SQLite format 3\0"
DAMAGED = "its pages are damaged"

_HEADER = struct.Struct(">16sH6B12I20x2I")
_UTF8, _WAL = 1, 2
_LEAF, _INTERIOR = 13, 5
# A claims file has about a hundred rows there, of some 15 kB in all.
_MOST_ROWS, _MOST_BYTES, _MOST_PAGES = 500, 500_000, 500
_LONGEST_VARINT = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says of the file; `page_size` in bytes."""

    page_size: int
    pages: int
    application: int
    version: int


def examine(path: Path) -> Header:
    """The header of a database whose pages are all there and whose schema is small enough to be parsed."""
    size = path.stat().st_size
    with path.open("rb") as file:
        header = _header(file.read(_HEADER.size), size)
        _refuse_endless_schema(file, header.page_size)
    return header


def _header(data: bytes, size: int) -> Header:
    if len(data) < _HEADER.size:
        raise InputError(f"it is cut off after {size} bytes")
    magic, page_size, write, read, *rest = _HEADER.unpack(data)
    fields = dict(zip(_FIELDS, rest, strict=True))
    page_size = 65536 if page_size == 1 else page_size
    if magic != MAGIC or page_size not in _PAGE_SIZES:
        raise InputError(DAMAGED)
    if _WAL in (write, read):
        raise InputError(
            "it is in WAL mode, in which changes may be missing from it; ask for a file made with `workbench share`"
        )
    if fields["encoding"] != _UTF8:
        raise InputError("its texts are not in UTF-8")
    pages = fields["pages"]
    if pages * page_size != size:
        raise InputError(
            f"it has {size} bytes of {pages * page_size}; it is cut off or damaged, fetch it again"
        )
    return Header(
        page_size=page_size, pages=pages, application=fields["application"], version=fields["version"]
    )


_PAGE_SIZES = frozenset(2**power for power in range(9, 17))
_FIELDS = (
    *("reserved", "largest_payload", "smallest_payload", "leaf_payload"),
    *("changes", "pages", "free_trunk", "free_pages", "cookie", "format", "cache", "largest_root"),
    *("encoding", "version", "vacuum", "application", "valid_for", "library"),
)


def _refuse_endless_schema(file: BinaryIO, page_size: int) -> None:
    rows = length = 0
    try:
        for row in _schema_rows(file, page_size):
            rows, length = rows + 1, length + row
            if rows > _MOST_ROWS or length > _MOST_BYTES:
                raise InputError("it has more or longer tables and views than any claims file")
    except (struct.error, IndexError) as error:
        raise InputError(DAMAGED) from error


def _schema_rows(file: BinaryIO, page_size: int) -> Iterator[int]:
    """The length in bytes of each row of sqlite_schema, a B-tree whose root is page 1."""
    waiting, seen = [1], 0
    while waiting:
        number = waiting.pop()
        seen += 1
        if number < 1 or seen > _MOST_PAGES:
            raise InputError(DAMAGED)
        file.seek((number - 1) * page_size)
        page = file.read(page_size)
        at = _HEADER.size if number == 1 else 0
        kind, cells = struct.unpack_from(">B2xH", page, at)
        if kind not in (_LEAF, _INTERIOR):
            raise InputError(DAMAGED)
        places = struct.unpack_from(f">{cells}H", page, at + (8 if kind == _LEAF else 12))
        if kind == _LEAF:
            yield from (_varint(page, place) for place in places)
        else:
            waiting += (struct.unpack_from(">I", page, place)[0] for place in places)
            waiting += struct.unpack_from(">I", page, at + 8)


def _varint(data: bytes, at: int) -> int:
    value = 0
    for byte in data[at : at + _LONGEST_VARINT - 1]:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value
    return value << 8 | data[at + _LONGEST_VARINT - 1]
