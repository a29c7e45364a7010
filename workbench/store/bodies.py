"""Bodies of journal entries as canonical JSON, and the ids that are made from it.

Canonical: keys sorted, UTF-8, no white space, Decimals as strings with the digits as written, and fields at their
default left out, so that a field added later leaves every earlier id as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from workbench.errors import InputError
from workbench.model import Claim, Entry
from workbench.store.kinds import (
    DERIVED,
    KINDS,
    ArticleBody,
    Body,
    CheckerBody,
    ClaimBody,
    DismissalBody,
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
from workbench.store.written import CHECKS, WrittenClaimBody, WrittenReading

FORMAT = 1
_T = TypeVar("_T")
_CHECKER = re.compile(r"[0-9a-f]{40}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_WRITTEN: dict[type, type[WrittenReading | WrittenClaimBody]] = {
    ReadingBody: WrittenReading,
    ClaimBody: WrittenClaimBody,
}
_Written = Body | WrittenReading | WrittenClaimBody
_FROM_SPAN = {"id", "article_id"}


def entry(kind: str, body: Body, *, checker: str = "", at: str = "", salt: bytes = b"") -> Entry:
    """A journal entry for a body; InputError where a field cannot be or the kind is another's.

    `checker` is a checker's id and `at` an ISO 8601 instant in UTC ("2025-02-14T09:30:00Z"); both are empty, as is
    the salt, for what a text or a name determines.
    """
    if type(body) is not KINDS.get(kind):
        raise InputError(f"a {type(body).__name__} is no body of kind {kind!r}; see bodies.KINDS")
    try:
        # Twice, so that a value that only equals its type's (1 for 1.0) is written as the type has it.
        typed = _whole(_parse(kind, _encode(body)))
        text = _encode(typed).decode()
    except (UnicodeEncodeError, msgspec.ValidationError) as error:
        raise InputError(f"this {kind} cannot be kept: {_line(error)}; mend it and try again") from error
    if typed != body:
        raise InputError(f"this {kind} has ids that do not follow from its spans; use model.claim_id")
    made = Entry(
        id=entry_id(kind, text, checker, at, salt), kind=kind, body=text, checker=checker, at=at, salt=salt
    )
    _check_author(made)
    return made


def entry_id(kind: str, body: str, checker: str = "", at: str = "", salt: bytes = b"") -> str:
    """The id of an entry: 20 bytes of BLAKE2b over every other column and the format version, in hexadecimal."""
    packed = msgspec.json.encode([FORMAT, kind, body, checker, at, salt.hex()])
    return hashlib.blake2b(packed, digest_size=20).hexdigest()


def check_id(found: Entry) -> None:
    """InputError where the id of an entry is not that of its content."""
    try:
        matches = found.id == entry_id(found.kind, found.body, found.checker, found.at, found.salt)
    except UnicodeEncodeError as error:
        raise InputError(f"entry {found.id[:8]} cannot be kept: {_line(error)}") from error
    if not matches:
        raise InputError(
            f"entry {found.id[:8]} is not what its id says; fetch it again from where it was made"
        )


def checked(found: Entry) -> Body | None:
    """The body of an entry of any origin, or None for a kind of a newer version.

    InputError where the id is not that of the content, a field is not as its type has it, or the author is missing.
    """
    written = _checked(found)
    return None if written is None else _whole(written)


def check(found: Entry) -> None:
    """The same for whom the body itself is of no use: the claims of a reading stay as they are written."""
    _checked(found)


def decode(found: Entry, body_type: type[_T]) -> _T:
    """The entry's body as the type that is expected of it; InputError where it is another or damaged."""
    body = checked(found)
    if not isinstance(body, body_type):
        raise InputError(f"entry {found.id[:8]} is of kind {found.kind!r}, not a {body_type.__name__}")
    return body


def json_text(value: object) -> str:
    """Records, or tuples of them, as canonical JSON."""
    return "[]" if value == () else _encode(value).decode()


def _checked(found: Entry) -> _Written | None:
    check_id(found)
    if found.kind not in KINDS:
        return None
    _check_author(found)
    try:
        return _parse(found.kind, found.body.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"entry {found.id[:8]} is no {found.kind}: {_line(error)}") from error


def _parse(kind: str, text: bytes) -> _Written:
    written = _decoder(kind).decode(text)
    if kind in CHECKS:
        CHECKS[kind](written)
    return written


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[_Written]:
    body_type = KINDS[kind]
    return msgspec.json.Decoder(_WRITTEN.get(body_type, body_type))


def _whole(written: _Written) -> Body:
    return written.body() if isinstance(written, WrittenReading | WrittenClaimBody) else written


def _check_author(found: Entry) -> None:
    if found.kind in DERIVED:
        if found.checker or found.at or found.salt:
            raise InputError(
                f"{found.kind} {found.id[:8]} must name no checker, time or salt; leave them out"
            )
        return
    if not (_CHECKER.fullmatch(found.checker) and _INSTANT.fullmatch(found.at)):
        raise InputError(
            f"{found.kind} {found.id[:8]} needs a checker's id and a time in UTC, such as 2025-02-14T09:30:00Z"
        )


def _encode(value: object) -> bytes:
    return msgspec.json.encode(_plain(value), order="sorted")


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    plain: dict[str, object] = {}
    for name, default in _defaults(cast("Hashable", type(value))):
        item = getattr(value, name)
        if item is not default and not _same(item, default):
            plain[name] = _plain(item)
    if isinstance(value, ClaimBody):
        plain["article_id"] = value.claim.article_id
    return plain


@cache
def _defaults(kind: Hashable) -> tuple[tuple[str, object], ...]:
    left_out = _FROM_SPAN if kind is Claim else ()
    return tuple(
        (part.name, part.default) for part in fields(cast("type[Any]", kind)) if part.name not in left_out
    )


def _same(item: object, default: object) -> bool:
    """Equal and written alike: Decimal("1.0") equals Decimal(1) but has other digits."""
    if default is MISSING or type(item) is not type(default) or item != default:
        return False
    return not isinstance(item, Decimal) or str(item) == str(default)


def _line(error: Exception) -> str:
    return str(error).splitlines()[0]


__all__ = [
    "FORMAT",
    "KINDS",
    "ArticleBody",
    "Body",
    "CheckerBody",
    "ClaimBody",
    "DismissalBody",
    "EvidenceBody",
    "NoteBody",
    "ReadingBody",
    "RetractionBody",
    "SeriesBody",
    "SignatureBody",
    "SourceBody",
    "VerdictBody",
    "WaiverBody",
    "check",
    "check_id",
    "checked",
    "decode",
    "entry",
    "entry_id",
    "json_text",
]
