"""Bytes that no entry names: a check of the file finds them, a rebuild removes them without a trace."""

from __future__ import annotations

import pytest

from tests.store import material as m
from workbench.errors import LookupFailed
from workbench.model import Entry
from workbench.store import ClaimsFile
from workbench.store.kinds import bodies

_SECRET = b"Quarrington told us on the quay"


def _source(snapshot: str) -> Entry:
    return m.work("source", bodies.SourceBody(title="Memo", snapshot=snapshot))


@pytest.fixture
def left(file: ClaimsFile) -> str:
    """The SHA-256 of what an attempt to add a source left behind, beside a source that was added."""
    file.append([_source(file.put_snapshot(b"5.04 million tonnes", "text/plain"))])
    return file.put_snapshot(_SECRET, "text/plain")


def test_a_snapshot_that_no_entry_names_is_found_and_damages_nothing(file: ClaimsFile, left: str) -> None:
    assert file.unnamed_snapshots() == {left}
    assert file.verify() == ()


def test_a_rebuild_removes_it_from_the_file_and_nothing_else(file: ClaimsFile, left: str) -> None:
    file.rebuild()
    assert file.unnamed_snapshots() == frozenset()
    assert file.verify() == ()
    with pytest.raises(LookupFailed):
        file.snapshot(left)
    assert [file.snapshot(source.snapshot) for source in file.sources()] == [b"5.04 million tonnes"]
    assert bytes.fromhex(left) not in file.path.read_bytes()


def test_it_can_be_put_there_again(file: ClaimsFile, left: str) -> None:
    file.rebuild()
    assert file.put_snapshot(_SECRET, "text/plain") == left


def test_the_bytes_of_a_source_that_was_taken_back_stay(file: ClaimsFile) -> None:
    kept = file.put_snapshot(_SECRET, "text/plain")
    file.append([source := _source(kept), m.retraction(source)])
    assert file.verify() == ()
    file.rebuild()
    assert file.snapshot(kept) == _SECRET
