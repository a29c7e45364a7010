"""What a process and its parent say to one another: frames of MessagePack, each after its length.

Neither takes more on trust than it must: a frame is bounded, and decoded by type.
"""

from __future__ import annotations

from typing import IO, Generic, TypeVar

import msgspec

from workbench.errors import InputError

_Frame = TypeVar("_Frame")
_LENGTH = 4


class Frames(Generic[_Frame]):
    """Reads and writes the frames of one kind, each of at most so many bytes."""

    def __init__(self, decoder: msgspec.msgpack.Decoder[_Frame], largest: int) -> None:
        self._decoder = decoder
        self._largest = largest

    def write(self, out: IO[bytes], frame: _Frame) -> None:
        """Sends one frame."""
        data = msgspec.msgpack.encode(frame)
        out.write(len(data).to_bytes(_LENGTH, "big"))
        out.write(data)
        out.flush()

    def read(self, given: IO[bytes]) -> _Frame | None:
        """The next frame, None where there is none or no whole one; InputError where it is none of ours."""
        length = int.from_bytes(given.read(_LENGTH), "big")
        if length > self._largest:
            raise InputError("its reader sent more than it may")
        data = given.read(length)
        if not data or len(data) < length:
            return None
        try:
            return self._decoder.decode(data)
        except msgspec.DecodeError as error:
            raise InputError("its reader sent what is no frame") from error
