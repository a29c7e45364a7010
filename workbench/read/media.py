"""What kind of material bytes are: by their content first, by the suffix of their name where that says nothing."""

from __future__ import annotations

import re
from pathlib import PurePath

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
XHTML = "application/xhtml+xml"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EPUB = "application/epub+zip"
ODT = "application/vnd.oasis.opendocument.text"
MAIL = "message/rfc822"
ZIP = "application/zip"

SUFFIXES: dict[str, str] = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": XHTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".epub": EPUB,
    ".odt": ODT,
    ".eml": MAIL,
}
"""The files that a folder is read for."""

# What a file begins with, from the formats' own specifications. Each row is material without text of its own.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"RIFF", "application/x-riff"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-executable"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)

NAMES: dict[str, str] = {
    PDF: "a PDF",
    DOCX: "a Word document",
    ZIP: "a zip archive",
    "image/png": "an image",
    "image/jpeg": "an image",
    "image/gif": "an image",
    "image/tiff": "an image",
    "application/x-riff": "an image, a sound or a film",
    "application/gzip": "a compressed file",
    "application/x-bzip2": "a compressed file",
    "application/x-7z-compressed": "an archive",
    "application/vnd.sqlite3": "a database",
    "application/x-executable": "a program",
    EPUB: "an e-book",
    ODT: "an OpenDocument text",
    MAIL: "an e-mail",
    "application/msword": "an old or locked Word document",
    "application/rtf": "a rich text document",
    "audio/mpeg": "a sound",
    "audio/ogg": "a sound",
}
"""What a media type without a reader is called in messages."""

_MARKUP = re.compile(
    rb"(?:<!--.*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XHTML = re.compile(rb"(?:<!--.*?-->|\s)*<\?xml\b.*<html\b", re.IGNORECASE | re.DOTALL)
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t]+[^\r\n]*\r?\n)*)+\r?\n")
_OF_MAIL = (
    re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^(?:mime-version|message-id|received):", re.IGNORECASE | re.MULTILINE),
)
_ARCHIVES = frozenset({DOCX, EPUB, ODT})
_UNTOLD = frozenset(
    {
        "application/octet-stream",
        "binary/octet-stream",
        "application/force-download",
        "application/x-download",
    }
)
_ALIASES = {"application/x-pdf": PDF, "text/x-markdown": MARKDOWN}
_BEGINNING = 2048  # enough for a licence comment before the first tag


def sniff(data: bytes, name: str = "") -> str:
    """The media type of bytes: one of `NAMES` or of the constants here, text/plain where nothing says otherwise."""
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return _zipped(data, name) if media_type == ZIP else media_type
    # A byte order mark, or the zeros of UTF-16, would hide the markup from a byte pattern.
    beginning = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
    if _XHTML.match(beginning):
        return XHTML
    if _MARKUP.match(beginning):
        return HTML
    if _is_mail(data):
        return MAIL
    return _by_name(data, name)


def declared(said: str, data: bytes, name: str = "") -> str:
    """The media type that a sender tells, or that of the bytes where they say nothing, or text of what is none."""
    kind = said.strip().lower()
    kind = _ALIASES.get(kind, kind)
    if kind in _UNTOLD or "/" not in kind or (kind == PLAIN and data.startswith(tuple(dict(_MAGIC)))):
        return sniff(data, name)
    return kind


def charset(parameters: str) -> str:
    """The charset among a media type's parameters; "" where there is none."""
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


def _by_name(data: bytes, name: str) -> str:
    """What a name says of bytes that say nothing themselves; no archive does, and nothing can be said of no bytes."""
    said = SUFFIXES.get(PurePath(name).suffix.lower(), PLAIN)
    return PLAIN if said in _ARCHIVES or not data else said


def _is_mail(data: bytes) -> bool:
    """Whether bytes begin with a block of headers that has those of e-mail."""
    head = _HEADERS.match(data[:65_536])
    return head is not None and all(pattern.search(head.group()) for pattern in _OF_MAIL)


def _zipped(data: bytes, name: str) -> str:
    """A Word document is a zip archive whose directory, at its end, names this part; the others say it at the start.

    One that was cut off has lost its directory, and is what its name says.
    """
    for media_type in (EPUB, ODT):
        if data[30:].startswith(f"mimetype{media_type}".encode()):
            return media_type
    ends = data[:4096] + data[-262_144:]
    if b"word/document.xml" in ends:
        return DOCX
    if b"META-INF/container.xml" in ends:
        return EPUB
    said = SUFFIXES.get(PurePath(name).suffix.lower(), ZIP)
    return said if said in _ARCHIVES else ZIP
