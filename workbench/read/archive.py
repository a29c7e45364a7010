"""Zip archives that documents are kept in: looked at before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from workbench.errors import InputError
from workbench.read import limits
from workbench.read.limits import Limit

_MARKUP = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx")

BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, LookupError, RuntimeError, ValueError,
    NotImplementedError,
)  # fmt: skip
"""What unpacking raises where an archive is damaged, locked or packed in a way that is not known."""


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive. InputError where it is broken or would unpack to more than a document has."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise broken(name) from error
    parts = archive.infolist()
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith(_MARKUP))
    if len(parts) > limits.ARCHIVE_PARTS or markup > limits.ARCHIVE_MARKUP:
        raise InputError(
            f"{name} unpacks to more than a document holds ({len(parts):,} parts, {markup // 1_000_000:,} MB): "
            "give the text alone"
        )
    return archive


def part(archive: zipfile.ZipFile, path: str, name: str, most: Limit = limits.ARCHIVE_PART) -> bytes:
    """One part's bytes; none where the archive has no such part. InputError where it says that it has too many.

    What it says bounds what is unpacked.
    """
    information = archive.NameToInfo.get(path)
    if information is None:
        return b""
    most.hold(name, information.file_size)
    return archive.read(information)


def broken(name: str) -> InputError:
    """What is said of an archive that cannot be unpacked, or holds no document."""
    return InputError(
        f"{name} is damaged: open it in the program it was made with, save it anew and add the copy"
    )
