"""Entries made from bodies, and bodies from entries: what comes from anywhere is looked at whole, field by field."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar, cast

import msgspec

from workbench.errors import HALF_A_CHARACTER, InputError
from workbench.model import Entry
from workbench.store.kinds import bounds
from workbench.store.kinds.body_types import (
    AcceptanceBody,
    ArticleBody,
    CheckerBody,
    ClaimBody,
    DismissalBody,
    ErasureRequestBody,
    EvidenceBody,
    NoteBody,
    ReadingBody,
    RetractionBody,
    SeriesBody,
    SignatureBody,
    SourceBody,
    VerdictBody,
    WaiverBody,
)
from workbench.store.kinds.canonical import encode, json_text
from workbench.store.kinds.registry import Body, EntryKind, JournalForm, Registry
from workbench.store.kinds.table import KINDS

FORMAT = 1
_T = TypeVar("_T")
_CHECKER = re.compile(r"[0-9a-f]{40}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_Written = Body | JournalForm


def entry(
    kind: str, body: Body, *, checker: str = "", at: str = "", salt: bytes = b"", kinds: Registry = KINDS
) -> Entry:
    """A journal entry for a body; InputError where a field cannot be or the kind is another's.

    `checker` is a checker's id and `at` an ISO 8601 instant in UTC ("2025-02-14T09:30:00Z"); both are empty, as is
    the salt, for what a text or a name determines.
    """
    if kind not in kinds or type(body) is not kinds[kind].body:
        raise InputError(f"a {type(body).__name__} is no body of kind {kind!r}; see store/kinds/table.py")
    row = kinds[kind]
    try:
        # Encoded again from its types, so that a value that only equals its type's (1 for 1.0) is written as that.
        written = _parse(row, encode(row.form.of(body) if row.form else body))
        text = encode(written).decode()
    except UnicodeEncodeError as error:
        raise InputError(f"this {kind} cannot be kept: {HALF_A_CHARACTER}") from error
    except msgspec.ValidationError as error:
        raise InputError(f"this {kind} cannot be kept: {_line(error)}; mend it and try again") from error
    _admit(kind, written)
    if _whole(row, written) != body:
        raise InputError(f"this {kind} has ids that do not follow from its spans; use model.claim_id")
    name = entry_id(kind, text, checker, at, salt)
    complete = Entry(id=name, kind=kind, body=text, checker=checker, at=at, salt=salt)
    _check_author(row, complete)
    return complete


def entry_id(kind: str, body: str, checker: str = "", at: str = "", salt: bytes = b"") -> str:
    """The id of an entry: 20 bytes of BLAKE2b over every other column and the format version, in hexadecimal."""
    packed = msgspec.json.encode([FORMAT, kind, body, checker, at, salt.hex()])
    return hashlib.blake2b(packed, digest_size=20).hexdigest()


def check_id(entry: Entry) -> None:
    """InputError where the id of an entry is not that of its content."""
    try:
        matches = entry.id == entry_id(entry.kind, entry.body, entry.checker, entry.at, entry.salt)
    except UnicodeEncodeError as error:
        raise InputError(f"entry {entry.id[:8]} cannot be kept: {_line(error)}") from error
    if not matches:
        raise InputError(
            f"entry {entry.id[:8]} is not what its id says; fetch it again from where it was made"
        )


def checked(entry: Entry, kinds: Registry = KINDS) -> Body | None:
    """The body of an entry that is here, or None for a kind that is not among these.

    What an earlier version let in beyond the bounds is cut. InputError where the id is not that of the content, a field
    is not as its type has it, or the author is missing.
    """
    written = _checked(entry, kinds)
    return None if written is None else _whole(kinds[entry.kind], bounds.bounded(written))


def admitted(entry: Entry, kinds: Registry = KINDS) -> Body | None:
    """The body of an entry that comes in, from wherever. InputError as `checked` has it, and beyond the bounds."""
    written = _admitted(entry, kinds)
    return None if written is None else _whole(kinds[entry.kind], written)


def check(entry: Entry, kinds: Registry = KINDS) -> None:
    """`admitted` for whom the body itself is of no use: the claims of a reading stay as they are written."""
    _admitted(entry, kinds)


def decode(entry: Entry, body_type: type[_T], kinds: Registry = KINDS) -> _T:
    """The entry's body as the type that is expected of it; InputError where it is another or damaged."""
    body = checked(entry, kinds)
    if not isinstance(body, body_type):
        raise InputError(f"entry {entry.id[:8]} is of kind {entry.kind!r}, not a {body_type.__name__}")
    return body


def readable(
    entries: Iterable[Entry], body_type: type[_T], kinds: Registry = KINDS
) -> Iterator[tuple[Entry, _T]]:
    """Entries with their bodies, `decode`d; those that cannot be read are left out, and `verify` tells them."""
    for entry in entries:
        try:
            yield entry, decode(entry, body_type, kinds)
        except InputError:
            continue


def _admitted(entry: Entry, kinds: Registry) -> _Written | None:
    written = _checked(entry, kinds)
    if written is not None:
        _admit(f"entry {entry.id[:8]}", written)
    return written


def _admit(name: str, written: _Written) -> None:
    if reason := bounds.excess(written):
        raise InputError(f"{name} says more than an entry holds: {reason}")


def _checked(entry: Entry, kinds: Registry) -> _Written | None:
    check_id(entry)
    if entry.kind not in kinds:
        return None
    row = kinds[entry.kind]
    _check_author(row, entry)
    try:
        return _parse(row, entry.body.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"entry {entry.id[:8]} is no {entry.kind}: {_line(error)}") from error


def _parse(kind: EntryKind, text: bytes) -> _Written:
    written = _decoder(kind).decode(text)
    if kind.rule:
        kind.rule(written)
    return written


@cache
def _decoder(kind: EntryKind) -> msgspec.json.Decoder[_Written]:
    return msgspec.json.Decoder(kind.form or kind.body)


def _whole(kind: EntryKind, written: _Written) -> Body:
    return cast("JournalForm", written).body() if kind.form else cast("Body", written)


def _check_author(kind: EntryKind, entry: Entry) -> None:
    if kind.is_derived:
        if entry.checker or entry.at or entry.salt:
            raise InputError(
                f"{entry.kind} {entry.id[:8]} must name no checker, time or salt; leave them out"
            )
        return
    if not (_CHECKER.fullmatch(entry.checker) and _INSTANT.fullmatch(entry.at)):
        raise InputError(
            f"{entry.kind} {entry.id[:8]} needs a checker's id and a time in UTC, such as 2025-02-14T09:30:00Z"
        )


def _line(error: Exception) -> str:
    return str(error).splitlines()[0]


__all__ = [
    "FORMAT",
    "KINDS",
    "AcceptanceBody",
    "ArticleBody",
    "Body",
    "CheckerBody",
    "ClaimBody",
    "DismissalBody",
    "ErasureRequestBody",
    "EvidenceBody",
    "NoteBody",
    "ReadingBody",
    "RetractionBody",
    "SeriesBody",
    "SignatureBody",
    "SourceBody",
    "VerdictBody",
    "WaiverBody",
    "admitted",
    "check",
    "check_id",
    "checked",
    "decode",
    "entry",
    "entry_id",
    "json_text",
    "readable",
]
