"""Access to one open claims file: a connection for each thread, and transactions on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from workbench.store.connection import Connections, in_words, transaction
from workbench.store.erasure import removal
from workbench.store.kinds.registry import Registry


class Access:
    """Transactions on one claims file, from any thread. FileError where SQLite fails."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.path = connections.path
        self.kinds = connections.kinds

    @classmethod
    def open(cls, path: Path, *, create: bool, timeout: float, kinds: Registry) -> Self:
        """The file at this path, made where there is none if it may be. FileError where it is none of ours."""
        connections = Connections(Path(path), create=create, timeout=timeout, kinds=kinds)
        try:
            with in_words(connections.path):
                removal.clean_later(connections.get())
        except BaseException:
            connections.discard()
            raise
        return cls(connections)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, outside of any transaction of its own; SQLite's errors become a FileError."""
        with in_words(self.path):
            yield self._connections.get()

    @contextmanager
    def writing(self, *, keep: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction that nobody else writes in; unless it is to `keep`, all is taken back in the end."""
        with self.connection() as db, transaction(db, keep=keep):
            yield db
            self._connections.require_in_place()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection on which several queries see one state of the file."""
        with self.connection() as db, transaction(db, "DEFERRED"):
            yield db

    def data_version(self) -> int:
        """A number that changes when another connection writes; compare it with what this thread had before."""
        with self.connection() as db:
            return int(db.execute("PRAGMA data_version").fetchone()[0])

    def interrupt(self) -> None:
        """Stops what other threads are asking of the file; they get a FileError."""
        self._connections.interrupt()

    def close(self) -> None:
        """Gives the file back, in every thread."""
        self._connections.close()

    def discard(self) -> None:
        """The same; a file that was made by this opening is gone again where nobody has put anything into it."""
        self._connections.discard()
