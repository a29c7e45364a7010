"""Between any two statements of an opening, another process may make the file: it is ours whoever was first."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from workbench.errors import FileError
from workbench.store import ClaimsFile

# As many calls as an opening has before it writes: each runs a statement, or reads it to its end.
_CALLS = range(1, 12)


@contextmanager
def _after_call(number: int, act: Callable[[], None]) -> Iterator[None]:
    """Calls `act` once, when this thread has called SQLite that many times."""
    left = number

    def watch(frame: FrameType, event: str, called: object) -> None:
        nonlocal left
        of_sqlite = isinstance(getattr(called, "__self__", None), sqlite3.Connection | sqlite3.Cursor)
        if event != "c_return" or not of_sqlite:
            return
        left -= 1
        if left == 0:
            sys.setprofile(None)
            act()

    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(None)
    assert left <= 0, "the opening has fewer calls"


@pytest.mark.parametrize("number", _CALLS)
def test_a_file_that_another_makes_meanwhile_opens(tmp_path: Path, number: int) -> None:
    path = tmp_path / "claims.db"
    refused: list[str] = []

    def make() -> None:
        try:
            ClaimsFile.open(path, timeout=0).close()
        except FileError as error:
            refused.append(str(error))

    with _after_call(number, make):
        ClaimsFile.open(path).close()
    assert all("is in use by another program" in line for line in refused)
    with ClaimsFile.open(path) as file:
        assert not file.verify()
