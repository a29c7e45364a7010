"""A claims file that was begun for work of which nothing came, such as on a full disk, goes again."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from workbench.errors import FileError
from workbench.store.in_place import FileInPlace

# What people put into a file themselves; there is no table where not even these could be made.
_WORK = ("journal", "snapshots", "erased", "requested")


def take_away(file: FileInPlace) -> None:
    """Removes a file that was made when it was opened, if nobody has put anything into it since.

    The caller has closed it. It stays where another program is at it.
    """
    if not file.is_new:
        return
    real = Path(os.path.realpath(file.path))
    is_unused = False
    with suppress(sqlite3.Error, FileError), closing(_connection(real)) as db:
        # Nobody can begin to write before it is gone.
        db.execute("BEGIN EXCLUSIVE")
        file.require()
        is_unused = _is_unused(db)
        if is_unused and os.name == "posix":
            real.unlink()
    if is_unused and os.name != "posix":  # where no file is removed that is open
        real.unlink(missing_ok=True)


def _connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None)


def _is_unused(db: sqlite3.Connection) -> bool:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    if tables.isdisjoint(_WORK):
        return not tables
    queries = " UNION ALL ".join(f"SELECT 1 FROM {table}" for table in _WORK)
    return db.execute(f"{queries} LIMIT 1").fetchone() is None
