"""What the reader of a stranger's file tells its parent: frames of MessagePack, each after its length.

The parent takes no more on trust from the child than from the file: a frame is bounded, and decoded by type.
"""

from __future__ import annotations

from typing import IO

import msgspec

from workbench.errors import InputError
from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.store.exchange.bounds import LARGEST_SNAPSHOT, MB

LARGEST_FRAME = 2 * LARGEST_SNAPSHOT
# What a batch holds at most before it is sent, so that parent and child work at the same time and hold little.
BATCH_ROWS, BATCH_BYTES = 2_000, MB
_LENGTH = 4


class Batch(msgspec.Struct, frozen=True, array_like=True, tag="batch"):
    """Parcels, each of which the child found sound."""

    entries: tuple[Entry, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    erasures: tuple[Erasure, ...] = ()

    def parcels(self) -> tuple[Parcel, ...]:
        """All of them."""
        return (*self.entries, *self.snapshots, *self.erasures)


class Refused(msgspec.Struct, frozen=True, array_like=True, tag="refused"):
    """The last frame of a file that is not read, or not to its end: why, in the words of an error."""

    reason: str


class Done(msgspec.Struct, frozen=True, array_like=True, tag="done"):
    """The last frame of a file that was read to its end, with the number of parcels that were sent."""

    parcels: int


Frame = Batch | Refused | Done
_DECODER: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)


def write(out: IO[bytes], frame: Frame) -> None:
    """Sends one frame."""
    data = msgspec.msgpack.encode(frame)
    out.write(len(data).to_bytes(_LENGTH, "big"))
    out.write(data)
    out.flush()


def read(given: IO[bytes]) -> Frame | None:
    """The next frame, None where there is none or no whole one; InputError where it is none of ours."""
    length = int.from_bytes(given.read(_LENGTH), "big")
    if length > LARGEST_FRAME:
        raise InputError("its reader sent more than it may")
    data = given.read(length)
    if not data or len(data) < length:
        return None
    try:
        return _DECODER.decode(data)
    except msgspec.DecodeError as error:
        raise InputError("its reader sent what is no frame") from error
