"""What the reader of a stranger's file tells its parent, which takes no more on trust from it than from the file."""

from __future__ import annotations

import msgspec

from workbench.model import Entry, Erasure, Parcel, Snapshot
from workbench.sandbox.frames import Frames
from workbench.store.exchange.bounds import LARGEST_SNAPSHOT, MB

LARGEST_FRAME = 2 * LARGEST_SNAPSHOT
# What a batch holds at most before it is sent, so that parent and child work at the same time and hold little.
BATCH_ROWS, BATCH_BYTES = 2_000, MB


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
_FRAMES = Frames(msgspec.msgpack.Decoder[Frame](Frame), LARGEST_FRAME)
write, read = _FRAMES.write, _FRAMES.read
