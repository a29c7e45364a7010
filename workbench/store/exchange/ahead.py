"""Work that is done a little before it is asked for, by a thread of its own."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterable[T]) -> Generator[T]:
    """The items, each made while the one before it is used; what making one raises is raised here.

    It pays where the user waits outside the interpreter, as whoever writes many rows by one statement of SQLite does.
    Closing it waits for the item that is being made.
    """
    rest = iter(items)

    def one() -> tuple[T, ...]:
        return tuple(islice(rest, 1))

    with ThreadPoolExecutor(1, "ahead") as thread:
        coming = thread.submit(one)
        while made := coming.result():
            coming = thread.submit(one)
            yield from made
