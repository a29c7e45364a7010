"""An open claims file: its connections, one per thread, and transactions on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.store import erasing
from workbench.store.connection import Connections, in_words, transaction


class Opened:
    """One open file. Any thread may use it: each has its own connection. FileError where SQLite fails."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.path = connections.path

    @classmethod
    def open(cls, path: Path, *, create: bool = True, timeout: float = 30.0) -> Self:
        """The claims file at this path, made where there is none. FileError where it is none of ours.

        A file that no one may write is opened for reading. `timeout` is how many seconds to wait for other writers.
        """
        connections = Connections(Path(path), create=create, timeout=timeout)
        with in_words(connections.path):
            erasing.clean_later(connections.get())
        return cls(connections)

    def close(self) -> None:
        """Gives the file back, in every thread."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def data_version(self) -> int:
        """A number that changes when another connection writes; compare it with what this thread had before."""
        with in_words(self.path):
            return int(self._connections.get().execute("PRAGMA data_version").fetchone()[0])

    def interrupt(self) -> None:
        """Stops what other threads are asking of the file; they get a FileError."""
        self._connections.interrupt()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with in_words(self.path):
            db = self._connections.get()
            with transaction(db):
                yield db

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A connection on which several queries see one state of the file."""
        with in_words(self.path):
            db = self._connections.get()
            with transaction(db, "DEFERRED"):
                yield db
