"""Connections to a claims file: one per thread, opened only where the file is ours, its errors in words.

No descriptor of the file is ever opened but by SQLite: closing another one would drop this process's locks.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from workbench.errors import HALF_A_CHARACTER, FileError, InputError
from workbench.store import journal, schema, unused
from workbench.store.in_place import FileInPlace
from workbench.store.kinds.connection import connect
from workbench.store.kinds.registry import Registry
from workbench.store.kinds.table import KINDS

# What a person can do, by SQLite's primary result code.
_REMEDIES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: "is in use by another program; try again in a moment",
    sqlite3.SQLITE_LOCKED: "is in use by another program; try again in a moment",
    sqlite3.SQLITE_READONLY: "cannot be written; copy it to where you may write, or change its permissions",
    sqlite3.SQLITE_PERM: "cannot be opened; change its permissions",
    sqlite3.SQLITE_AUTH: "cannot be opened; change its permissions",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder is there and yours to write in",
    sqlite3.SQLITE_NOTADB: "is no claims file; name another with --db",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore a copy of it",
    sqlite3.SQLITE_FULL: "cannot grow, since the disk is full; free some space",
    sqlite3.SQLITE_IOERR: "could not be read or written; check the disk it is on",
    sqlite3.SQLITE_INTERRUPT: "was being read when the query was interrupted; ask again",
}

# What SQLite says of a projection that is not as this version makes it; the journal can make it anew.
_OTHER_TABLES = re.compile(r"no such (column|table|index): |table \w+ has no column named ")


# Whose file it is, in one statement: between two, another process may make the file that this one found empty.
_WHOSE = """
    SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
    FROM pragma_application_id, pragma_user_version
"""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into a FileError of one line with the file's name and a remedy.

    InputError where a text is none.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise FileError(f"{path} {_remedy(error)}") from error
    except msgspec.DecodeError as error:
        raise FileError(f"{path} has a damaged row ({error}); run `workbench rebuild`") from error
    except UnicodeEncodeError as error:
        raise InputError(f"a text cannot be kept or looked for: {HALF_A_CHARACTER}") from error


def _remedy(error: sqlite3.Error) -> str:
    if _OTHER_TABLES.match(str(error)):
        return f"has tables of another version ({error}); run `workbench rebuild`"
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _REMEDIES.get(code, f"failed: {error}; run `workbench verify`")


# What SQLite puts aside, such as pages that a statement may have to put back, is never left on a disk: a merge puts
# aside more than it writes, and confidential words have no business in a temporary folder.
_KEPT_IN_MEMORY = "PRAGMA temp_store = MEMORY"

# How a transaction begins, is kept and is undone: one within another is a savepoint of it.
_WITHIN = ("SAVEPOINT within", ("RELEASE within",), ("ROLLBACK TO within", "RELEASE within"))


@contextmanager
def transaction(db: sqlite3.Connection, kind: str = "IMMEDIATE", *, keep: bool = True) -> Iterator[None]:
    """One transaction; IMMEDIATE takes the write lock at once, so that two writers queue up and neither fails.

    Unless it is to `keep` what was written, all is taken back in the end: it was only to see what would happen.
    """
    begin, kept, undone = _WITHIN if db.in_transaction else (f"BEGIN {kind}", ("COMMIT",), ("ROLLBACK",))
    db.execute(begin)
    try:
        yield
        for statement in kept if keep else undone:
            db.execute(statement)
    except BaseException:
        # SQLite itself ends a transaction on some errors, such as a full disk.
        for statement in undone if db.in_transaction else ():
            db.execute(statement)
        raise


class Connections:
    """The connections of one process to one claims file, made as threads first ask for theirs."""

    def __init__(self, path: Path, *, create: bool, timeout: float, kinds: Registry = KINDS) -> None:
        self.path = path
        self.kinds = kinds
        self._timeout = timeout
        self._create = create
        self._opened = FileInPlace.at(path, create=create)
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._closed = False

    def get(self) -> sqlite3.Connection:
        """This thread's connection. FileError where the file is none of ours, was closed or is gone."""
        self.require_in_place()
        thread = threading.current_thread()
        with self._lock:
            if self._closed:
                raise FileError(f"{self.path} is closed; open it again")
            db = self._open.get(thread)
        if db is None:
            db = self._connect()
            with self._lock:
                self._forget_ended()
                self._open[thread] = db
        return db

    def require_in_place(self) -> None:
        """FileLost where the path leads elsewhere by now: what is written would be in a file that nobody finds."""
        self._opened.require()

    def interrupt(self) -> None:
        """Stops what the connections of all threads are doing; their callers get a FileError."""
        with self._lock:
            for db in self._open.values():
                db.interrupt()

    def close(self) -> None:
        """Closes every connection; twice does no harm."""
        with self._lock:
            self._closed = True
            for db in self._open.values():
                db.close()
            self._open.clear()

    def discard(self) -> None:
        """Closes every connection, and removes the file if it was made for them and nobody has put anything into it."""
        self.close()
        unused.take_away(self._opened)

    def _forget_ended(self) -> None:
        for thread in [thread for thread in self._open if not thread.is_alive()]:
            self._open.pop(thread).close()

    def _connect(self) -> sqlite3.Connection:
        with in_words(self.path):
            address = f"{self.path.absolute().as_uri()}?mode={self._opened.mode}"
            db = connect(address, kinds=self.kinds, uri=True, timeout=self._timeout)
            try:
                db.execute(_KEPT_IN_MEMORY)
                self._admit(db)
            except BaseException:
                db.close()
                raise
        return db

    def _admit(self, db: sqlite3.Connection) -> None:
        """Refuses what is not ours, untouched, and brings an older or new file to this version."""
        version = self._version(db)
        self._leave_wal(db)
        if version == self.kinds.version:
            return
        if version == 0 and not self._create:
            raise FileError(f"{self.path} is empty; `workbench add FILE` begins a claims file")
        with transaction(db):
            # Another process may have been first while this one waited for the lock.
            before = self._version(db)
            if before < self.kinds.version:
                schema.migrate(db)
            if 0 < before < self.kinds.version:
                journal.rebuild(db)

    def _leave_wal(self, db: sqlite3.Connection) -> None:
        """Takes a file back that another program has switched to WAL mode, in which a copied file may lack work."""
        if self._opened.mode == "ro" or db.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            return
        try:
            left = db.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
        except sqlite3.OperationalError:
            left = False
        if not left:
            raise FileError(
                f"{self.path} is in WAL mode, and another program has it open; close that, and try again"
            )

    def _version(self, db: sqlite3.Connection) -> int:
        """The version of the file's tables, 0 for an empty file; FileError where they are another's or newer."""
        application, version, tables = db.execute(_WHOSE).fetchone()
        if application == schema.SHARED_ID:
            raise FileError(
                f"{self.path} is a shared file; bring it into your own: workbench merge {self.path.name}"
            )
        if application != schema.APPLICATION_ID and (application or version or tables):
            raise FileError(f"{self.path} is a database of another program; name another file with --db")
        if version > self.kinds.version:
            raise FileError(
                f"{self.path} was written by a newer workbench; upgrade claims-workbench to open it"
            )
        return int(version)
