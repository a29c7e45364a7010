"""What travels as JSON Lines: one entry, snapshot or erasure a line, for version control and for reading by eye.

    {"id":"…","kind":"verdict","body":{…},"checker":"…","at":"…","salt":"…"}
    {"sha256":"…","media_type":"application/pdf","data":"<base64>"}
    {"erased":"…","at":"…","why":"…"}

A body stands there as the journal has it, byte by byte, since ids are made from it. One that is no JSON object on one
line, as a newer version's may be, stands under "text" as a string.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from pathlib import Path

import msgspec

from workbench.errors import InputError
from workbench.model import Entry, Erasure, Parcel, Snapshot

_NO_BODY = msgspec.Raw()


class _Line(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """All that a line may say; which of the three names it has tells what it is."""

    id: str = ""
    kind: str = ""
    body: msgspec.Raw = _NO_BODY
    text: str | None = None
    checker: str = ""
    sha256: str = ""
    media_type: str = ""
    data: str = ""
    erased: str = ""
    at: str = ""
    salt: str = ""
    why: str = ""


_DECODER = msgspec.json.Decoder(_Line)
_RAW = msgspec.json.Decoder(msgspec.Raw)
_ENCODER = msgspec.json.Encoder()


def line_of(parcel: Parcel) -> bytes:
    """The line of a parcel, without its end; the same on every machine."""
    return _ENCODER.encode(_line(parcel))


def parcel_of(line: bytes) -> Parcel:
    """The parcel of a line. InputError where it is none; neither ids nor bodies are looked at."""
    try:
        found = _DECODER.decode(line)
        if found.id:
            return _entry(found)
        if found.sha256:
            data = base64.b64decode(found.data, validate=True)
            return Snapshot(sha256=found.sha256, media_type=found.media_type, data=data)
    except (msgspec.DecodeError, RecursionError, binascii.Error, ValueError) as error:
        raise InputError(f"a line is no entry of a journal: {str(error).splitlines()[0]}") from error
    if found.erased:
        return Erasure(id=found.erased, at=found.at, why=found.why)
    raise InputError("a line has neither an id nor a sha256, and names nothing erased")


def write(path: Path, parcels: Iterable[Parcel]) -> None:
    """Writes a line for each parcel to a new file."""
    with path.open("wb") as file:
        file.writelines(line_of(parcel) + b"\n" for parcel in parcels)


def _entry(line: _Line) -> Entry:
    body = bytes(line.body).decode() if line.text is None else line.text
    salt = bytes.fromhex(line.salt)
    return Entry(id=line.id, kind=line.kind, body=body, checker=line.checker, at=line.at, salt=salt)


def _line(parcel: Parcel) -> _Line:
    match parcel:
        case Entry():
            whole = _on_one_line(parcel.body)
            return _Line(
                id=parcel.id,
                kind=parcel.kind,
                body=msgspec.Raw(parcel.body.encode()) if whole else _NO_BODY,
                text=None if whole else parcel.body,
                checker=parcel.checker,
                at=parcel.at,
                salt=parcel.salt.hex(),
            )
        case Snapshot():
            data = base64.b64encode(parcel.data).decode()
            return _Line(sha256=parcel.sha256, media_type=parcel.media_type, data=data)
        case Erasure():
            return _Line(erased=parcel.id, at=parcel.at, why=parcel.why)


def _on_one_line(body: str) -> bool:
    if not (body.startswith("{") and body.endswith("}")) or "\n" in body or "\r" in body:
        return False
    try:
        _RAW.decode(body.encode())
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
