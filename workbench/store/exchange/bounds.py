"""What may travel at all: a parcel of any origin is bounded, and is what its name says, before anyone keeps it."""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass

from workbench.errors import InputError
from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.store.kinds import bodies
from workbench.store.kinds.body_types import LONGEST_REASON
from workbench.store.kinds.registry import Registry
from workbench.store.kinds.table import KINDS

MB = 1_000_000
LARGEST_FILE = 4_000 * MB
LARGEST_BODY = (
    128 * MB
)  # characters: an article has 20 million at most, and its reading repeats its sentences
LARGEST_SNAPSHOT = 201 * MB  # bytes, unpacked or not: a source has 200 million at most
ID_DIGITS = 40

_STEP = MB
_KIND = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_AUTHOR = re.compile(r"[0-9a-f]{0,64}")
_INSTANT = re.compile(r"[0-9T:.Z-]{0,40}")
_MEDIA_TYPE = re.compile(r"[\x20-\x7e]{1,200}")
_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_LONGEST_SALT = 64


@dataclass(slots=True)
class Expansion:
    """How much compressed material of one origin has grown, so that a little cannot become endlessly much.

    A few pages of blanks shrink more than a hundredfold, so the first `free` bytes may come from anywhere.
    """

    free: int = 64 * MB
    most: int = 100
    packed: int = 0
    unpacked: int = 0

    def grow(self, packed: int, unpacked: int) -> None:
        """Counts so many bytes that became so many; InputError where they are out of all proportion."""
        self.packed += packed
        self.unpacked += unpacked
        if self.unpacked > self.free + self.most * self.packed:
            raise InputError(
                f"it unpacks to more than {self.most} times its size, like a bomb; do not open it"
            )


def check(parcel: Parcel, expansion: Expansion, kinds: Registry = KINDS) -> None:
    """Refuses a parcel that is not sound, by an InputError that says why."""
    match parcel:
        case Entry():
            _check_bounds(parcel, kinds)
            bodies.check(parcel, kinds)
        case Snapshot():
            check_snapshot(parcel, expansion)
        case Erasure():
            check_erasure(parcel)


def check_known(entry: Entry) -> None:
    """The same for an entry whose id names one that was looked at before: it has to be that one."""
    _check_bounds(entry)
    bodies.check_id(entry)


def check_entry(entry: Entry, kinds: Registry) -> bodies.Body | None:
    """The body of an entry, None for a kind of a newer version; InputError where it is out of bounds or forged."""
    _check_bounds(entry, kinds)
    return bodies.admitted(entry, kinds)


def _check_bounds(entry: Entry, kinds: Registry = KINDS) -> None:
    if len(entry.body) > LARGEST_BODY or len(entry.salt) > _LONGEST_SALT:
        raise InputError(f"entry {entry.id[:8]} has a body or a salt that is too long")
    # Of a kind that is known here, the author is looked at with the body.
    if entry.kind not in kinds and not (
        _KIND.fullmatch(entry.kind) and _AUTHOR.fullmatch(entry.checker) and _INSTANT.fullmatch(entry.at)
    ):
        raise InputError(f"entry {entry.id[:8]} has a kind, checker or time that none can have")


def check_snapshot(snapshot: Snapshot, expansion: Expansion) -> None:
    """Unpacks a snapshot step by step, keeping nothing; InputError where it is not what its SHA-256 says."""
    name = f"snapshot {snapshot.sha256[:8]}"
    if not _MEDIA_TYPE.fullmatch(snapshot.media_type):
        raise InputError(f"{name} has a media type that none can have")
    expansion.grow(len(snapshot.data), 0)
    try:
        digest = _unpacked_digest(name, snapshot.data, expansion)
    except zlib.error as error:
        raise InputError(f"{name} is damaged: {error}") from error
    if digest != snapshot.sha256:
        raise InputError(f"{name} is not what its SHA-256 says")


def check_erasure(erasure: Erasure) -> None:
    """InputError where what was erased, when or why is out of bounds."""
    if (
        not _NAME.fullmatch(erasure.id)
        or not _INSTANT.fullmatch(erasure.at)
        or len(erasure.why) > LONGEST_REASON
    ):
        raise InputError(f"the erasure of {erasure.id[:8]} has a name, time or reason that none can have")


def _unpacked_digest(name: str, data: bytes, expansion: Expansion) -> str:
    unpacker, digest = zlib.decompressobj(), hashlib.sha256()
    rest, length = data, 0
    while not unpacker.eof:
        step = unpacker.decompress(rest, _STEP)
        if not step and not unpacker.eof:
            raise InputError(f"{name} is cut off")
        expansion.grow(0, len(step))
        length += len(step)
        if length > LARGEST_SNAPSHOT:
            raise InputError(f"{name} is of more than {LARGEST_SNAPSHOT // MB} MB")
        digest.update(step)
        rest = unpacker.unconsumed_tail
    if unpacker.unused_data:
        raise InputError(f"{name} has something after its end")
    return digest.hexdigest()
